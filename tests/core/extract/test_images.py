"""Pictures come in with their page, are known by their SHA-256, and nothing is fetched for them."""

import base64
import hashlib
import io
import struct
import zlib
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from PIL import Image

from clipper.core.extract.images import Pictures, moved
from clipper.core.extract.markup import tokens
from clipper.core.extract.read import LARGEST, read
from clipper.core.model import Article, Draft, Entry, Part

NOON = datetime(2025, 6, 10, 12, tzinfo=UTC)


def picture(kind: str = "PNG", size: tuple[int, int] = (200, 100), colour: str = "teal") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, kind)
    return written.getvalue()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def data_address(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def images(markup: str) -> list[dict[str, str]]:
    names = ("src", "data-src", "alt")
    return [
        {name: token.attribute(name) for name in names if token.attribute(name)}
        for token in tokens(markup)
        if token.tag == "img"
    ]


def shown(markup: str, *parts: Part, address: str | None = None) -> list[dict[str, str]]:
    return images(moved(markup, parts, address)[0])


def held(data: bytes) -> str:
    return f"clip-asset:{sha(data)}"


# -- where pictures are found --------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_data_picture_of_every_kind_is_moved_out(kind: str) -> None:
    data = picture(kind)
    markup, pictures = moved(f'<p>Harbour <img src="{data_address(data, kind.lower())}" alt="Quay"></p>')
    assert images(markup) == [{"src": held(data), "alt": "Quay"}]
    (asset,) = pictures.of(markup)
    assert (asset.sha256, asset.data, asset.width, asset.height) == (sha(data), data, 200, 100)
    assert asset.media_type == f"image/{kind.lower()}"


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,"
        + "\r\n".join(base64.b64encode(picture()).decode()[i : i + 76] for i in range(0, 900, 76)),
        "data:image/png," + quote(picture()),
        "DATA:IMAGE/PNG;BASE64," + quote(base64.b64encode(picture()).decode()),
        "data:image/jpeg;base64," + base64.b64encode(picture()).decode(),  # wrongly labelled
        "data:image/png;charset=utf-8;base64," + base64.b64encode(picture()).decode().rstrip("="),
    ],
)
def test_data_pictures_are_read_however_they_are_written(address: str) -> None:
    assert shown(f'<img src="{address}">') == [{"src": held(picture())}]


def test_unquoted_addresses_end_at_the_next_space() -> None:
    assert shown(f"<img src={data_address(picture())} alt=Quay>") == [{"src": held(picture()), "alt": "Quay"}]


def test_the_same_picture_is_one_asset() -> None:
    markup, pictures = moved(
        f'<img src="{data_address(picture())}"><p>and</p><img data-src="{data_address(picture())}">'
    )
    assert len(images(markup)) == 2
    assert len(pictures.of(markup)) == 1


def test_the_largest_that_is_there_wins() -> None:
    small, large = picture(size=(100, 80)), picture(size=(400, 300))
    markup = (
        f'<picture><source srcset="{data_address(small)} 480w, {data_address(large)} 1200w,'
        'https://e.example/x.jpg 2400w">'
        f'<img src="{data_address(small)}"></picture>'
    )
    assert shown(markup) == [{"src": held(large)}]


def test_the_largest_address_stands_for_what_is_missing() -> None:
    markup = '<img src="s.jpg" srcset="/m,1.jpg 480w, /l,1.jpg 1200w" alt="Tide &amp; wind">'
    assert shown(markup, address="https://e.example/news/a.html") == [
        {"src": "https://e.example/l,1.jpg", "data-src": "https://e.example/l,1.jpg", "alt": "Tide & wind"}
    ]


def test_base_and_lazy_attributes_tell_the_address() -> None:
    blank = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    markup = f'<base href="//cdn.example/b/"><img src="{blank}" data-lazy-src="x.jpg">'
    assert shown(markup, address="https://e.example/")[0]["data-src"] == "https://cdn.example/b/x.jpg"


