"""Lines of an article that are no prose of it."""

from clipper.core.extract.asides import asides
from clipper.core.extract.plain import text_of

HTML = """<h2>Repair <em>work</em></h2><p>The bridge &amp; its
 cables.</p><figure><img src="clip-asset:0"><figcaption>The bridge at &lt;dusk&gt;.</figcaption></figure>
<p>Ferries sail.</p><pre>tide = 3</pre><h3>Ships</h3>"""


def test_headings_captions_and_code_stand_aside_as_they_read_in_the_text() -> None:
    lines = text_of(HTML).split("\n")
    found = asides(HTML)
    assert [line for line in lines if line in found] == ["Repair work", "The bridge at <dusk>.", "tide = 3", "Ships"]


def test_tags_that_are_never_opened_or_closed_hide_no_more_than_their_own() -> None:
    assert asides("</h2><p>Prose.</p>") == frozenset()
    assert asides("") == frozenset()
