"""The properties before a note's text: the plain subset of YAML that note apps write."""

import re
from collections.abc import Mapping, Sequence

_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?\Z")
_BLOCK = re.compile(r"[>|][+-]?\d?\Z")
_MOST_LINES = 200


def front_matter(text: str) -> tuple[Mapping[str, Sequence[str]], str]:
    """The values between the leading "---" lines, by lower-case key, and the text after them.

    Reads scalars, quoted scalars, [a, b], "- a" and folded text. Two rules with something between
    that is no list of properties are none.
    """
    lines = text.split("\n")
    if lines[0].strip("\ufeff \r\t") != "---":
        return {}, text
    end = next((i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.strip() in ("---", "...")), None)
    if end is None or (end > 1 and not _PAIR.match(lines[1].strip())):
        return {}, text
    values: dict[str, list[str]] = {}
    key, folded = "", False
    for line in lines[1:end]:
        inner = line.strip()
        if key and inner.startswith("- "):
            values[key].append(_scalar(inner[2:]))
        elif key and folded and line[:1].isspace():
            values[key][0] = f"{values[key][0]} {inner}".strip()
        elif not line[:1].isspace() and (pair := _PAIR.match(inner)):
            key, folded = pair[1].lower(), bool(_BLOCK.match(pair[2] or ""))
            values[key] = [""] if folded else _scalars(pair[2] or "")
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
        quote = value[0]
        value = value[1:-1].replace('\\"', '"') if quote == '"' else value[1:-1].replace("''", "'")
    return value.removeprefix("[[").removesuffix("]]").strip()
