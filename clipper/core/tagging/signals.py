"""The numbers that the decision weighs, by name: where a country stands, how often, what stands beside it.

One dictionary per candidate country; what is absent counts as 0. The weights file uses the same names.
"""

import math

from clipper.core.tagging.features import SHORT, CountryFeatures, Features

IN_BUSINESS = ("in title", "in lead", "in body", "count", "rule", "share", "third or later", "candidates", "starts at")
"""Signals that market reports use otherwise than other news."""
PARTS = 5
"""Parts of a text in which a country may stand."""
FAR = 2000
"""Characters after the headline at which a first mention counts as late as any."""
LONG = 8.0
"""ln of a text of 3,000 characters: lengths are given as shares of it."""


def signals(found: Features, scores: dict[str, float]) -> dict[str, dict[str, float]]:
    """Signals of each candidate. `scores` are the rule scores of all of them."""
    if not found.countries:
        return {}
    shared = _of_document(found)
    order = sorted(scores, key=lambda code: -scores[code])
    ranks = {code: rank for rank, code in enumerate(order)}
    top = scores[order[0]] or 1.0
    second = scores[order[1]] if len(order) > 1 else 0.0
    counts = {code: country.count for code, country in found.countries.items()}
    total = sum(counts.values()) or 1.0
    titled = [code for code, country in found.countries.items() if "title" in country.zones]
    datelined = any("dateline" in country.zones for country in found.countries.values())
    signs: dict[str, dict[str, float]] = {}
    for code, country in found.countries.items():
        rank = ranks[code]
        own = dict(shared)
        own["rule"] = math.log1p(scores[code])
        own["rule share"] = scores[code] / top
        own["lead over next"] = math.log1p(scores[code]) - math.log1p(second if rank == 0 else top)
        own["share"] = counts[code] / total
        own["count"] = math.log1p(counts[code])
        own[("first", "second")[rank] if rank < 2 else "third or later"] = 1.0
        own["starts at"] = min(1.0, max(0, country.first - found.title_end) / FAR)
        _of_country(own, country, found)
        if titled:
            if "title" not in country.zones:
                own["title names another"] = 1.0
            elif len(titled) == 1:
                own["title names it alone"] = 1.0
            else:
                own["title names two"] = 1.0
        if datelined and "dateline" not in country.zones:
            own["dateline names another"] = 1.0
        if found.business:
            own |= {f"business, {name}": found.business * own[name] for name in IN_BUSINESS if name in own}
        signs[code] = own
    return signs


def _of_document(found: Features) -> dict[str, float]:
    n = len(found.countries)
    own = {"always": 1.0, "candidates": math.log(n), "length": math.log1p(max(SHORT, found.length)) / LONG}
    own["business"] = found.business
    if n == 1:
        own["single"] = 1.0
    if found.headline_only:
        own["headline only"] = 1.0
    if not found.title_end:
        own["no headline"] = 1.0
    return own


def _of_country(own: dict[str, float], country: CountryFeatures, found: Features) -> None:
    for (zone, kind), weight in country.slots.items():
        own[f"{zone} {kind}"] = math.log2(1 + weight)
        own[f"has {zone} {kind}"] = 1.0
    for zone in country.zones:
        own[f"in {zone}"] = 1.0
    for (place, role), number in country.roles.items():
        own[f"{role} {place}"] = math.log2(1 + number)
    own["kinds"] = float(len(country.kinds))
    if country.kinds <= {"M", "T", "L"}:
        own["weak kinds"] = 1.0
    _how_often(own, country, found)
    _at_the_dateline(own, country, found)
    if country.only_venue:
        own["only venue"] = 1.0
    if found.company_news:
        own["company news"] = 1.0
    if country.code == "US" and found.business:
        own["US, business"] = found.business
        if "dateline" in country.zones:
            own["US, business, dateline"] = 1.0
        if len(found.countries) == 1:
            own["US, business, single"] = 1.0


def _how_often(own: dict[str, float], country: CountryFeatures, found: Features) -> None:
    if country.zones == {"body"}:
        own["only body"] = 1.0
    for number, name in ((2, "twice"), (3, "three times"), (5, "five times")):
        if country.count > number - 0.1:
            own[name] = 1.0
    below = [mention.start - found.title_end for mention in country.mentions if mention.start > found.title_end]
    own["spread"] = len({start * PARTS // (found.length + 1) for start in below}) / PARTS


def _at_the_dateline(own: dict[str, float], country: CountryFeatures, found: Features) -> None:
    if "dateline" not in country.zones:
        return
    how = "only dateline" if country.only_dateline else "dateline and more"
    own[how] = 1.0
    own[f"{how}, business"] = found.business
    if country.only_dateline and len(found.countries) == 1:
        own["only dateline, single"] = 1.0
    if found.company_news:
        own["company news, dateline"] = 1.0
        if country.only_dateline:
            own["company news, only dateline"] = 1.0
