"""Clipper's own archive: written from a library, and what only a library can put back of it.

The format is told in `importers/clipper_archive.py`, which reads it.
"""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.extract.storable import storable_address
from clipper.core.importers.clipper_archive import HEADER, VERSION
from clipper.core.model import ARCHIVED, Article, Draft, Part
from clipper.core.progress import Progress, silent
from clipper.core.store import archive, assets, clippings, entries, originals
from clipper.core.store.database import Store
from clipper.core.text import _

Keys = Callable[[Article], tuple[str | None, str | None]]
"""The canonical forms of an article's address and text."""


def write(store: Store, ids: Sequence[int], file: Path, progress: Progress = silent) -> int:
    """Write these clippings to `file`, which is complete or not there at all; returns how many.

    Raises ClipperError where it cannot be written, and Cancelled.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".clipper-", dir=file.parent) as folder:  # nobody else's file
            unfinished = Path(folder) / "archive"
            with zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED, strict_timestamps=False) as out:
                header = {"format": "clipper-archive", "version": VERSION, "clippings": len(ids)}
                out.writestr(HEADER, json.dumps(header))
                _write_all(store, ids, out, progress)
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


def _write_all(store: Store, ids: Sequence[int], out: zipfile.ZipFile, progress: Progress) -> None:
    pictures: set[str] = set()
    for done, clipping_id in enumerate(ids):
        progress(done, len(ids))
        out.writestr(f"clippings/{clipping_id}.json", archive.dump(archive.record(store, clipping_id)))
        original_id = clippings.original_of(store, clipping_id)
        original = originals.draft(store, original_id) if original_id is not None else None
        if original is not None:
            out.writestr(f"originals/{clipping_id}", original.data)
            out.writestr(f"originals/{clipping_id}.json", json.dumps(_described(original), ensure_ascii=False))
            for at, part in enumerate(original.parts):
                out.writestr(f"originals/{clipping_id}.parts/{at}", part.data)
        for sha256, _media_type in archive.asset_names(store, clipping_id):
            if sha256 not in pictures:
                pictures.add(sha256)
                out.writestr(f"assets/{sha256}", assets.data(store, sha256) or b"", zipfile.ZIP_STORED)
    progress(len(ids), len(ids))


def _described(draft: Draft) -> dict[str, Any]:
    return {
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
    original = next((json.loads(part.data) for part in draft.parts if part.name == "original"), None)
    return archive.find(store, json.loads(draft.data)["clippings"][0], original and original["sha256"])


def complete(store: Store, clipping_id: int, draft: Draft, keys: Keys) -> None:
    """Within the transaction that inserted an ARCHIVED draft's article: put back all the rest, its original too.
    `keys` tells what an edition is known by when it comes again.

    To be called within `store.archive.sound`; raises ValueError for an original that is damaged.
    """
    if draft.media_type != ARCHIVED:
        raise ValueError("not out of an archive")
    db = store.db
    record: dict[str, Any] = json.loads(draft.data)
    for table in ("editions", "related"):
        record[table] = [_harmless(row) for row in record[table]]
    record["editions"] = [row | _known_by(row, keys) for row in record["editions"]]
    archive.restore(db, clipping_id, record)
    parts = {part.name: part for part in draft.parts}
    if "original" in parts:
        said = json.loads(parts["original"].data)
        original = _original(said, parts)
        if hashlib.sha256(original.data).hexdigest() != said["sha256"]:
            raise ValueError("the original in the archive is damaged")
        original_id = originals.insert(db, original)
        originals.keep(db, original_id)
        clippings.set_original(db, clipping_id, original_id)
    else:
        clippings.set_original(db, clipping_id, None)
    archive.read_back(store, clipping_id)


def _original(said: dict[str, Any], parts: dict[str, Part]) -> Draft:
    return Draft(
        parts["original-data"].data,
        str(said["media_type"]),
        datetime.fromisoformat(said["captured"]),
        str(said["name"]),
        said["url"],
        said["charset"],
        said["selection"],
        entries.load_entry(said["entry"]) if said["entry"] else None,
        tuple(Part(name, kind, parts[str(at)].data) for at, (name, kind) in enumerate(said["parts"])),
    )


def _known_by(row: dict[str, Any], keys: Keys) -> dict[str, Any]:
    url, text = keys(Article(row["title"], row["html"], row["text"], url=row.get("url")))
    return {"url_key": url, "text_key": text}


def _harmless(row: dict[str, Any]) -> dict[str, Any]:
    html = clean(row["html"])
    url = storable_address(str(row.get("url") or ""))
    is_web = url.lower().startswith(("http://", "https://"))
    return row | {"html": html, "text": text_of(html), "url": url if is_web else None}
