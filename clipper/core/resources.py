"""Finds the data files that ship with Clipper."""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """The installed package's folder, or the checkout's when running from source."""
    package = Path(__file__).resolve().parents[1]  # importlib.resources would cost 20 ms at every start
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of a data file, e.g. resource("gazetteer", "names.json")."""
    return _root().joinpath(*parts)
