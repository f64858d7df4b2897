"""Put Clipper into this user's application menu, or take it out again (--remove). Needs no root.

The menu entry calls the interpreter of this checkout's virtual environment. Clipper is offered for
pages and texts ("Open With"), but never becomes what they open with: where the desktop would now
choose it, the former choice is written down.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "packaging" / "linux" / "clipper.desktop"
ICON = ROOT / "resources" / "icons" / "clipper.svg"
PYTHON = ROOT / ".venv" / "bin" / "python"
ENTRY = "clipper.desktop"


def data_home() -> Path:
    """Where this user's menu entries and icons live (XDG Base Directory specification)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def escaped(value: str) -> str:
    """A value of type string, as the Desktop Entry Specification wants it."""
    return value.replace("\\", "\\\\")


def quoted(argument: str) -> str:
    """One argument of an Exec line: quoted, its special characters escaped, % doubled, then escaped as a string."""
    for special in ("\\", '"', "`", "$"):
        argument = argument.replace(special, "\\" + special)
    return escaped(f'"{argument}"'.replace("%", "%%"))


def command(python: Path) -> str:
    """How the entry calls Clipper. -P: modules in the working folder, mostly the user's home, are not ours."""
    called = f"{quoted(str(python))} -P -m clipper"
    # GLib looks for the program before it reads %% as %.
    return f"env {called}" if "%" in called else called


def entry_text(template: str, python: Path) -> str:
    """The menu entry, with the installed command replaced by this checkout's interpreter."""
    lines = []
    for line in template.splitlines():
        key, _, value = line.partition("=")
        if key == "Exec":
            fields = value.removeprefix("clipper")
            line = f"Exec={command(python)}{fields}"
        elif key == "TryExec":
            line = f"TryExec={escaped(str(python))}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def media_types(template: str) -> list[str]:
    line = next(line for line in template.splitlines() if line.startswith("MimeType="))
    return [kind for kind in line.removeprefix("MimeType=").split(";") if kind]


def default_for(kind: str) -> str:
    """The entry that opens this kind of file now; empty when there is none."""
    env = os.environ | {"LC_ALL": "C.UTF-8"}
    told = subprocess.run(["gio", "mime", kind], capture_output=True, text=True, env=env, check=False).stdout
    first = told.splitlines()[0] if told else ""
    return first.rpartition(": ")[2] if first.startswith("Default application for") else ""


@contextmanager
def defaults_kept(kinds: Sequence[str]) -> Iterator[None]:
    """Whatever opened these kinds of file before, opens them afterwards."""
    if not shutil.which("gio"):
        yield
        return
    before = {kind: default_for(kind) for kind in kinds}
    yield
    for kind, entry in before.items():
        if entry not in {"", ENTRY} and default_for(kind) == ENTRY:
            subprocess.run(["gio", "mime", kind, entry], stdout=subprocess.DEVNULL, check=True)


def refresh(applications: Path) -> bool:
    """Let the desktop know which kinds of file the entries open; False when its tool is missing."""
    if not shutil.which("update-desktop-database"):
        return False
    subprocess.run(["update-desktop-database", str(applications)], check=True)
    return True


def places() -> tuple[Path, Path]:
    """Where the menu entry and the icon go."""
    home = data_home()
    return home / "applications" / ENTRY, home / "icons" / "hicolor" / "scalable" / "apps" / ICON.name


def install() -> None:
    entry, icon = places()
    template = TEMPLATE.read_text(encoding="utf-8")
    for folder in (entry.parent, icon.parent):
        folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ICON, icon)
    with defaults_kept(media_types(template)):
        entry.write_text(entry_text(template, PYTHON), encoding="utf-8")
        known = refresh(entry.parent)
    print(f"Clipper is in the menu: {entry}")
    if not known:
        print("To open pages with it from the file manager, install desktop-file-utils and do this again.")


def remove() -> None:
    entry, icon = places()
    for path in (entry, icon):
        path.unlink(missing_ok=True)
    if entry.parent.is_dir():
        refresh(entry.parent)
    print("Clipper is out of the menu; your library stays.")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Put Clipper into this user's application menu.")
    parser.add_argument("--remove", action="store_true", help="take it out again")
    if sys.platform != "linux":
        print("This is for Linux desktops.", file=sys.stderr)
        return 1
    if parser.parse_args(arguments).remove:
        remove()
    else:
        install()
    return 0


if __name__ == "__main__":
    sys.exit(main())
