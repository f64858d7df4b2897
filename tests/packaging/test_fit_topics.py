"""Fitting the topic model on a small data set of our own."""

import gzip
import json
import random
from pathlib import Path

import pytest

import fit_topics
from clipper.core.tagging.document import document
from clipper.core.tagging.topic_model import TopicModel, read, write

SPORT, HEALTH = "medtop:15000000", "medtop:07000000"
WORDS = {
    SPORT: "striker goal referee penalty league goalkeeper trophy".split(),
    HEALTH: "vaccine nurse clinic fever surgeon hospital patients".split(),
}
SMALL_WORDS = "the a of in on was with and for to".split()


def texts(seed: int, size: int) -> list[dict[str, str]]:
    dice = random.Random(seed)
    made = []
    for number in range(size):
        topic = dice.choice(list(WORDS))
        title = " ".join(dice.sample(WORDS[topic], 3) + dice.sample(SMALL_WORDS, 3))
        made.append({"id": str(number), "title": title, "text": "", "lang": "eng", "topic": topic})
    return made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "topic"
    folder.mkdir()
    for seed, name in enumerate(fit_topics.SETS):
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(row)}\n" for row in texts(seed, 120))
    return tmp_path


def test_what_was_learnt_is_recognised(data: Path) -> None:
    learnt = [text for _, text in fit_topics.examples(data)]
    model = TopicModel(fit_topics.fit(learnt, sorted(WORDS)))
    story = document("Late penalty", None, "The referee pointed to the spot and the goalkeeper dived.", "en")
    reading = model.reading(story)
    assert reading is not None
    assert reading.scores[SPORT] > reading.scores[HEALTH]
    assert set(reading.speaking(SPORT)) <= {"penalty", "referee", "goalkeeper"}
    assert "referee" in reading.speaking(SPORT)
    assert reading.speaking("medtop:17000000") == []


def test_nothing_is_said_in_a_language_that_was_not_learnt(data: Path) -> None:
    learnt = [text for _, text in fit_topics.examples(data)]
    model = TopicModel(fit_topics.fit(learnt, sorted(WORDS)))
    assert model.reading(document("penalty referee", None, "", "xx")) is None
    assert model.reading(document("zzz qqq", None, "", "en")) is None


def test_the_file_holds_the_table_and_the_same_data_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    learnt = [text for _, text in fit_topics.examples(data)]
    table = fit_topics.fit(learnt, sorted(WORDS))
    write(tmp_path / "one.npz", table)
    write(tmp_path / "two.npz", fit_topics.fit(learnt, sorted(WORDS)))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    back = read(tmp_path / "one.npz")
    assert back.topics == table.topics
    used = table.idf > 0
    assert ((back.idf > 0) == used).all()
    assert (back.weights[used] == table.weights[used]).all()
    assert abs(back.idf - table.idf).max() <= table.idf.max() / 255


def test_held_back_texts_are_judged_by_models_that_had_not_seen_them(data: Path) -> None:
    said = list(fit_topics.held_back(list(fit_topics.examples(data)), sorted(WORDS)))
    learnt = [held for held in said if "alone" not in held.name]
    assert len(learnt) == 240
    assert sum(held.right for held in learnt) > 200


def test_confidence_rises_with_the_opinion() -> None:
    dice = random.Random(4)
    said = [
        fit_topics.Held("x", "model", opinion, dice.random() < opinion)
        for opinion in (dice.random() for _ in range(900))
    ]
    header, *lines = fit_topics.confidence(said)
    assert header.split("\t") == ["ground", "opinion", "share"]
    steps = [tuple(map(float, line.split("\t")[1:])) for line in lines]
    assert steps == sorted(steps)
    assert [share for _, share in steps] == sorted(share for _, share in steps)
    assert all(abs(opinion - share) < 0.2 for opinion, share in steps)
