"""A small Markdown reader: headings, paragraphs, lists, quotes, code, links, emphasis, front matter.

It reads what people and note apps write in news clippings, not all of CommonMark. Its output
still goes through the sanitiser: HTML inside Markdown is shown, not interpreted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clipper.core.extract.markup import escape

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_RULE = re.compile(r"([-*_])(\s*\1){2,}\Z")
_BULLET = re.compile(r"\s{0,8}[-*+•]\s+(.*)\Z")
_NUMBERED = re.compile(r"\s{0,8}\d{1,3}[.)]\s+(.*)\Z")
_QUOTE = re.compile(r"\s{0,3}>\s?(.*)\Z")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})\s*[\w+-]*\s*\Z")
_UNDERLINE = re.compile(r"(=+|-+)\s*\Z")
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?\Z")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`{1,3})(?P<code>[^`]+)(?P=ticks)"
    r"|(?P<image>!?)\[(?P<label>(?:[^\[\]\\]|\\.){0,500})\]\((?P<url>[^()\s]{1,2000})(?:\s+\"[^\"]{0,300}\")?\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]{1,2000})>"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>[^*_]{1,2000}?)(?<=\S)(?P=strong)"
    r"|(?<!\w)(?P<em>[*_])(?=[^\s*_])(?P<italic>[^*_]{1,2000}?)(?<=\S)(?P=em)(?!\w)"
)


@dataclass(slots=True)
class _Writer:
    """Collects blocks; consecutive items share a list, consecutive quoted lines a quote."""

    parts: list[str] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    container: str = ""

    def enter(self, container: str) -> None:
        """End the paragraph at hand, and the list or quote unless the next block belongs to it."""
        if self.paragraph:
            self.parts.append(f"<p>{_inline(' '.join(self.paragraph))}</p>")
            self.paragraph = []
        if container != self.container:
            self.parts.append(f"</{self.container}>" if self.container else "")
            self.parts.append(f"<{container}>" if container else "")
            self.container = container

    def block(self, tag: str, text: str, container: str = "") -> None:
        self.enter(container)
        self.parts.append(f"<{tag}>{_inline(text)}</{tag}>")


def to_html(text: str, join_lines: bool = True) -> str:
    """Markdown as HTML. `join_lines` False takes every line for a paragraph of its own."""
    writer = _Writer()
    lines = iter(text.splitlines())
    for line in lines:
        if fence := _FENCE.match(line):
            writer.enter("")
            writer.parts.append(f"<pre><code>{escape(_code(lines, fence[1]))}</code></pre>")
        else:
            _block(writer, line, join_lines)
    writer.enter("")
    return "".join(writer.parts)


def _block(writer: _Writer, line: str, join_lines: bool) -> None:
    if not line.strip():
        writer.enter(writer.container if writer.container in ("ul", "ol") else "")
    elif writer.paragraph and join_lines and not writer.container and (rule := _UNDERLINE.match(line)):
        heading, writer.paragraph = " ".join(writer.paragraph), []
        writer.block("h1" if rule[1].startswith("=") else "h2", heading)
    elif heading_mark := _HEADING.match(line):
        writer.block(f"h{len(heading_mark[1])}", heading_mark[2])
    elif _RULE.match(line.strip()):
        writer.enter("")
        writer.parts.append("<hr>")
    elif quote := _QUOTE.match(line):
        if quote[1].strip():
            writer.block("p", quote[1], "blockquote")
    elif item := _BULLET.match(line):
        writer.block("li", item[1], "ul")
    elif item := _NUMBERED.match(line):
        writer.block("li", item[1], "ol")
    else:
        if writer.container or not join_lines:
            writer.enter("")
        writer.paragraph.append(line.strip())


def _code(lines: Iterator[str], fence: str) -> str:
    kept: list[str] = []
    for line in lines:
        if line.strip().startswith(fence):
            break
        kept.append(line)
    return "\n".join(kept)


def _inline(text: str) -> str:
    parts: list[str] = []
    done = 0
    for match in _INLINE.finditer(text):
        parts += [escape(text[done : match.start()]), _marked(match)]
        done = match.end()
    return "".join([*parts, escape(text[done:])])


def _marked(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found["escaped"]:
        return escape(found["escaped"])
    if found["code"]:
        return f"<code>{escape(found['code'].strip())}</code>"
    if found["url"]:
        if found["image"]:
            url, alt = escape(found["url"]), escape(_ESCAPED.sub(r"\1", found["label"]))
            return f'<img src="{url}" data-src="{url}" alt="{alt}">'
        return f'<a href="{escape(found["url"])}">{_inline(found["label"])}</a>'
    if found["auto"]:
        return f'<a href="{escape(found["auto"])}">{escape(found["auto"])}</a>'
    if found["bold"]:
        return f"<strong>{_inline(found['bold'])}</strong>"
    return f"<em>{_inline(found['italic'])}</em>"


def front_matter(text: str) -> tuple[Mapping[str, Sequence[str]], str]:
    """The values between the leading "---" lines, by lower-case key, and the text after them.

    Reads the plain subset of YAML that note apps write: scalars, quoted scalars, [a, b] and "- a".
    """
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        return {}, text
    end = next((i for i, line in enumerate(lines[1:200], 1) if line.strip() in ("---", "...")), None)
    if end is None:
        return {}, text
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:end]:
        if key and line.lstrip().startswith("- "):
            values[key].append(_scalar(line.lstrip()[2:]))
        elif pair := _PAIR.match(line):
            key = pair[1].lower()
            values[key] = _scalars(pair[2] or "")
    return {name: [v for v in found if v] for name, found in values.items()}, "\n".join(lines[end + 1 :])


def _scalars(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        return [_scalar(part) for part in value[1:-1].split(",")]
    return [_scalar(value)]


def _scalar(value: str) -> str:
    """Without quotes, and without the double brackets of a link between notes."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value.removeprefix("[[").removesuffix("]]").strip()
