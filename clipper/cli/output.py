"""What the commands print: one JSON object a line, or lines for people."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clipper.core import paths
from clipper.core.library import Library
from clipper.core.model import Summary
from clipper.core.settings import Settings


def emit(record: dict[str, Any]) -> None:
    """One JSON line, seen at once by whoever reads along."""
    print(json.dumps(record, ensure_ascii=False), flush=True)


@contextmanager
def opened(options: Namespace, *, writable: bool = False) -> Iterator[Library]:
    """The library that the options name, closed again whatever happens."""
    library = Library.open(folder(options), writable=writable)
    try:
        yield library
    finally:
        library.close()


def folder(options: Namespace) -> Path:
    """--library, else the one the window uses, else the usual place."""
    if options.library is not None:
        return Path(options.library)
    chosen = Settings.load(paths.settings_file()).library
    return Path(chosen) if chosen else paths.default_library()


def has_library(options: Namespace) -> bool:
    """Whether anything was ever kept there."""
    return Library.exists(folder(options))


def record(summary: Summary) -> dict[str, Any]:
    """A clipping as `search` and `list` tell it."""
    return {
        "id": summary.id,
        "title": summary.title,
        "publisher": summary.publisher,
        "published": summary.published.iso() if summary.published else None,
        "url": summary.url,
        "lang": summary.lang,
        "countries": list(summary.countries),
        "topics": list(summary.topics),
    }


def line(summary: Summary) -> str:
    """A clipping on one line for people."""
    about = [
        summary.publisher or "unknown publisher",
        summary.published.iso() if summary.published else "undated",
        " ".join(summary.countries),
        ", ".join(summary.topics),
    ]
    return f"{summary.id:>6}  {summary.title}\n        {' · '.join(part for part in about if part)}"


def progress(done: int, total: int, note: str = "") -> None:
    """Progress on standard error, only where someone sees it."""
    if sys.stderr.isatty():
        amount = f"{done} of {total}" if total else str(done)
        print(f"\r\033[K{amount}  {note[-60:]}", end="" if not total or done < total else "\n", file=sys.stderr)
