"""Ritzau's own XML."""

from clipper.core.importers.wire.ritzau import Ritzau
from tests.core.importers.press import entry, one, read

NEWS = (
    "<RBNews><PublishDate>2018-01-30T17:32:18.397</PublishDate><headline>Gebyrer stiger</headline>"
    "<subtitle>Det&amp;apos;s dyrt</subtitle><origin>/ritzau/</origin><section>Udland</section>"
    "<byLine>Ida Brink</byLine>"
    "<content>&lt;p&gt;Havnen.&lt;/p&gt;</content>"
    "<IPTCList><a:string xmlns:a='x'>15000000</a:string></IPTCList></RBNews>"
)


def test_news_alone_and_several() -> None:
    said, text = one(Ritzau(), NEWS)
    assert (said.title, said.deck, said.authors) == ("Gebyrer stiger", "Det's dyrt", ("Ida Brink",))
    assert (said.publisher, said.section, said.topics) == ("Ritzau", "Udland", ("medtop:15000000",))
    assert (said.published, text) == ("2018-01-30T17:32:18.397", "<p>Havnen.</p>")
    answer = f"<XMLNewsQueuedResponse><ListOfRBNews>{NEWS}{NEWS}</ListOfRBNews></XMLNewsQueuedResponse>"
    assert [entry(each).section for each in read(Ritzau(), answer)] == ["Udland", "Udland"]
