"""Guesses the language of a text from its script and its commonest words."""

import re
from collections import Counter
from functools import cache

from clipper.core.resources import resource

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
    "en": "the of and to in is for that with on as was by at from has have are be it said says after will his an "
    "over its new up out who how why what not he she they but do we you my me all can if so about your this "
    "russian ukrainian chinese american british french german japanese israeli iranian indian european korean "
    "turkish canadian minister president china germany france russia",
    "fr": "le la les des est dans une un pour sur avec du et que qui en au aux par pas son ont été il entre se ne "
    "sa leur cette ces plus après chez sans sous vers selon chine allemagne états-unis états unis russie "
    "france espagne italie américain américaine chinois chinoise français française président ministre "
    "relations gouvernement",
    "de": "der die das und ist nicht mit von den dem ein eine im auf für sich zu des nach bei hat als auch wird am "
    "vor zum zur aus über wie will gegen um einen einer sind wegen unter neue deutschland frankreich russland "
    "deutsche deutsch deutscher deutschen polnische russische chinesische französische präsident regierung "
    "kündigt",
    "es": "el la los las del que una un por con para en y se su al es como más fue ha sus sin sobre entre este esta "
    "tras lo ante desde hasta alemania francia estados unidos rusia españa méxico china ucrania gobierno "
    "presidente español española chino ruso estadounidense",
    "pt": "o os as da do e que uma um para com não em no na dos das por se foi ao mais é são pela pelo à aos nas "
    "nos sua seu entre após sobre eua brasil frança alemanha rússia governo presidente brasileiro brasileira "
    "itália estados unidos ucrânia pede",
    "it": "il gli della che per una un con nel è di la le del dei in non sono ha alla più al si lo i ai dal dalla "
    "delle degli nella sul sulla tra fra dopo anche ma e svizzera germania francia spagna stati uniti cina "
    "russia ucraina governo italiano italiana tedesco francese russo cinese americano contro presidente "
    "firmano",
    "nl": "het een van de en niet met voor op in zijn dat is te door aan ook bij naar werd uit over om als na tegen "
    "tot maar nog meer wil duitsland frankrijk rusland oekraïne verenigde staten nederland nederlandse duitse "
    "franse russische amerikaanse minister regering politie",
    "pl": "się nie jest w na że do z i to po od jak za przez oraz są ze dla przed o przy już ma będzie niemcy "
    "niemiec rosja polska polski ukraina ukraiński ukraińska chiny rząd prezydent premier usa niemiecki "
    "rosyjski rosyjska amerykański minister relacje",
    "tr": "ve bir bu için ile da de olan olarak daha çok gibi sonra kadar ama en ne mi var yok göre dan den karşı "
    "yeni almanya fransa rusya çin abd türkiye ukrayna bakanı başkanı cumhurbaşkanı başbakan açıkladı "
    "arasında uyarı",
    "sv": "och att det som en på är av för med den till inte om har de ett från efter vid mot ska kan vi över "
    "sverige tyskland frankrike ryssland regeringen svenska",
    "id": "yang dan di untuk dengan ini itu dari pada dalam tidak akan ke oleh juga telah atas bagi sebagai para "
    "saat setelah terhadap presiden tiba as jepang amerika serikat rusia ukraina indonesia china pemerintah "
    "menteri serangan uji kota",
    "da": "og det er ikke til på af med har der jeg som efter fra vil danmark",
    "nb": "og det er ikke til på av med har som etter fra vil norge",
    "fi": "ja on ei että se oli ovat hän myös kun tai mutta suomi suomen",
    "cs": "se je na že do pro po ze by od ve jsou není také který česko",
    "hu": "az és hogy nem egy is van meg volt ez de szerint magyar",
    "ro": "și în de la cu nu care pe este din că sunt pentru mai după",
    "vi": "và của là các trong không cho với một được người có đã việt nam",
    "sw": "ya na wa kwa ni katika za la kuwa cha hiyo alisema huo baada watu",
    "ha": "da na ta ya su wannan kuma cikin an ba ce mai shi daga",
    "so": "oo iyo ka ku ayaa in uu waxaa la waa kale soo isaga ay",
}
"""Function words and names; some languages stand here only so as not to be taken for others."""
_HEADLINE_WORDS = {
    "en": "strikes attack war election vote million billion dead injured years people city police law deal court quake",
    "fr": "bloque annonce signe vote élections guerre attaque millions milliards morts blessés ans personnes ville "
    "police sénat loi accord nouveau nouvelle grève séisme",
    "de": "polizei protestiert stoppt wählt warnt droht fordert meldet kritisiert gewinnt verliert kanzler partei "
    "streit krieg angriff wahl millionen milliarden tote verletzte jahre menschen stadt erdbeben",
    "es": "bloquea anuncia firma critica defiende vota elecciones guerra ataque millones muertos heridos años "
    "personas ciudad ministro policía senado ley acuerdo elige sismo",
    "pt": "bloqueia anuncia assina critica defende vota eleições eleição guerra ataque milhões bilhões mortos "
    "feridos anos pessoas cidade ministro polícia senado lei acordo elege",
    "it": "blocca annuncia firma critica difende vota elezioni guerra attacco milioni miliardi morti feriti anni "
    "persone città ministro polizia senato legge accordo nuovo nuova terremoto",
    "nl": "raket politie kabinet verkiezingen oorlog aanval miljoen miljard doden gewonden jaar mensen stad "
    "gemeente waarschuwt dreigt eist vuurt stopt wint verliest akkoord",
    "pl": "atak wojna wybory milionów miliardów zabitych rannych lat osób miasto policja ustawa umowa umowę nowy "
    "nowa zamyka ostrzega",
    "tr": "saldırı savaş seçim milyon milyar ölü yaralı yıl kişi kent polis yasa anlaşma deprem sürüyor sayısı "
    "hükümet ordusu",
    "sv": "kriget valet polisen miljoner miljarder döda skadade människor staden avtal",
    "id": "serang bom tewas polisi warga korban pemilu perang miliar triliun juta tahun orang hukum gempa banjir "
    "menang kalah diam bertemu temui tolak sepakat sepakati dukung larang baru",
}
"""Words that headlines are made of."""
_WORDS = {lang: f"{words} {_HEADLINE_WORDS.get(lang, '')}".split() for lang, words in _STOP_WORDS.items()}
_LANGUAGES_OF = {
    word: tuple(lang for lang, words in _WORDS.items() if word in words)
    for word in {word for words in _WORDS.values() for word in words}
}
_LETTERS = {
    "tr": re.compile("[ğışİ]|['’](?:[dt][ae]n?|n?[ıiuü]n|y?[aeıiuü]|l[ıiuü])\\b"),
    "pl": re.compile("[łąęśżźćń]"),
    "pt": re.compile("[ãõ]|ç[õã]"),
    "es": re.compile("[ñ¿¡]"),
    "de": re.compile("ß|[äöü][^aeıiou ]*(?:en|er|ung|isch|t)\\b"),
    "fr": re.compile("[œùûêî]|\\b[ldnsjm]['’][aeiouéêh]"),
    "it": re.compile("[ìò]|\\b(?:l|dell|all|nell|sull|dall)['’][aeiou]"),
    "cs": re.compile("[řěů]"),
    "ro": re.compile("[ășț]"),
    "hu": re.compile("[őű]"),
    "vi": re.compile("[ơưđạảấầế]"),
    "da": re.compile("[øæ]"),
    "nb": re.compile("[øæ]"),
}
"""Letters and apostrophes that few other languages have; in a headline each counts as one word, up to MOST_LETTERS."""
MOST_LETTERS = 3
HEADLINE = 300
"""Characters up to which letters and names are asked: longer texts have function words enough."""
_PERSIAN = re.compile("[پچژگ]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_NOT_RUSSIAN = re.compile("[ђћџљњјѓќѕәөүқңғһўЂЋЏЉЊЈ]")
_BULGARIAN = re.compile(r"\b(?:на|се|от|за|са|ще|че|със|във)\b|ъ(?![еёюя])")
_RUSSIAN = re.compile("[ыэё]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_NOT_HINDI = re.compile(r"(?<!\S)(?:आहे|आहेत|आणि|नाही|छ|छन्|गरेको|भएको|तथा|र)(?!\S)")
_HINDI = re.compile(r"(?<!\S)(?:है|हैं|में|के|की|का|को|ने|से|पर|और|था|थी)(?!\S)")


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
    if len(_DEVANAGARI.findall(sample)) > 0.5 * letters:
        return "hi" if len(_HINDI.findall(sample)) >= len(_NOT_HINDI.findall(sample)) else None
    if len(_ARABIC.findall(sample)) > 0.5 * letters:
        return None if len(_PERSIAN.findall(sample)) > 0.01 * letters else "ar"
    return _latin(sample)


def _cyrillic(sample: str) -> str | None:
    if _NOT_RUSSIAN.search(sample):
        return None
    if _UKRAINIAN.search(sample):
        return "uk"
    if _RUSSIAN.search(sample):
        return "ru"
    if len(_BULGARIAN.findall(sample)) > 2:
        return None
    named = Counter(lang for word in _WORD.findall(sample.lower()) for lang in _telling_words().get(word, ()))
    return "uk" if named["uk"] > named["ru"] else "ru"


@cache
def _telling_words() -> dict[str, tuple[str, ...]]:
    """Names of countries and peoples, and the few languages that write them so."""
    lines = resource("gazetteer", "languages.tsv").read_text(encoding="utf-8").splitlines()
    return {word: tuple(langs.split()) for word, _, langs in (line.partition("\t") for line in lines)}


def _latin(sample: str) -> str | None:
    text = sample.lower()
    counts: Counter[str] = Counter(_WORD.findall(text))
    hits: Counter[str] = Counter(dict.fromkeys(_STOP_WORDS, 0))
    seen: Counter[str] = Counter()
    for word in counts.keys() & _LANGUAGES_OF.keys():
        for lang in _LANGUAGES_OF[word]:
            hits[lang] += counts[word]
            seen[lang] += 1
    if len(text) <= HEADLINE:
        for word in counts.keys() & _telling_words().keys():
            for lang in _telling_words()[word]:
                hits[lang] += 1
                seen[lang] += 1
        for lang, letters in _LETTERS.items():
            places = min(MOST_LETTERS, len(letters.findall(text)))
            hits[lang] += places
            seen[lang] += places
    (best, most), (_, second) = sorted(hits.items(), key=lambda item: -item[1])[:2]
    if most == second or most < MIN_SHARE * counts.total():
        return None
    if seen[best] >= MIN_WORDS:
        return best
    return best if not second and MIN_WORDS < len(counts) <= SHORT else None
