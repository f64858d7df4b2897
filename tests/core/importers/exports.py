"""Small exports, invented, one of each kind, and how to open them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from clipper.core.importers import IMPORTERS, OpenedFile
from clipper.core.importers.base import Importer
from clipper.core.model import Draft, Refused

TIME = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)

POCKET = "title,url,time_added,tags,status\r\nHarbour fees,https://dial.example/fees,1700000000,port|money,unread\r\n"
POCKET_PAGE = (
    "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
    '<li><a href="https://dial.example/fees" time_added="1700000000" tags="port,money">Harbour fees</a></li></ul>'
    '<h1>Read Archive</h1><ul><li><a href="https://dial.example/old" time_added="1600000000" tags="">Old</a></li></ul>'
)
INSTAPAPER = (
    "URL,Title,Selection,Folder,Timestamp,Tags\n"
    'https://dial.example/fees,Harbour fees,The fees double.,Unread,1700000000,"[""port"", ""money""]"\n'
)
READWISE = (
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
    'Harbour fees,https://dial.example/fees,01h,"[\'port\', ""it\'s dear""]",'
    "2023-05-22 19:00:15+00:00,0.5,archive,True\n"
)
OMNIVORE: list[dict[str, Any]] = [
    {
        "id": "1",
        "slug": "harbour-fees",
        "title": "Harbour fees",
        "description": "They double.",
        "author": "Ida Brink",
        "url": "https://dial.example/fees",
        "state": "Archived",
        "readingProgress": 100,
        "thumbnail": "https://dial.example/fees.jpg",
        "labels": ["port"],
        "savedAt": "2024-10-29T16:30:11.000Z",
        "updatedAt": "2024-10-31T13:01:28.320Z",
        "publishedAt": "2024-10-28T06:00:00.000Z",
    }
]
WALLABAG: list[dict[str, Any]] = [
    {
        "id": 1,
        "title": "Harbour fees",
        "url": "https://dial.example/fees",
        "is_archived": 0,
        "is_starred": True,
        "content": "<p>The fees double.</p>",
        "created_at": "2016-09-08T11:55:58+0200",
        "updated_at": "2016-09-09T11:55:58+0200",
        "published_at": "2016-09-07T06:00:00+0000",
        "published_by": ["Ida Brink"],
        "language": "fr-FR",
        "tags": ["port", "money"],
        "annotations": [
            {"text": "Really?", "quote": "fees double", "ranges": [], "created_at": "2016-09-10T10:00:00Z"}
        ],
    }
]
WALLABAG_1: list[dict[str, Any]] = [
    {
        **{str(number): "" for number in range(7)},
        "id": "1",
        "title": "Harbour fees",
        "url": "https://dial.example/fees",
        "is_read": "1",
        "is_fav": "0",
        "content": "<p>The fees double.</p>",
        "tags": "port,money",
    }
]
READABILITY = {
    "bookmarks": [
        {
            "article__title": "Harbour fees",
            "article__excerpt": "They double&hellip;",
            "article__url": "https://dial.example/fees",
            "favorite": True,
            "archive": 0,
            "date_added": "2016-08-25T12:05:00",
        }
    ],
    "recommendations": [],
}
KARAKEEP = {
    "bookmarks": [
        {
            "createdAt": 1700000000,
            "title": "Harbour fees",
            "tags": ["port"],
            "lists": ["b", "gone"],
            "content": {"type": "link", "url": "https://dial.example/fees"},
            "note": "Ask Ida",
            "archived": True,
        },
        {"createdAt": 1700000001, "title": None, "tags": [], "content": {"type": "text", "text": "Call **Ida**."}},
        {"createdAt": 1700000002, "title": "Scan", "tags": [], "content": None, "note": None},
    ],
    "lists": [{"id": "a", "name": "News", "parentId": None}, {"id": "b", "name": "Asia", "parentId": "a"}],
}
LINKWARDEN = {
    "id": 7,
    "name": "Ida",
    "collections": [
        {"links": [], "id": 1, "name": "News", "parentId": None},
        {
            "id": 2,
            "links": [
                {
                    "id": 70,
                    "name": "Harbour fees",
                    "url": "https://dial.example/fees",
                    "description": "Ask Ida",
                    "tags": [{"name": "port"}],
                    "createdAt": "2025-01-01T00:00:00.000Z",
                    "textContent": "The fees double.",
                    "highlights": [{"text": "fees double", "comment": "Really?", "createdAt": "2025-01-02T00:00:00Z"}],
                }
            ],
            "name": "Asia",
            "parentId": 1,
        },
    ],
    "pinnedLinks": [{"id": 70}],
}
PINBOARD = [
    {
        "href": "https://dial.example/fees",
        "description": "Harbour fees",
        "extended": "Ask Ida",
        "time": "2016-10-31T15:57:56Z",
        "toread": "yes",
        "tags": "port money",
    }
]
DELICIOUS = [
    {
        "title": "Harbour fees",
        "tags": ["port", ""],
        "url": "https://dial.example/fees",
        "description": "Ask Ida",
        "created": "1358531607",
        "private": "0",
    }
]
ELCURATOR = [
    {
        "created_at": "2015-09-09 11:10:32 UTC",
        "title": "Harbour fees",
        "url": "https://dial.example/fees",
        "description": None,
        "tags": ["port"],
        "is_saved": True,
    }
]
BOOKMARKS = (
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
    '<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Toolbar</H3>\n<DL><p>\n<DT><H3>News</H3>\n<DD>All of them\n<DL><p>\n'
    "<DT><H3>Asia</H3>\n<DL><p>\n"
    '<DT><A HREF="https://dial.example/fees" ADD_DATE="1700000000" TAGS="port, big money">Harbour <b>fees</b></A>\n'
    '<DD>Ask Ida\n- today\n</DL><p>\n<DT><A HREF="https://dial.example/old">Old</A>\n</DL><p>\n</DL><p>\n'
    '<DT><A HREF="?a1b2" ADD_DATE="1700000001">To do</A>\n<DD>Call Ida &amp; Per\n'
    '<DT><A HREF="javascript:alert(1)">Tool</A>\n</DL><p>\n'
)
CHROME = {
    "checksum": "x",
    "roots": {
        "bookmark_bar": {
            "children": [
                {
                    "children": [
                        {
                            "date_added": "13344473600000000",
                            "name": "Harbour fees",
                            "type": "url",
                            "url": "https://dial.example/fees",
                            "meta_info": {"power_bookmark_meta": ""},
                        }
                    ],
                    "name": "News",
                    "type": "folder",
                }
            ],
            "name": "Bookmarks bar",
            "type": "folder",
        },
        "other": {"children": [], "name": "Other", "type": "folder"},
    },
    "version": 1,
}
FIREFOX = {
    "guid": "root________",
    "title": "",
    "type": "text/x-moz-place-container",
    "root": "placesRoot",
    "children": [
        {
            "guid": "toolbar_____",
            "title": "Toolbar",
            "root": "toolbarFolder",
            "annos": [{"name": "bookmarkProperties/description", "value": "Of the toolbar"}],
            "type": "text/x-moz-place-container",
            "children": [
                {
                    "title": "News",
                    "type": "text/x-moz-place-container",
                    "children": [
                        {
                            "title": "Harbour fees",
                            "dateAdded": 1700000000000000,
                            "tags": "port,money",
                            "annos": [{"name": "bookmarkProperties/description", "value": "Ask Ida"}],
                            "type": "text/x-moz-place",
                            "uri": "https://dial.example/fees",
                        },
                        {"title": "Recent", "type": "text/x-moz-place", "uri": "place:sort=14"},
                        {"title": "Old", "type": "text/x-moz-place", "uri": "https://dial.example/old"},
                    ],
                }
            ],
        }
    ],
}
ENEX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n'
    '<en-export application="Evernote"><note><title>Harbour fees</title><content><![CDATA['
    '<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'
    "<en-note><div>The fees double.</div></en-note>]]></content><created>20231114T221320Z</created>"
    "<tag>port</tag><note-attributes><author>ida</author><source-url>https://dial.example/fees</source-url>"
    "</note-attributes></note></en-export>"
)

EXPORTS: Mapping[str, tuple[str, object]] = {
    "PocketTable": ("part_000000.csv", POCKET),
    "PocketPage": ("ril_export.html", POCKET_PAGE),
    "Omnivore": ("metadata_0_to_20.json", OMNIVORE),
    "Wallabag": ("All articles.json", WALLABAG),
    "Instapaper": ("instapaper-export.csv", INSTAPAPER),
    "ReadwiseReader": ("reader_export.csv", READWISE),
    "Readability": ("readability.json", READABILITY),
    "BookmarksPage": ("bookmarks.html", BOOKMARKS),
    "ChromeBookmarks": ("Bookmarks", CHROME),
    "FirefoxBookmarks": ("bookmarks-2025-06-11.json", FIREFOX),
    "Karakeep": ("karakeep-export.json", KARAKEEP),
    "Linkwarden": ("backup.json", LINKWARDEN),
    "Pinboard export": ("pinboard_export.json", PINBOARD),
    "Delicious export": ("delicious.json", DELICIOUS),
    "elCurator export": ("elcurator.json", ELCURATOR),
    "Enex": ("My notes.enex", ENEX),
}
"""One of each kind, by its importer's name."""


