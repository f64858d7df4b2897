"""Digests of what is read: on or off, asked for, kept, and mended by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QPlainTextEdit, QWidget

from clipper.core.model import Changes, Digest
from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.panes.reader import Reader

if TYPE_CHECKING:
    from clipper.core.library import Library


class DigestController(QObject):
    """Between the reader and the library's digests. `on` is remembered by the window."""

    def __init__(self, jobs: Jobs, reader: Reader, on: bool, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._reader, self._window = jobs, reader, window
        self.on = on
        self._clipping_id = 0
        self._read_only = False
        jobs.library_changed.connect(self._library_changed)
        shown = reader.digest
        shown.edit_wanted.connect(self._edit)
        shown.restore_wanted.connect(lambda i: self._rewrite(i, ""))
        shown.hashtag_added.connect(
            lambda i, tag: self._jobs.change(_("Adding hashtag"), lambda library: library.hashtags.add([i], tag))
        )
        shown.hashtag_removed.connect(
            lambda i, tag: self._jobs.change(_("Removing hashtag"), lambda library: library.hashtags.remove([i], tag))
        )
        shown.name_refused.connect(
            lambda i, name: self._jobs.change(
                _("Refusing hashtag"), lambda library: library.digests.refuse_name(i, name)
            )
        )

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._reader.digest.set_read_only(read_only)

    def toggle(self) -> None:
        self.on = not self.on
        if self.on:
            self._ask()
        else:
            self._reader.digest.show(None)

    def opened(self, clipping_id: int) -> None:
        """The reader shows this clipping; 0: none."""
        self._clipping_id = clipping_id
        self._ask()

    def _library_changed(self, changes: Changes) -> None:
        if self._clipping_id in changes.changed:
            self._ask()

    def _ask(self) -> None:
        clipping_id = self._clipping_id
        if not self.on or not clipping_id:
            return

        def work(library: "Library") -> tuple[Digest, bool]:
            return library.digests.of(clipping_id), library.digests.is_kept(clipping_id)

        def show(answer: tuple[Digest, bool]) -> None:
            digest, kept = answer
            if self.on and clipping_id == self._clipping_id:
                self._reader.digest.show(digest)
                if not kept and not self._read_only:
                    self._jobs.change(_("Keeping the summary"), lambda library: library.digests.keep(clipping_id))

        self._jobs.read(_("Summing up"), work, show, latest="digest")

    def _edit(self, clipping_id: int) -> None:
        def begin(digest: Digest) -> None:
            dialog = QInputDialog(self._window)
            dialog.setWindowTitle(_("Summary"))
            dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
            dialog.setLabelText(_("One sentence a line. An empty summary brings back the one that Clipper made."))
            dialog.setTextValue("\n".join(each.text for each in digest.summary))
            for field in dialog.findChildren(QPlainTextEdit):
                field.setTabChangesFocus(True)  # else no key leads to OK
            dialog.textValueSelected.connect(lambda text: self._rewrite(clipping_id, text))
            dialog.finished.connect(dialog.deleteLater)
            dialog.resize(560, 320)
            dialog.open()

        self._jobs.read(_("Summing up"), lambda library: library.digests.of(clipping_id), begin)

    def _rewrite(self, clipping_id: int, text: str) -> None:
        self._jobs.change(_("Saving the summary"), lambda library: library.digests.rewrite_summary(clipping_id, text))
