"""RTF: its paragraphs, by striprtf. Which words are bold, and pictures, are not kept."""

import re

from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.documents.package import damaged
from clipper.core.extract.documents.properties import authors_of, keywords_of, title_of
from clipper.core.extract.shapes import is_headline
from clipper.core.model import Entry

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_PROPERTY = re.compile(r"\{\\(title|author|keywords)\b ?((?:[^{}\\]|\\[^\n]){0,2000})\}")
_PROPERTIES_END = 20_000
"""Characters after "{\\info" in which the properties stand."""
_HEX = re.compile(r"[0-9a-fA-F\s]{200,}")
_FONT_TABLE = re.compile(r"\{[^{}]*\\fonttbl")
_BRACE = re.compile(r"[{}]")
_FONT = re.compile(r"\{\s*\\f(\d{1,5})(?!\d)[^{}]{0,200}?\\fcharset(\d{1,3})(?!\d)")
_MOST_FONTS = 2000
_FIELD = re.compile(r"\{\\field\b", re.IGNORECASE)


def convert(data: bytes) -> Converted:
    """Raises ClipperError where it is damaged."""
    found = _CODE_PAGE.search(data[:4096])
    codec = f"cp{found[1].decode()}" if found else "cp1252"
    source = _decoded(data, codec)
    lines = [_line(line) for line in _plain(source).splitlines()]
    lines = [line for line in lines if line]
    return Converted(text="\n\n".join(lines), facts=_facts(source, codec, next(iter(lines), "")))


def _decoded(data: bytes, codec: str) -> str:
    """RTF is ASCII; some programs write their code page's bytes all the same."""
    try:
        return data.decode(codec, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _plain(source: str) -> str:
    from striprtf.striprtf import rtf_to_text  # lazily: most pastes are no RTF

    source = _HEX.sub(" ", source)  # pictures are most of a file's bytes, and no text
    source = _with_small_font_table(source)
    source = _FIELD.sub(r"{\\fld", source)  # striprtf would write a link's address after its words, slowly
    try:
        return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]  # striprtf is without types
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise damaged(str(error)) from error


def _with_small_font_table(source: str) -> str:
    """Of the fonts only their charsets matter; striprtf takes very long over a table that is not as it should be."""
    start = _FONT_TABLE.search(source)
    if start is None:
        return source
    depth = 1
    end = len(source)
    for brace in _BRACE.finditer(source, start.end()):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            end = brace.end()
            break
    fonts = _FONT.findall(source, start.end(), end)[:_MOST_FONTS]
    table = "".join(f"{{\\f{number}\\fcharset{charset} x;}}" for number, charset in fonts)
    return f"{source[: start.start()]}{{\\fonttbl{table}}}{source[end:]}"


def _line(line: str) -> str:
    """A row of a table has a bar after each cell."""
    line = line.strip()
    return "\t".join(cell.strip() for cell in line[:-1].split("|")) if line.endswith("|") else line


def _facts(source: str, codec: str, first: str) -> Entry:
    """The properties of the document, as far as its text does not begin with a headline."""
    at = source.find("{\\info")
    found = _PROPERTY.findall(source[at : at + _PROPERTIES_END]) if at >= 0 else []
    said = {name: _plain(f"{{\\rtf1\\ansi\\ansicpg{codec[2:]} {value}}}").strip() for name, value in found}
    return Entry(
        title="" if is_headline(first) else title_of(said.get("title")),
        authors=authors_of([said.get("author")]),
        keywords=keywords_of(said.get("keywords")),
    )
