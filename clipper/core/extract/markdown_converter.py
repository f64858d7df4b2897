"""markdownify as Clipper wants it. Import this module only where Markdown is really made."""

import re

from bs4 import Tag
from markdownify import ATX, MarkdownConverter

_FENCES = re.compile(r"`{3,}")


class _Converter(MarkdownConverter):
    def convert_pre(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Fenced with more backticks than the text holds, so that shown code can't end its own fence."""
        if not text:
            return ""
        longest = max((len(run) for run in _FENCES.findall(text)), default=2)
        fence = "`" * (longest + 1)
        return f"\n\n{fence}\n{text.strip(chr(10))}\n{fence}\n\n"


def converter() -> MarkdownConverter:
    return _Converter(heading_style=ATX, escape_misc=True, table_infer_header=True)
