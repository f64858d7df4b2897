"""Build resources/topics from IPTC's Media Topics vocabulary and our own seed words in packaging/topics.

    python packaging/build_topics.py VOCABULARY.csv [TARGET]

VOCABULARY.csv holds one concept a row: qcode, level, broader, en, retired, label_fr, label_de … (IPTC Media
Topics, CC BY 4.0). Codes, labels and hierarchy are taken, the definitions are not. Writes vocabulary.tsv and
one lexicon per language (term, code=weight …). The same input gives the same bytes.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TABLES = Path(__file__).parent / "topics"
TARGET = Path(__file__).parents[1] / "resources" / "topics"
COLUMNS = {
    "en": "en",
    "fr": "label_fr",
    "de": "label_de",
    "es": "label_es",
    "pt": "label_pt-BR",
    "pt-PT": "label_pt-PT",
    "sv": "label_sv",
    "da": "label_da",
    "zh": "label_zh-Hans",
    "ar": "label_ar",
}
STRENGTH = {"strong": 2.0, "usual": 1.0, "weak": 0.5}
LABEL_WEIGHT = 0.7
"""A label found in a text speaks less surely than a word that was chosen for it."""
UNSPACED = ("zh", "ja", "ko")
JOINTS = re.compile(r"\s*[,،、;/]\s*|\s+(?:and|et|und|y|e|och|og)\s+| و(?=ا)|和|与")

Lexicon = defaultdict[str, dict[str, float]]


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def read_vocabulary(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["retired"] == "False"]


def normal(term: str) -> str:
    return " ".join(unicodedata.normalize("NFC", term).replace("’", "'").lower().split())


def add(lexicon: Lexicon, term: str, code: str, weight: float) -> None:
    term = normal(term)
    if term:
        lexicon[term][code] = max(weight, lexicon[term].get(code, 0.0))


def seed_words(lang: str, lexicon: Lexicon) -> None:
    path = TABLES / "seeds" / f"{lang}.tsv"
    for number, strength, words in rows(path) if path.exists() else []:
        code = f"medtop:{number}000000" if len(number) == 2 else f"medtop:{number}"
        for word in words.split("|"):
            if lang not in UNSPACED and re.search(r"\d", word):
                raise SystemExit(f"{path.name}: words with digits are never matched: {word}")
            add(lexicon, word, code, STRENGTH[strength])


def label_words(lang: str, vocabulary: list[dict[str, str]], skipped: set[str], lexicon: Lexicon) -> None:
    """Labels below the top level, cut at commas and "and"; a seed's own weight stays."""
    for row in vocabulary:
        label = re.sub(r"\s*[(（].*?[)）]", "", row.get(COLUMNS[lang], "") or "")
        for part in JOINTS.split(label):
            term = normal(part)
            short = len(term) < (2 if lang == "zh" else 4)
            if row["level"] == "1" or short or term in skipped or term in lexicon or re.search(r"\d", term):
                continue
            for form in english_forms(term) if lang == "en" else (term,):
                if form not in lexicon:
                    add(lexicon, form, row["qcode"], LABEL_WEIGHT)


def english_forms(term: str) -> tuple[str, ...]:
    """The term and its plural; labels that are plural already keep their form."""
    if term.endswith(("s", "ing", "ics")):
        return (term,)
    return (term, term[:-1] + "ies") if re.search(r"[^aeiou]y$", term) else (term, term + "s")


def lexicon_lines(lexicon: Lexicon) -> Iterator[str]:
    for term, codes in sorted(lexicon.items()):
        yield f"{term}\t{' '.join(f'{code}={weight:g}' for code, weight in sorted(codes.items()))}"


def vocabulary_lines(vocabulary: list[dict[str, str]]) -> Iterator[str]:
    yield "\t".join(("id", "parent", *COLUMNS))
    for row in sorted(vocabulary, key=lambda row: row["qcode"]):
        labels = (" ".join((row.get(column) or "").split()) for column in COLUMNS.values())
        yield "\t".join((row["qcode"], row["broader"], *labels))


def write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def main(source: Path, target: Path = TARGET) -> None:
    vocabulary = read_vocabulary(source)
    target.mkdir(parents=True, exist_ok=True)
    skipped: defaultdict[str, set[str]] = defaultdict(set)
    for lang, words in rows(TABLES / "label_skip.tsv"):
        skipped[lang] |= set(words.split("|"))
    languages = {path.stem for path in (TABLES / "seeds").glob("*.tsv")}
    for lang in sorted(languages):
        lexicon: Lexicon = defaultdict(dict)
        seed_words(lang, lexicon)
        if lang in COLUMNS:
            label_words(lang, vocabulary, skipped[lang], lexicon)
        write(target / f"{lang}.tsv", lexicon_lines(lexicon))
    write(target / "vocabulary.tsv", vocabulary_lines(vocabulary))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:3]))
