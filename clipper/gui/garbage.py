"""Python's cyclic garbage, collected on the window's thread between two events.

Left to itself, Python collects in whichever thread happens to allocate. A widget that is freed on
a lane's thread can crash Qt, and a full collection holds every thread for a tenth of a second.
"""

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks."""
_FEW = 700
"""New objects that are not worth a look; Python's own first threshold."""
_YOUNG, _MIDDLE = 10, 30
"""Collections of one generation before the next older one has its turn."""
_LONG = 0.02
"""Seconds of a full collection after which what survived it is no longer looked at."""


class GarbageCollector(QObject):
    """Takes automatic collection over from Python until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._settled = False
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect as much as is due. The first time, all that start-up has loaded is set aside for good."""
        if not self._settled:
            self._settled = True
            gc.freeze()
        new, young, middle = gc.get_count()
        if new < _FEW:
            return
        if middle < _MIDDLE:
            gc.collect(0 if young < _YOUNG else 1)
            return
        start = perf_counter()
        gc.collect()
        if perf_counter() - start > _LONG:  # grown by tables that stay, such as the gazetteer
            gc.freeze()
