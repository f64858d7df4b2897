"""The words of the command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from clipper.cli import asking, importing, reading, upkeep

COMMANDS = ("import", "extract", "tag", "search", "show", "list", "tags", "reindex", "check")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command; `run` is the function that does it. Exits with 2 on bad usage."""
    return _parser().parse_args(arguments)


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

    add = command("import", "Import files and folders; each file's main article, the rest stays listed under it.")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add.add_argument("--all", action="store_true", help="keep every article of a page, not only the main one")
    add.add_argument("--dry-run", action="store_true", help="say what would come in, change nothing")
    _json(add)
    add.set_defaults(run=importing.run)

    extract = command("extract", "Show the articles found in files, without keeping them.")
    extract.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _json(extract)
    extract.set_defaults(run=reading.extract)

    tag = command("tag", "Tag texts: JSON lines with id, title, text on standard input.")
    tag.add_argument("input", choices=["-"], metavar="-")
    tag.set_defaults(run=reading.tag)

    search = command("search", "Search the library.")
    search.add_argument("query")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="at most N answers (default 20)")
    search.add_argument("--facets", action="store_true", help="also count by country, topic, publisher, year, language")
    search.add_argument("--sort", choices=["best", "newest", "oldest", "publisher"], default="best")
    _json(search)
    search.set_defaults(run=asking.search)

    show = command("show", "Show one clipping.")
    show.add_argument("id", type=int)
    show.add_argument("--format", choices=["md", "html", "txt", "json"], default="md")
    show.set_defaults(run=asking.show)

    listing = command("list", "List the clippings, newest first.")
    _json(listing)
    listing.set_defaults(run=asking.list_all)

    tags = command("tags", "Count clippings by country and topic.")
    _json(tags)
    tags.set_defaults(run=asking.tags)

    command("reindex", "Build the search index anew.").set_defaults(run=upkeep.reindex)
    command("check", "Look the library over for damage.").set_defaults(run=upkeep.check)
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
