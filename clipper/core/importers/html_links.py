"""Pages that are nothing but lists of links, read as they come: browsers' bookmarks, Pocket's older export."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from clipper.core.importers.base import HEAD, OpenedFile
from clipper.core.importers.encodings import Utf8Stream
from clipper.core.importers.records import BrokenOff
from clipper.core.text import _


@dataclass(slots=True)
class Link:
    """A link with its attributes (names in lower case), the list headings around it, outermost first,
    the last heading of the page before it, and what is said below it."""

    attributes: dict[str, str]
    folders: tuple[str, ...]
    heading: str
    text: str = ""
    note: str = ""


def links(file: OpenedFile) -> Iterator[Link]:
    """The links of a page in their order. Raises BrokenOff."""
    from lxml import etree

    target = _Target()
    # Fed piece by piece to a target, no tree is ever built.
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    stream = Utf8Stream(file)
    try:
        while piece := stream.read(HEAD):
            parser.feed(piece)
            yield from target.taken()
        parser.close()
    except etree.LxmlError as error:
        raise BrokenOff(_("it is no HTML there")) from error
    finally:
        stream.close()
    yield from target.taken(all_of_them=True)


@dataclass(slots=True)
class _Target:
    """What lxml tells of start tags, end tags and text.

    A folder is an H3 with a DL after it; a browser's own top folders (its toolbar and the like) count as
    none. A DD is said of the link before it, or of a folder where an H3 came last.
    """

    found: list[Link] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    """One for every DL that is open; empty for those that are no folder of hers."""
    named: str = ""
    """The H3 that waits for its DL."""
    heading: str = ""
    inside: str = ""
    """The element whose text is being read: a, h1, h3, dd, or none."""
    said: list[str] = field(default_factory=list)
    is_own: bool = True
    after_link: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self.said.append("\n")
        if tag not in ("a", "h1", "h3", "dd", "dl", "dt") or (self.inside == "dd" and tag == "a"):
            return
        self._finish()
        if tag == "dl":
            self.folders.append(self.named)
            self.named, self.after_link = "", False
        elif tag == "a":
            self.found.append(Link(dict(attributes), tuple(filter(None, self.folders)), self.heading))
            self.after_link = True
        elif tag == "h3":
            self.is_own = not any(name.endswith("_folder") for name in attributes)
            self.after_link = False
        self.inside = tag if tag not in ("dl", "dt") else ""

    def end(self, tag: str) -> None:
        if tag in (self.inside, "dl"):
            self._finish()
        if tag == "dl" and self.folders:
            self.folders.pop()

    def data(self, text: str) -> None:
        if self.inside:
            self.said.append(text)

    def close(self) -> None:
        self._finish()

    def taken(self, *, all_of_them: bool = False) -> list[Link]:
        """The links that nothing more will be said of."""
        last = len(self.found) if all_of_them else max(0, len(self.found) - 1)
        taken, self.found = self.found[:last], self.found[last:]
        return taken

    def _finish(self) -> None:
        text = "".join(self.said).strip()
        if self.inside == "a":
            self.found[-1].text = " ".join(text.split())
        elif self.inside == "h1":
            self.heading = text
        elif self.inside == "h3":
            self.named = " ".join(text.split()) if self.is_own else ""
        elif self.inside == "dd" and self.after_link and self.found:
            self.found[-1].note = text
        self.said, self.inside = [], ""
