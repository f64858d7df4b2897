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
