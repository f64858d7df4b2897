"""Reads a surface in its context: Georgia the state, Michael Jordan, Singapore Airlines, "Lebanon, Ohio".

Each rule either leaves the readings of a surface as the gazetteer has them, narrows them, or drops them.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from clipper.core.tagging.context_words import ContextWords
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import Gazetteer, Pattern, Sense

US = (Sense("US", 0.9),)
TOWN_WORDS = frozenset("county township elementary isd".split())
TOWN_PAIRS = frozenset(
    (
        "police department",
        "fire department",
        "high school",
        "middle school",
        "elementary school",
        "school district",
        "school board",
        "independent school",
    )
)
"""What follows the names of towns in the United States, where texts are about them."""
BEFORE_TOWN = frozenset(
    "north south east west northern southern eastern western central greater inner outer upper lower old downtown "
    "midtown metro metropolitan port near in at from to of and or the a de du da del la le les el los las".split()
)
"""Words that, capitalised, may stand right before a town's name."""
NO_COUNTRY = "-"
GROUP = "EU"
STREET_WORDS = frozenset("street road avenue drive lane boulevard st ave rd blvd".split())
BUILDING_WORDS = frozenset("house hall palace castle manor".split())
"""What makes a town's name a building's, which may stand anywhere: "Lancaster House"."""
COMPANY_RUN = 4
"""Capitalised words after a name within which "Inc" or "Ltd" makes the whole a company."""
COMPANY_ENDS = frozenset("inc corp corporation ltd plc ag spa nv gmbh co incorporated bhd oyj asa".split())
NEEDS_CLUE = "ILM"
"""Kinds whose surfaces mean a country only where a clue word says so, if they have clue words at all."""

Reading = tuple[str, tuple[Sense, ...]]
"""Kind letter and readings that are left; no readings: only a word."""


class Mention(NamedTuple):
    """One place in the text that names one or several countries, at start:end of the canonical text."""

    start: int
    end: int
    kind: str
    senses: tuple[Sense, ...]


