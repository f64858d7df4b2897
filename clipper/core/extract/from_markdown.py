"""A Markdown reader: headings, paragraphs, lists, quotes, code, tables, and what stands in a line.

It reads what people and note apps write and all that `to_markdown` writes, not every corner of
CommonMark. Its output still goes through the sanitiser: HTML in Markdown is shown, not interpreted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clipper.core.extract.markdown_inline import to_html as inline
from clipper.core.extract.markup import escape

_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s(.*))?\Z")
_RULE = re.compile(r"([-*_])(\s*\1){2,}\s*\Z")
_ITEM = re.compile(r"(\s*)([-*+]|(\d{1,9})[.)])(?:(\s+)(?=\S)|\s*\Z)")
_DOT = re.compile(r"(\s*)•(\s*)(?=\S)")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})\s*+[\w+#.-]*+\s*+\Z")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*\Z")
_DELIMITERS = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+\Z")
_CELL = re.compile(r"((?:[^\\|]|\\.|\\\Z)*+)(?:\||\Z)")
_DEEPEST = 40
"""Quotes and lists within one another; what would be deeper is a paragraph."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Where a list item's text begins, and of what list it is."""

    indent: int
    content: int
    tag: str
    start: str
    text: str


def to_html(text: str, join_lines: bool = True) -> str:
    """Markdown as HTML. `join_lines` False takes every line for a paragraph of its own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if join_lines else text.splitlines()
    return "".join(_Reader(join_lines).blocks([_untabbed(line) for line in lines], 0))


class _Reader:
    def __init__(self, join_lines: bool) -> None:
        self._join = join_lines

    def blocks(self, lines: Sequence[str], depth: int) -> Iterator[str]:
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.strip():
                at += 1
            elif fence := _FENCE.match(line):
                code, at = _fenced(lines, at, fence)
                yield code
            elif heading := _HEADING.match(line):
                yield _heading(len(heading[1]), heading[2] or "")
                at += 1
            elif _RULE.match(line.strip()):
                yield "<hr>"
                at += 1
            elif depth < _DEEPEST and _QUOTE.match(line):
                end = next((i for i in range(at, len(lines)) if not _QUOTE.match(lines[i])), len(lines))
                inside = [_QUOTE.sub("", each, count=1) for each in lines[at:end]]
                yield f"<blockquote>{''.join(self.blocks(inside, depth + 1))}</blockquote>"
                at = end
            elif depth < _DEEPEST and (item := self._item(line)):
                found, at = self._list(lines, at, item, depth)
                yield found
            elif _is_table(lines, at):
                end = next((i for i in range(at + 2, len(lines)) if "|" not in lines[i]), len(lines))
                yield _table([lines[at], *lines[at + 2 : end]])
                at = end
            else:
                found, at = self._paragraph(lines, at)
                yield found

    def _paragraph(self, lines: Sequence[str], at: int) -> tuple[str, int]:
        if not self._join:
            return f"<p>{inline(lines[at].strip())}</p>", at + 1
        end = at + 1
        while end < len(lines) and lines[end].strip():
            if underline := _UNDERLINE.match(lines[end]):
                level = 1 if underline[1][0] == "=" else 2
                return f"<h{level}>{inline(_joined(lines[at:end]))}</h{level}>", end + 1
            if self._begins(lines, end):
                break
            end += 1
        return f"<p>{inline(_joined(lines[at:end]))}</p>", end

    def _begins(self, lines: Sequence[str], at: int) -> bool:
        """Whether a line in a paragraph is the beginning of something else."""
        line = lines[at]
        if _FENCE.match(line) or _HEADING.match(line) or _RULE.match(line.strip()) or _QUOTE.match(line):
            return True
        item = self._item(line)
        return (item is not None and item.text != "" and item.start in ("", "1")) or _is_table(lines, at)

    def _item(self, line: str) -> _Item | None:
        found = _ITEM.match(line)
        if found is None and not self._join and (found := _DOT.match(line)):
            return _Item(len(found[1]), found.end(), "ul", "", line[found.end() :])
        if found is None:
            return None
        blanks = found[4] or " "
        content = found.end() if len(blanks) < 5 else found.end() - len(blanks) + 1
        return _Item(len(found[1]), content, "ol" if found[3] else "ul", found[3] or "", line[content:])

    def _list(self, lines: Sequence[str], at: int, first: _Item, depth: int) -> tuple[str, int]:
        items: list[str] = []
        item: _Item | None = first
        while item is not None and item.tag == first.tag:
            inside, at = self._content(lines, at, item)
            items.append(f"<li>{self._inside(inside, depth + 1)}</li>")
            following = next((i for i in range(at, len(lines)) if lines[i].strip()), len(lines))
            item = self._item(lines[following]) if following < len(lines) else None
            if item is not None and item.tag == first.tag and not _RULE.match(lines[following].strip()):
                at = following
            else:
                break
        start = f' start="{int(first.start)}"' if first.start not in ("", "1") else ""
        return f"<{first.tag}{start}>{''.join(items)}</{first.tag}>", at

    def _content(self, lines: Sequence[str], at: int, item: _Item) -> tuple[list[str], int]:
        """The lines of an item, without their indent, and where the next thing begins."""
        inside = [item.text]
        at += 1
        while at < len(lines):
            line = lines[at]
            indent = len(line) - len(line.lstrip(" "))
            if not line.strip():
                following = next((i for i in range(at, min(at + 1000, len(lines))) if lines[i].strip()), len(lines))
                if following == len(lines) or not self._belongs(lines[following], item):
                    break
                inside.append(line[item.content :])
            elif self._belongs(line, item):
                inside.append(line[min(indent, item.content) :])
            elif self._join and inside[-1].strip() and not self._begins(lines, at) and not self._item(line):
                inside.append(line.strip(" "))  # a paragraph that was wrapped without its indent
            else:
                break
            at += 1
        return inside, at

    def _belongs(self, line: str, item: _Item) -> bool:
        indent = len(line) - len(line.lstrip(" "))
        return indent >= item.content or (indent >= item.indent + 2 and self._item(line) is not None)

    def _inside(self, lines: list[str], depth: int) -> str:
        """An item's blocks; its first text is no paragraph of its own unless a blank line follows it."""
        blocks = list(self.blocks(lines, depth))
        if blocks and blocks[0].startswith("<p>"):
            end = self._paragraph(lines, 0)[1]
            if end >= len(lines) or lines[end].strip() or len(blocks) == 1:
                blocks[0] = blocks[0].removeprefix("<p>").removesuffix("</p>")
        return "".join(blocks)


