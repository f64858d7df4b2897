"""The door of extraction for Clipper's own process: what may hold it up is read in a process apart."""

import logging
from collections.abc import Callable
from types import TracebackType
from typing import Self

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.extract import apart, documents
from clipper.core.extract.apart import Apart, Limits
from clipper.core.model import Article, Draft
from clipper.core.model.readings import Reading
from clipper.core.text import _

SMALL = 100_000
"""Bytes: the worst page of that size takes two seconds. Another process takes a quarter of one to start."""
PAGE = Limits(30.0)
_MAIL = frozenset({"message/rfc822", "multipart/related"})
"""Documents that are pages all but in name: no more comes out of them than is in them."""

AS_IT_IS = Reading()
Question = tuple[Draft, Reading]


class Reader:
    """Reads drafts; its process, where one is needed, serves until the reader is left."""

    def __init__(self, page: Limits = PAGE, document: Limits = apart.DOCUMENT) -> None:
        self._pages: Apart[Question, list[Article]] = Apart(_read, page)
        self._documents: Apart[Question, list[Article]] = Apart(_read, document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pages.close()
        self._documents.close()

    def read(self, draft: Draft, how: Reading = AS_IT_IS, look: Callable[[], object] = lambda: None) -> list[Article]:
        """The articles of a draft, as `extract.read.read` finds them. `look` is called while a process apart is
        waited for, and may raise Cancelled.

        Raises ClipperError for whatever keeps the draft from being read, a bug included, which is logged.
        """
        is_document = draft.media_type in documents.MEDIA_TYPES and draft.media_type not in _MAIL
        try:
            if is_document:
                return self._documents.ask((draft, how), look)
            if len(draft.data) > SMALL:
                return self._pages.ask((draft, how), look)
            return _read((draft, how))
        except (ClipperError, Cancelled):
            raise
        except MemoryError as error:
            raise ClipperError(_("It needs more memory than Clipper gives one document.")) from error
        except Exception as error:
            logging.getLogger(__name__).exception("could not read %s", draft.name)
            name = str(error) if isinstance(error, apart.Broken) else type(error).__name__
            raise ClipperError(_("Clipper could not read this ({error}).").format(error=name)) from error


def _read(question: Question) -> list[Article]:
    from clipper.core.extract.read import read

    return read(*question)
