"""clipper search, list, show, tags: questions that change nothing."""

import sys
from argparse import Namespace
from typing import Any

from clipper.cli.output import emit, line, opened, provenance, record, tell
from clipper.core.errors import ClipperError
from clipper.core.model import Clipping, Facets, Query

LARGEST_ID = 2**63 - 1
"""SQLite's own limit."""

PAGE = 200
"""Clippings fetched at once by `list`."""


def search(options: Namespace) -> int:
    with opened(options) as library:
        # The space ends the last word: unlike the search box, nobody is still typing it.
        found = library.find(Query(text=options.query + " ", sort=options.sort))
        ids = list(found.ids[: options.limit])
        scores = dict(zip(found.ids, found.scores, strict=False))
        snippets = library.snippets(ids, options.query)
        for summary in library.summaries(ids):
            snippet = snippets[summary.id].text if summary.id in snippets else summary.lead
            if options.json:
                emit(record(summary) | {"score": round(scores.get(summary.id, 0.0), 4), "snippet": snippet})
            else:
                tell(f"{line(summary)}\n        {snippet}")
        if options.facets:
            _tell_facets(found.facets, as_json=options.json)
        if not options.json:
            print(f"{found.total} found." if found.total else "Nothing found.")
            if found.problem:
                tell(found.problem)
    return 0


def _tell_facets(facets: Facets, *, as_json: bool) -> None:
    if as_json:
        emit({"facets": {name: {each.value: each.count for each in counts} for name, counts in facets.items()}})
        return
    for name, counts in facets.items():
        if counts:
            tell(f"{name}: " + ", ".join(f"{each.label} {each.count}" for each in counts[:20]))


def list_all(options: Namespace) -> int:
    with opened(options) as library:
        ids = library.find(Query()).ids
        for start in range(0, len(ids), PAGE):
            for summary in library.summaries(ids[start : start + PAGE]):
                if options.json:
                    emit(record(summary))
                else:
                    tell(line(summary))
    return 0


def show(options: Namespace) -> int:
    with opened(options) as library:
        if not 1 <= options.id <= LARGEST_ID:
            raise ClipperError(f"There is no clipping number {options.id}.")
        clipping = library.clipping(options.id)
        match options.format:
            case "md":
                _show(library.markdown(options.id), end="")
            case "html":
                from clipper.core.extract.standalone import standalone

                _show(standalone(clipping.html, library.asset))
            case "txt":
                _show(clipping.canonical)
            case _:
                emit(_whole(clipping))
    return 0


def _show(text: str, *, end: str = "\n") -> None:
    """Safe to look at in a terminal; to a file or a program to the letter."""
    if sys.stdout.isatty():
        tell(text, end=end)
    else:
        print(text, end=end)


def _whole(clipping: Clipping) -> dict[str, Any]:
    return record(clipping.summary) | {
        "authors": list(clipping.authors),
        "dateline": clipping.dateline,
        "deck": clipping.deck,
        "section": clipping.section,
        "updated": clipping.updated.iso() if clipping.updated else None,
        "keywords": list(clipping.keywords),
        "paywalled": clipping.paywalled,
        "provenance": provenance(clipping.provenance),
        "text": clipping.text,
        "note": clipping.note,
        "country_tags": [
            {
                "code": t.code,
                "about": t.about,
                "score": t.score,
                "origin": t.origin,
                "why": [e.quote for e in t.evidence],
            }
            for t in clipping.countries
        ],
        "topic_tags": [
            {"id": t.id, "score": t.score, "origin": t.origin, "why": [e.quote for e in t.evidence]}
            for t in clipping.topics
            if not t.suggested
        ],
        "related": [
            {"title": stub.title, "publisher": stub.publisher, "id": stub.clipping_id} for stub in clipping.stubs
        ],
    }


def tags(options: Namespace) -> int:
    with opened(options) as library:
        facets = library.find(Query()).facets
    for name in ("country", "topic"):
        for each in facets[name]:
            if options.json:
                emit({"kind": name, "id": each.value, "label": each.label, "count": each.count})
            else:
                tell(f"{each.count:>6}  {each.label}" + (f" ({each.value})" if name == "country" else ""))
    return 0
