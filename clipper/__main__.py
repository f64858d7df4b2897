"""`clipper`: a known command word goes to the command line, anything else opens the window.

Index and import processes start by importing this module again, so it imports nothing of weight.
"""

import sys
from collections.abc import Sequence

COMMANDS = frozenset(
    {
        "import",
        "imports",
        "extract",
        "tag",
        "digest",
        "search",
        "show",
        "list",
        "tags",
        "reindex",
        "reextract",
        "retag",
        "check",
        "archive",
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Clipper; the exit code. A file that is called like a command is opened as ./search."""
    from multiprocessing import freeze_support

    freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if is_for_command_line(given):
        from clipper import cli

        return cli.main(given)
    from clipper import app

    return app.main(given)


def is_for_command_line(arguments: Sequence[str]) -> bool:
    """Whether the first word that is no option is a command, or help is asked for before any."""
    rest = iter(arguments)
    for word in rest:
        if word in ("-h", "--help"):
            return True
        if word == "--library":
            next(rest, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


if __name__ == "__main__":
    sys.exit(main())
