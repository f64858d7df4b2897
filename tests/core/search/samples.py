"""Clippings and names for the tests of search."""

from typing import Any

from clipper.core.model import IndexDocument

DAY = 86_400
NOON = 1_749_556_800  # 10 June 2025, 12:00 UTC


def document(clipping_id: int, body: str = "", **facts: Any) -> IndexDocument:
    """A clipping with this body; all else empty unless given."""
    known: dict[str, Any] = {
        "title": "",
        "lead": "",
        "note": "",
        "byline": "",
        "publisher": "",
        "lang": "en",
        "countries": (),
        "mentions": (),
        "topics": (),
        "url": "",
        "published": NOON,
        "added": NOON + clipping_id,
        "trashed": False,
    }
    return IndexDocument(id=clipping_id, body=body, **(known | facts))


class FewNames:
    """Knows two countries, a group and a topic."""

    def countries(self, name: str) -> tuple[str, ...]:
        known = {
            "china": ("CN",),
            "中国": ("CN",),
            "cn": ("CN",),
            "south korea": ("KR",),
            "kr": ("KR",),
            "east asia": ("CN", "KR"),
        }
        return known.get(name.lower(), ())

    def topics(self, name: str) -> tuple[str, ...]:
        return {"economy": ("medtop:04",), "medtop:04": ("medtop:04",), "trade policy": ("user:7",)}.get(
            name.lower(), ()
        )
