"""How many HTML pages a second come through the whole pipeline, beside trafilatura's own command line.

Clipper extracts, tags, compares, stores and indexes them; trafilatura extracts text and metadata
to JSON files. Both may use every processor. The pages are invented ones and, where they lie beside
the checkout, saved ones.
"""

import gzip
import json
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from clipper.core.library import Library
from tests.benchmarks.figures import Figure, at_least
from tests.benchmarks.import_speed import import_folder
from tests.benchmarks.stories import PUBLISHERS, Newsroom

ROOT = Path(__file__).resolve().parents[2]
SAVED = ROOT.parent / "shared" / "eval" / "extract" / "pages"
PAGES = 400
BAR = 40


def write_pages(folder: Path, count: int, newsroom: Newsroom) -> None:
    """Invented pages of about 40 KB: a menu, an article with its metadata, teasers, comments, a foot."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"page-{number:05}.html").write_text(page(number, newsroom), encoding="utf-8")


def page(number: int, newsroom: Newsroom) -> str:
    draw = random.Random(number)
    headline, dated, *paragraphs = newsroom.story().strip().split("\n\n")
    publisher = draw.choice(PUBLISHERS)
    published = f"2025-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}T{draw.randint(0, 23):02}:15:00Z"
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": published,
        "author": [{"@type": "Person", "name": f"Ada {headline.split()[-2].capitalize()}"}],
        "publisher": {"@type": "Organization", "name": publisher},
    }
    body = "".join(_block(at, text, draw) for at, text in enumerate(paragraphs))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escape(headline)} | {publisher}</title>
<link rel="canonical" href="https://paper{number % 37}.example/news/{number}">
<meta property="og:title" content="{escape(headline)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{publisher}"><meta name="description" content="{escape(paragraphs[0][:150])}">
<script type="application/ld+json">{json.dumps(said)}</script><style>{"".join(_rules(draw))}</style></head><body>
<header><nav><ul>{"".join(_links("menu", 60, draw))}</ul></nav></header><main><article><h1>{escape(headline)}</h1>
<p class="byline">By Ada {headline.split()[-2].capitalize()}, <time datetime="{published}">{escape(dated)}</time></p>
{body}</article><aside><h2>More news</h2>{"".join(_teasers(30, newsroom, draw))}</aside>
<section class="comments"><h2>Comments</h2>{"".join(_comments(12, paragraphs, draw))}</section></main>
<footer><ul>{"".join(_links("foot", 40, draw))}</ul><p>All rights reserved by {publisher}.</p></footer>
</body></html>"""


def _block(at: int, text: str, draw: random.Random) -> str:
    sentences = text.split(". ")
    parts = [f"<p>{escape(sentence)}.</p>" for sentence in sentences]
    if at == 2:
        parts.append(f"<blockquote><p>{escape(sentences[0])}.</p></blockquote>")
    if at == 3:
        parts.append(f"<h2>{escape(sentences[0][:40])}</h2><ul>{''.join(_links('list', 4, draw))}</ul>")
    return "".join(parts)


def _links(kind: str, count: int, draw: random.Random) -> Iterator[str]:
    for number in range(count):
        yield f'<li class="{kind}-item"><a href="/{kind}/{draw.randrange(9999)}">{kind} {number}</a></li>'


def _rules(draw: random.Random) -> Iterator[str]:
    return (f".c{n}{{margin:{draw.randrange(40)}px;padding:{draw.randrange(40)}px}}" for n in range(150))


def _teasers(count: int, newsroom: Newsroom, draw: random.Random) -> Iterator[str]:
    words = newsroom.words
    for _number in range(count):
        title = " ".join(draw.choices(words[:2000], k=8)).capitalize()
        yield f'<div class="teaser"><h3><a href="/n/{draw.randrange(99999)}">{title}</a></h3><p>{title} …</p></div>'


def _comments(count: int, paragraphs: list[str], draw: random.Random) -> Iterator[str]:
    return (f"<div class='comment'><b>reader{n}</b><p>{draw.choice(paragraphs)[:200]}</p></div>" for n in range(count))


def unpack_saved(folder: Path) -> int:
    """The saved pages as plain files, each under a name of its own; how many."""
    folder.mkdir(parents=True)
    found = sorted(SAVED.rglob("*.html.gz"))
    for number, packed in enumerate(found):
        (folder / f"{number:05}.html").write_bytes(gzip.decompress(packed.read_bytes()))
    return len(found)


def measure(scratch: Path) -> list[Figure]:
    write_pages(scratch / "pages", PAGES, Newsroom(11))
    figures = _both("invented", scratch / "pages", PAGES, scratch)
    if SAVED.is_dir():
        count = unpack_saved(scratch / "saved")
        figures += _both("saved", scratch / "saved", count, scratch)
    return figures


def _both(kind: str, folder: Path, count: int, scratch: Path) -> list[Figure]:
    ours = _timed(lambda: _clipper(folder, scratch / f"library-{kind}"))
    theirs = _timed(lambda: _trafilatura(folder, scratch / f"out-{kind}"))
    return [
        at_least(f"import of {count} {kind} HTML pages, all of it", count / ours.seconds, BAR, "pages/s"),
        Figure("  processor time of it", f"{1000 * ours.processor / count:.1f} ms a page"),
        Figure("  trafilatura's command line, extraction only", f"{count / theirs.seconds:.4g} pages/s"),
        Figure("  processor time of it", f"{1000 * theirs.processor / count:.1f} ms a page"),
    ]


@dataclass(frozen=True)
class Timed:
    """Seconds on the clock, and of the processors."""

    seconds: float
    processor: float


def _timed(work: Callable[[], None]) -> Timed:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    after, seconds = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    return Timed(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _clipper(folder: Path, library: Path) -> None:
    import_folder(folder, library)
    opened = Library.open(library)
    try:
        if not opened.wait_indexed(600):
            raise RuntimeError("the index did not catch up")
    finally:
        opened.close()


def _trafilatura(folder: Path, out: Path) -> None:
    program = shutil.which("trafilatura", path=str(Path(sys.executable).parent))
    if program is None:
        raise RuntimeError("trafilatura's command line is not there")
    arguments = ["--input-dir", folder, "--output-dir", out, "--json", "--with-metadata", "--parallel", "2"]
    done = subprocess.run([program, *map(str, arguments)], check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"trafilatura ended with {done.returncode}: {done.stderr[-200:]}")
