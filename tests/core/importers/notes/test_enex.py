"""Evernote's ENEX: notes with their pictures, attachments, boxes and tasks."""

import base64
import hashlib
from datetime import UTC, datetime

import pytest

from clipper.core.model import Draft, Entry, Part, Refused
from tests.core.importers.exports import ENEX, drafts_of, imported

PICTURE, PAPER = b"\x89PNG picture", b"%PDF-1.7 paper"
CREATED = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def note(content: str, rest: str = "", title: str = "Fees") -> str:
    return (
        f"<note><title>{title}</title><created>20231114T221320Z</created><updated>20231115T221320Z</updated>{rest}"
        f"<content>\n<![CDATA[<?xml version='1.0'?><!DOCTYPE en-note SYSTEM 'enml2.dtd'><en-note>{content}</en-note>]]>"
        "</content></note>"
    )


def export(*notes: str) -> str:
    return '<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x.dtd"><en-export>' + "\n".join(notes) + "</en-export>"


def resource(data: bytes, media_type: str, name: str) -> str:
    encoded = base64.encodebytes(data).decode()
    return (
        f'<resource><data encoding="base64">\n{encoded}</data><mime>{media_type}</mime>'
        f"<resource-attributes><file-name>{name}</file-name></resource-attributes></resource>"
    )


def entry_of(draft: Draft) -> Entry:
    assert draft.entry is not None
    return draft.entry


def body(*notes: str) -> str:
    (draft,) = drafts_of(export(*notes))
    return draft.data.decode()


def test_a_clipped_page_keeps_its_address() -> None:
    (draft,) = drafts_of(ENEX)
    entry = entry_of(draft)
    assert draft.data == b"<div><div>The fees double.</div></div>"
    assert (entry.title, entry.url, entry.labels) == ("Harbour fees", "https://dial.example/fees", ("port",))
    assert (entry.added, draft.captured) == (CREATED, CREATED)
    assert (entry.authors, entry.published) == ((), None)


def test_a_note_of_her_own_is_hers_and_of_its_day() -> None:
    (draft,) = drafts_of(export(note("<div>x</div>", "<note-attributes><author>Ida</author></note-attributes>")))
    entry = entry_of(draft)
    assert (entry.authors, entry.url) == (("Ida",), None)
    assert (entry.published, entry.updated) == ("2023-11-14T22:13:20+00:00", "2023-11-15T22:13:20+00:00")


def test_pictures_are_found_by_their_hash() -> None:
    content = f'<div>See <en-media type="image/png" hash="{md5(PICTURE).upper()}" alt="a &lt; b"/> here</div>'
    (draft,) = drafts_of(export(note(content, resource(PICTURE, "image/png", "a.png"))))
    name = f"cid:{md5(PICTURE)}"
    assert f'<div>See <img src="{name}" alt="a &lt; b"> here</div>' in draft.data.decode()
    assert draft.parts == (Part(name, "image/png", PICTURE),)


def test_other_attachments_are_named_in_the_text() -> None:
    content = f'<en-media type="application/pdf" hash="{md5(PAPER)}"></en-media><en-media hash="0" type="image/png"/>'
    (draft,) = drafts_of(export(note(content, resource(PAPER, "application/pdf", "law &amp; order.pdf"))))
    assert draft.data.decode() == "<div>[Attachment: law &amp; order.pdf]</div>"
    assert [part.media_type for part in draft.parts] == ["application/pdf"]


def test_boxes_and_secrets() -> None:
    content = '<div><en-todo checked="true"/>One</div><div><en-todo/>Two <en-crypt hint="x">Zm9v</en-crypt></div>'
    assert body(note(content)) == "<div><div>☑ One</div><div>☐ Two [Encrypted by Evernote]</div></div>"


def test_tasks_stand_where_their_placeholder_stood() -> None:
    def task(title: str, group: str, weight: str, rest: str = "") -> str:
        return (
            f"<task><title>{title}</title><taskStatus>open</taskStatus><taskGroupNoteLevelID>{group}"
            f"</taskGroupNoteLevelID><sortWeight>{weight}</sortWeight>{rest}</task>"
        )

    placeholder = '<div style="--en-task-group:true; --en-id:g1;color:red"><div>Not <div>here</div></div></div>'
    tasks = (
        task("Second", "g1", "M", "<dueDate>20231201T120000Z</dueDate>")
        + task("First &amp;", "g1", "B")
        + task("Else", "g2", "A")
    )
    assert body(note(f"<p>a</p>{placeholder}<p>b</p>", tasks)) == (
        "<div><p>a</p><ul><li>☐ First &amp;</li><li>☐ Second (due 2023-12-01)</li></ul><p>b</p></div>"
        "<ul><li>☐ Else</li></ul>"
    )


@pytest.mark.parametrize("title", ["Untitled Note", "untitled", ""])
def test_a_note_without_a_title(title: str) -> None:
    (draft,) = drafts_of(export(note("<div>x</div>", title=title)), "My notes.enex")
    assert (entry_of(draft).title, draft.name) == ("", "My notes.enex")


def test_one_broken_note_costs_no_other() -> None:
    empty = "<note><title>Empty</title><content></content></note>"
    entities = note("<div>y</div>", title="Law &nbsp; \x0b order")
    found = imported(export(note("x"), empty, "<note><title>Cut</note>", entities, note("z")))
    assert [type(each) for each in found] == [Draft, Refused, Refused, Draft, Draft]
    assert [each.name for each in found if isinstance(each, Refused)] == ["Empty", "Cut"]


@pytest.mark.parametrize("cut", [20, 120])
def test_an_export_that_breaks_off(cut: int) -> None:
    *drafts, refused = imported(export(note("one"), note("two"))[:-cut])
    assert drafts
    assert isinstance(refused, Refused)
    assert refused.reason.startswith(f"It is damaged after {len(drafts)} entries")


def test_entities_are_never_expanded() -> None:
    lol = "<!DOCTYPE en-export [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    text = f"<?xml version='1.0'?>{lol}<en-export>{note('x', title='&b;&f; fees')}</en-export>"
    for found in imported(text):
        assert isinstance(found, Draft)
        assert "ha" not in entry_of(found).title
        assert "root" not in entry_of(found).title


def test_placeholders_without_an_end() -> None:
    content = '<div style="--en-task-group:true; --en-id:g1">' * 3
    assert body(note(content, "<task><title>T</title><taskGroupNoteLevelID>g1</taskGroupNoteLevelID></task>")).endswith(
        "<ul><li>☐ T</li></ul>"
    )
