"""Entries as JSON and back."""

import json
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from clipper.core.model import Entry, Passage


def dump_entry(entry: Entry) -> str:
    """Only what was said."""
    said = {name: value for name, value in asdict(entry).items() if value not in (None, (), "", False)}
    for name in ("unread", "starred", "archived"):  # "no" is said too
        value = getattr(entry, name)
        if value is not None:
            said[name] = value
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)


def load_entry(stored: str) -> Entry:
    said: dict[str, Any] = json.loads(stored)
    known = {field.name for field in fields(Entry)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items() if name in known
    }
    values["passages"] = tuple(_passage(each) for each in said.get("passages", ()))
    values["added"] = _time(said.get("added"))
    return Entry(**values)


def _passage(said: dict[str, Any]) -> Passage:
    return Passage(**(said | {"created": _time(said.get("created"))}))


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
