"""Files of records as UTF-8, read as they come, whatever encoding they are in."""

import codecs

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.documents import is_text


def encoding_of(head: bytes) -> str:
    """By the byte order mark; else UTF-8, or Windows' Latin where that does not fit."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character cut by the head's end is none wrong
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def beginning(file: OpenedFile) -> str:
    """The file's head as text, without white space before it; empty for what is no text, such as an
    archive whose members are not packed."""
    return file.text_head.lstrip() if is_text(file.head) else ""


class Utf8Stream:
    """The bytes of a file as UTF-8 without a byte order mark; what is no text becomes U+FFFD."""

    def __init__(self, file: OpenedFile) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding_of(file.head))("replace")
        self._stream = file.open()

    def read(self, size: int = 65_536) -> bytes:
        """About `size` bytes; none at the end, or where none are asked for."""
        text = ""
        while size and not text:
            data = self._stream.read(size)
            text = self._decoder.decode(data, final=not data)
            if not data:
                break
        return text.encode()

    def close(self) -> None:
        self._stream.close()
