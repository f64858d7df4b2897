"""The keyboard stays near where it was when what had it goes away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def give_up_focus(widget: QWidget) -> None:
    """Call before parts of `widget` are removed: the keyboard goes to what is around it.

    Left alone, Qt hands it to the next field of the window, and keys that were commands become words there.
    """
    focused: QWidget | None = widget.window().focusWidget()
    if focused is None or not widget.isAncestorOf(focused):
        return
    around: QWidget | None = widget.parentWidget()
    while around is not None and around.focusPolicy() == Qt.FocusPolicy.NoFocus:
        around = around.parentWidget()
    if around is not None:
        around.setFocus(Qt.FocusReason.OtherFocusReason)
