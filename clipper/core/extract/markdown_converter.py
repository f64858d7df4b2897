"""markdownify as Clipper wants it. Import this module only where Markdown is really made."""

import re

from bs4 import Tag
from bs4.element import NavigableString
from markdownify import ATX, MarkdownConverter

_FENCES = re.compile(r"`{3,}")


class _Converter(MarkdownConverter):
    def convert_pre(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Fenced with more backticks than the text holds, so that shown code can't end its own fence."""
        if not text.strip():
            return ""
        longest = max((len(run) for run in _FENCES.findall(text)), default=2)
        fence = "`" * (longest + 1)
        return f"\n\n{fence}\n{text.strip(chr(10))}\n{fence}\n\n"

    def convert_code(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """In a cell a bar ends it, even in code."""
        written: str = super().convert_code(element, text, parent_tags)  # type: ignore[misc]  # its stubs are incomplete
        return written.replace("|", "\\|") if parent_tags & {"td", "th"} else written

    def convert_blockquote(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Parted from what is before it, wherever it stands."""
        return f"\n{super().convert_blockquote(element, text, parent_tags)}"  # type: ignore[misc]  # the same

    def convert_ol(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Below an item's own text only a list that begins with 1 needs no blank line."""
        written: str = self.convert_list(element, text, parent_tags)  # type: ignore[attr-defined]  # the same
        return f"\n{written}" if "li" in parent_tags and element.get("start") else written

    def convert_img(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """In headings and cells too."""
        return f"![{element.get('alt') or ''}]({element.get('src') or ''})"

    def process_text(self, element: NavigableString, parent_tags: set[str] | None = None) -> str:
        """A link after an exclamation mark is no picture."""
        text: str = super().process_text(element, parent_tags)  # type: ignore[misc]  # the same
        link = element.next_sibling
        return f"{text[:-1]}\\!" if text.endswith("!") and isinstance(link, Tag) and link.name == "a" else text


def converter() -> MarkdownConverter:
    return _Converter(heading_style=ATX, escape_misc=True, table_infer_header=True)
