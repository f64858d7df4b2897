"""The country layer is fit on labelled stories, and says how well it does on those it has not seen."""

import gzip
import json
import random
from pathlib import Path

import pytest

import fit_countries
from clipper.core.resources import resource
from clipper.core.tagging import weights

COUNTRIES = {"NO": "Norway", "SE": "Sweden", "PE": "Peru", "KE": "Kenya", "JP": "Japan", "CA": "Canada"}
FILLER = "The council met for an hour and then went home again. "


def story(number: int, dice: random.Random) -> dict[str, object]:
    """About the country of its headline; another stands once, far below."""
    about, other = dice.sample(sorted(COUNTRIES), 2)
    text = f"{COUNTRIES[about]} has a new bridge. " + FILLER * 8 + f"A like one stands in {COUNTRIES[other]}. " + FILLER
    row = {"id": str(number), "set": "invented", "lang": "en", "dateline": "", "kind": "about", "main": None}
    return row | {"title": f"{COUNTRIES[about]} builds", "text": text, "countries": [about]}


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    dice = random.Random(5)
    folder = tmp_path / "labelled"
    folder.mkdir()
    with gzip.open(folder / "invented.jsonl.gz", "wt", encoding="utf-8") as file:
        for number in range(150):
            file.write(json.dumps(story(number, dice)) + "\n")
    return folder


def test_it_learns_what_the_labels_say(labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "made" / "countries.tsv"
    fit_countries.main(labelled, target)
    printed = capsys.readouterr().out
    assert "F1 1.000" in printed
    assert "Confidence" in printed
    rows = dict(line.split("\t") for line in target.read_text(encoding="utf-8").splitlines()[1:])
    assert float(rows["only body"]) < 0 < float(rows["in title"])


def test_the_same_labels_give_the_same_weights(labelled: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.tsv", tmp_path / "two.tsv"
    fit_countries.main(labelled, one)
    fit_countries.main(labelled, two)
    assert one.read_bytes() == two.read_bytes()


def test_what_ships_is_small_and_can_be_read() -> None:
    table = weights.load()
    assert 80 <= len(table.weights) <= 140
    assert 0 < table.best <= table.headline <= table.about < 1
    assert len(resource("tagging", "countries.tsv").read_bytes()) < 10_000
