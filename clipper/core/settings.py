"""What the user chose and how she left the window: one typed record in a TOML file."""

import json
import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, Self, get_args

from clipper.core.model import Sort

Theme = Literal["system", "light", "dark"]


@dataclass(slots=True)
class WindowState:
    """How the window was left. `geometry` is Qt's own, in base64; sizes are pixels."""

    geometry: str = ""
    panes: list[int] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    """Sections of the sidebar that are closed."""
    sort: Sort = "newest"
    library: str = ""
    clipping: int = 0
    """The clipping last read in `library`; 0: none."""
    digest: bool = False
    """Whether articles are shown with their summary, key figures and names."""


@dataclass(slots=True)
class Settings:
    """All settings. `library` is the folder to open; empty means the usual place."""

    library: str = ""
    theme: Theme = "system"
    window: WindowState = field(default_factory=WindowState)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read settings; what is missing, unknown or of the wrong kind falls back to the default.

        Never raises: what cannot be read, or is not TOML at all, is moved aside to
        "settings.toml.bad" where that can be done, so that nothing in it is lost when the
        settings are saved again.
        """
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, RecursionError):
            with suppress(OSError):  # whoever saves is told that this folder cannot be written
                path.replace(path.with_name(path.name + ".bad"))
            return cls()
        settings = cls()
        _fill(settings, table)
        window = table.get("window")
        if isinstance(window, dict):
            _fill(settings.window, window)
        return settings

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises OSError when the folder cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(_toml(asdict(self)), encoding="utf-8", errors="replace")
        fresh.replace(path)


_CHOICES: dict[str, tuple[str, ...]] = {"theme": get_args(Theme), "sort": get_args(Sort)}


def _fill(record: Settings | WindowState, table: dict[str, Any]) -> None:
    """Take over the values whose kind is the default's own."""
    for name in (f.name for f in fields(record)):
        value, default = table.get(name), getattr(record, name)
        if type(value) is not type(default):
            continue
        if name in _CHOICES and value not in _CHOICES[name]:
            continue
        if isinstance(value, list) and not all(isinstance(v, int if name == "panes" else str) for v in value):
            continue
        setattr(record, name, value)


def _toml(table: dict[str, Any]) -> str:
    """Plain values first, then the one level of tables. JSON strings are TOML strings, bar DEL."""
    plain = [f"{name} = {_value(value)}" for name, value in table.items() if not isinstance(value, dict)]
    nested = [f"\n[{name}]\n{_toml(value)}" for name, value in table.items() if isinstance(value, dict)]
    return "\n".join([*plain, *nested]) + "\n"


def _value(value: str | int | bool | list[str] | list[int]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