class Context:
    """The rules, bound to one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, words: ContextWords) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.context = words
        self.raw = document.words.raw
        self.folded = document.words.folded
        self.starts = document.words.starts
        self.ends = document.words.ends
        self.people: set[str] = set()
        """Surfaces that were a person's surname somewhere in the text …"""
        self.second_names: set[str] = set()
        """… that may have been one ("Jenny Palma") …"""
        self.towns: dict[str, tuple[Sense, ...]] = {}
        """… and those that were a namesake town ("Paris, Texas")."""
        self.local: set[str] = set()
        """Surfaces before words of American towns: "Paris Police Department"."""
        self._vocabulary: frozenset[str] | None = None

    def surface(self, first: int, last: int) -> str:
        return " ".join(self.folded[first : last + 1])

    def read(self, pattern: Pattern, first: int, last: int) -> Reading:
        """Kind and readings of the surface that spans the words first..last."""
        kind, senses = pattern.kind, pattern.senses
        if not senses or self._is_ticker(first, last):
            return kind, ()
        single = first == last
        if self._in_dateline(first) and len(senses) > 1:
            # Where a report was written is a city: Brussels, not the Union.
            senses = tuple(sense for sense in senses if sense.code != GROUP)
        if kind in "NACTR":
            if state := self._in_state(last, senses):
                self.towns[self.surface(first, last)] = state
                return "T", state
            if self._is_american_town(last):
                self.local.add(self.surface(first, last))
            if self._is_company(first, last) or self._is_street(last) or (kind == "T" and self._is_building(last)):
                return kind, ()
        if single and kind in "NCTR" and (self._is_in_a_name(first, kind) or self._is_new(first)):
            return kind, ()
        if kind in "CTNR" and self._is_club(last):
            return kind, ()
        if single and self.gazetteer.lang == "en" and (clues := self.context.clues.get(self.folded[first])):
            if self._in_dateline(first):
                clues = {reading: words for reading, words in clues.items() if reading not in (GROUP, NO_COUNTRY)}
            return kind, self._by_clues(clues, kind, senses, self.folded[first]) if clues else senses
        return kind, senses

    # -- what stands around it ---------------------------------------------------------
    def is_state(self, i: int) -> bool:
        """Whether word i is a US state's abbreviation after a town: "Waterbury, Conn."."""
        if not i or not self.raw[i][0].isupper() or not self.raw[i - 1][0].isupper() or self._gap(i - 1) != ", ":
            return False
        return self._abbreviates_state(i)

    def _abbreviates_state(self, i: int) -> bool:
        word = self.folded[i]
        dateline = self._in_dateline(i)
        dotted = self.document.text[self.ends[i] : self.ends[i] + 1] == "." or word.endswith(".")
        if word in self.context.states_ap and (dotted or dateline or len(word) > 3):
            return True
        capitals = self.document.capitals(self.starts[i]) and not dateline
        return word in self.context.states_postal and (dateline or self.raw[i].isupper()) and not capitals

    def _gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.document.text[self.ends[i] : self.starts[i + 1]] if i + 1 < len(self.raw) else "\n"

    def _in_dateline(self, i: int) -> bool:
        return self.document.zone(self.starts[i]) == "dateline"

    def _is_ticker(self, first: int, last: int) -> bool:
        """ "<UK>": a share's sign."""
        text = self.document.text
        before = text[self.starts[first] - 1] if self.starts[first] else ""
        return before == "<" and text[self.ends[last] : self.ends[last] + 1] in (">", ".")

    def _capitalised_after(self, i: int) -> bool:
        """Whether the next word follows directly and begins with a capital that means something."""
        return self._gap(i) in (" ", "-") and self.raw[i + 1][0].isupper()

    # -- rules -------------------------------------------------------------------------
    def _in_state(self, last: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
        """ "Lebanon, Ohio", "Paris, Texas", "London, Ont.": the state or province says which."""
        if self._gap(last) != ", " or not self.raw[last + 1][0].isupper():
            return ()
        following = self.folded[last + 1]
        if following in self.context.provinces and self.document.text[self.ends[last + 1]] == ".":
            return (Sense("CA", 0.9),)
        if senses[0].code == "US" and len(senses) == 1:
            return ()
        if self._abbreviates_state(last + 1) or self._is_in_georgia(last, senses):
            return US
        for pattern in self.gazetteer.by_word.get(following, ()):
            size = len(pattern.words)
            if pattern.kind == "R" and tuple(self.folded[last + 1 : last + 1 + size]) == pattern.words:
                return (Sense(pattern.senses[0].code, 0.9),) if pattern.senses[0].code in ("US", "CA", "AU") else ()
        return ()

    def _is_in_georgia(self, last: int, senses: tuple[Sense, ...]) -> bool:
        """ "Athens, Georgia", but not the list "Moscow, Georgia and Armenia"."""
        in_list = self.folded[last + 2 : last + 3] in (["and"], ["or"])
        return self.folded[last + 1] == "georgia" and not in_list and any(sense.code == "US" for sense in senses)

    def _is_person(self, i: int) -> bool:
        """ "Michael Jordan", "Mr. Jordan", "Chad Smith": before or after it stands a person's name."""
        capitals = self.document.capitals(self.starts[i])
        if self._has_first_name(i):
            return True
        if self.folded[i] not in self.context.surname_like or self._gap(i) != " ":
            return False
        following, word = self.raw[i + 1], self.folded[i + 1]
        if len(following) == 1 and not capitals and self._gap(i + 1) == ". " and self.raw[i + 2][0].isupper():
            return following.isupper()
        if not following[0].isupper() or following.isupper() or word in self.context.not_surname:
            return False
        if self.document.title_case and i < self.document.edges[0] and not self._named_below(i):
            return False
        return not any(len(p.words) == 1 and p.kind in "NAR" for p in self.gazetteer.by_word.get(word, ()))

    def _has_first_name(self, i: int) -> bool:
        if not i or self.document.capitals(self.starts[i]) or not self.raw[i - 1][0].isupper():
            return False
        before, gap = self.folded[i - 1], self._gap(i - 1)
        if gap == " " and before in self.context.given:
            return True
        return gap in (" ", ". ") and before in self.context.title

    def _follows_a_name(self, i: int) -> bool:
        """ "Jenny Palma": a town's name after another capitalised word that is no place and begins no sentence."""
        start = self.starts[i]
        if i < 2 or self.document.capitals(start) or (self.document.title_case and i < self.document.edges[0]):
            return False
        before = self.raw[i - 1]
        if not before[0].isupper() or before.isupper() or self._gap(i - 1) != " " or i in self.document.edges:
            return False
        if self.folded[i - 1] in BEFORE_TOWN or self.folded[i - 1] in self.gazetteer.by_word:
            return False
        return self._gap(i - 2) == " " and i - 1 not in self.document.edges

    def _is_american_town(self, last: int) -> bool:
        if not self._capitalised_after(last):
            return False
        word = self.folded[last + 1]
        following = self.folded[last + 2] if last + 2 < len(self.folded) else ""
        if word in TOWN_WORDS:
            return following not in ("council", "cricket")
        return f"{word} {following}" in TOWN_PAIRS

    def _is_place(self, mention: Mention) -> bool:
        """Whether it is a dateline, or stands where only a place can: "in Boston"."""
        if self.document.zone(mention.start) == "dateline":
            return True
        before = self.document.text[max(0, mention.start - 6) : mention.start].split()
        return bool(before) and before[-1] in ("in", "at", "from", "to", "near")

    def settle(self, found: list[tuple[str, Mention]]) -> list[Mention]:
        """What a surface was once, it is in the whole text: "Mr. Bolton … Bolton", "Paris, Texas … Paris"."""
        if not (self.people or self.second_names or self.towns or self.local):
            return [mention for _, mention in found]
        places = {surface for surface, mention in found if self._is_place(mention)}
        people = self.people | (self.second_names - places)
        spoken: defaultdict[str, set[str]] = defaultdict(set)
        for surface, mention in found:
            if len(mention.senses) == 1:
                spoken[mention.senses[0].code].add(surface)
        settled = []
        for surface, mention in found:
            alone = all(spoken.get(sense.code, {surface}) == {surface} for sense in mention.senses)
            if surface in self.towns and alone:
                mention = mention._replace(kind="T", senses=self.towns[surface])
            elif surface in self.local and alone and "US" in spoken:
                mention = mention._replace(kind="T", senses=US)
            if surface in people and mention.kind in "NCTR" and alone:
                continue
            settled.append(mention)
        return settled

    def _is_in_a_name(self, i: int, kind: str) -> bool:
        """Whether word i is part of a person's name; remembers it for the rest of the text."""
        if self._is_person(i):
            (self.people if self._has_first_name(i) else self.second_names).add(self.folded[i])
            return True
        if kind == "T" and self._follows_a_name(i):
            self.second_names.add(self.folded[i])
            return True
        return False

    def _named_below(self, i: int) -> bool:
        """Whether words i and i + 1, capitalised as every word of a title is, stand so in the text as well."""
        pair = f"{self.raw[i]} {self.raw[i + 1]}"
        return self.document.text.find(pair, self.document.title_end, self.document.end) >= 0

    def _is_new(self, i: int) -> bool:
        """ "New Britain": another place that is called after it."""
        return i > 0 and self.folded[i - 1] == "new" and self.raw[i - 1][0].isupper() and self._gap(i - 1) == " "

    def _is_street(self, last: int) -> bool:
        return self._capitalised_after(last) and self.folded[last + 1] in STREET_WORDS

    def _is_building(self, last: int) -> bool:
        if self.document.capitals(self.starts[last]) or not self._capitalised_after(last):
            return False
        in_title = self.document.title_case and last < self.document.edges[0]
        return self.folded[last + 1] in BUILDING_WORDS and not in_title

    def _is_company(self, first: int, last: int) -> bool:
        """ "Singapore Airlines", "American Brands Inc"; but "the Japan Air Self-Defense Force" stays."""
        if not self._capitalised_after(last):
            return False
        if first and self.folded[first - 1] == "air" and self.raw[first - 1][0].isupper():
            return True
        j = last
        while j < last + COMPANY_RUN and self._capitalised_after(j):
            j += 1
            if self.folded[j] in COMPANY_ENDS:
                return True
        nothing_more = j == last + 1
        return nothing_more and self.folded[j] in self.context.company_after

    def _is_club(self, last: int) -> bool:
        capitals = self.document.capitals(self.starts[last])
        return not capitals and self._capitalised_after(last) and self.folded[last + 1] in self.context.club_after

    def _by_clues(
        self, clues: Mapping[str, frozenset[str]], kind: str, senses: tuple[Sense, ...], surface: str
    ) -> tuple[Sense, ...]:
        """The reading that most clue words in the text speak for."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.folded)
        counts = {reading: len(words & self._vocabulary - {surface}) for reading, words in clues.items()}
        best = max(counts, key=lambda reading: counts[reading])
        if not counts[best]:
            return () if kind in NEEDS_CLUE else senses
        if sum(count == counts[best] for count in counts.values()) > 1:
            return senses
        return () if best == NO_COUNTRY else (Sense(best, 1.0),)
