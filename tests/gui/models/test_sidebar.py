"""The sidebar's model: places, and filters with counts."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from clipper.core.model import Counts, FacetCount, Query
from clipper.gui.models.sidebar import Entry, SidebarModel

COUNTRIES = tuple(
    FacetCount(code, code.lower(), 30 - n) for n, code in enumerate("CN US GB FR DE JP RU UA IT ES".split())
)


@pytest.fixture
def model(qapp: QApplication) -> SidebarModel:  # noqa: ARG001 (Qt has to run)
    model = SidebarModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def entries(model: SidebarModel, name: str) -> list[Entry]:
    section = model.section_index(name)
    return [model.entry(model.index(row, 0, section)) for row in range(model.rowCount(section))]


def test_places_carry_their_counts_and_the_current_one_is_marked(model: SidebarModel) -> None:
    model.set_counts(Counts(all=12, unread=3, starred=2, trash=1))
    model.set_query(Query(place="starred"))
    places = [model.entry(model.index(row, 0, QModelIndex())) for row in range(4)]
    assert [(p.name, p.count, p.active) for p in places] == [
        ("all", 12, False),
        ("unread", 3, False),
        ("starred", 2, True),
        ("trash", 1, False),
    ]


def test_a_filter_comes_first_and_stays_when_nothing_has_it_any_more(model: SidebarModel) -> None:
    model.set_facets({"country": COUNTRIES[:3]})
    model.set_query(Query().toggled("country", "GB"))
    assert [e.value for e in entries(model, "country")] == ["GB", "CN", "US"]

    model.set_facets({"country": (FacetCount("CN", "cn", 4),)})
    assert [(e.value, e.label, e.count, e.active) for e in entries(model, "country")] == [
        ("GB", "gb", 0, True),
        ("CN", "cn", 4, False),
    ]


def test_long_sections_show_a_few_until_asked_for_all(model: SidebarModel) -> None:
    model.set_facets({"country": COUNTRIES})
    few = entries(model, "country")
    assert len(few) == SidebarModel.FEW + 1
    assert few[-1].kind == "more"
    assert "10" in few[-1].label

    model.show_whole("country", True)
    assert [e.value for e in entries(model, "country")[:-1]] == [c.value for c in COUNTRIES]
    model.show_whole("country", False)
    assert len(entries(model, "country")) == SidebarModel.FEW + 1


def test_topics_of_her_own_come_before_others(model: SidebarModel) -> None:
    iptc = tuple(FacetCount(f"medtop:{n}", f"subject {n}", 50 - n) for n in range(9))
    model.set_facets({"topic": (*iptc, FacetCount("user:2", "Bees", 3), FacetCount("user:1", "Ferries", 1))})
    assert [e.value for e in entries(model, "topic")[:3]] == ["user:2", "user:1", "medtop:0"]


def test_one_language_is_nothing_to_choose_from(model: SidebarModel) -> None:
    model.set_facets({"lang": (FacetCount("en", "English", 9),)})
    assert entries(model, "lang") == []
    model.set_facets({"lang": (FacetCount("en", "English", 9), FacetCount("de", "German", 1))})
    assert [e.label for e in entries(model, "lang")] == ["English", "German"]


def test_labels_of_filters_are_known_after_their_counts_are_gone(model: SidebarModel) -> None:
    model.set_facets({"topic": (FacetCount("medtop:04000000", "Economy", 2),)})
    model.set_facets({})
    assert model.label("topic", "medtop:04000000") == "Economy"
    assert model.label("publisher", "Harbour Post") == "Harbour Post"


def test_places_are_found_again_after_sections_grew_and_shrank(model: SidebarModel) -> None:
    for count in (3, 10, 0, 7, 1):
        model.set_facets({"country": COUNTRIES[:count], "year": (FacetCount("2025", "2025", count),)})
        index = model.filter_index("year", "2025")
        assert model.entry(index).label == "2025"
        assert model.entry(index.parent()).name == "year"
    assert not model.filter_index("country", "ES").isValid()
