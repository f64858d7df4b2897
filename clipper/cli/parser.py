"""The words of the command line."""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from clipper.cli import asking, digesting, importing, reading, upkeep

COMMANDS = (
    "import", "imports", "extract", "tag", "digest", "search", "show", "list", "tags",
    "reindex", "reextract", "retag", "check", "archive",
)  # fmt: skip

Command = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command by its name and what it does."""

_QUERY = re.compile(r"-(?!-|h$).")
"""A word with one dash that is no option."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command; `run` is the function that does it. Exits with 2 on bad usage."""
    parser = _parser()
    options = parser.parse_args(_with_bare_queries(arguments))
    if options.run is importing.run and not options.paths and not options.resume:
        parser.error("the following arguments are required: PATH, or --resume")
    return options


def _with_bare_queries(arguments: Sequence[str]) -> list[str]:
    """“search -china” leaves China out: but for -h, Clipper's options have two dashes.

    argparse takes for an option what begins with a dash, so such a word gets a space before it.
    """
    words = list(arguments)
    start = words.index("search") + 1 if "search" in words else len(words)
    return words[:start] + [f" {word}" if _QUERY.match(word) else word for word in words[start:]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clipper", description="Keep news. Without a command: open the window, with the files given."
    )
    parser.add_argument("--library", type=Path, metavar="DIR", help="the library folder (default: the one in use)")
    # The same option after the command; SUPPRESS, so that its absence there unsets nothing.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--library", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[shared], help=about, description=about)

    _add_importing(command)
    _add_asking(command)
    _add_upkeep(command)
    return parser


def _add_importing(command: Command) -> None:
    add = command("import", "Import files and folders; each file's main article, the rest stays listed under it.")
    add.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    add.add_argument("--all", action="store_true", help="keep every article of a page, not only the main one")
    add.add_argument("--dry-run", action="store_true", help="say what would come in, change nothing")
    add.add_argument(
        "--rule",
        choices=["attach", "skip", "replace", "keep"],
        default="attach",
        help="what becomes of copies and editions of what is there: attached to it (the default), left out,"
        " put in its place, or kept as clippings of their own; what is the same to the byte, and the same bare link,"
        " comes in once by every rule",
    )
    add.add_argument("--resume", action="store_true", help="go on with the last import that was stopped or broke off")
    _json(add)
    add.set_defaults(run=importing.run)

    reports = command("imports", "List the imports, or tell what became of one.")
    reports.add_argument("id", nargs="?", type=_number, metavar="ID", help="the number of an import")
    reports.add_argument("--csv", action="store_true", help="its report as a table")
    reports.add_argument("--retry", action="store_true", help="try again what it set aside")
    reports.add_argument(
        "--undo", action="store_true", help="take it back: what it added goes to Trash, what it changed is as before"
    )
    _json(reports)
    reports.set_defaults(run=importing.imports)


def _add_asking(command: Command) -> None:
    extract = command("extract", "Show the articles found in files, without keeping them.")
    extract.add_argument("paths", nargs="+", metavar="PATH")
    _json(extract)
    extract.set_defaults(run=reading.extract)

    tag = command("tag", "Tag texts: JSON lines with id, title, text on standard input.")
    tag.add_argument("input", choices=["-"], metavar="-")
    tag.set_defaults(run=reading.tag)

    digest = command("digest", "Show what a clipping or a file comes down to: summary, hashtags, key figures.")
    digest.add_argument("what", metavar="ID|FILE", help="the number of a clipping, or a file")
    _json(digest)
    digest.set_defaults(run=digesting.run)

    search = command("search", "Search the library.")
    search.add_argument("query", type=str.strip)
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="at most N answers (default 20)")
    search.add_argument("--facets", action="store_true", help="also count by country, topic, publisher, year, language")
    search.add_argument("--sort", choices=["best", "newest", "oldest", "publisher"], default="best")
    _json(search)
    search.set_defaults(run=asking.search)

    show = command("show", "Show one clipping.")
    show.add_argument("id", type=_number)
    show.add_argument("--format", choices=["md", "html", "txt", "json"], default="md")
    show.set_defaults(run=asking.show)

    listing = command("list", "List the clippings, newest first.")
    _json(listing)
    listing.set_defaults(run=asking.list_all)

    tags = command("tags", "Count clippings by country and topic.")
    _json(tags)
    tags.set_defaults(run=asking.tags)


def _add_upkeep(command: Command) -> None:
    archive = command("archive", "Write clippings, with all that hangs on them, to an archive; “import” reads it.")
    archive.add_argument("file", type=Path, metavar="FILE")
    archive.add_argument("--query", default="", help="only what this finds (without it: everything, Trash too)")
    archive.set_defaults(run=upkeep.archive)

    command("reindex", "Build the search index anew.").set_defaults(run=upkeep.reindex)
    again = command("reextract", "Read the stored originals again; what was edited by hand stays.")
    again.add_argument("--query", default="", help="only what this finds (without it: everything but Trash)")
    again.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    _json(again)
    again.set_defaults(run=upkeep.reextract)
    retag = command("retag", "Tag clippings anew; what a hand, the page or an import said stays.")
    retag.add_argument("--query", default="", help="only what this finds (without it: everything but Trash)")
    retag.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    _json(retag)
    retag.set_defaults(run=upkeep.retag)
    command("check", "Look the library over for damage.").set_defaults(run=upkeep.check)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("it must be a whole number") from error


def _count(text: str) -> int:
    number = _number(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number
