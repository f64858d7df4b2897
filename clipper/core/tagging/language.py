"""Guesses the language of a text from its script and its commonest words."""

import re
from collections import Counter

SAMPLE = 3000
"""Characters that are looked at; more would not change the guess."""
MIN_WORDS = 2
"""Different stop words that must be seen before a language is believed."""
SHORT = 15
"""Words up to which one word is enough, if no other language has any: a headline holds no more."""
MIN_SHARE = 0.08
"""Share of all words that the best language's stop words must have."""

_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_JAPANESE = 0.08
"""Share of kana below which a text in Han letters is taken for Chinese that quotes a name."""

_STOP_WORDS = {
    "en": "the of and to in is for that with on as was by at from has have are be it said says after will his an",
    "fr": "le la les des est dans une un pour sur avec du et que qui en au aux par pas son ont été il",
    "de": "der die das und ist nicht mit von den dem ein eine im auf für sich zu des nach bei hat als auch wird",
    "es": "el la los las del que una un por con para en y se su al es como más fue ha sus",
    "pt": "o os as da do que uma um para com não em no na dos das por se foi ao mais é são",
    "it": "il gli della che per una un con nel di è la le del dei in non sono ha alla più al si",
    "nl": "het een van de en niet met voor op in zijn dat is te door aan ook bij naar werd",
    "pl": "się nie jest w na że do z i to po od jak za przez oraz są ze dla",
    "tr": "ve bir bu için ile da de olan olarak daha çok gibi sonra kadar ama en",
    "sv": "och att det som en på är av för med den till inte om har de ett",
    "id": "yang dan di untuk dengan ini itu dari pada dalam tidak akan ke oleh juga telah",
    "sw": "ya na wa kwa ni katika za la kuwa cha hiyo alisema huo baada watu",
    "ha": "da na ta a ya su wannan kuma cikin an ba ce mai shi daga",
    "so": "oo iyo ka ku ayaa in uu waxaa la waa kale soo isaga ay",
}
_WORDS = {lang: frozenset(words.split()) for lang, words in _STOP_WORDS.items()}
_PERSIAN = re.compile("[پچژگ]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_NOT_RUSSIAN = re.compile("[ђћџљњјѓќѕәөүқңғһўЂЋЏЉЊЈ]")
_BULGARIAN = re.compile(r"\b(?:на|се|от|за|са|ще|че|със)\b")
_RUSSIAN = re.compile(r"\b(?:и|в|не|что|на|с|по|из|как|это|был[аио]?|его)\b|[ыэё]")


def detect(text: str) -> str | None:
    """ISO 639-1 code of the language, None when unsure (too short, or none that we know)."""
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if kana + han > 0.2 * letters:
        return "ja" if kana > _NOT_JAPANESE * (kana + han) else "zh"
    if len(_HANGUL.findall(sample)) > 0.3 * letters:
        return "ko"
    if len(_CYRILLIC.findall(sample)) > 0.5 * letters:
        return _cyrillic(sample)
    if len(_ARABIC.findall(sample)) > 0.5 * letters:
        return None if len(_PERSIAN.findall(sample)) > 0.01 * letters else "ar"
    return _latin(sample)


def _cyrillic(sample: str) -> str | None:
    if _NOT_RUSSIAN.search(sample):
        return None
    if _UKRAINIAN.search(sample):
        return "uk"
    if len(_BULGARIAN.findall(sample)) > 2 and not re.search("[ыэё]", sample):
        return None
    return "ru" if _RUSSIAN.search(sample) else None


def _latin(sample: str) -> str | None:
    counts: Counter[str] = Counter(_WORD.findall(sample.lower()))
    hits = {lang: sum(n for word, n in counts.items() if word in stop) for lang, stop in _WORDS.items()}
    (best, most), (_, second) = sorted(hits.items(), key=lambda item: -item[1])[:2]
    if most == second or most < MIN_SHARE * counts.total():
        return None
    if len(_WORDS[best] & counts.keys()) >= MIN_WORDS:
        return best
    return best if not second and MIN_WORDS < len(counts) <= SHORT else None
