"""Paragraphs out of the lines of blocks: broken words joined, headings known by their size."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from clipper.core.extract.documents.pdf.layout import Block, Row, blocks, rows
from clipper.core.extract.documents.pdf.pages import Page
from clipper.core.extract.shapes import ends_sentence

_HEADING = 1.15
"""Times the text's own size, from which a line is a heading."""
_LONGEST_HEADING = 250
_SAME_SIZE = 0.08
_WIDE_GAP = 1.35
"""Times the usual distance of lines, from which a new paragraph begins."""
_INDENT = 0.8
"""Of the font's size, by which a first line is moved in."""
_SHORT = 0.4
"""Of the block's width, by which a paragraph's last line is shorter where it ends no sentence."""
_LONG_ENOUGH = 60
"""Letters of a paragraph that may go on in another block with a capital: shorter ones are captions and the like."""
_INITIAL = 1.8
"""Times the text's size of the large letter that an article may begin with."""
_BREAKS = ("-", "\u00ad", "\u2010", "\x02", "\ufffe")
"""Hyphens at the end of a line; pdfium writes the last two."""
_BULLET = re.compile(r"[•▪■◦‣●]\s*")
_WORDS_OF_ONE = frozenset("AIOYEÀÈÉ")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`page` counts from 0; `level` 1 is the largest heading, 0 is text. `opens`: it is the first of its block."""

    text: str
    size: float
    page: int
    level: int = 0
    opens: bool = False

    @property
    def is_item(self) -> bool:
        return bool(_BULLET.match(self.text))

    @property
    def words(self) -> str:
        """Without the bullet of a list's item."""
        return _BULLET.sub("", self.text, count=1)


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """All of the document's, in the order of reading."""
    known = _words(segment.text for page in pages for segment in page.segments)
    laid_out = [[rows(_initials_joined(block, known)) for block in blocks(page.segments)] for page in pages]
    usual = _usual_size(row for page in laid_out for lines in page for row in lines)
    found = [
        Paragraph(
            _joined([row.text for row in group], known),
            median(row.size for row in group),
            number,
            opens=group[0] is lines[0],
        )
        for number, page in enumerate(laid_out)
        for lines in page
        for group in _groups(lines, usual)
    ]
    return _with_headings(_across(found, known), usual)


