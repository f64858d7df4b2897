"""Opens invented press files as the importers see them."""

from datetime import UTC, datetime

from clipper.core.importers.base import Importer, OpenedFile
from clipper.core.model import Draft, Entry, Refused

TIME = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)


def opened(data: str | bytes, name: str = "export") -> OpenedFile:
    return OpenedFile.of(data.encode() if isinstance(data, str) else data, TIME, name)


def read(importer: Importer, data: str | bytes) -> list[Draft | Refused]:
    """What an importer that recognises the file makes of it."""
    file = opened(data)
    assert importer.recognises(file)
    return list(importer.drafts(file))


def one(importer: Importer, data: str | bytes) -> tuple[Entry, str]:
    """The entry and the body of the only draft of a file."""
    (draft,) = read(importer, data)
    return entry(draft), body(draft)


def entry(draft: Draft | Refused) -> Entry:
    assert isinstance(draft, Draft)
    assert draft.entry is not None
    return draft.entry


def body(draft: Draft | Refused) -> str:
    assert isinstance(draft, Draft)
    assert (draft.charset, draft.selection, draft.captured) == ("utf-8", True, TIME)
    return draft.data.decode()


def reasons(drafts: list[Draft | Refused]) -> list[str]:
    return [draft.reason for draft in drafts if isinstance(draft, Refused)]
