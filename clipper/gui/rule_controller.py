"""The rules in the window: edited, tried in the background, and applied with Stop and Undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.core.errors import Cancelled
from clipper.core.model import Changes, Country, Topic
from clipper.core.model.rules import Rule, RuleTrial
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.history_controller import HistoryController
from clipper.gui.jobs import Job, Jobs
from clipper.gui.messages import Choice, MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library
    from clipper.gui.dialogs.rules import Rules


class RuleController(QObject):
    def __init__(self, jobs: Jobs, history: HistoryController, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._history, self._messages, self._window = jobs, history, messages, window
        self._dialog: Rules | None = None
        self._trial: Job | None = None
        jobs.library_changed.connect(self._library_changed)

    def manage(self) -> None:
        def ask(library: "Library") -> tuple[tuple[Country, ...], tuple[Topic, ...]]:
            return library.countries(), library.topics()

        if self._dialog is None:
            self._jobs.read(_("Reading the rules"), ask, lambda found: self._open(*found))

    def _open(self, countries: tuple[Country, ...], topics: tuple[Topic, ...]) -> None:
        from clipper.gui.dialogs.rules import Rules

        if self._dialog is not None:
            return
        self._dialog = dialog = Rules(countries, topics, self._window)
        dialog.trial_wanted.connect(self._try)
        dialog.saved.connect(self._save)
        dialog.enabled.connect(
            lambda rule, on: self._jobs.write(_("Switching"), lambda library, _progress: library.rules.enable(rule, on))
        )
        dialog.removed.connect(
            lambda rule: self._jobs.write(_("Deleting a rule"), lambda library, _progress: library.rules.remove(rule))
        )
        dialog.ordered.connect(
            lambda ids: self._jobs.write(_("Ordering rules"), lambda library, _progress: library.rules.order(ids))
        )
        dialog.undo_wanted.connect(self._history.undo)
        dialog.redo_wanted.connect(self._history.redo)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._show()

    def _closed(self, _result: int) -> None:
        self._stop_trial()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _library_changed(self, changes: Changes) -> None:
        if changes.label and self._dialog is not None:
            self._show()

    def _show(self) -> None:
        def show(found: tuple[Rule, ...]) -> None:
            if self._dialog is not None:
                self._dialog.show_rules(found)

        self._jobs.read(_("Reading the rules"), lambda library: library.rules.every(), show, latest="rules")

    def _try(self, rule: Rule) -> None:
        """The last one that was asked for; one that is under way is stopped."""
        self._stop_trial()

        def work(library: "Library", progress: Progress) -> RuleTrial:
            return library.rules.try_out(rule, progress)

        def show(trial: RuleTrial) -> None:
            if self._dialog is not None:
                self._dialog.show_trial(rule, trial)

        self._trial = self._jobs.prepare("", work, show)

    def _stop_trial(self) -> None:
        if self._trial is not None:
            self._trial.cancel()
            self._trial = None

    def _save(self, rule: Rule, apply: bool) -> None:
        self._stop_trial()

        def work(library: "Library", _progress: Progress) -> Changes:
            return library.rules.save(rule)

        def then(_changes: Changes) -> None:
            if apply:
                self._apply(rule)
            else:
                self._messages.passing(_("Rule saved: it works on what comes in."))

        self._jobs.write(_("Saving the rule"), work, then)

    def _apply(self, rule: Rule) -> None:
        """What was done until Stop stays, and Undo takes all of it back."""
        stopped = False

        def work(library: "Library", progress: Progress) -> Changes:
            nonlocal stopped
            done: list[int] = []
            try:
                return library.rules.apply(rule, progress, done.extend)
            except Cancelled:  # the views shall hear of what is committed
                stopped = True
            return Changes(changed=tuple(done), label=_("Apply Rule"))

        def tell(changes: Changes) -> None:
            words = _("Stopped: {n:,} clippings changed until then.") if stopped else _("{n:,} clippings changed.")
            self._messages.passing(words.format(n=len(changes.changed)), Choice(_("Undo"), self._history.undo))

        self._jobs.write(_("Applying the rule"), work, tell, long=True)