@pytest.mark.parametrize(
    "between", ["", "</picture>\n", "<span></span>"], ids=["at once", "after a picture element", "after an empty span"]
)
def test_a_noscript_twin_takes_the_place_of_its_lazy_picture(between: str) -> None:
    markup = (
        f'<img class="lazy" alt="Dune">{between}<noscript><img src="https://e.example/d.jpg"></noscript><p>Text</p>'
    )
    assert [each["data-src"] for each in shown(markup)] == ["https://e.example/d.jpg"]
    assert shown(markup)[0]["alt"] == "Dune"
    assert moved(markup)[0].endswith("<p>Text</p>")


def test_a_picture_only_for_browsers_without_scripts_is_kept_and_text_there_is_left_alone() -> None:
    assert (
        shown('<p>A</p><noscript><img src="https://e.example/d.jpg"></noscript>')[0]["src"] == "https://e.example/d.jpg"
    )
    notice = "<noscript>Please allow <b>scripts</b>.</noscript>"
    assert moved(notice)[0] == notice


def test_pictures_that_a_saved_page_shares_between_places_are_found() -> None:
    page = (
        f"<style>:root{{--sf-img-7:url({data_address(picture())})}}</style>"
        "<img src='data:image/svg+xml,%3Csvg/%3E' style='background-image:var(--sf-img-7)!important'>"
    )
    assert shown(page) == [{"src": held(picture())}]


def test_scripts_and_comments_are_left_alone() -> None:
    for markup in ('<script>x = "<img src=\\"a.jpg\\">"</script>', '<!-- <img src="https://e.example/a.jpg"> -->'):
        assert moved(markup)[0] == markup


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("Page_files/a b.png", "./Page_files/a%20b.png"),
        ("page_files/A.PNG", "Page_files/a.png?v=2"),
        ("cid:part1@mail", "cid:part1%40mail"),
        ("https://e.example/img/a.png", "/img/a.png"),
        ("img/a.png", "https://e.example/img/a.png#x"),
        ("Bild Köln.png", "Bild%20K%C3%B6ln.png"),
    ],
)
def test_files_of_a_draft_are_found_by_what_the_page_calls_them(name: str, reference: str) -> None:
    part = Part(name, "image/png", picture())
    assert shown(f'<img src="{reference}">', part, address="https://e.example/") == [{"src": held(picture())}]


def test_an_address_of_our_store_that_came_with_the_page_is_not_believed() -> None:
    assert shown(f'<img src="clip-asset:{"0" * 64}">') == []


def test_counters_and_spacers_are_left_out() -> None:
    assert shown('<img src="https://t.example/p.gif" width="1" height="1" alt="x">') == []


# -- what articles show ----------------------------------------------------------------------

_STORY = "".join(
    f"<p>The ferry left the harbour at dawn and came back in the {n}th hour of the storm.</p>" for n in range(9)
)


def article_of(body: str, *parts: Part, **facts: object) -> Article:
    draft = Draft(f"<div>{body}{_STORY}</div>".encode(), "text/html", NOON, selection=True, parts=parts, **facts)  # type: ignore[arg-type]
    return read(draft)[0]


def test_an_article_has_exactly_the_pictures_it_shows() -> None:
    photo = picture(size=(400, 300))
    article = article_of(f'<p>Photo: <img src="{data_address(photo)}" alt="Quay"></p>')
    assert images(article.html) == [{"src": held(photo), "alt": "Quay"}]
    assert [asset.sha256 for asset in article.assets] == [sha(photo)]
    assert article.lead_image == sha(photo)
    thumbnail = Image.open(io.BytesIO(article.assets[0].thumbnail))
    assert (thumbnail.format, thumbnail.size) == ("JPEG", (160, 120))


