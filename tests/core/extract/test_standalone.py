"""HTML that shows its pictures without a library."""

import base64

from clipper.core.extract.sanitize import clean
from clipper.core.extract.standalone import standalone

PNG = b"\x89PNG\r\n\x1a\n and so on"
NAME = "ab" * 32


def test_stored_pictures_are_in_it_and_missing_ones_are_links() -> None:
    html = clean(
        f'<p>A<img src="clip-asset:{NAME}" alt="Quay">B<img data-src="https://e.example/a.jpg" alt="&lt;b>">'
        f'<img alt="Gone"></p>'
    )
    assert standalone(html, {NAME: PNG}.get) == (
        f'<p>A<img src="data:image/png;base64,{base64.b64encode(PNG).decode()}" alt="Quay">B'
        '<a href="https://e.example/a.jpg" rel="noopener noreferrer nofollow">[Picture: &lt;b&gt;]</a>'
        "[Picture: Gone]</p>"
    )


def test_a_picture_that_is_no_longer_stored_leaves_its_words() -> None:
    assert standalone(f'<p><img src="clip-asset:{NAME}" alt="Quay"></p>', {}.get) == "<p>[Picture: Quay]</p>"
