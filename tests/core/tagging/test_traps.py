"""What a list of place names alone gets wrong: namesakes, people, companies, clubs, fixed phrases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clipper.core.tagging.tagger import Tagger

# (title, text, codes the story is about, codes it only mentions); a code in neither must not come out
ENGLISH = [
    ("Georgia voters return to the polls", "Turnout in Atlanta was high for the Senate runoff.", "US", ""),
    ("Georgia's parliament debates the budget", "Crowds gathered in Tbilisi on Monday evening.", "GE", ""),
    ("Michael Jordan sells his share of the team", "The former guard said that Jordan shoes will go on.", "", ""),
    ("Jordan and Israel sign a water agreement", "AMMAN - Ministers of the two neighbours met at noon.", "JO IL", ""),
    ("Mr. Jordan retires as headmaster", "Pupils thanked Mr. Jordan with a song.", "", ""),
    ("Chad Miller wins the bakery prize", "Judges said Chad Miller made the best rye loaf.", "", ""),
    ("Chad declares an emergency after floods", "N'DJAMENA - Rivers rose for a third week.", "TD", ""),
    ("How long to roast a turkey", "Baste the turkey twice, then make gravy in the pan.", "", ""),
    ("Turkey Tips for Thanksgiving", "Turkey wants a slow oven and a sharp knife to carve.", "", ""),
    ("Turkey raises its main interest rate", "Analysts in Ankara had expected less.", "TR", ""),
    ("The best nail polish of the season", "Polish that dries within a minute is worth the money.", "", ""),
    ("Polish farmers block a border road", "The protest near Warsaw lasted two days.", "PL", ""),
    ("Mill burns down in Lebanon, Ohio", "LEBANON, Ohio - Nobody was hurt, the sheriff said.", "US", ""),
    ("Paris, Texas, paints its tower", "The council of Paris, Texas, voted for blue.", "US", ""),
    ("Fair opens in Moscow, Idaho", "Farmers brought their best lentils to Moscow, Idaho.", "US", ""),
    ("Paris Hilton plays a concert", "Fans said Paris Hilton was an hour late.", "", ""),
    ("Banks must keep their Chinese walls", "A Chinese wall separates traders from advisers.", "", ""),
    ("A Mexican wave at the chess final", "Nobody had expected a Mexican wave in the hall.", "", ""),
    ("Dutch courage and other bad ideas", "Wine before a speech rarely helps.", "", ""),
    ("Why guinea pigs need company", "A guinea pig that lives alone grows sad.", "", ""),
    ("The Panama Papers, ten years on", "The leak changed how lawyers keep files.", "", ""),
    ("He wore a Panama hat", "The hat was older than the shop.", "", ""),
    ("French fries without oil", "Cut the potatoes and let them dry.", "", ""),
    ("Air Canada delays its summer schedule", "Air Canada and Singapore Airlines share the gate.", "", ""),
    ("Bank of Ireland shuts two branches", "The Bank of Ireland said the rent had doubled.", "", ""),
    ("Real Madrid draw with Bayern Munich", "Real Madrid had the better first half.", "", ""),
    ("New Mexico governor signs school bill", "Lawmakers in Albuquerque cheered.", "US", ""),
    ("New England braces for snow", "Schools from Boston to Portland will close.", "US", ""),
    ("Parties return to Stormont", "Northern Ireland had waited for two years.", "GB", ""),
    ("Scotland's ferries run again", "The first boat left Glasgow at dawn.", "GB", ""),
    ("Papua New Guinea counts its birds", "", "PG", ""),
    ("Equatorial Guinea and Guinea-Bissau sign a pact", "", "GQ GW", ""),
    ("Niger and Nigeria reopen a bridge", "", "NE NG", ""),
    ("DR Congo and Rwanda agree on a truce", "Rebels had held Goma since spring.", "CD RW", ""),
    ("Congo-Brazzaville plants a forest", "", "CG", ""),
    ("Dominica elects a president", "", "DM", ""),
    ("Dominican Republic opens a new port", "", "DO", ""),
    ("North Korea launches two rockets", "The rockets fell into the Sea of Japan.", "KP", ""),
    ("South Korea and North Korea restore a hotline", "", "KR KP", ""),
    ("Taiwan and Hong Kong swap museum pieces", "", "TW HK", ""),
    ("Kosovo police open a station in Pristina", "", "XK", ""),
    ("Brussels fines a phone maker", "The European Commission asked for two billion euros.", "EU", ""),
    ("Washington and Beijing trade barbs", "", "US CN", ""),
    ("Denzel Washington stars in a new film", "He plays a retired pilot.", "", ""),
    ("Israel Strikes Gaza As Talks Stall", "Israel strikes had stopped for a week.", "IL PS", ""),
    ("CHINA AND US RESUME TALKS", "BEIJING - BOTH SIDES WERE HOPEFUL.", "CN US", ""),
    ("THEY TOLD US TO WAIT", "NOBODY TOLD US WHY.", "", ""),
    ("Whales return to the South China Sea", "The Indian Ocean has fewer of them.", "", ""),
    ("Farmers along the Jordan River", "The water is low this year.", "", ""),
    ("American Indian writers meet", "The readings are free.", "US", ""),
    ("Nobody here speaks German", "Her in-laws speak French at table, she answers in English.", "", ""),
]
OTHERS = [
    ("fr", "La Chine et les États-Unis négocient", "Les délégations chinoise et américaine sont à table.", "CN US", ""),
    ("fr", "La recette du pain sans four", "On le mange avec une crème anglaise et des montagnes russes.", "", ""),
    ("fr", "La RDC et le Rwanda signent la paix", "Les rebelles se sont retirés de la ville.", "CD RW", ""),
    ("de", "Bundestag streitet über den Haushalt", "Die Opposition in Berlin lehnt den Entwurf ab.", "DE", ""),
    ("de", "Wandern in der Sächsischen Schweiz", "Die Felsen sind für ihre Aussicht bekannt.", "", ""),
    ("de", "Chinesische Autos auf dem Vormarsch", "Hersteller aus China verkaufen mehr als zuvor.", "CN", ""),
    ("es", "El Gobierno español aprueba las ayudas", "Las familias las recibirán en enero.", "ES", ""),
    ("es", "Nuevo México y su chile verde", "La cosecha de Nuevo México fue buena.", "US", ""),
    ("pt", "Brasil e Argentina assinam um acordo", "O presidente brasileiro recebeu o colega argentino.", "BR AR", ""),
    ("pt", "A montanha-russa mais alta", "A fila da montanha-russa dura uma hora.", "", ""),
    ("it", "L'Italia batte la Spagna", "La squadra spagnola ha perso ai rigori.", "IT ES", ""),
    ("nl", "Nederlandse regering gevallen", "Het kabinet in Den Haag is niet meer.", "NL", ""),
    ("ru", "Россия и Китай провели учения", "Российские и китайские корабли вышли в море.", "RU CN", ""),
    ("ru", "Как вырастить грецкий орех", "Русская рулетка с морозом не нужна саженцу.", "", ""),
    ("ru", "Встреча в Германии", "О ней сообщили в правительстве Германии.", "DE", ""),
    ("uk", "Польща передала Україні автобуси", "Польський уряд обіцяє ще десять.", "PL UA", ""),
    ("pl", "Niemcy i Polska budują most", "Niemiecki minister był na budowie.", "DE PL", ""),
    ("tr", "Türkiye ile Yunanistan arasında görüşme", "Türk ve Yunan bakanlar bir araya geldi.", "TR GR", ""),
    ("zh", "中美重启经贸磋商", "双方代表进行了坦诚的对话。", "CN US", ""),
    ("zh", "印度洋的鲸鱼", "研究人员在船上数了三个月。", "", ""),
    ("zh", "香港和澳门开通新航线", "首班船今天上午出发。", "HK MO", ""),
    ("ja", "日米首脳が会談", "両首脳は一時間にわたり話し合った。", "JP US", ""),
    ("ja", "米の値段が上がる", "農家は今年の米の出来を心配している。", "", ""),
    ("ko", "한미 정상, 회담 열어", "두 나라 정상은 한 시간 동안 이야기했다.", "KR US", ""),
    ("ko", "인도적 지원이 시작됐다", "트럭 열 대가 오늘 출발했다.", "", ""),
    ("ar", "الصين والولايات المتحدة تستأنفان المحادثات", "قال مسؤول صيني إن الأجواء كانت جيدة.", "CN US", ""),
]


TABLE = Path(__file__).parent / "traps.tsv"
"""Hundreds more, in seventeen languages."""
FLOOR = 0.95
FLOOR_UNTOLD = 0.93
"""Where the language has to be guessed from a headline as well."""


def rows() -> Iterator[list[str]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield ["" if cell == "-" else cell for cell in line.split("\t")]


def survives(tagger: Tagger, row: list[str], lang: str | None) -> bool:
    _, title, text, about, mentioned = row
    tags = tagger.tag(title, None, text, lang=lang).countries
    found = {tag.code for tag in tags if tag.about}, {tag.code for tag in tags if not tag.about}
    return found == (set(about.split()), set(mentioned.split()))


def test_nearly_all_of_the_table(tagger: Tagger) -> None:
    table = list(rows())
    failed = [f"{row[0]} {row[1]}" for row in table if not survives(tagger, row, row[0])]
    assert len(table) > 500
    assert len(failed) <= (1 - FLOOR) * len(table), failed


def test_where_nobody_says_which_language_it_is(tagger: Tagger) -> None:
    table = list(rows())
    failed = [f"{row[0]} {row[1]}" for row in table if not survives(tagger, row, None)]
    assert len(failed) <= (1 - FLOOR_UNTOLD) * len(table), failed


def check(tagger: Tagger, lang: str, title: str, text: str, about: str, mentioned: str) -> None:
    tags = tagger.tag(title, None, text, lang=lang).countries
    assert {tag.code for tag in tags if tag.about} == set(about.split())
    assert {tag.code for tag in tags if not tag.about} == set(mentioned.split())


@pytest.mark.parametrize(("title", "text", "about", "mentioned"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english(tagger: Tagger, title: str, text: str, about: str, mentioned: str) -> None:
    check(tagger, "en", title, text, about, mentioned)


@pytest.mark.parametrize(("lang", "title", "text", "about", "mentioned"), OTHERS, ids=[row[1] for row in OTHERS])
def test_other_languages(tagger: Tagger, lang: str, title: str, text: str, about: str, mentioned: str) -> None:
    check(tagger, lang, title, text, about, mentioned)


def test_a_dateline_alone_is_a_mention(tagger: Tagger) -> None:
    [tag] = tagger.tag("A fish nobody had seen before", "LONDON, June 3 –", "Divers met it by chance.").countries
    assert (tag.code, tag.about) == ("GB", False)


def test_a_firm_s_report_is_filed_where_the_firm_sits(tagger: Tagger) -> None:
    text = "WATERBURY, Conn., March 11 - Shr 10 cts vs two cts. Net 163,000 vs 31,000."
    [tag] = tagger.tag("Oak Hill Ice Cream Inc 4th qtr net", None, text, lang="en").countries
    assert (tag.code, tag.about) == ("US", True)


def test_a_venue_is_a_mention(tagger: Tagger) -> None:
    title = "US and China hold trade talks in London"
    text = "Delegations of the United States and China met for a second day. Beijing wants fewer limits."
    tags = {tag.code: tag.about for tag in tagger.tag(title, None, text, lang="en").countries}
    assert tags == {"US": True, "CN": True, "GB": False}


def test_the_publisher_s_own_name_is_no_mention(tagger: Tagger) -> None:
    text = "The mayor told Norway Today that the bridge would open in May."
    assert tagger.tag("Bridge opens", None, text, lang="en").countries
    assert not tagger.tag("Bridge opens", None, text, lang="en", publisher="Norway Today").countries
