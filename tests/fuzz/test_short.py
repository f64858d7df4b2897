"""A short run of every target: files broken in the same ways each time (`make fuzz` goes further)."""

from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importers import IMPORTERS
from clipper.core.model import Draft
from clipper.core.workers import END, Worker, limit_memory
from tests.core.importers import exports
from tests.fuzz import seeds
from tests.fuzz.mutations import mutations
from tests.fuzz.targets import TARGETS

COUNT = 200
"""Broken copies that each target gets."""
PATIENCE = 120.0
"""Seconds for all of a target's, on a busy computer."""
MEMORY = 1_500_000_000


def serve(connection: Connection) -> None:
    """The process: run a target's inputs, and answer with what it should not have raised."""
    limit_memory(MEMORY)
    others = [seeds.data_of(name) for name in seeds.FILES]
    while (name := connection.recv()) is not END:
        target = TARGETS[name]
        connection.send([failed for seed in target.seeds for failed in failures(name, seed, others)])


def failures(name: str, seed: bytes, others: list[bytes]) -> Iterator[str]:
    target = TARGETS[name]
    for data in (seed, *mutations(seed, others, COUNT // len(target.seeds))):
        try:
            target.run(data)
        except ClipperError:
            continue
        except Exception as error:  # noqa: BLE001 all of them are told, with the input
            yield f"{type(error).__name__}: {error}\n{data!r}"


@pytest.fixture(scope="module")
def worker() -> Iterator[list[Worker]]:
    """One process for all targets, replaced by the test that finds it dead."""
    running = [Worker("clipper-fuzz", serve)]
    yield running
    running[0].kill()
    running[0].connection.close()


@pytest.mark.parametrize("name", TARGETS)
def test_broken_input_is_read_or_refused(worker: list[Worker], name: str) -> None:
    connection = worker[0].connection
    try:
        connection.send(name)
        answered = connection.poll(PATIENCE)
        failed = connection.recv() if answered else ["it hangs"]
    except (EOFError, OSError):
        failed = ["the process died"]
    if failed in (["it hangs"], ["the process died"]):
        worker[0].kill()
        connection.close()
        worker[0] = Worker("clipper-fuzz", serve)
    assert failed == []


@pytest.mark.parametrize("name", seeds.FILES)
def test_every_importer_has_seeds_that_it_takes(name: str) -> None:
    file = seeds.opened(seeds.data_of(name), name)
    importer = next(importer for importer in IMPORTERS if importer.recognises(file))
    assert exports.name_of(importer) == name.partition(".")[0]
    assert any(isinstance(each, Draft) for each in importer.drafts(file))


def test_no_target_is_without_seeds() -> None:
    assert [name for name, target in TARGETS.items() if not target.seeds] == []
