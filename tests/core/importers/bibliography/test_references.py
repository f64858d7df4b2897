"""CSL-JSON, RIS and Zotero RDF."""

import json
from typing import Any

import pytest

from clipper.core.importers.bibliography.csl_json import CslJson
from clipper.core.importers.bibliography.references import address_of, dashed
from clipper.core.importers.bibliography.ris import Ris
from clipper.core.importers.bibliography.zotero_rdf import ZoteroRdf
from tests.core.importers.press import body, entry, one, opened, read, reasons

CSL: dict[str, Any] = {
    "type": "article-newspaper",
    "title": "Fees <i>rise</i>",
    "container-title": "Example Herald",
    "author": [{"family": "Lee", "given": "Ann"}, {"literal": "Port Desk"}],
    "issued": {"date-parts": [["2020", 1, "3"]]},
    "URL": "https://herald.example/fees",
    "abstract": "<jats:p>The port.</jats:p>",
    "language": "en-GB",
    "keyword": "ports, money",
    "note": "read again",
}


def test_csl_json() -> None:
    link = {"title": ["Listed"], "DOI": "10.1000/1", "issued": {"raw": "May 2019"}, "publisher": "Other"}
    full, only_link, nothing = read(CslJson(), json.dumps([CSL, link, {}]))
    said = entry(full)
    assert (said.title, said.publisher, said.authors) == ("Fees rise", "Example Herald", ("Ann Lee", "Port Desk"))
    assert (said.published, said.url, said.lang) == ("2020-01-03", "https://herald.example/fees", "en")
    assert (said.keywords, said.note, body(full)) == (("ports", "money"), "read again", "<p>The port.</p>")
    said = entry(only_link)
    assert (said.title, said.url, said.published) == ("Listed", "https://doi.org/10.1000/1", "May 2019")
    assert (said.publisher, said.link_only) == ("Other", True)
    assert len(reasons([nothing])) == 1


def test_a_single_reference() -> None:
    assert one(CslJson(), json.dumps(CSL))[0].title == "Fees rise"


RIS = """TY  - NEWS
TI  - Fees rise
  in the north
AU  - Lee, Ann
A1  - Ek, Bo, Jr.
T2  - Example Herald
DA  - 2020/01/3/
UR  - https://herald.example/fees
AB  - The port.
KW  - ports
KW  - money; fees
LA  - en
ER  -

TY  - JOUR
T1  - Tidvatten
JO  - Bulletin
PY  - 2019
DO  - 10.1000/1
"""


def test_ris() -> None:
    full, link = read(Ris(), RIS)
    said = entry(full)
    assert (said.title, said.publisher) == ("Fees rise in the north", "Example Herald")
    assert (said.authors, said.published) == (("Ann Lee", "Bo Ek"), "2020-01-03")
    assert (said.url, said.lang, said.keywords) == ("https://herald.example/fees", "en", ("ports", "money", "fees"))
    assert body(full) == "<p>The port.</p>\n"
    assert (entry(link).title, entry(link).url, entry(link).published) == (
        "Tidvatten",
        "https://doi.org/10.1000/1",
        "2019",
    )
    assert entry(link).link_only


def test_ris_in_windows_letters() -> None:
    said, _text = one(
        Ris(), "TY  - NEWS\r\nTI  - Hafengebühren\r\nUR  - https://x.example\r\nER  - \r\n".encode("cp1252")
    )
    assert said.title == "Hafengebühren"


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<bib:Article rdf:about="https://herald.example/fees"><z:itemType>newspaperArticle</z:itemType>
<dcterms:isPartOf><bib:Periodical><dc:title>Example Herald</dc:title></bib:Periodical></dcterms:isPartOf>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lee</foaf:surname><foaf:givenName>Ann</foaf:givenName>
</foaf:Person></rdf:li></rdf:Seq></bib:authors><dcterms:isReferencedBy rdf:resource="#item_3"/>
<dc:subject>ports</dc:subject><dc:subject><z:AutomaticTag><rdf:value>money</rdf:value></z:AutomaticTag></dc:subject>
<dc:title>Fees rise</dc:title><dcterms:abstract>The port.</dcterms:abstract><dc:date>2020-01-03</dc:date>
<z:language>en</z:language></bib:Article>
<bib:Document rdf:about="#item_9"><z:itemType>webpage</z:itemType><dc:title>Page</dc:title>
<dc:identifier><dcterms:URI><rdf:value>https://port.example/</rdf:value></dcterms:URI></dc:identifier></bib:Document>
<bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;Read &amp;amp; file&lt;/p&gt;</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_4"><z:itemType>attachment</z:itemType></z:Attachment>
<z:Collection rdf:about="#c1"><dc:title>News</dc:title><dcterms:hasPart rdf:resource="#c2"/></z:Collection>
<z:Collection rdf:about="#c2"><dc:title>North</dc:title><dcterms:hasPart rdf:resource="https://herald.example/fees"/>
</z:Collection></rdf:RDF>"""


def test_zotero_rdf() -> None:
    full, link = read(ZoteroRdf(), RDF)
    said = entry(full)
    assert (said.title, said.publisher, said.authors) == ("Fees rise", "Example Herald", ("Ann Lee",))
    assert (said.url, said.published, said.lang) == ("https://herald.example/fees", "2020-01-03", "en")
    assert (said.labels, said.folders, said.note) == (("ports", "money"), ("News/North",), "Read & file")
    assert body(full) == "<p>The port.</p>\n"
    assert (entry(link).title, entry(link).url, entry(link).link_only) == ("Page", "https://port.example/", True)


def test_collections_that_hold_each_other() -> None:
    circle = RDF.replace('rdf:resource="#c2"/>', 'rdf:resource="#c2"/><dcterms:hasPart rdf:resource="#c1"/>')
    assert entry(read(ZoteroRdf(), circle)[0]).folders[0].endswith("News/North")


@pytest.mark.parametrize(
    "data", ["", "TY  -", "TY - is a start of a text", "<rdf:RDF/>", '[{"title": "x"}]', "[{}]", "[]"]
)
def test_other_files_are_not_taken(data: str) -> None:
    assert not any(each.recognises(opened(data)) for each in (CslJson(), Ris(), ZoteroRdf()))


def test_dates_and_addresses() -> None:
    assert dashed(["2020", "5", ""]) == "2020-05"
    assert dashed([0]) is None
    assert dashed([]) is None
    assert address_of("", "https://doi.org/10.1/2") == "https://doi.org/10.1/2"
    assert address_of("ftp://x", "doi:10.1/2") == "https://doi.org/10.1/2"
    assert address_of("javascript:x", "") is None
