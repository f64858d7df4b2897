"""Tables by the names of their columns, as programs and people leave them."""

import pytest

from clipper.core.importers.csv_records import columns, rows
from clipper.core.importers.records import BrokenOff
from clipper.core.model import Refused
from tests.core.importers.exports import file_of


def test_columns_by_their_names() -> None:
    file = file_of(
        '\ufeffURL, Title ,"Tags"\r\nhttps://a.example/,"Two\r\nlines, ""quoted""",x\r\n\r\n,,\r\nhttps://b.example/\r\n'
    )
    assert columns(file) == {"url", "title", "tags"}
    assert list(rows(file)) == [
        {"url": "https://a.example/", "title": 'Two\r\nlines, "quoted"', "tags": "x"},
        {"url": "https://b.example/"},
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_saved_again_by_a_spreadsheet(separator: str, encoding: str) -> None:
    file = file_of(f"url{separator}title\nhttps://a.example/{separator}Zölle".encode(encoding))
    assert list(rows(file)) == [{"url": "https://a.example/", "title": "Zölle"}]


def test_a_cell_of_any_length() -> None:
    assert next(iter(rows(file_of(f"url,title\nx,{'y' * 500_000}"))))["title"] == "y" * 500_000  # type: ignore[call-overload]


def test_an_open_quotation_mark_costs_one_row() -> None:
    text = 'url,title\na,"lost\n' + "".join(f"{number},fine\n" for number in range(3000)) + 'z,"cut off\n'
    found = list(rows(file_of(text)))
    refused = [each.name for each in found if isinstance(each, Refused)]
    assert refused == ['a,"lost', 'z,"cut off']
    assert [each["url"] for each in found if isinstance(each, dict)] == [str(number) for number in range(3000)]


def test_nothing_but_open_quotation_marks() -> None:
    text = "url,title\n" + ('a,"' + "x\n" * 1200) * 1200
    with pytest.raises(BrokenOff):
        list(rows(file_of(text)))
