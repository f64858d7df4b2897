"""Whatever is pasted, tagging answers."""

import random

import pytest

from clipper.core.tagging.tagger import Tagger

MANY = 200_000


def noise(seed: int, top: int) -> str:
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(1, top)) for _ in range(20_000))


TEXTS = {
    "empty": "",
    "spaces": " " * MANY,
    "line ends": "\n" * MANY,
    "control characters": "\x00\x01\x1b\x7f\ufffe" * 1000,
    "lone surrogates": "\ud800 China \udfff" * 1000,
    "one letter": "A" * MANY,
    "dots": "a." * MANY,
    "hyphens": "A-" * MANY,
    "one city": "Paris, " * 50_000,
    "one character": "中" * MANY,
    "noise": noise(1, 0x250),
    "noise in all scripts": noise(2, 0xD7FF),
    "combining marks": "e\u0301" * MANY,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_part_may_be_anything(tagger: Tagger, text: str) -> None:
    for title, dateline, body in ((text, None, "x"), ("x", text, "x"), ("x", None, text), (text, text, text)):
        tags = tagger.tag(title, dateline, body, facts=(("country", text[:100]), ("", "")), publisher=text[:50])
        whole = "\n".join(part for part in (title, dateline, body) if part)
        for tag in tags.countries:
            for evidence in tag.evidence:
                assert evidence.start is None or whole[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("name", ["empty", "spaces", "control characters", "one letter", "dots", "hyphens"])
def test_nothing_in_it_nothing_tagged(tagger: Tagger, name: str) -> None:
    tags = tagger.tag("", None, TEXTS[name])
    assert (tags.countries, tags.topics) == ((), ())


def test_what_stands_far_below_does_not_change_what_the_story_is_about(tagger: Tagger) -> None:
    text = "Norway opened a tunnel. " + "The work took long. " * 600 + "Peru Peru Peru Peru."
    assert [tag.code for tag in tagger.tag("Norway digs", None, text, lang="en").countries] == ["NO"]
