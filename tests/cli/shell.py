"""Runs commands in the tests of the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from clipper.cli import main

STORY = """Ferry crews in Portugal walk out over night shifts
Crews on the Lisbon ferries stopped work on Tuesday after talks about night shifts broke down, the union said.
The Portuguese government called the strike regrettable and asked both sides to return to the table this week."""


class Shell:
    """Runs commands and hands back what they printed."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self.last = capsys.readouterr()
        """What the last command printed, errors too."""
        self._capsys = capsys

    def __call__(self, *arguments: object, code: int = 0) -> str:
        assert main(["--library", str(self.library), *map(str, arguments)]) == code
        self.last = self._capsys.readouterr()
        return self.last.out

    def lines(self, *arguments: object, code: int = 0) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*arguments, code=code).splitlines()]
