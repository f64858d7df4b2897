"""ninjs in its versions and containers, AP's answers."""

import json
from typing import Any

import pytest

from clipper.core.importers.wire.ninjs import Ninjs
from tests.core.importers.press import body, entry, one, opened, read, reasons

ITEM: dict[str, Any] = {
    "uri": "https://news.example/1",
    "type": "text",
    "headline": "Fees rise",
    "description_text": "Shipowners protest.",
    "byline": "Ann Lee and Bo Ek",
    "source": "Example Agency",
    "language": "en-GB",
    "firstcreated": "2017-07-03T01:38:13+0000",
    "versioncreated": "2017-08-24T01:58:40+0000",
    "subject": [
        {"code": "04005004", "name": "oil"},
        {"code": "99", "name": "Harbours"},
        {"code": "12345678", "name": "Own", "scheme": "http://cv.example/"},
    ],
    "place": [
        {"name": "Norway", "scheme": "http://cvx.iptc.org/iso3166-1a2/", "code": "no"},
        {"name": "Sweden", "rel": "mentions", "scheme": "http://cvx.iptc.org/iso3166-1a2/", "code": "se"},
        {"name": "United States", "locationtype": {"name": "Nation"}},
    ],
    "body_text": "Plain.",
    "body_html": "<p>The port.</p>",
    "associations": {
        "featuremedia": {"type": "picture", "renditions": {"original": {"href": "https://news.example/a.jpg"}}},
        "side": {"uri": "https://news.example/2", "type": "text", "headline": "Beside", "body_text": "One.\n\nTwo."},
    },
}
PICTURE = {
    "uri": "https://news.example/3",
    "type": "picture",
    "headline": "Harbour",
    "versioncreated": "2017",
    "renditions": {},
}


def test_an_item_and_what_goes_with_it() -> None:
    first, second = read(Ninjs(), json.dumps(ITEM))
    said = entry(first)
    assert (said.title, said.deck, said.url) == ("Fees rise", "Shipowners protest.", "https://news.example/1")
    assert (said.authors, said.publisher, said.lang) == (("Ann Lee", "Bo Ek"), "Example Agency", "en")
    assert (said.published, said.updated) == ("2017-07-03T01:38:13+00:00", "2017-08-24T01:58:40+00:00")
    assert (said.topics, said.keywords) == (("medtop:04000000",), ("Harbours", "Own"))
    assert said.countries == ("NO", "US"), "Sweden is only mentioned"
    assert said.lead_image == "https://news.example/a.jpg"
    assert body(first) == "<p>The port.</p>"
    assert (entry(second).title, body(second)) == ("Beside", "<p>One.</p>\n<p>Two.</p>\n")


def test_version_two() -> None:
    item = {
        "uri": "https://news.example/1",
        "versionCreated": "2013-07-09T10:37:00Z",
        "by": "Ann Lee",
        "headlines": [{"role": "short", "value": "Fees"}, {"role": "main", "value": "Fees rise"}],
        "bodies": [
            {"role": "main", "value": "Plain."},
            {"contentType": "application/xhtml+xml", "value": "<p>Rich.</p>"},
        ],
        "places": [{"name": "Italy", "uri": "http://cvx.iptc.org/iso3166-1a2/it"}],
    }
    said, text = one(Ninjs(), json.dumps(item))
    assert (said.title, said.authors, said.published) == ("Fees rise", ("Ann Lee",), "2013-07-09T10:37:00Z")
    assert (said.countries, text) == (("IT",), "<p>Rich.</p>")


@pytest.mark.parametrize(
    "wrapped",
    [
        [ITEM, PICTURE],
        {"item": [ITEM, PICTURE]},
        {"items": [ITEM, PICTURE], "total": 2},
        {"data": {"items": [{"meta": {}, "item": ITEM}, {"item": PICTURE}]}},
    ],
)
def test_containers(wrapped: object) -> None:
    found = read(Ninjs(), json.dumps(wrapped))
    assert [entry(each).title for each in found[:2]] == ["Fees rise", "Beside"]
    assert reasons(found) == ["This is a picture, not an article."]


def test_ap_links_its_texts() -> None:
    item = {"altids": {"itemid": "1"}, "uri": "https://api.example/1", "type": "text", "headline": "Fees rise"}
    answer = {
        "data": {"item": {**item, "versioncreated": "2019", "renditions": {"nitf": {"href": "https://x.example"}}}}
    }
    assert reasons(read(Ninjs(), json.dumps(answer))) == ["The text of this item is not in the file."]


def test_half_characters_and_a_broken_end() -> None:
    found = read(Ninjs(), json.dumps([{**ITEM, "headline": "Fees \ud83d", "associations": 7}, PICTURE])[:-40])
    assert entry(found[0]).title.encode().startswith(b"Fees ")
    assert "broken" in reasons(found)[-1]


@pytest.mark.parametrize(
    "data",
    ["", "[]", "{}", "[1, 2]", '{"requests": {}}', '{"uri": "x", "headline": "y"}', "{{{", '{"items": [{"url": "x"}]}'],
)
def test_other_json_is_not_taken(data: str) -> None:
    assert not Ninjs().recognises(opened(data))
