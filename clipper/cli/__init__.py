"""The same library without a window: one command per family of questions."""

import sys
from collections.abc import Sequence

from clipper.core.errors import Cancelled, ClipperError


def main(arguments: Sequence[str]) -> int:
    """Run one command. Returns 0, or 1 with one line on standard error; usage errors exit with 2."""
    from clipper.cli.parser import parse

    _speak_utf8()
    options = parse(arguments)
    try:
        return int(options.run(options) or 0)
    except ClipperError as error:
        print(f"clipper: {error}", file=sys.stderr)
        return 1
    except (Cancelled, KeyboardInterrupt):
        print("clipper: stopped; what was told is kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would complain once more at exit.
        sys.stdout = None
        return 0


def _speak_utf8() -> None:
    """JSON lines are UTF-8 whatever the terminal's locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is not sys.stdin else "strict")
