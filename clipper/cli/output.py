"""What the commands print: one JSON object a line, or lines for people."""

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from clipper.core import paths
from clipper.core.library import Library
from clipper.core.model import Provenance, Summary
from clipper.core.pace import Pace
from clipper.core.settings import Settings

_CONTROLS = "\x7f-\x9f"
_COMMANDS = re.compile(f"[\x00-\x08\x0b-\x1f{_CONTROLS}\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it, bar line breaks and tabs, and what turns the
direction of writing round: a page must not recolour, retitle or reorder what Clipper says."""

_UNSAFE_IN_JSON = re.compile(f"[{_CONTROLS}\ud800-\udfff]")
"""What json.dumps leaves as it is, but neither terminals nor UTF-8 can bear."""


def printable(text: str) -> str:
    """Text as it may be printed for people, whoever wrote it."""
    return _COMMANDS.sub("", text)


def tell(text: str, *, end: str = "\n") -> None:
    """Print for people."""
    print(printable(text), end=end)


def complain(text: str) -> None:
    """One line on standard error, whatever the names in it hold."""
    print(f"clipper: {printable(text)}".replace("\n", " "), file=sys.stderr)


def json_line(record: dict[str, Any]) -> str:
    """A record as JSON on one line, in UTF-8 bar what is unsafe to print."""
    text = json.dumps(record, ensure_ascii=False)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def emit(record: dict[str, Any]) -> None:
    """One JSON line, seen at once by whoever reads along."""
    print(json_line(record), flush=True)


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


def provenance(told: Sequence[Provenance]) -> dict[str, Any]:
    """Where each field came from and how sure it is, by field."""
    return {each.field: {"source": each.source, "confidence": each.confidence} for each in told}


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
        end = "" if not total or done < total else "\n"
        print(f"\r\033[K{amount}  {printable(note)[-90:]}", end=end, file=sys.stderr)


class PacedProgress:
    """Progress on standard error with its pace and the time that is left."""

    def __init__(self) -> None:
        self._pace = Pace()

    def __call__(self, done: int, total: int, note: str = "") -> None:
        pace = self._pace.at(monotonic(), done, total)
        progress(done, total, f"{pace}  {note[-40:]}" if pace else note)
