"""The same library without a window: one command per family of questions."""

import sys
from collections.abc import Sequence

from clipper.core.errors import Cancelled, ClipperError


def main(arguments: Sequence[str]) -> int:
    """Run one command. Returns 0, or 1 with one line on standard error; usage errors exit with 2.

    Only a bug ends in a trace: a full disk, a folder that may not be read and the like are told.
    """
    from clipper.cli.output import complain

    _speak_utf8()
    try:
        return _run(arguments)
    except ClipperError as error:
        complain(str(error))
        return 1
    except (Cancelled, KeyboardInterrupt):
        complain("stopped; what was told is kept.")
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        sys.stdout = None  # Python would complain once more at exit
        return 0
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror or error}.")
        sys.stdout = None  # what could be written is; Python would complain once more at exit
        return 1


def _run(arguments: Sequence[str]) -> int:
    from clipper.cli.parser import parse

    try:
        options = parse(arguments)
        return int(options.run(options) or 0)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # what cannot be written is found out here, where it can still be told


def _speak_utf8() -> None:
    """JSON lines are UTF-8 whatever the terminal's locale says, and bytes that are not stop nothing.

    Half of a surrogate pair, as in names of files that are not UTF-8, leaves as in JSON: \\udce9.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")
