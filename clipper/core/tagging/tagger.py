"""The door to automatic tags: countries and topics of an article, each with its evidence."""

from collections.abc import Sequence

from clipper.core.model import Tags
from clipper.core.tagging.countries import CountryTagger
from clipper.core.tagging.country_names import CountryNames
from clipper.core.tagging.document import document
from clipper.core.tagging.language import detect
from clipper.core.tagging.topic_model import TopicModel
from clipper.core.tagging.topics import TopicTagger

VERSION = "2"
"""Stored with every automatic tag; raised whenever the same text may come out otherwise."""

_ISO_639_3 = dict(
    pair.split("=")
    for pair in (
        "eng=en fra=fr fre=fr deu=de ger=de spa=es por=pt ita=it nld=nl dut=nl pol=pl tur=tr ind=id swe=sv rus=ru "
        "ukr=uk zho=zh chi=zh jpn=ja kor=ko ara=ar in=id dan=da "
        "amh=am hau=ha ibo=ig lin=ln lug=lg orm=om run=rn sna=sn som=so swa=sw tir=ti xho=xh yor=yo"
    ).split()
)


class Tagger:
    """Cheap to make; reads its tables on first use. Keeps state: one per thread."""

    def __init__(self) -> None:
        names = CountryNames()
        self._countries = CountryTagger(names, VERSION)
        self._topics = TopicTagger(VERSION, TopicModel())

    def tag(
        self,
        title: str,
        dateline: str | None,
        text: str,
        *,
        lang: str | None = None,
        facts: Sequence[tuple[str, str]] = (),
        publisher: str | None = None,
        url: str | None = None,
    ) -> Tags:
        """Tags for one article. Offsets in the evidence count in canonical(title, dateline, text).

        `lang` is an ISO 639 code or a locale, guessed when None. `facts` are the page's own labelled
        lines; a country among them is taken as said. Where `publisher` or `url` is at home is a weak
        hint. Never raises because of content.
        """
        known = normalised(lang) or detect(f"{title}\n{text}")
        laid_out = document(title, dateline, text, known)
        return Tags(known, self._countries.tag(laid_out, facts, publisher, url), self._topics.tag(laid_out))


def normalised(lang: str | None) -> str | None:
    """Two-letter code of "pt-BR", "zh_Hans" or "eng"; other codes unchanged, None when empty."""
    if not lang or not lang.strip():
        return None
    primary = lang.strip().replace("_", "-").split("-")[0].lower()
    return _ISO_639_3.get(primary, primary)
