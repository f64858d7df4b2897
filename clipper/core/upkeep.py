"""Looks a library over."""

from clipper.core.model import CheckReport
from clipper.core.store import check
from clipper.core.store.database import Store
from clipper.core.text import _


def report(store: Store, indexed: int | None, *, catching_up: bool) -> CheckReport:
    """`indexed` is how many clippings the index holds (None: there is none), `catching_up` whether it
    is about to hold more."""
    problems = check.problems(store)
    total, stored = check.sizes(store)
    if indexed is None:
        problems.append(_("The search index is missing or out of date: run “clipper reindex”."))
    elif indexed != total and not catching_up:
        problems.append(
            _("The search index holds {indexed} of {total} clippings: run “clipper reindex”.").format(
                indexed=indexed, total=total
            )
        )
    return CheckReport(total, stored, indexed, tuple(problems))
