"""Kill an import at a random moment, again and again, and look what is left.

    python tests/benchmarks/kill_import.py [--rounds 20] [--stories 400] [--seed N]

Each round imports a folder of its own into one library with `clipper import --json`, kills the
process with SIGKILL while it works, and opens the library again. Every clipping that was
acknowledged (its line was printed) must be there, the library must check clean, and the index must
hold what the library holds once it has caught up. Exit status 1 when anything was lost or is torn.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from clipper.core.errors import ClipperError  # noqa: E402 after the checkout is on the path
from clipper.core.library import Library  # noqa: E402
from clipper.core.model import Query  # noqa: E402
from tests.benchmarks.figures import Figure  # noqa: E402
from tests.benchmarks.stories import Newsroom, write_stories  # noqa: E402


@dataclass
class Outcome:
    """What the rounds came to. `kills` counts those that hit a running import."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.lost and not self.problems


def import_and_kill(folder: Path, library: Path, lines: int, delay: float) -> tuple[bool, list[int]]:
    """Import, and kill `delay` seconds after so many lines were printed.

    Whether it was still at work, and the ids of the clippings that it told.
    """
    command = [sys.executable, "-m", "clipper", "import", str(folder), "--library", str(library), "--json"]
    told: list[int] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        killer = threading.Timer(delay, process.kill)
        if not lines:
            killer.start()
        assert process.stdout is not None
        for number, line in enumerate(process.stdout, 1):
            if line.endswith("\n") and (clipping := json.loads(line)["id"]) is not None:
                told.append(clipping)
            if number == lines:
                killer.start()
        process.wait()
        killer.cancel()
    if process.returncode > 0:
        raise RuntimeError(f"the import itself failed with exit status {process.returncode}")
    return process.returncode < 0, told


def reopen(library: Path, patience: float = 30.0) -> Library:
    """Open for writing. The index process of the killed import may need a moment to see that it is alone."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return Library.open(library)
        except ClipperError:
            if time.monotonic() > deadline:
                raise
            threading.Event().wait(0.1)


def inspect(library: Path, acknowledged: Sequence[int]) -> tuple[int, list[str]]:
    """How many acknowledged clippings are gone, and what else is wrong."""
    opened = reopen(library)
    try:
        caught_up = opened.wait_indexed(120)
        present = set(opened.find(Query()).ids)
        problems = list(opened.check().problems)
        if not caught_up:
            problems.append("the index did not catch up")
        for number in random.sample(sorted(present), min(5, len(present))):
            title = opened.clipping(number).summary.title
            if number not in opened.find(Query(text=f'title:"{title}"')).ids:
                problems.append(f"clipping {number} is not found by its headline")
        return len(set(acknowledged) - present), problems
    finally:
        opened.close()


def run(rounds: int, stories: int, seed: int) -> Outcome:
    outcome = Outcome()
    moments = random.Random(seed)
    newsroom = Newsroom(seed)
    acknowledged: list[int] = []
    with tempfile.TemporaryDirectory(prefix="clipper-kill-") as scratch:
        library = Path(scratch) / "library"
        for number in range(rounds):
            folder = Path(scratch) / f"batch-{number}"
            write_stories(folder, stories, newsroom)
            killed, told = import_and_kill(folder, library, moments.randrange(stories), moments.random())
            acknowledged += told
            outcome.kills += killed
            lost, problems = inspect(library, acknowledged)
            outcome.lost += lost
            outcome.problems += [f"round {number + 1}: {problem}" for problem in problems]
    outcome.acknowledged = len(acknowledged)
    return outcome


def measure(rounds: int = 20, stories: int = 400) -> list[Figure]:
    outcome = run(rounds, stories, random.randrange(10_000))
    return [
        Figure(
            f"kill -9 during an import, {rounds} times, {outcome.kills} at work",
            f"{outcome.lost} of {outcome.acknowledged} acknowledged lost, {len(outcome.problems)} problems",
            "0 and 0",
            outcome.sound,
        ),
        *(Figure("  problem", problem) for problem in outcome.problems),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Kill imports and look what is left.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--stories", type=int, default=400)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    options = parser.parse_args(arguments)
    outcome = run(options.rounds, options.stories, options.seed)
    print(
        f"{options.rounds} rounds, {outcome.kills} killed at work, {outcome.acknowledged} clippings acknowledged,"
        f" {outcome.lost} lost, {len(outcome.problems)} problems (seed {options.seed})"
    )
    for problem in outcome.problems:
        print(" ", problem)
    return 0 if outcome.sound else 1


if __name__ == "__main__":
    sys.exit(main())
