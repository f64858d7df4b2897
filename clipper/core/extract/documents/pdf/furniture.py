"""Running heads and feet, and page numbers: what stands at the edge of page after page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clipper.core.extract.documents.pdf.layout import Row, rows
from clipper.core.extract.documents.pdf.pages import Page

_EDGE_ROWS = 3
"""Lines at the top and at the bottom of a page that may be furniture."""
_SHARE, _ENOUGH = 0.25, 3
"""Of the pages, and pages in any case: heads differ on left and right pages, and between chapters."""
_SAME_PLACE = 6.0
"""Points by which a running head moves from page to page."""
_MARGIN = 0.1
"""Of a page's height, in which a number alone is the page's."""
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|p\.|pag\.|página|pagina|str\.|стр\.|第)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|von|sur|de|di|van|z|из|/)\s*\d{1,4})?\W{0,3}[页頁]?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,500}")


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], str | None]:
    """The pages without it, and the web address that a browser prints on each page, where there is one."""
    edges = [list(_edges(page)) for page in pages]
    repeated = _repeated(edges)
    left: list[Page] = []
    addresses: Counter[str] = Counter()
    for page, its_edges in zip(pages, edges, strict=True):
        dropped = [row for row, key in its_edges if key in repeated or _is_number(row, page)]
        addresses.update({address for row in dropped for address in _ADDRESS.findall(row.text)})
        gone = {segment for row in dropped for segment in row.segments}
        left.append(Page(page.bottom, page.top, tuple(each for each in page.segments if each not in gone)))
    whole = [address for address, _count in addresses.most_common() if not address.endswith(("…", "..."))]
    return left, next(iter(whole), None)


def _edges(page: Page) -> Iterator[tuple[Row, tuple[str, int]]]:
    """The outermost lines, each with what it is known by on other pages: its words and its place."""
    lines = rows(page.segments)
    middle = len(lines) // 2
    for row in [*lines[: min(_EDGE_ROWS, middle + 1)], *lines[max(len(lines) - _EDGE_ROWS, middle + 1) :]]:
        yield row, (_DIGITS.sub("#", row.text), round(row.middle / _SAME_PLACE))


def _repeated(edges: Sequence[Sequence[tuple[Row, tuple[str, int]]]]) -> set[tuple[str, int]]:
    """Places are compared in steps; a line at the edge of a step is looked for in the next one, too."""
    seen = Counter(key for page in edges for key in {key for _row, key in page})
    enough = min(max(2.0, _SHARE * len(edges)), _ENOUGH)

    def times(key: tuple[str, int]) -> int:
        text, place = key
        return sum(seen[text, place + step] for step in (-1, 0, 1))

    return {key for key in seen if _LETTER.search(key[0]) and times(key) >= enough}


def _is_number(row: Row, page: Page) -> bool:
    margin = _MARGIN * (page.top - page.bottom)
    at_edge = row.middle < page.bottom + margin or row.middle > page.top - margin
    return at_edge and bool(_NUMBER.fullmatch(row.text))
