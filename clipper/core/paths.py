"""Where things live on this computer: settings, the usual library, and what can be made anew.

Folders follow the XDG rules on Linux and each system's habit elsewhere (platformdirs). Nothing
here creates a folder: whoever writes does.
"""

from hashlib import sha256
from pathlib import Path

import platformdirs

_APP = "clipper"


def settings_file() -> Path:
    return platformdirs.user_config_path(_APP, appauthor=False) / "settings.toml"


def default_library() -> Path:
    """The library that opens when the user has not chosen another."""
    return platformdirs.user_data_path(_APP, appauthor=False) / "Clipper Library"


def log_file() -> Path:
    """Where bugs are written down with their trace."""
    return platformdirs.user_log_path(_APP, appauthor=False) / "clipper.log"


def library_key(library: Path) -> str:
    """Sixteen hex digits that name a library folder, the same from every way to it."""
    return sha256(str(library.expanduser().resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def cache_folder(library: Path) -> Path:
    """What Clipper can make anew for this library; losing it costs time only."""
    return platformdirs.user_cache_path(_APP, appauthor=False) / library_key(library)


def index_folder(library: Path) -> Path:
    """The search index of this library."""
    return cache_folder(library) / "index"
