"""Publisher, section, language, keywords, lead image, and whether the text is free."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from clipper.core.extract.metadata import linked_data
from clipper.core.extract.metadata.facts import Fact, first, squeezed
from clipper.core.extract.metadata.linked_data import folded
from clipper.core.extract.metadata.page import Page
from clipper.core.extract.tree import base_address

_SITE_NAMES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "citation_journal_title", "dc.publisher",
    "dcterms.publisher",
)  # fmt: skip
_SECTIONS = (
    "article:section", "og:article:section", "parsely-section", "cxenseparse:category", "articlesection", "section",
    "meta-section", "sailthru.section", "prism.section", "dc.subject.section", "category",
)  # fmt: skip
_KEYWORDS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords", "dc.subject")
_IMAGES = (
    "og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src", "parsely-image-url",
    "sailthru.image.full", "image", "thumbnail", "thumbnailurl",
)  # fmt: skip
_NO_PICTURE = re.compile(r"(?:logo|default|placeholder|blank|favicon|spacer|sprite)[^/]*\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_@.][a-z0-9_.-]*)?", re.IGNORECASE)
_SCRIPTS: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = (
    ("kana", re.compile("[\u3040-\u30ff]"), frozenset({"ja"})),
    ("hangul", re.compile("[\uac00-\ud7af]"), frozenset({"ko"})),
    ("han", re.compile("[\u4e00-\u9fff]"), frozenset("zh ja ko yue wuu".split())),
    ("cyrillic", re.compile("[\u0400-\u04ff]"), frozenset("ru uk bg sr mk be kk ky mn tg tt uz bs ba cv".split())),
    ("arabic", re.compile("[\u0600-\u06ff]"), frozenset("ar fa ur ps ckb ug sd arz ku az".split())),
    ("hebrew", re.compile("[\u0590-\u05ff]"), frozenset({"he", "iw", "yi"})),
    ("greek", re.compile("[\u0370-\u03ff]"), frozenset({"el"})),
    ("thai", re.compile("[\u0e00-\u0e7f]"), frozenset({"th"})),
    ("devanagari", re.compile("[\u0900-\u097f]"), frozenset("hi mr ne sa".split())),
    ("latin", re.compile("[a-zA-Z\u00c0-\u024f]"), frozenset()),
)
"""Scripts with the languages written in them; what is named nowhere is written in Latin letters."""
_NOT_LATIN = frozenset(language for _, _, languages in _SCRIPTS for language in languages) - frozenset(
    "sr uz bs az ku mn kk tt".split()
)
_SLOGAN = re.compile(r"\s+[|–—•·-]\s+|\s*[|｜]\s*")
_NO_NAME = re.compile(r"@|©|https?:|www\.|copyright\b", re.IGNORECASE)
_NO_SECTION = frozenset("post article articles homepage frontpage uncategorized story all home page blog".split())
_NO_KEYWORD = re.compile(r"[@_#&]|\w+[:=_]|.*_.*_")
"""What editors' software writes among the keywords for itself."""
_MOST_KEYWORDS = 30
_LONGEST_NAME = 80


def publisher(page: Page) -> Fact[str] | None:
    return first(_publishers(page))


def _publishers(page: Page) -> Iterator[Fact[str] | None]:
    for _, value in page.said(_SITE_NAMES[:1]):
        yield _named(value, "og", 0.95)
    for value in page.data.people("publisher"):
        yield _named(value, "json-ld", 0.9)
    for _, value in page.said(_SITE_NAMES[1:]):
        yield _named(value, "meta", 0.7)
    yield _after_headline(page)


def _named(value: str, source: str, confidence: float) -> Fact[str] | None:
    """A name without the slogan after it; addresses, handles and notices are none."""
    name = _SLOGAN.split(value.strip(), maxsplit=1)[0]
    return Fact(name, source, confidence) if squeezed(name, _LONGEST_NAME) and not _NO_NAME.match(name) else None


def _after_headline(page: Page) -> Fact[str] | None:
    """What the title element says beside the headline that the page shows: "Headline | Name"."""
    title = page.title_element
    for heading in page.headings:
        found = re.fullmatch(rf"\s*{re.escape(heading.text)}\s*[|\-–—·•]\s*([^|–—·•]{{2,40}})", title)
        if found and len(found[1].split()) <= 4:
            return Fact(found[1].strip(), "title", 0.6)
    return None


def section(page: Page) -> Fact[str] | None:
    said = page.data.article.get("articleSection")
    for value in said[:3] if isinstance(said, list) else [said]:
        if name := _section(value):
            return Fact(name, "json-ld", 0.9)
    for name, value in page.said(_SECTIONS):
        if text := _section(value):
            return Fact(text, "og" if name.startswith(("og:", "article:")) else "meta", 0.9)
    return None


