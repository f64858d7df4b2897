"""Make this checkout importable, and callable as `clipper`, in the environment that runs this script.

An editable install would do the same, but needs a build backend, which those who only run Clipper
are spared. Files are written only when they would change, e.g. after the checkout was moved.
"""

import shlex
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# -P keeps modules that happen to lie in the working folder out of Clipper's way.
LAUNCHER = """\
#!/bin/sh
exec {python} -P -m clipper "$@"
"""


def write_if_changed(path: Path, text: str, mode: int) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)


def link(root: Path, site_packages: Path, scripts: Path, python: str) -> None:
    """Write the path file and the launcher."""
    write_if_changed(site_packages / "clipper.pth", f"{root}\n", 0o644)
    write_if_changed(scripts / "clipper", LAUNCHER.format(python=shlex.quote(python)), 0o755)


if __name__ == "__main__":
    if sys.prefix == sys.base_prefix:
        sys.exit("This links the checkout into a virtual environment; run it with that environment's Python.")
    link(ROOT, Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("scripts")), sys.executable)
