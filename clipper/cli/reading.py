"""clipper extract, clipper tag: what Clipper makes of files and texts, without a library."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from clipper.cli.output import complain, emit, json_line, provenance, tell
from clipper.core.errors import ClipperError
from clipper.core.model import Article, Tags


def extract(options: Namespace) -> int:
    """One line per article; exit 1 only when every file failed."""
    met = failed = 0
    for file, articles in read(options.paths):
        met += 1
        failed += articles is None
        for index, article in enumerate(articles or ()):
            _tell(file, index, article, as_json=options.json)
    if not met:
        complain("no files in there.")
    return int(0 < met == failed)


def read(paths: Sequence[str]) -> Iterator[tuple[str, list[Article] | None]]:
    """Each file, and every file of a folder, with its articles; None where it failed, which is told.

    A file is called what it was given as, so that whoever asked knows it again.
    """
    from clipper.core.importers import files_in
    from clipper.core.preview import extracted

    for given in paths:
        try:
            files = files_in(Path(given))
        except OSError as error:
            complain(f"{given}: it cannot be opened: {error.strerror}.")
            yield given, None
            continue
        for file in files:
            name = given if file == Path(given) else str(file)
            try:
                set_aside: list[str] = []
                articles = list(extracted(file, set_aside.append))
            except ClipperError as error:
                complain(f"{name}: {error}")
                yield name, None
            except OSError as error:
                complain(f"{name}: it cannot be opened: {error.strerror}.")
                yield name, None
            else:
                for reason in set_aside:
                    complain(f"{name}: {reason}")
                yield name, articles


def _tell(file: str, index: int, article: Article, *, as_json: bool) -> None:
    if not as_json:
        tell(f"{article.kind}: {article.title}\n{article.text}\n")
        return
    emit(
        {
            "file": file,
            "index": index,
            "kind": article.kind,
            "title": article.title,
            "authors": list(article.authors),
            "site": article.publisher,
            "url": article.url,
            "published": article.published.iso() if article.published else None,
            "updated": article.updated.iso() if article.updated else None,
            "lang": article.lang,
            "deck": article.deck,
            "section": article.section,
            "keywords": list(article.keywords),
            "image": article.lead_image,
            "paywalled": article.paywalled,
            "provenance": provenance(article.provenance),
            "text": article.text,
        }
    )


def tag(_options: Namespace) -> int:
    """JSON lines in, JSON lines out, in the same order. What should be words and is not counts as absent."""
    from clipper.core.tagging.tagger import Tagger

    tagger = Tagger()
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        row = _row(line, number)
        words = {name: value for name, value in row.items() if isinstance(value, str)}
        tags = tagger.tag(
            words.get("title", ""),
            words.get("dateline"),
            words.get("text", ""),
            lang=words.get("lang"),
            publisher=words.get("source"),
            url=words.get("url"),
        )
        print(json_line(_tags(row.get("id"), tags)))
    return 0


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ClipperError(f"Line {number} of the input is not JSON ({error}).") from error
    if not isinstance(row, dict):
        raise ClipperError(f"Line {number} of the input is not a JSON object.")
    return row


def _tags(row_id: object, tags: Tags) -> dict[str, Any]:
    return {
        "id": row_id,
        "lang": tags.lang,
        "countries": [
            {
                "code": tag.code,
                "about": tag.about,
                "score": round(tag.score, 3),
                "evidence": [[e.start, e.end] for e in tag.evidence if e.start is not None],
            }
            for tag in tags.countries
        ],
        "topics": [
            {"id": tag.id, "level": tag.level, "score": round(tag.score, 3), "suggested": tag.suggested}
            for tag in tags.topics
        ],
    }
