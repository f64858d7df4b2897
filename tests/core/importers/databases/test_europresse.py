"""Europresse's two layouts."""

from clipper.core.importers.databases.europresse import Europresse
from tests.core.importers.press import body, entry, read

NEW = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<article><header><div><span class="DocPublicationName">Le Bote, no. 123 </span></div>
<div><span class="DocHeader">Économie, mardi 14 mars 2006, p. 16</span></div>
<div class="titreArticle"><p class='sm-margin-bottom'>PORTS</p><p class="titreArticleVisu">Les droits montent</p></div>
<div>Ida Brink</div></header>
<section><div class="DocText"><p>Premier <mark>mot</mark>.</p><p>Second.</p></div></section>
<aside><b>Note(s) : </b></aside><footer><small>© 2006 Le Bote.</small></footer></article>
<article><header><span class="DocPublicationName">Le Bote</span><span class="DocHeader">1er mai 2007</span>
<p class="titreArticleVisu">Sans auteur</p></header><section><p>Seul.</p></section></article></body></html>"""

OLD = """<html><head><META content="text/html; charset=ISO-8859-1"></head><body><table><tr><td>
<span class="DocPublicationName">Le Bote</span><br><span class="DocHeader">Politique, </span>
<span class="DocHeader">jeudi </span>
<span class="DocHeader">5 octobre 2013</span><br><br>
<span class="TitreArticleVisu">Un <span>titre</span> long</span><br><br>
Ida Brink<br><p></p>Premier<font> mot</font>.<p></p>Second.<p></p><b><i>© 2013 Le Bote</i></b><p></p>
Numéro de document : 1</td></tr></table><table><tr><td><span class="DocPublicationName">Autre</span><br>
<span class="DocHeader">4 octobre 2012</span><br><br>
<span class="TitreArticleVisu">Titre</span><br><br>Texte seul, assez long.
<p></p><b><i>© 2012</i></b></td></tr></table></body></html>"""


def test_articles_in_sections() -> None:
    first, second = read(Europresse(), NEW)
    said = entry(first)
    assert (said.title, said.deck, said.authors) == ("Les droits montent", "PORTS", ("Ida Brink",))
    assert (said.publisher, said.section, said.published) == ("Le Bote", "Économie", "14 mars 2006")
    assert "Premier <mark>mot</mark>." in body(first)
    assert "Note" not in body(first)
    assert (entry(second).title, entry(second).published, entry(second).authors) == ("Sans auteur", "1er mai 2007", ())


def test_articles_in_tables() -> None:
    first, second = read(Europresse(), OLD.encode("latin-1"))
    said = entry(first)
    assert (said.title, said.authors, said.publisher) == ("Un titre long", ("Ida Brink",), "Le Bote")
    assert (said.section, said.published) == ("Politique", "5 octobre 2013")
    assert "<p>Premier<font> mot</font>.</p><p>Second.</p>" in body(first)
    assert "©" not in body(first)
    assert entry(second).authors == ()
    assert "Texte seul, assez long." in body(second)
