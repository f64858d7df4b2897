"""Clipper's own archive: written from a library, and what only a library can put back of it.

The format is told in `importers/clipper_archive.py`, which reads it.
"""

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.extract.storable import storable_address, storable_text
from clipper.core.importers.archives import LEAST_BOMB, RATIO
from clipper.core.importers.clipper_archive import HEADER, LIBRARY, VERSION
from clipper.core.model import ARCHIVED, ORIGINAL, Article, Draft, Part
from clipper.core.progress import Progress, silent
from clipper.core.store import archive, archive_library, assets, clippings, entries, originals
from clipper.core.store.database import Store
from clipper.core.text import _

Keys = Callable[[Article], tuple[str | None, str | None]]
"""The canonical forms of an article's address and text."""


def write(store: Store, ids: Sequence[int], file: Path, progress: Progress = silent, *, whole: bool = False) -> int:
    """Write these clippings to `file`, which is complete or not there at all; returns how many. `whole`: with all
    that the library holds beside them.

    Raises ClipperError where it cannot be written, and Cancelled.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".clipper-", dir=file.parent) as folder:  # nobody else's file
            unfinished = Path(folder) / "archive"
            with zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED, strict_timestamps=False) as out:
                header = {"format": "clipper-archive", "version": VERSION, "clippings": len(ids)}
                out.writestr(HEADER, json.dumps(header))
                used = _write_all(store, ids, out, progress)
                beside = archive_library.record(store) if whole else archive_library.used_topics(store, used)
                _put(out, LIBRARY, archive.dump(beside).encode())
                for name, report in archive_library.reports(store) if whole else ():
                    _put(out, f"imports/{name}.json", archive.dump(report).encode())
            unfinished.replace(file)
    except OSError as error:
        raise ClipperError(
            _("The archive {file} cannot be written: {reason}.").format(file=file, reason=error.strerror),
            _("Choose another folder, or make room."),
        ) from error
    return len(ids)


def every(store: Store) -> list[int]:
    """All clippings, those in Trash too."""
    return archive.every(store)


def _write_all(store: Store, ids: Sequence[int], out: zipfile.ZipFile, progress: Progress) -> set[str]:
    """Returns the ids of the topics that these clippings have, or have not."""
    used: set[str] = set()
    written: set[str | int] = set()
    for done, clipping_id in enumerate(ids):
        progress(done, len(ids))
        record = archive.record(store, clipping_id)
        used.update(topic["topic_id"] for topic in record["clipping_topics"])
        record["originals"] = []
        for number in archive.originals_of(record):
            if (original := originals.draft(store, number)) is not None:
                record["originals"].append(_described(number, original))
                if number not in written:
                    written.add(number)
                    _write_original(out, number, original)
        _put(out, f"clippings/{clipping_id}.json", archive.dump(record).encode())
        for sha256, _media_type in archive.asset_names(store, clipping_id):
            if sha256 not in written:
                written.add(sha256)
                out.writestr(f"assets/{sha256}", assets.data(store, sha256) or b"", zipfile.ZIP_STORED)
    progress(len(ids), len(ids))
    return used


def _write_original(out: zipfile.ZipFile, number: int, original: Draft) -> None:
    _put(out, f"originals/{number}", original.data)
    for at, part in enumerate(original.parts):
        _put(out, f"originals/{number}.parts/{at}", part.data)


def _put(out: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Compressed, unless it shrinks so much that whoever opens the archive must take it for a bomb."""
    is_bomb = len(data) > LEAST_BOMB and len(zlib.compress(data)) * RATIO < len(data)
    out.writestr(name, data, zipfile.ZIP_STORED if is_bomb else zipfile.ZIP_DEFLATED)


def _described(number: int, draft: Draft) -> dict[str, Any]:
    return {
        "number": number,
        "media_type": draft.media_type,
        "charset": draft.charset,
        "name": draft.name,
        "url": draft.url,
        "selection": draft.selection,
        "captured": draft.captured.isoformat(),
        "sha256": hashlib.sha256(draft.data).hexdigest(),
        "entry": entries.dump_entry(draft.entry) if draft.entry else None,
        "parts": [[part.name, part.media_type] for part in draft.parts],
    }


def find(store: Store, draft: Draft) -> int | None:
    """This very clipping in the library, Trash aside."""
    record = json.loads(draft.data)
    row = record["clippings"][0]
    hashes = {said["number"]: said["sha256"] for said in record["originals"]}
    return archive.find(store, row, hashes.get(row["original"]))


def complete(store: Store, clipping_id: int, draft: Draft, keys: Keys) -> None:
    """Within the transaction that inserted an ARCHIVED draft's article: put back all the rest, its originals too.
    `keys` tells what an edition is known by when it comes again.

    To be called within `store.archive.sound`; raises ValueError for an original that is damaged.
    """
    if draft.media_type != ARCHIVED:
        raise ValueError("not out of an archive")
    record: dict[str, Any] = json.loads(draft.data)
    parts = {part.name: part.data for part in draft.parts}
    numbers = {said["number"]: originals.insert_once(store, _original(said, parts)) for said in record["originals"]}
    for table in ("editions", "related"):
        record[table] = [_harmless(row) for row in record[table]]
    record["editions"] = [
        row | _known_by(row, keys) | {"original_id": numbers.get(row.get("original"))} for row in record["editions"]
    ]
    archive.restore(store.db, clipping_id, record)
    clippings.set_original(store.db, clipping_id, numbers.get(record["clippings"][0]["original"]))
    archive.read_back(store, clipping_id)


def complete_library(store: Store, draft: Draft) -> None:
    """Within a transaction: put back what an ARCHIVED_LIBRARY draft holds and is not here. Raises ValueError for
    what Clipper did not write."""
    record = _storable(json.loads(draft.data))
    with archive.sound():
        if "lines" in record:
            archive_library.restore_report(store, record)
        else:
            archive_library.restore(store, record)


def _storable(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _storable(each) for name, each in said.items()}
    if isinstance(said, list):
        return [_storable(each) for each in said]
    return storable_text(said) if isinstance(said, str) else said


def _original(said: dict[str, Any], parts: dict[str, bytes]) -> Draft:
    name = f"{ORIGINAL}{said['number']}"
    original = Draft(
        parts[name],
        str(said["media_type"]),
        datetime.fromisoformat(said["captured"]),
        str(said["name"]),
        said["url"],
        said["charset"],
        said["selection"],
        entries.load_entry(said["entry"]) if said["entry"] else None,
        tuple(Part(called, kind, parts[f"{name}:{at}"]) for at, (called, kind) in enumerate(said["parts"])),
    )
    if hashlib.sha256(original.data).hexdigest() != said["sha256"]:
        raise ValueError("the original in the archive is damaged")
    return original


def _known_by(row: dict[str, Any], keys: Keys) -> dict[str, Any]:
    url, text = keys(Article(row["title"], row["html"], row["text"], url=row.get("url")))
    return {"url_key": url, "text_key": text}


def _harmless(row: dict[str, Any]) -> dict[str, Any]:
    html = clean(row["html"])
    url = storable_address(str(row.get("url") or ""))
    is_web = url.lower().startswith(("http://", "https://"))
    return row | {"html": html, "text": text_of(html), "url": url if is_web else None}
