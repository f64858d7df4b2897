"""Find what Clipper needs from the system and install it, or say exactly how.

Runs before the virtual environment exists: standard library only, any Python 3.11 or newer.
Exit status 0: all is there; 3: something is missing, and the one line that installs it is printed.
With `--for test`, the programs that some tests call are looked for too; tests do without them
where they can neither be found nor installed.
"""

import argparse
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

MISSING = 3


@dataclass(frozen=True)
class Need:
    """Something the system must have: how to see it, and the package it comes in."""

    name: str
    present: Callable[[str], bool]
    apt: str
    dnf: str
    pacman: str


@dataclass(frozen=True)
class Manager:
    """A package manager's commands; `column` names the field of Need that it reads."""

    column: str
    install: tuple[str, ...]
    refresh: tuple[str, ...] = ()

    def packages(self, needs: Sequence[Need]) -> list[str]:
        return list(dict.fromkeys(getattr(need, self.column) for need in needs))


MANAGERS = {
    "apt-get": Manager(
        "apt", ("apt-get", "install", "-y", "--no-install-recommends"), refresh=("apt-get", "update", "-qq")
    ),
    "dnf": Manager("dnf", ("dnf", "install", "-y")),
    "pacman": Manager("pacman", ("pacman", "-S", "--needed", "--noconfirm")),
}


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def imports(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def runs(program: str) -> bool:
    return shutil.which(program) is not None


def font(pattern: str) -> bool:
    """Is there any font where fontconfig looks? Without one, Qt draws boxes."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    places = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", Path.home() / ".fonts")
    return any(next(place.rglob(pattern), None) for place in places)


# Debian splits ensurepip out of its Python. The libraries are those that Qt's own files ask for
# (`objdump -p`) and that no smaller system is sure to have.
RUN = (
    Need("ensurepip", imports, "python3-venv", "python3", "python"),
    Need("libglib-2.0.so.0", loads, "libglib2.0-0", "glib2", "glib2"),
    Need("libGL.so.1", loads, "libgl1", "libglvnd-glx", "libglvnd"),
    Need("libEGL.so.1", loads, "libegl1", "libglvnd-egl", "libglvnd"),
    Need("libfontconfig.so.1", loads, "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libfreetype.so.6", loads, "libfreetype6", "freetype", "freetype2"),
    Need("libdbus-1.so.3", loads, "libdbus-1-3", "dbus-libs", "dbus"),
    Need("libzstd.so.1", loads, "libzstd1", "libzstd", "zstd"),
    Need("libbrotlidec.so.1", loads, "libbrotli1", "libbrotli", "brotli"),
    Need("libgssapi_krb5.so.2", loads, "libgssapi-krb5-2", "krb5-libs", "krb5"),
    Need("libxkbcommon.so.0", loads, "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Need("libxkbcommon-x11.so.0", loads, "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Need("libwayland-cursor.so.0", loads, "libwayland-cursor0", "libwayland-cursor", "wayland"),
    Need("libX11-xcb.so.1", loads, "libx11-xcb1", "libX11-xcb", "libx11"),
    Need("libxcb-cursor.so.0", loads, "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", loads, "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-image.so.0", loads, "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", loads, "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", loads, "libxcb-randr0", "libxcb", "libxcb"),
    Need("libxcb-render-util.so.0", loads, "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Need("libxcb-shape.so.0", loads, "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxcb-sync.so.1", loads, "libxcb-sync1", "libxcb", "libxcb"),
    Need("libxcb-xfixes.so.0", loads, "libxcb-xfixes0", "libxcb", "libxcb"),
    Need("libxcb-xkb.so.1", loads, "libxcb-xkb1", "libxcb", "libxcb"),
    Need("*.[to]tf", font, "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu"),
)

TEST = (
    Need("desktop-file-validate", runs, "desktop-file-utils", "desktop-file-utils", "desktop-file-utils"),
    Need("gio", runs, "libglib2.0-bin", "glib2", "glib2"),
    Need("Xvfb", runs, "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Need("xdotool", runs, "xdotool", "xdotool", "xdotool"),
)


def missing(needs: Sequence[Need]) -> list[Need]:
    return [need for need in needs if not need.present(need.name)]


def find_manager() -> Manager | None:
    return next((manager for program, manager in MANAGERS.items() if shutil.which(program)), None)


def as_root() -> list[str] | None:
    """The prefix that makes a command run as root without asking; None when there is none."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(manager: Manager, packages: Sequence[str], prefix: Sequence[str]) -> None:
    """Try to install; whether it worked is seen by looking again."""
    print("Installing system packages:", *packages, flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if manager.refresh:
        subprocess.run([*prefix, *manager.refresh], env=env, check=False)
    subprocess.run([*prefix, *manager.install, *packages], env=env, stdout=subprocess.DEVNULL, check=False)


def advice(manager: Manager | None, needs: Sequence[Need]) -> str:
    if manager is None:
        return "Install, with this system's own package manager, what provides: " + " ".join(n.name for n in needs)
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    return "    " + " ".join([*sudo, *manager.install, *manager.packages(needs)])


def check(needed: Sequence[Need], optional: Sequence[Need] = ()) -> int:
    """Look, install what may be installed, and tell what is still missing."""
    if not missing([*needed, *optional]):
        return 0
    manager, prefix = find_manager(), as_root()
    for needs in (needed, optional):
        lacking = missing(needs)
        if lacking and manager is not None and prefix is not None:
            install(manager, manager.packages(lacking), prefix)
    if lacking := missing(needed):
        print("Clipper needs something that is not installed. Run this once, then try again:", file=sys.stderr)
        print(f"\n{advice(manager, lacking)}\n", file=sys.stderr)
        return MISSING
    if lacking := missing(optional):
        print("Some tests will be skipped. To run them too:", file=sys.stderr)
        print(f"\n{advice(manager, lacking)}\n", file=sys.stderr)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check what Clipper needs from the system.")
    parser.add_argument("--for", dest="purpose", choices=("run", "test"), default="run")
    purpose = parser.parse_args(arguments).purpose
    if sys.platform != "linux":
        return 0
    return check(RUN, TEST if purpose == "test" else ())


if __name__ == "__main__":
    sys.exit(main())
