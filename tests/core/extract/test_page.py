"""Pasted pages come apart into their articles."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.extract.read import read
from clipper.core.model import Article, Draft

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)

FLOOD = "Two villages on the lower Ems were cut off for a night after the old weir gave way, the county said."
FLOOD_MORE = "Nobody was hurt. Divers are to look at the foundations as soon as the water has gone down."
CHESS = "The youngest player of the league has beaten three masters in one afternoon, and then did her homework."
CHESS_MORE = "Her trainer said that the homework had been the harder part of the day."
BREAD = "Bakers in the capital have agreed to bake the same loaf for a month, to find out who does it best."


def page(text: str, media_type: str = "text/plain", selection: bool | None = None) -> list[Article]:
    return read(Draft(text.encode(), media_type, NOW, selection=selection))


def told(article: Article) -> tuple[str, str | None, str | None]:
    return article.title, article.publisher, article.published.iso() if article.published else None


@pytest.mark.parametrize(
    ("name", "media_type"), [("aggregator-page.txt", "text/plain"), ("aggregator-page.html", "text/html")]
)
def test_the_page_that_started_it_all(name: str, media_type: str) -> None:
    main, geneva, norway, grain = page((FIXTURES / name).read_text(encoding="utf-8"), media_type)
    assert main.kind == "main"
    assert main.title.startswith("Harbour Channel 9: Port towns")
    assert main.publisher is None
    assert ("country", "Vietnam") in main.facts
    assert main.text.startswith("Harbour Channel 9 published a report")
    assert "Old slipways, new work" in main.text
    assert main.text.endswith("the new quays end in a field.")
    assert told(geneva)[1:] == ("Morning Ledger", "2025-06-11T11:25:00+00:00")
    assert geneva.title == "At Geneva river talks Meier says ‘nobody owns the water'"
    assert told(norway)[1:] == ("Trade Courier", "2025-06-11T11:24:00+00:00")
    assert told(grain)[1:] == (None, "2025-06-11T11:24:00+00:00")
    assert grain.text.startswith("BUENOS AIRES -- Two dry winters")
    assert grain.dateline is None
    for article in (geneva, norway, grain):
        assert article.kind == "related"
        assert article.published is not None
        assert article.published.about
        assert article.published.precision == "minute"
    for furniture in ("Hashtags", "AI Features", "No comments", "Related", "Share"):
        assert not any(furniture in article.text for article in (main, geneva, norway, grain))


def test_markup_of_a_pasted_page_is_kept() -> None:
    main, geneva, *_ = page((FIXTURES / "aggregator-page.html").read_text(encoding="utf-8"), "text/html")
    assert '<a href="https://yard.example/ba-lan' in main.html
    assert "<em>under water</em>" in main.html
    assert "<h2>Old slipways, new work</h2>" in main.html
    assert geneva.url == "https://page9.example/story/1"
    assert "onclick" not in geneva.html
    assert "<img" not in geneva.html


LAYOUTS = {
    "source, time, headline": "{source}\n{age}\n{title}\n{body}\n\n",
    "source · time": "{source} · {age}\n{title}\n{body}\n\n",
    "time | source": "{age} | {source}\n{title}\n{body}\n\n",
    "glued": "{source}{age}\n{title}\n{body}\n\n",
    "headline above": "{title}\n{source} - {age}\n{body}\n\n",
    "headline, source, time": "{title}\n{source}\n{age}\n{body}\n\n",
    "source, headline, time": "{source}\n{title}\n{age}\n{body}\n\n",
    "doubled headline": "{title}\n{source} · {age}\n{title}\n{body}\n\n",
    "no blank lines": "{source} · {age}\n{title}\n{body}\n",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_records_are_found_in_many_layouts(layout: str) -> None:
    entries = [
        ("USA Today", "3 hours ago", "Young player beats three masters in one afternoon", f"{CHESS}\n{CHESS_MORE}"),
        ("Baker’s Journal", "2 days ago", "One loaf for all the ovens of the capital", BREAD),
        ("The Dial", "5 minutes ago", "Clock tower of the old town stops for repairs", FLOOD_MORE),
    ]
    listed = "".join(layout.format(source=s, age=a, title=t, body=b) for s, a, t, b in entries)
    articles = page(f"Weir on the lower Ems gives way\n{FLOOD}\n{FLOOD_MORE}\nRelated Articles\n\n{listed}")
    assert [article.title for article in articles] == [
        "Weir on the lower Ems gives way",
        *(t for _, _, t, _ in entries),
    ]
    assert [article.publisher for article in articles[1:]] == [s for s, _, _, _ in entries]
    assert [article.text for article in articles] == [f"{FLOOD}\n{FLOOD_MORE}", *(b for _, _, _, b in entries)]
    assert [article.published.iso() if article.published else None for article in articles[1:]] == [
        "2025-06-11T09:00:00+00:00",
        "2025-06-09",
        "2025-06-11T11:55:00+00:00",
    ]


@pytest.mark.parametrize(
    ("country", "furniture", "heading", "age", "fact"),
    [
        (
            "Land: Österreich",
            "Schlagworte\n#Wehr\nTesten Sie unsere KI-Funktionen",
            "Ähnliche Artikel",
            "vor 3 Stunden",
            "Österreich",
        ),
        ("Pays : Japon", "Mots-clés\nEssayez notre IA", "Articles liés", "il y a 3 heures", "Japon"),
        ("País: España", "Etiquetas\nPrueba nuestra IA", "Artículos relacionados", "hace 3 horas", "España"),
        ("Paese: Italia", "Commenti\nAncora nessun commento", "Articoli correlati", "3 ore fa", "Italia"),
        ("Страна: Россия", "Комментарии\nКомментариев пока нет", "Читайте также", "3 часа назад", "Россия"),
        ("国家：中国", "标签\n试试我们的AI功能\n评论", "相关文章", "3小时前", "中国"),
        ("国: 日本", "ハッシュタグ\nAI機能を試す\nコメント", "関連記事", "3時間前", "日本"),
        ("Maa: Suomi", "Aihetunnisteet\nEi kommentteja", "Aiheeseen liittyvää", "3 h", None),
    ],
)
def test_pages_in_other_languages(country: str, furniture: str, heading: str, age: str, fact: str | None) -> None:
    text = (
        f"Weir on the lower Ems gives way\n{FLOOD}\n{FLOOD_MORE}\n{country}\n{furniture}\n{heading}\n\n"
        f"Dagblad Noord\n{age}\n- Dagblad Noord\nYoung player beats three masters in one afternoon\n{CHESS}\n\n"
        f"{age}\nOne loaf for all the ovens of the capital\n{BREAD}\n"
    )
    main, chess, bread = page(text)
    assert main.text == f"{FLOOD}\n{FLOOD_MORE}"
    assert dict(main.facts).get("country") == fact
    assert told(chess) == (
        "Young player beats three masters in one afternoon",
        "Dagblad Noord",
        "2025-06-11T09:00:00+00:00",
    )
    assert told(bread) == ("One loaf for all the ovens of the capital", None, "2025-06-11T09:00:00+00:00")


def test_a_list_page_has_no_main_article_but_a_first_one() -> None:
    first, second = page(
        f"Latest news\nThe Dial · 3 h\nYoung player beats three masters\n{CHESS}\n"
        f"The Dial · 4 h\nOne loaf for all\n{BREAD}"
    )
    assert (first.title, first.kind) == ("Young player beats three masters", "main")
    assert (second.title, second.kind) == ("One loaf for all", "related")


def test_an_empty_main_article_is_still_one() -> None:
    main, chess = page(
        "Weir on the lower Ems gives way in the night\nHashtags\nComments\nNo comments yet...\nRelated Articles\n"
        f"The Dial\n3 hours ago\n- The Dial\nYoung player beats three masters\n{CHESS}"
    )
    assert (main.title, main.text) == ("Weir on the lower Ems gives way in the night", "")
    assert chess.text == CHESS


def test_a_box_of_pointers_inside_an_article_does_not_end_it() -> None:
    articles = page(
        f"Weir on the lower Ems gives way\n{FLOOD}\n"
        f"Related Articles\nOld weirs of the north\nWho looks after the rivers\n{FLOOD_MORE}\n{CHESS_MORE}"
    )
    assert [article.text for article in articles] == [f"{FLOOD}\n{FLOOD_MORE}\n{CHESS_MORE}"]


def test_comments_of_readers_are_no_articles() -> None:
    articles = page(
        f"Weir on the lower Ems gives way\n{FLOOD}\nComments\nGreta from the village\n2 hours ago\n{CHESS_MORE}\n"
        f"Related Articles\nThe Dial\n3 hours ago\nOne loaf for all the ovens\n{BREAD}"
    )
    assert [article.title for article in articles] == ["Weir on the lower Ems gives way", "One loaf for all the ovens"]


def test_a_section_is_no_publisher() -> None:
    (_, bread) = page(
        f"Weir on the lower Ems gives way\n{FLOOD}\nRelated Articles\n"
        f"Politics · 3 hours ago\nOne loaf for all the ovens\n{BREAD}"
    )
    assert bread.publisher is None


def test_one_long_article_stays_one() -> None:
    chronicle = "\n".join(f"June {day}, 2025\n{FLOOD}\n{CHESS}" for day in range(1, 9))
    (article,) = page(f"A week on the river\nBy Ada Quill\n{FLOOD_MORE}\n{chronicle}")
    assert article.title == "A week on the river"
    assert article.authors == ("Ada Quill",)
    assert article.text.count(FLOOD) == 8
    assert "June 8, 2025" in article.text


def test_byline_time_and_dateline_leave_the_text() -> None:
    (article,) = page(
        "Weir on the lower Ems gives way\nBy Ada Quill and Bo Lindt\nPublished: 10 June 2025, 14:30 CEST\n"
        f"Updated: 11 June 2025, 8:00 CEST\nLEER, June 10 –\n{FLOOD}\nA loose end"
    )
    assert article.authors == ("Ada Quill", "Bo Lindt")
    assert article.published is not None
    assert article.published.iso() == "2025-06-10T14:30:00+02:00"
    assert article.dateline == "LEER, June 10 –"
    assert article.text == f"{FLOOD}\nA loose end"


def test_plain_text_without_a_headline_is_kept_whole() -> None:
    (article,) = page(f"{FLOOD}\n{FLOOD_MORE}")
    assert FLOOD.startswith(article.title.rstrip("…"))
    assert article.text == f"{FLOOD}\n{FLOOD_MORE}"


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wrapped = (
        "Two villages on the lower Ems were cut off for a night after the old\n"
        "weir gave way, the county said, and the only road that was left ran over\n"
        "a field which belongs to a farmer who would not let anybody cross it in\n"
        "the dark."
    )
    (article,) = page(f"Weir gives way\n\n{wrapped}\n\n{CHESS}")
    assert article.text == wrapped.replace("\n", " ") + "\n" + CHESS


def test_a_selection_is_never_split() -> None:
    text = (FIXTURES / "aggregator-page.txt").read_text(encoding="utf-8")
    (article,) = page(text, selection=True)
    assert "Hashtags" in article.text
    assert "Norway builds" in article.text
