"""Small documents as other programs write them, made here: PDF, Word, OpenDocument, EPUB."""

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence

PIXELS = base64.b64decode(  # a picture of 120 × 90 pixels, all of one grey
    "iVBORw0KGgoAAAANSUhEUgAAAHgAAABaCAAAAABWa80zAAAAQklEQVR42u3NAQ0AAAgDoGv/OAY0hnODAtTkRkcsFovFYrFYLBaLxWKxWCwW"
    "i8VisVgsFovFYrFYLBaLxWKxWPw6XgoFAWj47qTmAAAAAElFTkSuQmCC"
)

Piece = tuple[float, float, float, str]
"""Where a line of a PDF begins (x and y in points from the lower left), its size, its words."""


def column(x: float, y: float, text: Sequence[str], size: float = 10.0, step: float = 13.0) -> list[Piece]:
    """Lines below each other."""
    return [(x, y - step * at, size, line) for at, line in enumerate(text)]


def pdf(pages: Sequence[Sequence[Piece]], *, turned: bool = False, **properties: str) -> bytes:
    """A PDF in Times, pages of 595 × 842 points; `turned`: stored lying on their left side."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids: list[bytes] = []
    for page in pages:
        content = b"\n".join(
            b"BT /F1 %g Tf %s Tm (%s) Tj ET" % (size, _place(x, y, turned=turned), _string(text))
            for x, y, size, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>"
            % (b"842 595] /Rotate 90" if turned else b"595 842]", len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< %s >>" % b" ".join(b"/%s (%s)" % (key.encode(), _string(v)) for key, v in properties.items()))
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % table


def _place(x: float, y: float, *, turned: bool) -> bytes:
    return b"0 1 -1 0 %g %g" % (842 - y, x) if turned else b"1 0 0 1 %g %g" % (x, y)


def _string(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP with these members, in this order; "mimetype" is stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, data, kind)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def docx(body: str, *, links: str = "", properties: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document. `body` is what stands in w:body, `links` Relationship elements of it, `properties`
    what stands in the core properties, with the prefixes dc, dcterms and cp."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f"<w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{properties}</cp:coreProperties>",
            **(more or {}),
        }
    )


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def odt(body: str, *, styles: str = "", properties: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text. `body` is what stands in office:text, `properties` what in office:meta."""
    names = " ".join(f'xmlns:{each}="{_ODF}:{each}:1.0"' for each in "office text table style meta".split())
    names += f' xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
    names += f' xmlns:svg="{_ODF}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    names += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {names}><office:meta>{properties}</office:meta></office:document-meta>",
            **(more or {}),
        }
    )


def epub(chapters: Mapping[str, str], *, metadata: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An EPUB with these chapters (name and what stands in the body), in this order."""
    items = "".join(f'<item id="i{at}" href="{name}" media-type="x"/>' for at, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(chapters)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{
                f"OPS/{name}": f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>{body}</html>'
                for name, body in chapters.items()
            },
            **(more or {}),
        }
    )
