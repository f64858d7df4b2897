"""A container's title takes the place of a text's own headline without costing the text a line."""

import pytest

from clipper.core.extract.read import read
from clipper.core.model import Draft, Entry
from tests.core.pasting import PASTED

TEXTS = {
    "text/html": "<h2>A talk with the harbour master</h2><p>She says that the fees will double next year.</p>",
    "text/plain": "A talk with the harbour master\nShe says that the fees will double next year.",
    "text/markdown": "## A talk with the harbour master\n\nShe says that the fees will double next year.",
}
REST = "She says that the fees will double next year."


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("20250610T093000Z", "2025-06-10T09:30:00+00:00"),
        ("Tue, 10 Jun 2025 09:30:00 +0100", "2025-06-10T09:30:00+01:00"),
        ("1749547800", "2025-06-10T09:30:00+00:00"),
        ("10 June 2025", "2025-06-10"),
        ("2025-06", "2025-06"),
        ("1998", "1998"),
    ],
)
def test_a_containers_times(told: str, iso: str) -> None:
    (article,) = read(Draft(b"A talk with the harbour master", "text/plain", PASTED, entry=Entry(published=told)))
    assert article.published is not None
    assert (article.published.iso(), article.published.original) == (iso, told)


@pytest.mark.parametrize("media_type", TEXTS)
@pytest.mark.parametrize(
    ("told", "title", "text"),
    [
        ("Harbour fees", "Harbour fees", f"A talk with the harbour master\n{REST}"),
        ("A Talk with the  Harbour Master", "A Talk with the Harbour Master", REST),
        ("", "A talk with the harbour master", REST),
    ],
)
def test_the_first_line(media_type: str, told: str, title: str, text: str) -> None:
    draft = Draft(
        TEXTS[media_type].encode(), media_type, PASTED, charset="utf-8", selection=True, entry=Entry(title=told)
    )
    (article,) = read(draft)
    assert (article.title, article.text) == (title, text)