def _usual_size(lines: Iterable[Row]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for row in lines:
        sizes[round(row.size * 2) / 2] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _initials_joined(block: Block, known: Counter[str]) -> Block:
    """A large initial, several lines high, becomes the first letter of the line beside its top."""
    usual = median(each.size for each in block)
    initials = [
        each
        for each in block
        if len(each.text.strip()) == 1 and each.text.strip().isalpha() and each.size > _INITIAL * usual
    ]
    rest = [each for each in block if each not in initials]
    for initial in initials:
        beside = [
            each for each in rest if each.left >= initial.left and initial.bottom <= each.middle <= initial.top + usual
        ]
        if not beside:
            rest.append(initial)
            continue
        first = max(beside, key=lambda each: (round(each.middle), -each.left))
        text = _with_initial(initial.text.strip(), first.text.lstrip(), known)
        rest[rest.index(first)] = replace(first, left=initial.left, text=text)
    return rest


def _with_initial(letter: str, text: str, known: Counter[str]) -> str:
    """ "T" and "he boat" are "The boat"; "A" and "boat" are "A boat" where the document has a boat elsewhere."""
    word = _WORD.match(text)
    rest = word.group().lower() if word else ""
    is_word = letter in _WORDS_OF_ONE and known[rest] > 1 and (letter.lower() + rest) not in known
    return f"{letter}{' ' if is_word else ''}{text}"


def _groups(lines: Sequence[Row], usual: float) -> Iterator[list[Row]]:
    """The lines of each paragraph of a block."""
    if not lines:
        return
    steps = [above.middle - below.middle for above, below in pairwise(lines)]
    step = median(steps) if len(steps) > 2 else 1.3 * lines[0].size
    left, right = min(row.left for row in lines), max(row.right for row in lines)
    group = [lines[0]]
    for above, row in pairwise(lines):
        if _begins(above, row, step, (left, right), is_large=row.size > _HEADING * usual):
            yield group
            group = []
        group.append(row)
    yield group


def _begins(above: Row, row: Row, step: float, edges: tuple[float, float], *, is_large: bool) -> bool:
    """Whether `row` is the first line of a paragraph, `above` the line before it."""
    if abs(row.size - above.size) > _SAME_SIZE * max(row.size, above.size) or _BULLET.match(row.text):
        return True
    if above.middle - row.middle > _WIDE_GAP * max(step, row.size):
        return True
    if is_large:
        return False  # a headline's lines are centred, or broken where they please
    left, right = edges
    if row.left - above.left > _INDENT * row.size and above.left - left < _INDENT * row.size:
        return not _BULLET.match(above.text)
    missing = right - above.right
    if row.text[:1].islower() or missing < _room_for(row):
        return False  # the next word went into the next line because there was no room for it
    return ends_sentence(above.text) or missing > _SHORT * (right - left)


def _room_for(row: Row) -> float:
    """The width of a line's first word, and of the space before it."""
    first = row.text.partition(" ")[0]
    return (len(first) + 1) * (row.right - row.left) / max(len(row.text), 1)


def _words(lines: Iterable[str]) -> Counter[str]:
    return Counter(word.lower() for line in lines for word in _WORD.findall(line))


def _joined(lines: Iterable[str], known: Counter[str]) -> str:
    text = ""
    for line in lines:
        text = _two_joined(text, line, known) if text else line
    return text


def _two_joined(first: str, second: str, known: Counter[str]) -> str:
    """Two lines as one. A word broken at the end of the first is whole again; where the document
    writes it with a hyphen elsewhere, it keeps that."""
    if not first.endswith(_BREAKS):
        return f"{first}{'' if _is_unspaced(first[-1:]) and _is_unspaced(second[:1]) else ' '}{second}"
    begun = first.rstrip("".join(_BREAKS))
    if not begun or not begun[-1].isalpha():
        return f"{first} {second}" if first.endswith(" -") else first + second
    start = _WORD.findall(begun)[-1:] or [""]
    rest = _WORD.match(second)
    end = rest.group() if rest else ""
    hyphenated = f"{start[0]}-{end}".lower() in known and f"{start[0]}{end}".lower() not in known
    return f"{begun}{'-' if hyphenated or not second[:1].islower() else ''}{second}"


def _is_unspaced(letter: str) -> bool:
    """Of a script that writes no spaces between words."""
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"


def _across(found: Sequence[Paragraph], known: Counter[str]) -> list[Paragraph]:
    """A paragraph that goes on in the next column or on the next page is one."""
    joined: list[Paragraph] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and _goes_on(last, each):
            joined[-1] = replace(last, text=_two_joined(last.text, each.text, known))
        else:
            joined.append(each)
    return joined


def _goes_on(last: Paragraph, each: Paragraph) -> bool:
    same = abs(last.size - each.size) <= _SAME_SIZE * max(last.size, each.size)
    if not same or ends_sentence(last.text) or each.is_item:
        return False
    return each.text[:1].islower() or (each.opens and len(last.text) >= _LONG_ENOUGH and not last.text.endswith(":"))


def _with_headings(found: Sequence[Paragraph], usual: float) -> list[Paragraph]:
    """Levels by size: the largest is 1, three in all."""
    sizes = sorted({round(each.size) for each in found if _may_head(each, usual)}, reverse=True)
    levels = {size: min(level, 3) for level, size in enumerate(sizes, 1)}
    return [replace(each, level=levels[round(each.size)]) if _may_head(each, usual) else each for each in found]


def _may_head(each: Paragraph, usual: float) -> bool:
    letters = sum(letter.isalpha() for letter in each.text)
    return each.size > _HEADING * usual and letters >= 3 and len(each.text) <= _LONGEST_HEADING and not each.is_item
