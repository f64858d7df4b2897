"""The language of a text, or an honest None."""

import pytest

from clipper.core.tagging.language import detect
from clipper.core.tagging.tagger import normalised

TEXTS = {
    "en": "The minister said that the bridge will be open to traffic in the spring.",
    "fr": "Le ministre a déclaré que le pont sera ouvert à la circulation dans une semaine.",
    "de": "Der Minister sagte, die Brücke werde im Frühling für den Verkehr geöffnet und nicht später.",
    "es": "El ministro dijo que el puente se abrirá al tráfico en la primavera, según los vecinos.",
    "pt": "O ministro disse que a ponte não será aberta ao tráfego na primavera, segundo os moradores.",
    "it": "Il ministro ha detto che il ponte sarà aperto al traffico in primavera, e non più tardi.",
    "nl": "De minister zei dat de brug in het voorjaar open gaat voor het verkeer en niet later.",
    "pl": "Minister powiedział, że most nie jest jeszcze gotowy, ale do wiosny się z tym upora.",
    "tr": "Bakan, köprünün bu bahar trafiğe açılacağını ve daha sonra bir tören olacağını söyledi.",
    "sv": "Ministern sade att bron är klar och att den öppnar för trafik till våren.",
    "ru": "Министр сказал, что мост откроют для движения весной, и не позже.",
    "uk": "Міністр сказав, що міст відкриють для руху навесні, і не пізніше.",
    "zh": "部长表示，大桥将在春天通车，居民对此十分期待。",
    "ja": "大臣は、橋が春に開通すると述べた。住民は楽しみにしている。",
    "ko": "장관은 다리가 봄에 개통될 것이라고 말했다.",
    "ar": "قال الوزير إن الجسر سيفتح أمام حركة المرور في الربيع.",
    "hi": "मंत्री ने कहा कि पुल वसंत में यातायात के लिए खुलेगा।",
}
HEADLINES = {
    "en": "Russian drones hit Ukrainian port",
    "de": "Deutsch-polnische Brücke gesperrt",
    "it": "Svizzera e Austria chiudono un valico",
    "pl": "Rosjanie ostrzelali ukraiński port",
    "tr": "Almanya'dan Yunanistan'a uyarı",
    "id": "Presiden AS tiba di Jepang",
    "ru": "Путин встретил Лукашенко",
    "hi": "फ्रांसीसी सेना लौटेगी",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_one_sentence_is_enough(lang: str) -> None:
    assert detect(TEXTS[lang]) == lang


@pytest.mark.parametrize("lang", HEADLINES)
def test_so_is_many_a_headline(lang: str) -> None:
    assert detect(HEADLINES[lang]) == lang


def test_chinese_that_quotes_a_japanese_name_stays_chinese() -> None:
    quoting = "展览介绍了画家の一生，现场展出了作品一百二十件，吸引了许多参观者前来。"
    assert detect(quoting) == "zh"


UNSURE = [
    "",
    "   ",
    "12345 !?",
    "Bensteel",
    "a a a a a a",
    "این پل در بهار گشوده می‌شود چه خوب گفت",
    "पूल वसंत ऋतूत खुला होणार आहे",
]


@pytest.mark.parametrize("text", UNSURE)
def test_none_when_unsure(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("pt-BR", "pt"),
        ("zh_Hans", "zh"),
        ("eng", "en"),
        ("EN", "en"),
        ("swa", "sw"),
        ("que", "que"),
        ("", None),
        (None, None),
    ],
)
def test_codes_are_brought_to_two_letters(given: str | None, code: str | None) -> None:
    assert normalised(given) == code
