"""clipper extract, clipper tag: what Clipper makes of files and texts, without a library."""

import json
import sys
from argparse import Namespace
from typing import Any

from clipper.cli.output import emit
from clipper.core.errors import ClipperError
from clipper.core.model import Article, Tags


def extract(options: Namespace) -> int:
    """One line per article; exit 1 only when every file failed."""
    from clipper.core.preview import extracted

    failed = 0
    for file in options.files:
        try:
            for index, article in enumerate(extracted(file)):
                _tell(str(file), index, article, as_json=options.json)
        except ClipperError as error:
            failed += 1
            print(f"clipper: {file}: {error}", file=sys.stderr)
        except OSError as error:
            failed += 1
            print(f"clipper: {file}: it cannot be opened: {error.strerror}.", file=sys.stderr)
    return int(failed == len(options.files))


def _tell(file: str, index: int, article: Article, *, as_json: bool) -> None:
    if not as_json:
        print(f"{article.kind}: {article.title}\n{article.text}\n")
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
            "lang": article.lang,
            "text": article.text,
        }
    )


def tag(_options: Namespace) -> int:
    """JSON lines in, JSON lines out, in the same order."""
    from clipper.core.preview import Texts

    texts = Texts()
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        row = _row(line, number)
        tags = texts.tagged(
            str(row.get("title") or ""),
            row.get("dateline"),
            str(row.get("text") or ""),
            lang=row.get("lang"),
            publisher=row.get("source"),
        )
        print(json.dumps(_tags(row.get("id"), tags), ensure_ascii=False))
    return 0


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
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
        "topics": [{"id": tag.id, "level": tag.level, "score": round(tag.score, 3)} for tag in tags.topics],
    }
