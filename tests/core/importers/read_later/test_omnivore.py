"""Omnivore's lists, with the texts and highlights beside them."""

import json
from datetime import UTC, datetime
from pathlib import Path

from clipper.core.importers import drafts
from clipper.core.model import Draft, Passage
from tests.core.importers.exports import OMNIVORE, drafts_of

BODY = "<div><p>The fees double.</p></div>"
MARKED = "> fees \n> double \n\n#dear #port\n\nReally?\n\n> The\n\nOn the whole: hm.\n\n\n\n> double \n\nOne more.\n\n"


def test_an_entry_with_its_text() -> None:
    (draft,) = drafts_of(OMNIVORE, beside={"content/harbour-fees.html": BODY, "highlights/harbour-fees.md": MARKED})
    entry = draft.entry
    assert entry is not None
    assert (draft.data.decode(), draft.media_type, draft.selection) == (BODY, "text/html", True)
    assert (entry.title, entry.deck, entry.authors) == ("Harbour fees", "They double.", ("Ida Brink",))
    assert (entry.url, entry.lead_image) == ("https://dial.example/fees", "https://dial.example/fees.jpg")
    assert (entry.published, entry.updated) == ("2024-10-28T06:00:00.000Z", None)
    assert entry.added == datetime(2024, 10, 29, 16, 30, 11, tzinfo=UTC)
    assert (entry.labels, entry.archived, entry.unread, entry.link_only) == (("port",), True, False, False)
    assert entry.passages == (Passage("fees\ndouble", "#dear #port\n\nReally?"), Passage("The"), Passage("double"))
    assert entry.note == "On the whole: hm.\n\nOne more."


def test_without_its_text_it_is_a_link() -> None:
    (draft,) = drafts_of(OMNIVORE)
    assert draft.entry is not None
    assert (draft.data, draft.entry.link_only, draft.entry.passages, draft.entry.note) == (b"", True, (), "")


def test_a_slug_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    export = tmp_path / "export"
    (export / "content").mkdir(parents=True)
    (tmp_path / "secret.html").write_text("<p>secret</p>", encoding="utf-8")
    entry = {**OMNIVORE[0], "slug": "../../secret"}
    (export / "metadata_0_to_20.json").write_text(json.dumps([entry]), encoding="utf-8")
    (draft,) = drafts(export)
    assert isinstance(draft, Draft)
    assert draft.data == b""