def _untabbed(line: str) -> str:
    body = line.lstrip("\t ")
    return line[: len(line) - len(body)].expandtabs(4) + body


def _joined(lines: Sequence[str]) -> str:
    """A paragraph's lines in one; two blanks or a backslash at the end of a line break it."""
    parts: list[str] = []
    for number, line in enumerate(lines, 1):
        text = line.strip(" \t")
        slashes = len(text) - len(text.rstrip("\\"))
        if number == len(lines):
            parts.append(text)
        elif slashes % 2:
            parts.append(text[:-1] + "\n")
        else:
            parts.append(text + ("\n" if line.endswith("  ") else " "))
    return "".join(parts)


def _heading(level: int, text: str) -> str:
    """Hashes may close it, too."""
    text = text.strip(" \t")
    open_end = text.rstrip("#")
    if not open_end or open_end[-1] in " \t":
        text = open_end.rstrip(" \t")
    return f"<h{level}>{inline(text)}</h{level}>"


def _fenced(lines: Sequence[str], at: int, fence: re.Match[str]) -> tuple[str, int]:
    indent, mark = len(fence[1]), fence[2]
    end = at + 1
    while end < len(lines):
        found = _FENCE.match(lines[end])
        if found and found[2].startswith(mark) and not lines[end].strip(" `~"):
            break
        end += 1
    code = [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines[at + 1 : end]]
    return f"<pre><code>{escape(chr(10).join(code))}</code></pre>", end + 1


def _is_table(lines: Sequence[str], at: int) -> bool:
    return "|" in lines[at] and at + 1 < len(lines) and "|" in lines[at + 1] and bool(_DELIMITERS.match(lines[at + 1]))


def _table(rows: Sequence[str]) -> str:
    head, *body = ([inline(cell) for cell in _cells(row)] for row in rows)
    first = "".join(f"<th>{cell}</th>" for cell in head)
    others = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    return f"<table><thead><tr>{first}</tr></thead><tbody>{others}</tbody></table>"


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar that is escaped stands for itself, in code too."""
    row = row.strip().removeprefix("|")
    return [match[1].strip(" \t").replace("\\|", "|") for match in _CELL.finditer(row) if match.group()]
