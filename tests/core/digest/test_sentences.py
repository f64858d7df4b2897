"""Sentences of many languages, with their abbreviations, quotations and full stops that end nothing."""

import pytest

from clipper.core.digest.languages import language
from clipper.core.digest.sentences import lines
from tests.core.digest.articles import BRIDGE


def split(text: str, lang: str) -> list[str]:
    return [text[start:end] for line in lines(text, language(lang)) for start, end in line.sentences]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["Dr. Lund met Mr. J. T. Castell at 3.30 p.m. on Monday.", "They spoke of the U.S. and its ships."]),
        ("en", ["It sails for the U.S.", "The crew is glad."]),
        ("en", ["“Is it late?” she asked.", "“It is.”", "He sailed!"]),
        ("en", ['"We looked at everything."', '"Nothing was found."', "See example.com for more."]),
        ("de", ["Am 3. Mai kam Dr. Lund u.a. mit zwei Schiffen.", "Er blieb bis zum 5. Juni in der Stadt."]),
        ("fr", ["M. Lund a dit : « Le port est ouvert. »", "Il est reparti en mer avec son équipage."]),
        ("es", ["¿Quién pagó el puerto?", "El Sr. Lund no lo sabe.", "Nadie más lo sabe."]),
        ("ru", ["Порт стоил 12 млрд руб. по словам г. Лунда.", "Он открылся в 2011 г. и работает."]),
        ("zh", ["港口今天开放。", "市长说：“很好。”", "谁来付钱？", "没有人知道！"]),
        ("ja", ["「港は開いた。」と市長は述べた。", "船は明日出る。"]),
        ("ar", ["افتتح الميناء اليوم.", "من يدفع؟", "لا أحد يعرف."]),
        ("hi", ["बंदरगाह आज खुला।", "किसने पैसे दिए?", "कोई नहीं जानता।"]),
        ("ko", ["항구가 오늘 열렸다.", "누가 돈을 냈나?", "아무도 모른다."]),
    ],
)
def test_sentences_end_where_readers_end_them(lang: str, sentences: list[str]) -> None:
    joint = "" if lang in ("zh", "ja") else " "
    assert split(joint.join(sentences), lang) == sentences


def test_headings_captions_and_tables_are_no_prose() -> None:
    text = f"{BRIDGE}\nShips\t12\t14."
    found = split(text, "en")
    assert found[0].startswith("The Norhaven Bridge will close"), "the dateline belongs to no sentence"
    assert not any(said in each for each in found for said in ("Photo", "Repair work", "Ships\t"))


def test_a_line_known_to_stand_aside_has_no_sentences() -> None:
    text = "This caption ends in a full stop.\nThis is the text, and it ends in one too."
    (aside, prose) = lines(text, language("en"), frozenset({"This caption ends in a full stop."}))
    assert aside.sentences == ()
    assert len(prose.sentences) == 1
