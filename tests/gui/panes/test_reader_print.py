"""Printing to a real PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QPdfWriter, QTextDocument

from clipper.core.model import Clipping
from clipper.gui.panes.reader_print import PrintedClipping

pytestmark = pytest.mark.usefixtures("qapp")


def test_paper_carries_headline_source_and_body_as_they_are(clipping: Callable[..., Clipping]) -> None:
    printed = PrintedClipping(clipping(title="Cats <b>&</b> ferries"), None)
    words = printed.toPlainText()
    assert words.startswith("Cats <b>&</b> ferries")
    for part in ("Harbour Post", "10 Jun 2025", "By Ada Merrow", "https://example.org/oslo", "BERGEN", "Two cats"):
        assert part in words


def test_it_makes_pages_and_loads_nothing(clipping: Callable[..., Clipping], tmp_path: Path) -> None:
    html = '<p><img src="file:///etc/hostname"></p>' + "<p>filler words here</p>" * 300
    printed = PrintedClipping(clipping(html=html), None)
    given = printed.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/hostname"))
    assert given.width() == 1
    file = tmp_path / "out.pdf"
    printed.print_(QPdfWriter(str(file)))
    assert file.read_bytes().count(b"/Type /Page\n") > 1
