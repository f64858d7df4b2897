"""Printing to a real PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPdfWriter, QTextDocument

from clipper.core.model import Clipping
from clipper.gui.panes.reader_print import PrintedClipping

pytestmark = pytest.mark.usefixtures("qapp")


def test_paper_carries_headline_source_and_body_as_they_are(clipping: Callable[..., Clipping]) -> None:
    printed = PrintedClipping(clipping(title="Cats <b>&</b> ferries"), {})
    words = printed.toPlainText()
    assert words.startswith("Cats <b>&</b> ferries")
    for part in ("Harbour Post", "10 Jun 2025", "By Ada Merrow", "https://example.org/oslo", "BERGEN", "Two cats"):
        assert part in words


def test_it_makes_pages_and_loads_nothing(clipping: Callable[..., Clipping], tmp_path: Path) -> None:
    html = '<p><img src="file:///etc/hostname"></p>' + "<p>filler words here</p>" * 300
    printed = PrintedClipping(clipping(html=html), {})
    given = printed.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/hostname"))
    assert given.width() == 1
    file = tmp_path / "out.pdf"
    printed.print_(QPdfWriter(str(file)))
    assert file.read_bytes().count(b"/Type /Page\n") > 1


def test_stored_pictures_are_printed_and_missing_ones_have_their_box(clipping: Callable[..., Clipping]) -> None:
    name = "ab" * 32
    html = f'<p><img src="clip-asset:{name}"></p><p><img data-src="https://e.example/a.jpg" alt="Quay"></p>'
    picture = QImage(2000, 1000, QImage.Format.Format_RGB32)
    bare, full = PrintedClipping(clipping(html=html), {}), PrintedClipping(clipping(html=html), {name: picture})
    assert full.size().height() > bare.size().height() + 200
    assert bare.size().height() > PrintedClipping(clipping(html="<p>a</p><p>b</p>"), {}).size().height() + 20