def test_small_pictures_go_and_broken_ones_leave_their_words() -> None:
    small, broken = picture(size=(79, 400)), picture("JPEG", (300, 300))[:400]
    body = f'<p>A<img src="{data_address(small)}" alt="i">B<img src="{data_address(broken, "jpeg")}" alt="Quay"></p>'
    article = article_of(body)
    assert images(article.html) == [{"alt": "Quay"}]
    assert article.assets == ()
    assert article.lead_image is None


def test_svg_is_never_a_picture() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>' + b"<g/>" * 99 + b"</svg>"
    article = article_of(
        f'<img alt="Map" src="{data_address(svg, "svg+xml")}"><img src="x.svg">', Part("x.svg", "image/png", svg)
    )
    assert article.assets == ()
    assert "svg" not in article.html


def _png_of(width: int, height: int) -> bytes:
    """A PNG that is small as a file and huge as a picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "bomb",
    [
        _png_of(30_000, 30_000),
        b"RIFF\xff\xff\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0" + b"\0" * 300,
        b"GIF89a\xff\xff\xff\xff\0\0\0" + b"\0" * 300,
    ],
    ids=["PNG", "WebP", "GIF"],
)
def test_pictures_of_an_absurd_size_are_refused(bomb: bytes) -> None:
    article = article_of('<img src="cid:b" alt="Quay">', Part("cid:b", "image/png", bomb))
    assert article.assets == ()
    assert images(article.html) == [{"alt": "Quay"}]


def test_the_lead_image_of_the_entry_is_the_articles_even_where_the_text_does_not_show_it() -> None:
    lead, other = picture(colour="navy"), picture(colour="red")
    article = article_of(
        f'<img src="{data_address(other)}">', Part("thumb.png", "image/png", lead), entry=Entry(lead_image="thumb.png")
    )
    assert article.lead_image == sha(lead)
    assert {asset.sha256 for asset in article.assets} == {sha(lead), sha(other)}


def test_a_lead_image_that_is_not_there_gives_way_to_the_first_picture() -> None:
    article = article_of(f'<img src="{data_address(picture())}">', entry=Entry(lead_image="https://e.example/l.jpg"))
    assert article.lead_image == sha(picture())


def test_a_page_may_be_large_by_its_pictures() -> None:
    noise = Image.effect_noise((2900, 2900), 90)
    written = io.BytesIO()
    noise.save(written, "PNG", compress_level=1)
    assert len(written.getvalue()) * 4 / 3 * 3 > LARGEST
    pictures = "".join(f'<img alt="{n}" src="{data_address(written.getvalue())}"><p>-</p>' for n in range(3))
    assert len(article_of(pictures).assets) == 1


def test_pictures_beside_markdown() -> None:
    draft = Draft(
        b"# Ferry\n\nIt left at dawn.\n\n![The quay](img/quay.png)\n\n![Far](https://e.example/f.jpg)",
        "text/markdown",
        NOON,
        parts=(Part("img/quay.png", "image/png", picture()),),
    )
    (article,) = read(draft)
    assert images(article.html) == [
        {"src": held(picture()), "alt": "The quay"},
        {"data-src": "https://e.example/f.jpg", "alt": "Far"},
    ]


# -- hostile markup --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='" * 60_000,
        "<img " * 60_000,
        "<img a=" * 60_000,
        '<img srcset="' + "," * 200_000 + '">',
        '<img srcset="' + "a, " * 60_000 + '">',
        "<!--" * 60_000,
        "<script>" * 60_000,
        "<noscript><img>" * 30_000,
        "<noscript><img></noscript>" * 30_000,
        "data:image/png;base64," * 30_000,
        '<img src="data:' + ";a" * 100_000 + '">',
        '<img src="data:image/png;base64,' + "A" * 59 + ("\n" + "A" * 59) * 20_000 + '">',
        "<img" + " data-a=" + "x" * 300_000 + ">",
        "--sf-img-1:url(" * 30_000,
    ],
    ids=range(14),
)
def test_no_markup_makes_it_slow_or_fail(markup: str) -> None:
    """Anything quadratic takes minutes here."""
    assert "img" in Pictures().moved(markup + "img")
