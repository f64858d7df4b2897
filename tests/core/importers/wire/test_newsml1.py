"""NewsML 1: components that lie in each other."""

from clipper.core.importers.wire.newsml1 import NewsMl1
from tests.core.importers.press import body, entry, one, read, reasons

LINES = (
    "<NewsLines><HeadLine>Fees rise</HeadLine><SubHeadLine>Protest</SubHeadLine><ByLine>Ann Lee</ByLine></NewsLines>"
)
ABOUT = (
    '<AdministrativeMetadata><Provider><Party FormalName="EXA"/></Provider></AdministrativeMetadata>'
    '<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04000000"/>'
    '<SubjectDetail FormalName="04011002"/></SubjectCode><Property FormalName="Keyword" Value="port"/>'
    '<Location HowPresent="Origin"><Property FormalName="Country" Value="SWE"/></Location>'
    '<Location HowPresent="Event"><Property FormalName="Country" Value="NOR"/></Location></DescriptiveMetadata>'
)
MANAGEMENT = (
    "<NewsManagement><FirstCreated>20140829T134951+0100</FirstCreated>"
    "<ThisRevisionCreated>20140829T144951+0100</ThisRevisionCreated></NewsManagement>"
)


def newsml(inside: str) -> str:
    return f'<?xml version="1.0"?><NewsML><NewsItem>{MANAGEMENT}{inside}</NewsItem></NewsML>'


def content(inside: str) -> str:
    return f"<ContentItem><DataContent>{inside}</DataContent></ContentItem>"


def test_a_component_inherits_from_those_around_it() -> None:
    inner = f"<NewsComponent>{content('<p>The port.</p><p>Again.</p>')}</NewsComponent>"
    said, text = one(NewsMl1(), newsml(f"<NewsComponent>{LINES}{ABOUT}{inner}</NewsComponent>"))
    assert (said.title, said.deck, said.authors) == ("Fees rise", "Protest", ("Ann Lee",))
    assert (said.publisher, said.lang, said.keywords) == ("EXA", "en", ("port",))
    assert (said.published, said.updated) == ("2014-08-29T13:49:51+01:00", "2014-08-29T14:49:51+01:00")
    assert (said.topics, said.countries) == (("medtop:04000000",), ("NO",))
    assert text == "<p>The port.</p><p>Again.</p>"


def test_several_texts_and_one_without() -> None:
    two = "".join(
        f"<NewsComponent><NewsLines><HeadLine>{name}</HeadLine></NewsLines>{content(f'{name} text.')}</NewsComponent>"
        for name in ("First", "Second")
    )
    first, second = read(NewsMl1(), newsml(f"<NewsComponent>{two}</NewsComponent>"))
    assert [(entry(each).title, body(each)) for each in (first, second)] == [
        ("First", "<p>First text.</p>\n"),
        ("Second", "<p>Second text.</p>\n"),
    ]
    picture = newsml(f"<NewsComponent>{LINES}<ContentItem Href='a.jpg'/></NewsComponent>")
    assert reasons(read(NewsMl1(), picture)) == ["This item holds no text of its own."]
