"""Records of an XML file, one at a time, from files that may be huge, broken or hostile."""

import copy
import html
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any, BinaryIO

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.encodings import Utf8Stream
from clipper.core.importers.mended_xml import MendedXml
from clipper.core.model import Refused
from clipper.core.text import _

Element = Any
"""lxml's element; lxml ships no types."""

_START = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^<>]*)")
_HARMLESS = "NS_ERR_UNDEFINED_NAMESPACE"
"""What many feeds get wrong and costs no text."""
_DECLARED = re.compile(rb"<\?xml[^<>]{0,100}encoding=[\"'](?:iso-8859|windows-125|us-ascii|latin)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,60}")
_NUMBERED = re.compile(r"&#x(1?[0-9A-F]{2,5});")
"""As libxml2 writes every character beyond ASCII in HTML."""
_TAG = re.compile(r"<[^<>]*>")


def root_of(file: OpenedFile) -> tuple[str, str]:
    """The local name of a file's first element and its attributes as written; ("", "") when it is no XML."""
    text = file.text_head.lstrip("\ufeff")
    at = 0
    while at >= 0:
        at += len(text[at:]) - len(text[at:].lstrip())
        if text.startswith("<?", at):
            at = _after(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at)
        elif text.startswith("<!", at):
            bracket, end = text.find("[", at), text.find(">", at)
            at = _after(text, ">", text.find("]", bracket)) if -1 < bracket < end else _after(text, ">", at)
        else:
            start = _START.match(text, at)
            return (start[1], start[2]) if start else ("", "")
    return "", ""


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at) if at >= 0 else -1
    return found + len(mark) if found >= 0 else -1


def records(file: OpenedFile, *names: str) -> Iterator[Element | Refused]:
    """Every element of one of these local names, in any namespace, whole and without comments.

    An element is let go when the next is asked for; what stands before the first record stays
    reachable through its ancestors. Nothing outside the file is ever read, no entity that the file
    declares is expanded. Where the XML breaks, what could be read is given, then a Refused.
    """
    from lxml import etree

    found, broken, last = False, "", None
    with closing(_stream(file)) as stream:
        events = etree.iterparse(
            MendedXml(stream),
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            encoding=_encoding(file.head),
        )
        try:
            for _event, element in events:
                _discard(last)
                last = element
                _tidy(element)
                found = True
                yield element
        except etree.LxmlError as error:
            broken = str(error)
        errors = [each for each in events.error_log if each.level_name == "FATAL" and each.type_name != _HARMLESS]
        if errors:
            broken = _("line {line}: {why}").format(line=errors[0].line, why=errors[0].message)
    if broken:
        yield Refused(file.name, _("The file is broken ({why}); what could be read of it is kept.").format(why=broken))
    elif not found:
        yield Refused(file.name, _("There is no article in this file."))


def _stream(file: OpenedFile) -> BinaryIO | Utf8Stream:
    """The file's bytes; UTF-16 as UTF-8, in which the mending finds its marks."""
    return Utf8Stream(file) if file.head.startswith(_UTF16) else file.open()


def _encoding(head: bytes) -> str | None:
    """UTF-8 where the declaration names an 8-bit encoding and the bytes say otherwise; None: as declared."""
    if head.startswith(_UTF16):
        return "utf-8"
    declared = _DECLARED.match(head)
    if not declared or head.isascii():
        return None
    try:
        head[: max(head.rfind(b">"), 0)].decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _discard(element: Element | None) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


def _tidy(element: Element) -> None:
    from lxml import etree

    etree.strip_elements(element, etree.Entity, etree.Comment, etree.ProcessingInstruction, with_tail=False)


def words(element: Element | None) -> str:
    """An element's text on one line; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def find_words(element: Element | None, path: str) -> str:
    """The text of the first element at a path of local names ("author/name")."""
    return words(find(element, path))


def find(element: Element | None, path: str) -> Element | None:
    """None where there is none, or nothing to look in."""
    return None if element is None else element.find(_any(path))


def find_all(element: Element | None, path: str) -> list[Element]:
    return [] if element is None else list(element.findall(_any(path)))


def _any(path: str) -> str:
    """The path in any namespace."""
    return "/".join(step if step in (".", "") else f"{{*}}{step}" for step in path.split("/"))


def markup(element: Element) -> str:
    """What is inside an element, as HTML without namespaces."""
    from lxml import etree

    element = copy.deepcopy(element)  # away from its ancestors' namespaces
    for each in element.iter():
        rename(each, local_name(each))
    etree.cleanup_namespaces(element)
    inside = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return html.escape(element.text or "", quote=False) + _NUMBERED.sub(lambda found: chr(int(found[1], 16)), inside)


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def rename(element: Element, name: str) -> None:
    """Gives an element a name of HTML; broken XML may hold some that no element can have."""
    element.tag = name if _NAME.fullmatch(name) else "span"


def without_tags(text: str) -> str:
    """The words of a line that may be HTML."""
    return (
        " ".join(html.unescape(_TAG.sub(" ", text)).split()) if "<" in text or "&" in text else " ".join(text.split())
    )
