"""Names and codes of countries, as queries, completion and chips need them."""

import pytest

from clipper.core.tagging.country_names import CountryNames


@pytest.fixture(scope="module")
def names() -> CountryNames:
    return CountryNames()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("China", "CN"),
        ("china", "CN"),
        ("cn", "CN"),
        ("中国", "CN"),
        ("Chine", "CN"),
        ("Китай", "CN"),
        ("الصين", "CN"),
        ("중국", "CN"),
        ("Côte d’Ivoire", "CI"),
        ("cote d'ivoire", "CI"),
        ("ivory coast", "CI"),
        ("U.S.", "US"),
        ("usa", "US"),
        ("uk", "GB"),
        ("England", "GB"),
        ("Kosovo", "XK"),
        ("香港", "HK"),
        ("eu", "EU"),
        ("European Union", "EU"),
        ("Georgia", "GE"),
        ("TÜRKİYE", "TR"),
        ("korea", "KR KP"),
        ("Benelux", "BE LU NL"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_codes(names: CountryNames, name: str, codes: str) -> None:
    assert names.codes(name) == tuple(codes.split())


def test_groups_name_their_members(names: CountryNames) -> None:
    assert len(names.codes("G7")) == 7
    assert {"TH", "VN", "SG"} < set(names.codes("asean"))


def test_every_country_is_found_by_its_own_name_and_code(names: CountryNames) -> None:
    for country in names.all():
        assert names.name(country.code) == country.name
        assert names.codes(country.code) == (country.code,)
        assert country.code in names.codes(country.name)


def test_all_are_in_the_order_of_their_names(names: CountryNames) -> None:
    listed = [country.name for country in names.all()]
    assert len(listed) > 230
    assert listed.index("Åland Islands" if "Åland Islands" in listed else "Aland Islands") < listed.index("Albania")
    assert listed.index("Austria") < listed.index("China") < listed.index("Zimbabwe")


def test_an_unknown_code_is_its_own_name(names: CountryNames) -> None:
    assert names.name("QQ") == "QQ"
