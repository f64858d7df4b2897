"""The user's own topics in the window: their manager, more like theirs, and names that are nearly the same."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from clipper.core.errors import ClipperError
from clipper.core.model import Changes, Topic
from clipper.core.model.topics import Alike, NearName, OwnTopic
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.history_controller import HistoryController
from clipper.gui.jobs import Jobs
from clipper.gui.messages import Choice, MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library
    from clipper.gui.dialogs.topics import Topics


class TopicController(QObject):
    vocabulary_changed = Signal()
    """Topics may have other names now, or be others."""
    open_clipping = Signal(int)

    def __init__(self, jobs: Jobs, history: HistoryController, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._history, self._messages, self._window = jobs, history, messages, window
        self._manager: Topics | None = None
        jobs.library_changed.connect(self._library_changed)
        jobs.failed.connect(self._failed)

    def _library_changed(self, changes: Changes) -> None:
        """What is no step for Undo changes no names."""
        if changes.label:
            self.vocabulary_changed.emit()
            if self._manager is not None:
                self._show()

    def _failed(self, _title: str, error: Exception) -> None:
        """The window says so, too, but behind the manager."""
        if self._manager is not None and isinstance(error, ClipperError):
            self._manager.say(str(error))

    def get_ready(self) -> None:
        """Learn the topics before the first paste has to wait for it."""

        def learn(library: "Library", _progress: Progress) -> None:
            if not library.read_only:
                library.own_topics.get_ready()

        self._jobs.prepare("", learn)

    # -- the manager -----------------------------------------------------------------------
    def manage(self, topic_id: str = "") -> None:
        """Open the manager, on one topic if it is given."""
        from clipper.gui.dialogs.topics import Topics

        if self._manager is not None:
            self._manager.choose(topic_id)
            self._manager.activateWindow()
            return
        self._manager = dialog = Topics(self._window)
        self._connect(dialog)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._show(topic_id)

    def _connect(self, dialog: "Topics") -> None:
        write = self._jobs.change
        dialog.created.connect(self._create)
        dialog.renamed.connect(lambda topic, name: write(_("Renaming"), lambda lib: lib.own_topics.rename(topic, name)))
        dialog.nested.connect(lambda topic, up: write(_("Moving"), lambda lib: lib.own_topics.nest(topic, up or None)))
        dialog.merged.connect(self.merge)
        dialog.deleted.connect(self._delete)
        dialog.mode_chosen.connect(
            lambda topic, mode: write(_("Switching"), lambda lib: lib.own_topics.set_mode(topic, mode))
        )
        dialog.alias_added.connect(
            lambda topic, name: write(_("Adding a name"), lambda lib: lib.own_topics.add_alias(topic, name))
        )
        dialog.alias_removed.connect(
            lambda name: write(_("Removing a name"), lambda lib: lib.own_topics.remove_alias(name))
        )
        dialog.alike_wanted.connect(self.find_alike)
        dialog.undo_wanted.connect(self._history.undo)
        dialog.redo_wanted.connect(self._history.redo)

    def _show(self, choose: str = "") -> None:
        def ask(library: "Library") -> tuple[tuple[OwnTopic, ...], tuple[NearName, ...]]:
            return library.own_topics.every(), library.own_topics.near_pairs()

        def show(found: tuple[tuple[OwnTopic, ...], tuple[NearName, ...]]) -> None:
            if self._manager is not None:
                self._manager.show_topics(*found)
                if choose:
                    self._manager.choose(choose)

        self._jobs.read(_("Reading the topics"), ask, show, latest="topics")

    def _closed(self, _result: int) -> None:
        if self._manager is not None:
            self._manager.deleteLater()
            self._manager = None

    def _create(self, name: str, parent: str) -> None:
        made: list[str] = []

        def create(library: "Library") -> Changes:
            made.append(library.own_topics.create(name, parent or None).id)
            return Changes(label=_("New Topic"))

        self._jobs.change(_("Making a topic"), create, lambda _changes: self._show(made[0]))

    def merge(self, topic_id: str, into: str) -> None:
        self._jobs.change(
            _("Merging topics"),
            lambda library: library.own_topics.merge(topic_id, into),
            lambda changes: self._tell(_("Topics merged: 1 clipping."), _("Topics merged: {n:,} clippings."), changes),
        )

    def _delete(self, topic_id: str) -> None:
        self._jobs.change(
            _("Deleting a topic"),
            lambda library: library.own_topics.delete(topic_id),
            lambda changes: self._tell(
                _("Topic deleted; 1 clipping had it."), _("Topic deleted; {n:,} clippings had it."), changes
            ),
        )

    def _tell(self, one: str, many: str, changes: Changes) -> None:
        words = one if len(changes.changed) == 1 else many.format(n=len(changes.changed))
        self._messages.passing(words, Choice(_("Undo"), self._history.undo))

    # -- from elsewhere --------------------------------------------------------------------
    def put_on(self, ids: Sequence[int]) -> None:
        """Ask for a topic, known or new, and put it on all these clippings."""
        if not ids:
            return

        def ask(topics: tuple[Topic, ...]) -> None:
            known = {topic.label: topic.id for topic in topics}
            dialog = QInputDialog(self._window)
            dialog.setWindowTitle(_("Put Topic On"))
            one, many = _("Topic for this clipping:"), _("Topic for these {n:,} clippings:")
            dialog.setLabelText(one if len(ids) == 1 else many.format(n=len(ids)))
            dialog.setComboBoxItems(["", *known])
            dialog.setComboBoxEditable(True)
            dialog.textValueSelected.connect(lambda name: self._put_on(ids, name.strip(), known))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._jobs.read(_("Reading the topics"), lambda library: library.topics(), ask, latest="topic to put on")

    def _put_on(self, ids: Sequence[int], name: str, known: Mapping[str, str]) -> None:
        if not name:
            return
        topic = known.get(name, "")

        def put(library: "Library") -> Changes:
            nonlocal topic
            topic = topic or library.create_topic(name).id
            return library.add_topic(ids, topic)

        def done(changes: Changes) -> None:
            self._tell(_("1 clipping changed."), _("{n:,} clippings changed."), changes)
            if name not in known:
                self.look_for_near(topic)

        self._jobs.change(_("Adding topic"), put, done)

    def look_for_near(self, topic_id: str) -> None:
        """A topic was made where there is no manager: offer to merge it with one that is called nearly so."""

        def ask(library: "Library") -> tuple[str, str, str] | None:
            known = {topic.id: topic.label for topic in library.topics()}
            label = known.get(topic_id, "")
            near = library.own_topics.near(label, but=topic_id)
            return (label, near[0].id, near[0].label) if near else None

        def offer(found: tuple[str, str, str] | None) -> None:
            if found is not None:
                label, other, other_label = found
                self._messages.notice(
                    _("“{name}” is nearly the same name as “{other}”.").format(name=label, other=other_label),
                    Choice(_("Merge into “{other}”").format(other=other_label), lambda: self.merge(topic_id, other)),
                    Choice(_("Keep Both"), lambda: None),
                )

        self._jobs.read("", ask, offer)

    def find_alike(self, topic_id: str) -> None:
        """Look through the library, with Stop, and show what is like the topic's clippings."""
        label = ""

        def work(library: "Library", progress: Progress) -> tuple[Alike, ...]:
            nonlocal label
            label = {topic.id: topic.label for topic in library.topics()}.get(topic_id, "")
            return library.own_topics.alike(topic_id, progress)

        self._jobs.prepare(_("Looking for more"), work, lambda found: self._show_alike(topic_id, label, found))

    def _show_alike(self, topic_id: str, label: str, found: tuple[Alike, ...]) -> None:
        from clipper.gui.dialogs.alike import AlikeList

        dialog = AlikeList(label, found, self._manager or self._window)

        def read(clipping_id: int) -> None:
            dialog.reject()
            if self._manager is not None:
                self._manager.reject()
            self.open_clipping.emit(clipping_id)

        dialog.wanted.connect(
            lambda ids: self._jobs.change(_("Adding topic"), lambda library: library.add_topic(ids, topic_id))
        )
        dialog.opened.connect(read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
