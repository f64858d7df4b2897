"""Borders: cut, parted and simplified so that neighbours still fit."""

import math
from pathlib import Path

import pytest

import build_map
from clipper.core.tagging.country_names import CountryNames

ROOT = Path(__file__).parents[2]
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def shipped(kind: str) -> dict[str, list[build_map.Ring]]:
    """Rings, in units, of the map that ships."""
    found = {}
    for line in (ROOT / "resources" / "map" / "world.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        what, code, *parts = line.split("\t")
        if what == kind:
            found[code] = [absolute(part) for part in parts]
    return found


def absolute(part: str) -> build_map.Ring:
    x = y = 0.0
    points = []
    for step in part.split():
        across, down = map(float, step.split(","))
        x, y = x + across, y + down
        points.append((x, y))
    return points


def where(longitude: float, latitude: float) -> list[str]:
    """The codes of the land at a place."""
    point = build_map.project(longitude, latitude)
    return [
        code for code, rings in shipped("land").items() if sum(build_map.inside(point, ring) for ring in rings) % 2 == 1
    ]


def test_the_projection_keeps_areas_and_the_middle_in_the_middle() -> None:
    x, y = build_map.project(0, 0)
    assert x == pytest.approx(build_map.WIDTH / 2)
    assert y == pytest.approx(build_map.project(0, -90)[1] / 2)

    def size(latitude: float) -> float:
        corners = [(0.0, latitude), (0.1, latitude), (0.1, latitude + 0.1), (0.0, latitude + 0.1)]
        return build_map.area([build_map.project(*corner) for corner in corners])

    assert size(60) / size(0) == pytest.approx(math.cos(math.radians(60.05)), rel=0.01)


def test_what_crosses_the_date_line_is_shown_on_both_sides() -> None:
    parts = build_map.on_the_map([(170.0, 0.0), (190.0, 0.0), (190.0, 10.0), (170.0, 10.0)])
    assert len(parts) == 2
    assert all(-0.001 <= x <= build_map.WIDTH + 0.001 for part in parts for x, _y in part)


def test_a_ring_is_cut_along_a_parallel() -> None:
    south = build_map.clipped(SQUARE, 1, 4.0, below=True)
    north = build_map.clipped(SQUARE, 1, 4.0, below=False)
    assert build_map.area(south) == pytest.approx(40)
    assert build_map.area(north) == pytest.approx(60)


def test_a_simpler_line_keeps_its_ends_and_its_corners() -> None:
    line = [(0.0, 0.0), (1.0, 0.00001), (2.0, 0.0), (2.0, 5.0)]
    assert build_map.simplified(line) == [(0.0, 0.0), (2.0, 0.0), (2.0, 5.0)]


def test_the_middle_is_inside() -> None:
    assert build_map.middle(SQUARE) == pytest.approx((5, 5))
    assert build_map.inside((5, 5), SQUARE)
    assert not build_map.inside((15, 5), SQUARE)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("UA", 34.2, 45.2),
        ("EH", -13.5, 24.5),
        ("EH", -10.5, 26.0),
        ("MA", -8.0, 31.6),
        ("XK", 20.9, 42.6),
        ("CY", 33.5, 35.3),
        ("SO", 45.5, 9.7),
        ("GF", -53.1, 3.9),
        ("FR", 2.3, 48.8),
        ("TW", 121.0, 23.8),
        ("RU", 178.0, 67.0),
        ("RU", -175.0, 66.5),
        ("GL", -40.0, 70.0),
    ],
)
def test_places_belong_to_the_codes_that_clipper_uses(code: str, longitude: float, latitude: float) -> None:
    assert where(longitude, latitude) == [code]


def test_every_territory_can_be_clicked() -> None:
    shown = shipped("land").keys() | shipped("dot").keys()
    assert {country.code for country in CountryNames().all()} - shown == {"EU"}
