"""Takes an import back, in the run that made it or years later, from what its report remembers."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any, Literal

from clipper.core.anchoring import reanchor
from clipper.core.model import Changes
from clipper.core.model.imports import TakenBack
from clipper.core.store import clippings, editions, fingerprints, imports, outbox, traces
from clipper.core.store.database import Store
from clipper.core.store.traces import Snapshot, Trace

Stays = Literal["texts", "notes", "highlights"]
_AUTOMATIC = ("auto", "rule")


def take_back(store: Store, import_id: int, label: str) -> TakenBack:
    """Within a transaction: move what the import added to Trash, and undo what it did to clippings that were there
    before, where it still stands as the import left it. The last thing goes first."""
    db, stays = store.db, Counter[Stays]()
    made = [line.clipping_id for line in imports.lines(store, import_id, imports.OURS) if line.clipping_id is not None]
    trashed = clippings.set_flag(db, made, "trashed", int(datetime.now(UTC).timestamp()))
    own, restored = frozenset(made), dict.fromkeys(_attached_without_trace(store, import_id))
    for line_id, clipping_id, stored in imports.traces(store, import_id):
        if clipping_id not in own:  # what it added lies in Trash as it was, should it be wanted back
            stays += _Taking(store, clipping_id, traces.load(stored)).take_back()
            restored[clipping_id] = None
        imports.drop_trace(db, line_id)
    imports.set_state(db, import_id, "undone")
    outbox.append(db, (*trashed, *restored))
    changes = Changes(changed=(*trashed, *restored), label=label)
    return TakenBack(changes, len(trashed), len(restored), stays["texts"], stays["notes"], stays["highlights"])


def _attached_without_trace(store: Store, import_id: int) -> list[int]:
    """Some lines remember only the edition that they attached: it goes."""
    found = []
    for clipping_id, edition_id in imports.attached(store, import_id):
        kept = editions.kept(store, edition_id)
        if kept is not None and kept.clipping_id == clipping_id:
            editions.remove(store.db, edition_id)
            found.append(clipping_id)
    return found


class _Taking:
    """Undoes what one line of a report did to one clipping."""

    def __init__(self, store: Store, clipping_id: int, trace: Trace) -> None:
        self._store = store
        self._id = clipping_id
        self._trace = trace
        self._stays = Counter[Stays]()

    def take_back(self) -> Counter[Stays]:
        """What was changed since, and so stays."""
        now = traces.snapshot(self._store, self._id)
        if now is None:  # deleted since
            return self._stays
        text_back = self._text(now)
        self._columns(now, text_back=text_back)
        self._tags(now, text_back=text_back)
        self._note(now)
        self._highlights(now)
        if text_back or "bodies" not in self._trace:  # or else the edition is all that is left of the earlier text
            self._rows("editions", now)
        self._rows("related", now)
        if text_back:
            self._reanchor(now)
        traces.let_go_of_pictures(self._store.db, self._id, self._trace.get("clipping_assets", {}))
        return self._stays

    def _text(self, now: Snapshot) -> bool:
        """Put the text that was replaced in its place again. Whether that was done."""
        if "bodies" not in self._trace:
            return False
        earlier = traces.earlier_text(self._store, self._id, self._trace)
        if earlier is None or traces.text_hash(*now["bodies"][""]) != self._trace["bodies"][""][1]:
            self._stays["texts"] += 1
            return False
        traces.put_text(self._store.db, self._id, *earlier)
        fingerprints.forget(self._store.db, [self._id])
        return True

    def _columns(self, now: Snapshot, *, text_back: bool) -> None:
        """Headline, publisher and the like belong to the text, a star does not."""
        columns = {
            name: before
            for name, (before, after) in self._trace.get("clippings", {}).items()
            if (text_back or name == "starred") and now["clippings"][name] == after
        }
        traces.put_columns(self._store.db, self._id, columns)

    def _tags(self, now: Snapshot, *, text_back: bool) -> None:
        for table in traces.TAGS:
            for key, (before, after) in self._trace.get(table, {}).items():
                its_texts = _is_automatic(before) and _is_automatic(after)
                if its_texts and not text_back:
                    continue
                there = now[table].get(key)
                if there == after or (its_texts and _is_automatic(there)):
                    traces.put_tag(self._store.db, table, self._id, key, before)

    def _note(self, now: Snapshot) -> None:
        came = self._trace.get("notes", {}).get("", (None, None))[1]
        there = now["notes"].get("")
        if came is None or there is None:
            return
        if there["text"] == came["text"]:
            clippings.set_note(self._store.db, self._id, "", datetime.now(UTC))
        else:
            self._stays["notes"] += 1

    def _highlights(self, now: Snapshot) -> None:
        """Those that came go; their words may have moved since, their notes must be as they were."""
        for key, (before, came) in self._trace.get("highlights", {}).items():
            there = now["highlights"].get(key)
            if before is not None or there is None or there["created"] != came["created"]:
                continue
            if there["note"] == came["note"]:
                traces.put_row(self._store.db, "highlights", key, None)
            else:
                self._stays["highlights"] += 1

    def _rows(self, table: str, now: Snapshot) -> None:
        for key, (before, after) in self._trace.get(table, {}).items():
            if before is None and now[table].get(key) == after:
                traces.put_row(self._store.db, table, key, None)

    def _reanchor(self, now: Snapshot) -> None:
        """Highlights that were there before stand where they stood; those made since are looked for."""
        found = clippings.clipping(self._store, self._id, {})
        if found is not None:
            reanchor(self._store, self._id, found.canonical)
        for key, (before, after) in self._trace.get("highlights", {}).items():
            if before is not None and after is not None and now["highlights"].get(key) == after:
                traces.put_row(self._store.db, "highlights", key, before)


def _is_automatic(row: dict[str, Any] | None) -> bool:
    """What a tagger said, or would have: no row is an answer too."""
    return row is None or (row.get("origin") in _AUTOMATIC and not row.get("rejected"))