def _section(value: object) -> str | None:
    """The first of several; "Article" and the like are none."""
    name = squeezed(value.partition(",")[0] if isinstance(value, str) else None, _LONGEST_NAME)
    return name if name and folded(name) not in _NO_SECTION else None


def keywords(page: Page) -> Fact[tuple[str, ...]] | None:
    """The page's own keywords, each once."""
    for value, source, confidence in _keyword_lists(page):
        found: dict[str, str] = {}
        for each in value[:200]:
            for part in re.split(r"[,;，、]", html.unescape(each[:2000])):
                word = squeezed(part, 60)
                if word and len(found) < _MOST_KEYWORDS and not _NO_KEYWORD.match(word):
                    found.setdefault(folded(word), word)
        found.pop("", None)
        if found:
            return Fact(tuple(found.values()), source, confidence)
    return None


def _keyword_lists(page: Page) -> Iterator[tuple[list[str], str, float]]:
    said = page.data.article.get("keywords")
    yield [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)], "json-ld", 0.9
    for name in _KEYWORDS:
        yield page.meta.get(name, []), "og" if name.startswith("article:") else "meta", 0.85


def lead_image(page: Page, url: str | None) -> Fact[str] | None:
    base = base_address(page.root, url or page.address)
    for value, source, confidence in _images(page):
        try:
            found = urljoin(base, value)
        except ValueError:
            continue
        if found.startswith(("http://", "https://", "clip-asset:")) and not _NO_PICTURE.search(found.partition("?")[0]):
            return Fact(found[:2000], source, confidence)
    return None


def _images(page: Page) -> Iterator[tuple[str, str, float]]:
    for name, value in page.said(_IMAGES):
        yield value, "og" if name.startswith("og:") else "meta", 0.9 if name.startswith("og:") else 0.8
    if found := linked_data.address(page.data.article.get("image")):
        yield found, "json-ld", 0.85
    for link in page.root.iter("link"):
        if "image_src" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield link.get("href", ""), "meta", 0.8
    for element in page.items.get("image", ())[:3]:
        if value := element.get("content") or element.get("src") or element.get("href"):
            yield value, "microdata", 0.7


def paywalled(page: Page) -> Fact[bool] | None:
    """What schema.org's isAccessibleForFree and the like say. "metered" says nothing of this reader."""
    article = page.data.article
    parts = article.get("hasPart")
    for thing in (article, page.data.page, *(parts[:20] if isinstance(parts, list) else [parts])):
        if isinstance(thing, dict) and (free := _truth(thing.get("isAccessibleForFree"))) is not None:
            return Fact(not free, "json-ld", 0.9)
    for name, value in page.said(("article:content_tier", "og:article:content_tier", "content_tier")):
        if value.lower() in ("free", "locked"):
            return Fact(value.lower() == "locked", "og" if name.startswith(("article:", "og:")) else "meta", 0.85)
    for _, value in page.said(("isaccessibleforfree",)):
        if (free := _truth(value)) is not None:
            return Fact(not free, "meta", 0.85)
    return None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    text = value.lower().rpartition("/")[2] if isinstance(value, str) else ""
    return {"true": True, "false": False, "yes": True, "no": False}.get(text)


def language(page: Page, sample: str) -> Fact[str] | None:
    """The language (ISO 639) that the page names, unless `sample`, some of its words, is written in
    other letters: templates say "en" of everything."""
    said = [
        (page.root.get("lang") or page.root.get("xml:lang") or "", "html", 0.9),
        *((value, "og" if name.startswith("og:") else "meta", 0.8) for name, value in page.said(
            ("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage")
        )),
        (page.data.article.get("inLanguage"), "json-ld", 0.8),
    ]  # fmt: skip
    for value, source, confidence in said:
        match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
        if match and fits(match[1].lower(), sample):
            return Fact(match[1].lower(), source, confidence)
    return None


def fits(lang: str, sample: str) -> bool:
    """Nothing speaks against the language in the letters that most of the sample is written in."""
    counts = {name: len(script.findall(sample)) for name, script, _ in _SCRIPTS}
    if counts["kana"] * 5 >= counts["han"] and counts["kana"]:
        counts["kana"] += counts["han"]
        counts["han"] = 0
    name = max(counts, key=lambda each: counts[each])
    if counts[name] < 10:
        return True
    if name == "latin":
        return lang not in _NOT_LATIN
    return any(lang in languages for script, _, languages in _SCRIPTS if script == name)