def name_of(importer: object) -> str:
    """What tells an importer from the others: its class, or its title where a class has several."""
    kinds = [type(each) for each in IMPORTERS]
    return type(importer).__name__ if kinds.count(type(importer)) == 1 else str(getattr(importer, "title", ""))


def file_of(content: object, name: str = "", beside: Mapping[str, str] | None = None) -> OpenedFile:
    """Text or bytes as they are, anything else as JSON."""
    text = content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False)
    data = text if isinstance(text, bytes) else text.encode()
    file = OpenedFile.of(data, TIME, name)
    if beside is not None:
        file.beside = lambda wanted: beside[wanted].encode() if wanted in beside else None
    return file


def imported(content: object, name: str = "", beside: Mapping[str, str] | None = None) -> list[Draft | Refused]:
    """What comes of a file by way of the first importer that recognises it."""
    file = file_of(content, name, beside)
    return list(_importer(file).drafts(file))


def drafts_of(content: object, name: str = "", beside: Mapping[str, str] | None = None) -> list[Draft]:
    """The same, where nothing may be refused."""
    found = imported(content, name, beside)
    drafts = [each for each in found if isinstance(each, Draft)]
    assert len(drafts) == len(found)
    return drafts


def _importer(file: OpenedFile) -> Importer:
    return next(importer for importer in IMPORTERS if importer.recognises(file))
