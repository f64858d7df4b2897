"""What is done with chosen clippings: read, star, edit, tag, delete, restore."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from clipper.core.model import Changes, Country, Edit, Opened, Query, Topic
from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.messages import Choice, MessageBar
from clipper.gui.models.clippings import ClippingsModel
from clipper.gui.panes.clipping_list import ClippingList
from clipper.gui.panes.reader import Reader
from clipper.gui.search_controller import SearchController

if TYPE_CHECKING:
    from clipper.core.library import Library

_READ_AFTER = 1_000
"""Milliseconds that a clipping is open before it counts as read."""


class ClippingController(QObject):
    """Between list, reader and library. Works on what is chosen in the list."""

    opened = Signal(int)
    """The clipping that the reader now shows, by id; 0: none."""
    topic_made = Signal(str)
    """The topic that a new name was put on a clipping as."""

    def __init__(
        self,
        jobs: Jobs,
        search: SearchController,
        listing: ClippingList,
        model: ClippingsModel,
        reader: Reader,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs, self._search, self._messages, self._window = jobs, search, messages, window
        self._list, self._model, self._reader = listing, model, reader
        self._shown: Opened | None = None
        self._words = ""
        self._read_only = False
        self._vocabulary: tuple[tuple[Country, ...], tuple[Topic, ...]] = ((), ())
        self._read_soon = QTimer(self, singleShot=True, interval=_READ_AFTER)
        self._read_soon.timeout.connect(self._mark_read)
        self._place = search.query.place
        search.query_changed.connect(self._leave_what_is_elsewhere)
        listing.opened.connect(self.open)
        jobs.library_changed.connect(self._library_changed)
        self._connect_reader(reader)

    def _connect_reader(self, reader: Reader) -> None:
        reader.note_changed.connect(self._save_note)
        reader.country_added.connect(
            lambda i, code: self._jobs.change(_("Adding country"), lambda library: library.add_country([i], code))
        )
        reader.country_removed.connect(
            lambda i, code: self._jobs.change(_("Removing country"), lambda library: library.remove_country([i], code))
        )
        reader.topic_added.connect(
            lambda i, topic: self._jobs.change(_("Adding topic"), lambda library: library.add_topic([i], topic))
        )
        reader.topic_removed.connect(
            lambda i, topic: self._jobs.change(_("Removing topic"), lambda library: library.remove_topic([i], topic))
        )
        reader.topic_created.connect(self._create_topic)
        reader.clip_stub.connect(self._clip_stub)
        reader.open_clipping.connect(self.show)
        reader.edit_requested.connect(self._edit)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be changed: then nothing is marked as read, and no note can be typed in vain."""
        self._read_only = read_only
        self._reader.set_read_only(read_only)

    # -- reading -------------------------------------------------------------------------
    @property
    def chosen(self) -> tuple[int, ...]:
        """The chosen clippings, or the one in the reader when it is not in the list.

        What lies in Trash is dealt with in Trash only, and nothing else is there.
        """
        if self._list.chosen_ids:
            return self._list.chosen_ids
        shown = self._shown.clipping.summary if self._shown else None
        return (shown.id,) if shown and shown.trashed == (self._search.query.place == "trash") else ()

    @property
    def reading(self) -> bool:
        """Whether a clipping is open in the reader."""
        return self._shown is not None

    def show(self, clipping_id: int) -> None:
        """Go to a clipping in the list, or only read it when it is not there."""
        if not self._list.choose(clipping_id):
            self.open(clipping_id)

    def open(self, clipping_id: int) -> None:
        self._read_soon.stop()
        if not clipping_id:
            self._show(None)
            return
        words = self._search.query.text
        self._jobs.read(
            _("Opening clipping"), lambda library: library.open_clipping(clipping_id, words), self._show, latest="open"
        )

    def _leave_what_is_elsewhere(self, query: Query) -> None:
        """Who goes to Trash has done with what is not there, and who leaves it with what is."""
        before, self._place = self._place, query.place
        if before != query.place and "trash" in (before, query.place) and self._shown is not None:
            self.open(0)

    def light(self, words: str) -> None:
        """The words searched for are others now: light them in what is being read."""
        if self._shown is not None and words != self._words:
            self._reload(self._shown.clipping.summary.id, words)

    def _show(self, opened: Opened | None) -> None:
        self._shown, self._words = opened, self._search.query.text
        self._reader.show_opened(opened)
        self.opened.emit(opened.clipping.summary.id if opened else 0)
        if opened is not None and opened.clipping.summary.unread and not self._read_only:
            self._read_soon.start()

    def _reload(self, clipping_id: int, words: str) -> None:
        def again(opened: Opened) -> None:
            if self._shown is None or self._shown.clipping.summary.id != clipping_id:
                return
            differs = _page(opened) != _page(self._shown)
            self._shown, self._words = opened, words
            if differs:  # what only changed a mark must not disturb who reads
                self._reader.show_opened(opened)

        # Not "open": the one that the user goes to meanwhile must still be shown.
        self._jobs.read(
            _("Opening clipping"), lambda library: library.open_clipping(clipping_id, words), again, latest="reload"
        )

    def _library_changed(self, changes: Changes) -> None:
        self._model.refresh(changes.changed)
        if self._shown is None:
            return
        shown = self._shown.clipping.summary.id
        if shown in changes.removed:
            self._show(None)
        elif shown in changes.changed:
            self._reload(shown, self._words)

    # -- marks ---------------------------------------------------------------------------
    def toggle_star(self) -> None:
        """Star the chosen ones; take the stars away when all of them have one."""
        ids = self.chosen

        def toggle(library: "Library") -> Changes:
            return library.set_starred(ids, not all(summary.starred for summary in library.summaries(ids)))

        self._mark(ids, toggle)

    def toggle_unread(self) -> None:
        """Mark the chosen ones as unread, or, when any of them is that already, all as read."""
        ids = self.chosen
        self._read_soon.stop()

        def toggle(library: "Library") -> Changes:
            return library.set_unread(ids, not any(summary.unread for summary in library.summaries(ids)))

        self._mark(ids, toggle)

    def _mark_read(self) -> None:
        if self._shown is not None and self._shown.clipping.summary.unread and not self._read_only:
            ids = (self._shown.clipping.summary.id,)
            self._mark(ids, lambda library: library.mark_read(ids))

    def _mark(self, ids: Sequence[int], work: Callable[["Library"], Changes]) -> None:
        """The library decides by what it holds, for the list may still be waiting for the last change."""
        if ids:
            self._search.keep_in_sight(ids)
            self._jobs.change(_("Marking"), work)

    # -- Trash ---------------------------------------------------------------------------
    def delete(self) -> None:
        """To Trash; what lies in Trash already goes for ever, if the user confirms."""
        ids = self.chosen
        if not ids:
            return
        if self._search.query.place == "trash":
            self._delete_forever(ids)
            return
        self._search.let_go(ids)
        text = _("1 clipping moved to Trash.") if len(ids) == 1 else _("{n} clippings moved to Trash.")
        undo = Choice(_("Undo"), lambda: self._jobs.change(_("Undoing"), lambda library: library.restore(ids)))
        self._jobs.change(
            _("Moving to Trash"),
            lambda library: library.trash(ids),
            lambda _changes: self._messages.passing(text.format(n=len(ids)), undo),
        )

    def restore(self) -> None:
        ids = self.chosen
        if ids and self._search.query.place == "trash":
            self._jobs.change(_("Restoring"), lambda library: library.restore(ids))

    def empty_trash(self) -> None:
        def ask(ids: Sequence[int]) -> None:
            if ids:
                self._delete_forever(tuple(ids))
            else:
                self._messages.passing(_("Trash is empty."))

        self._jobs.read(_("Looking into Trash"), lambda library: library.find(Query(place="trash")).ids, ask)

    def _delete_forever(self, ids: Sequence[int]) -> None:
        text = _("Delete this clipping for ever?") if len(ids) == 1 else _("Delete {n} clippings for ever?")
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(_("Delete for ever"))
        question.setText(text.format(n=len(ids)))
        question.setInformativeText(_("They are removed with their originals. This cannot be undone."))
        delete = question.addButton(_("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))

        def answered(_code: int) -> None:
            if question.clickedButton() is delete:
                self._jobs.change(_("Deleting"), lambda library: library.delete_forever(ids))
            question.deleteLater()

        question.finished.connect(answered)
        question.open()

    # -- words ---------------------------------------------------------------------------
    def edit(self) -> None:
        if self._shown is not None:
            self._edit(self._shown.clipping.summary.id)

    def _edit(self, clipping_id: int) -> None:
        from clipper.gui.dialogs.edit import EditClipping

        def begin(opened: Opened) -> None:
            dialog = EditClipping(opened.clipping, self._window)
            dialog.accepted.connect(lambda: self._save_edit(clipping_id, dialog.edit()))
            dialog.open()

        self._jobs.read(_("Opening clipping"), lambda library: library.open_clipping(clipping_id), begin)

    def _save_edit(self, clipping_id: int, edit: Edit) -> None:
        if edit != Edit():
            self._jobs.change(_("Saving clipping"), lambda library: library.edit(clipping_id, edit))

    def new(self) -> None:
        from clipper.gui.dialogs.edit import EditClipping

        dialog = EditClipping(None, self._window)

        def keep() -> None:
            edit = dialog.edit()
            self._jobs.change(_("Saving clipping"), lambda library: library.new_clipping(edit), self.show_added)

        dialog.accepted.connect(keep)
        dialog.open()

    def show_added(self, changes: Changes) -> None:
        """Show what was just added, where it is sure to be seen: among all clippings."""
        if changes.added:
            self._search.clear()
            self._search.go("all")
            self._list.choose_when_there(changes.added[0])

    def _save_note(self, clipping_id: int, note: str) -> None:
        if self._shown is not None and self._shown.clipping.summary.id == clipping_id:
            self._shown = replace(self._shown, clipping=replace(self._shown.clipping, note=note))
        self._jobs.change(_("Saving note"), lambda library: library.set_note(clipping_id, note))

    def _create_topic(self, clipping_id: int, name: str) -> None:
        made: list[str] = []

        def make(library: "Library") -> Changes:
            made.append(library.create_topic(name).id)
            return library.add_topic([clipping_id], made[0])

        self._jobs.change(_("Adding topic"), make, lambda _changes: self.topic_made.emit(made[0]))

    def _clip_stub(self, stub_id: int) -> None:
        self._jobs.change(
            _("Clipping related article"),
            lambda library: library.clip_stub(stub_id),
            lambda _changes: self._messages.passing(_("The related article is a clipping now.")),
        )

    def load_vocabulary(self) -> None:
        """Tell the reader which countries and topics can be added."""

        def show(known: tuple[tuple[Country, ...], tuple[Topic, ...]]) -> None:
            if known != self._vocabulary:
                self._vocabulary = known
                self._reader.set_vocabulary(*known)

        self._jobs.read(
            _("Reading the vocabulary"),
            lambda library: (library.countries(), library.topics()),
            show,
            latest="vocabulary",
        )


def _page(opened: Opened) -> Opened:
    """What of a clipping the reader shows; marks that only the list shows left out."""
    summary = replace(opened.clipping.summary, unread=False, starred=False, noted=False, trashed=False, lead="")
    return replace(opened, clipping=replace(opened.clipping, summary=summary))
