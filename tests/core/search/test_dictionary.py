"""The dictionary of terms, written many at a time."""

import random
from io import BytesIO

import pytest
from whoosh.filedb.filetables import OrderedHashReader, OrderedHashWriter
from whoosh.filedb.structfile import BufferFile, StructFile

from clipper.core.search.dictionary import DictionaryWriter


def some_items(count: int) -> list[tuple[bytes, bytes]]:
    draw = random.Random(count)
    keys = {draw.randbytes(draw.randint(1, 12)) for _ in range(count)}
    return [(key, draw.randbytes(draw.randint(0, 40))) for key in sorted(keys)]


def written(writer: type[OrderedHashWriter], portions: list[list[tuple[bytes, bytes]]]) -> bytes:
    file = BytesIO()
    file.close = lambda: None  # type: ignore[method-assign]  # so that it can be read when it is written
    dictionary = writer(StructFile(file))
    dictionary.extras["said"] = "beside the terms"
    for portion in portions:
        dictionary.add_all(portion)
    dictionary.close()
    return file.getvalue()


@pytest.mark.parametrize("count", [0, 1, 3, 300, 5000])
def test_the_file_is_the_one_that_whoosh_writes(count: int) -> None:
    items = some_items(count)

    ours = written(DictionaryWriter, [items[: count // 3], [], items[count // 3 :]])

    assert ours == written(OrderedHashWriter, [items])


def test_every_term_is_found_again() -> None:
    items = some_items(2000)
    data = written(DictionaryWriter, [items])

    reader = OrderedHashReader(BufferFile(data), len(data))

    assert list(reader.items()) == items
    assert all(reader.get(key) == value for key, value in items)
    assert reader.get(b"nobody wrote this") is None
    assert reader.extras["said"] == "beside the terms"


def test_keys_that_do_not_ascend_are_refused() -> None:
    dictionary = DictionaryWriter(StructFile(BytesIO()))
    dictionary.add(b"b", b"")

    with pytest.raises(ValueError, match="ascend"):
        dictionary.add(b"a", b"")
