"""NewsML 1: news items whose components lie in each other, each with its own lines and content."""

from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.importers.press_codes import countries, topics
from clipper.core.importers.press_words import distinct, language, later, people, spelled_time
from clipper.core.importers.wire.nitf import nitf_body
from clipper.core.importers.xml_records import Element, find, find_all, find_words, markup, records, root_of, words
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")


class NewsMl1:
    """Text components of news items; pictures and lists are set aside."""

    title = _("NewsML")
    help = _("News agencies deliver their news as files of this kind, ending in .xml.")

    def recognises(self, file: OpenedFile) -> bool:
        return root_of(file)[0] == "NewsML"

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "NewsItem"):
            if isinstance(record, Refused):
                yield record
            else:
                yield from _drafts(file, record)


def _drafts(file: OpenedFile, item: Element) -> Iterator[Draft | Refused]:
    found = False
    for component in list(item.iter("{*}NewsComponent")):
        content = next((each for each in find_all(component, "ContentItem/DataContent") if words(each)), None)
        if content is not None:
            found = True
            entry = _entry(item, component)
            yield entry_draft(file, entry, _body(content))
    if not found:
        yield Refused(
            find_words(item, "NewsComponent/NewsLines/HeadLine") or file.name, _("This item holds no text of its own.")
        )


def _body(content: Element) -> str:
    nitf = next(content.iter("{*}nitf"), None)
    if nitf is not None:
        return nitf_body(nitf)
    if len(content):
        return markup(next(content.iter("{*}body"), content))
    text = "".join(content.itertext())
    if "</" in text:
        return text
    return paragraphs(text.split("\n\n"))


def _entry(item: Element, component: Element) -> Entry:
    """What the component says, and the components around it where it is silent."""
    around = [component]
    while around[-1] is not item and around[-1].getparent() is not None:
        around.append(around[-1].getparent())

    def line(path: str) -> str:
        return next((text for each in around if (text := find_words(each, path))), "")

    def formal(path: str) -> list[str]:
        return [each.get("FormalName", "") for outer in around for each in find_all(outer, path)]

    title = line("NewsLines/HeadLine")
    published = spelled_time(find_words(item, "NewsManagement/FirstCreated"))
    revised = spelled_time(find_words(item, "NewsManagement/ThisRevisionCreated"))
    deck, dateline = line("NewsLines/SubHeadLine"), line("NewsLines/DateLine")
    described = "DescriptiveMetadata/"
    lang = next(filter(None, formal(f"{described}Language")), "")
    publisher = next(
        filter(None, formal("AdministrativeMetadata/Provider/Party") + formal("AdministrativeMetadata/Source/Party")),
        line("NewsLines/CreditLine"),
    )
    return Entry(
        title=title,
        deck=deck if deck not in ("", title) else None,
        authors=people(line("NewsLines/ByLine")),
        publisher=publisher or None,
        dateline=dateline if any(each.isalpha() for each in dateline) else None,
        published=published,
        updated=later(revised, published),
        lang=language(lang),
        keywords=distinct(
            list(_properties(around, f"{described}Property", "Keyword"))
            + [words(each) for outer in around for each in find_all(outer, "NewsLines/KeywordLine")]
        ),
        topics=topics(code for name in _SUBJECTS for code in formal(f"{described}SubjectCode/{name}")),
        countries=countries(_about(around)),
    )


def _properties(around: list[Element], path: str, name: str) -> list[str]:
    found = [each for outer in around for each in find_all(outer, path) if each.get("FormalName") == name]
    return [each.get("Value", "") for each in found]


def _about(around: list[Element]) -> list[str]:
    """Countries of locations that are not merely where the story was written."""
    codes = []
    for outer in around:
        for location in find_all(outer, "DescriptiveMetadata/Location"):
            if location.get("HowPresent", "").lower() != "origin" and find(location, "Property") is not None:
                codes += _properties([location], "Property", "Country")
    return codes
