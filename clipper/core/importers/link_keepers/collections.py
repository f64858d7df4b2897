"""Folders that a JSON export lists with their ids, each naming the one it lies in."""

from contextlib import suppress

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import nodes
from clipper.core.importers.records import BrokenOff, Fields

_DEEPEST = 30


def collections(file: OpenedFile, name: str) -> list[tuple[str, str]]:
    """The id and path ("News/Asia") of each object in the array `name`, in order. Of a file that
    breaks off, those before; whoever reads its entries learns of that."""
    found: list[Fields] = []
    with suppress(BrokenOff):
        found += (Fields(node.values) for node in nodes(file) if node.key == name and len(node.parents) == 1)
    by_id = {one.text("id"): one for one in found}
    return [(one.text("id"), _path(one, by_id)) for one in found]


def _path(one: Fields, by_id: dict[str, Fields]) -> str:
    names = [one.text("name")]
    while (parent := by_id.get(one.text("parentId"))) and len(names) < _DEEPEST:  # they may go round in circles
        names.append(parent.text("name"))
        one = parent
    return "/".join(filter(None, reversed(names)))
