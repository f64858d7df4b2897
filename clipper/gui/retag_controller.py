"""Tags clippings again: what would change is shown first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.core.errors import Cancelled
from clipper.core.model import Changes, Query
from clipper.core.model.retagging import Retagged
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.clipping_controller import ClippingController
from clipper.gui.jobs import Job, Jobs
from clipper.gui.messages import MessageBar
from clipper.gui.search_controller import SearchController

if TYPE_CHECKING:
    from clipper.core.library import Library
    from clipper.gui.dialogs.retag import Retag


class RetagController(QObject):
    def __init__(
        self,
        jobs: Jobs,
        search: SearchController,
        clippings: ClippingController,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs, self._search, self._clippings = jobs, search, clippings
        self._messages, self._window = messages, window

    def ask(self) -> None:
        """Offer the clippings that are chosen, if several are, those in the list, and all."""
        self._jobs.read("", lambda library: library.find(Query(), facets=False).ids, self._offer)

    def _offer(self, everything: Sequence[int]) -> None:
        from clipper.gui.dialogs.retag import Retag, Scope

        chosen, listed = tuple(self._clippings.chosen), tuple(self._search.ids)
        scopes = [Scope(_("All in the library ({n:,})").format(n=len(everything)), tuple(everything))]
        if 0 < len(listed) < len(everything):
            scopes.insert(0, Scope(_("Those in the list ({n:,})").format(n=len(listed)), listed))
        if chosen:
            scopes.insert(0, Scope(_("Those chosen ({n:,})").format(n=len(chosen)), chosen))
        dialog: Retag = Retag(scopes, lambda ids: self._look(dialog, ids), self._window)
        dialog.wanted.connect(self.run)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.look()

    def _look(self, dialog: "Retag", ids: Sequence[int]) -> Job:
        def work(library: "Library", progress: Progress) -> list[Retagged]:
            return list(library.retagging.run(ids, progress, dry_run=True))

        return self._jobs.prepare("", work, lambda lines: dialog.show_lines(ids, lines))

    def run(self, ids: Sequence[int]) -> None:
        """Tag these again; Stop keeps what was done until then, and Undo takes all of it back."""
        changed: list[int] = []
        stopped = False

        def work(library: "Library", progress: Progress) -> Changes:
            nonlocal stopped
            try:
                changed.extend(line.clipping_id for line in library.retagging.run(ids, progress) if line.changes)
            except Cancelled:  # what was tagged until Stop is committed, and the views shall hear of it
                stopped = True
            return Changes(changed=tuple(changed), label=_("Tag Again"))

        def tell(_changes: Changes) -> None:
            words = _("Stopped: {n:,} clippings changed until then.") if stopped else _("{n:,} clippings changed.")
            self._messages.passing(words.format(n=len(changed)))

        self._jobs.write(_("Tagging again"), work, tell, long=True)
