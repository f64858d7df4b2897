"""clipper digest: what a clipping, or a file, comes down to."""

from argparse import Namespace
from typing import Any

from clipper.cli.asking import LARGEST_ID
from clipper.cli.output import emit, opened, tell
from clipper.cli.reading import read
from clipper.core.errors import ClipperError
from clipper.core.model import Digest


def run(options: Namespace) -> int:
    """A number is a clipping's, anything else a file's name; nothing is written. Exit 1 when a file cannot be read."""
    from clipper.core.digesting import of_article

    if options.what.isascii() and options.what.isdigit():
        number = int(options.what)
        if not 1 <= number <= LARGEST_ID:
            raise ClipperError(f"There is no clipping number {options.what[:20]}.")
        with opened(options) as library:
            _show(library.clipping(number).summary.title, library.digests.of(number), as_json=options.json)
        return 0
    failed = 0
    for _file, articles in read([options.what]):
        failed += articles is None
        for article in articles or ():
            if article.kind == "main":
                _show(article.title, of_article(article), as_json=options.json)
    return int(failed > 0)


def _show(title: str, digest: Digest, *, as_json: bool) -> None:
    if as_json:
        emit({"title": title} | _record(digest))
        return
    tell(f"{title}\n{digest.minutes} min")
    for sentence in digest.summary:
        tell(f"  • {sentence.text}")
    for words in (" ".join(f"#{name}" for name in digest.names), " · ".join(each.quote for each in digest.figures)):
        if words:
            tell(f"  {words}")


def _record(digest: Digest) -> dict[str, Any]:
    """Spans count code points of the canonical text."""
    return {
        "minutes": digest.minutes,
        "summary": [{"text": each.text, "span": each.span} for each in digest.summary],
        "hashtags": list(digest.names),
        "figures": [{"quote": each.quote, "span": each.span, "sentence": each.sentence} for each in digest.figures],
        "edited": sorted(digest.edited),
    }
