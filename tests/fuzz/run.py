"""Fuzzes every target with atheris and prints a table: `make fuzz`, or `python -m tests.fuzz.run`.

Each target runs in a process of its own, with limits; inputs that crash it, hang it or make it swell are
kept in build/fuzz/TARGET, where `--replay FILE` runs one of them again.
"""

import argparse
import hashlib
import multiprocessing
import os
import re
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from traceback import extract_tb, print_exc
from typing import TYPE_CHECKING

from tests.fuzz.mutations import MARKS

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

FOLDER = Path("build") / "fuzz"
RUNS = 10_000
SECONDS = 5
"""What one input may take."""
MEGABYTES = 2048
"""What a target's process may use."""
LONGEST = 20_000
"""Bytes of an input."""
_KEPT = re.compile(r"(crash|timeout|oom|leak)-")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target's run; `kept` are the inputs that it failed at."""

    runs: int
    seconds: float
    covered: int
    kept: tuple[Path, ...]
    died: bool


def targets() -> "Mapping[str, Target]":
    """Imported late, so that a target's process can watch where its inputs lead."""
    from tests.fuzz.targets import TARGETS

    return TARGETS


def main(arguments: Sequence[str]) -> int:
    """Exit code 1 when any input failed."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Fuzz importers and readers.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="names; all when none is given")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"inputs for each target ({RUNS})")
    parser.add_argument("--jobs", type=int, default=1, help="targets at once (1)")
    parser.add_argument("--list", action="store_true", help="names of the targets")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run one target with one input")
    asked = parser.parse_args(arguments)
    names = asked.targets or list(targets())
    if unknown := set(names) - set(targets()):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if asked.list:
        _say(*names)
        return 0
    if asked.replay:
        targets()[names[0]].run(asked.replay.read_bytes())
        return 0
    return _table(names, asked.runs, asked.jobs)


def _table(names: Sequence[str], runs: int, jobs: int) -> int:
    failed = 0
    _say(f"{'target':24}{'runs':>8}{'seconds':>9}{'edges':>8}  outcome")
    with ThreadPoolExecutor(jobs) as pool:
        for name, outcome in zip(names, pool.map(lambda each: fuzz(each, runs), names), strict=True):
            bad = bool(outcome.kept) or outcome.died
            failed += bad
            told = ", ".join(map(str, outcome.kept)) or "died: see its log" if bad else "-"
            _say(f"{name:24}{outcome.runs:8}{outcome.seconds:9.1f}{outcome.covered:8}  {told}")
    return 1 if failed else 0


def fuzz(name: str, runs: int) -> Outcome:
    """Run a target in a process of its own."""
    folder = FOLDER / re.sub(r"\W+", "-", name)
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets()[name].seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    (folder / "marks").write_text("".join(f'"{_quoted(mark)}"\n' for mark in MARKS), encoding="ascii")
    log = folder / "log.txt"
    began = monotonic()
    before = {file for file in folder.iterdir() if _KEPT.match(file.name)}
    # multiprocessing's, so that documents are converted in it and not in processes of their own
    process = multiprocessing.get_context("spawn").Process(
        target=_fuzz, args=(name, runs, targets()[name].watched, folder, log)
    )
    process.start()
    process.join()
    kept = tuple(sorted({file for file in folder.iterdir() if _KEPT.match(file.name)} - before))
    said = log.read_text(encoding="utf-8", errors="replace")
    return Outcome(
        runs=max((int(number) for number in re.findall(r"^(?:#|Done )(\d+)\b", said, re.MULTILINE)), default=0),
        seconds=monotonic() - began,
        covered=max((int(number) for number in re.findall(r"\bcov: (\d+)", said)), default=0),
        kept=kept,
        died=process.exitcode != 0,
    )


def _fuzz(name: str, runs: int, watched: str, folder: Path, log: Path) -> None:
    """The process. libFuzzer ends it when all is done, or an input takes too long or too much memory."""
    import atheris

    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    from clipper.core.errors import ClipperError

    with atheris.instrument_imports(include=[watched]):
        target = targets()[name]
        for seed in target.seeds:  # some modules are imported when they are needed
            target.run(seed)

    met: set[tuple[object, ...]] = set()

    def run(data: bytes) -> None:
        """What is raised is kept once for each place, and the run goes on."""
        try:
            target.run(data)
        except ClipperError:
            return
        except Exception as error:  # noqa: BLE001 whatever it is, it is kept and told
            place = (type(error), *((each.filename, each.lineno) for each in extract_tb(error.__traceback__)[-3:]))
            if place not in met:
                met.add(place)
                (folder / f"crash-{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)
                print_exc()

    options = [
        f"-runs={runs}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}", "-seed=1",
        f"-artifact_prefix={folder}{os.sep}", f"-dict={folder / 'marks'}", str(folder / "corpus"),
    ]  # fmt: skip
    atheris.Setup(["fuzz", *options], run)
    atheris.Fuzz()


def _quoted(mark: bytes) -> str:
    return "".join(chr(byte) if byte < 128 and chr(byte).isalnum() else f"\\x{byte:02x}" for byte in mark)


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
