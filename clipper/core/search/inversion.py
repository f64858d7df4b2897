"""Documents in, one segment out: the inversion is done in memory, in plain arrays.

Per language, field and token there is one array that takes `document << 16 | position`, appended
to as the text goes by; stemming and folding are done once per distinct token when the segment is
written. (Whoosh's own writer makes objects and pickles of every occurrence.)
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, suppress

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, _lenfield

from clipper.core.model import IndexDocument
from clipper.core.search import analyzer
from clipper.core.search.flush import LENGTHS, TermsWriter, length_codes
from clipper.core.search.merging import living_occurrences
from clipper.core.search.postings import FlatCodec, FlatSegment
from clipper.core.search.schema import NUMBER_FIELDS, TAG_FIELDS, TEXT_FIELDS, UNKNOWN_TIME, ClippingSchema, words_field
from clipper.core.search.segment import SegmentView
from clipper.core.search.storage import IndexStorage, discard, seal

MAX_DOCUMENTS = 60_000
"""Documents of a segment; their numbers must fit 16 bits."""

MAX_OCCURRENCES = 16_000_000
"""Words held in memory (4 bytes each) before a segment is written."""

MAX_TOKENS = 65_000
"""Words of a document; positions must fit 16 bits. Longer texts go on in another document."""

OVERLAP = 32
"""Words that a continuation repeats, so that phrases across the cut are found."""


class Tokens(dict[str, "array[int]"]):
    """Token to its occurrences; reading one that is missing makes it."""

    def __missing__(self, token: str) -> "array[int]":
        self[token] = occurrences = array("I")
        return occurrences


class SegmentBuilder:
    """Takes documents (or whole older segments), then writes one new segment."""

    def __init__(self, storage: IndexStorage, schema: ClippingSchema, name: str) -> None:
        self._storage = storage
        self._schema = schema
        self._codec = FlatCodec()
        self._segment: FlatSegment = self._codec.new_segment(storage, name)
        self._documents = 0
        self._occurrences = 0
        self._texts: dict[tuple[str, str], Tokens] = {}
        self._tags: dict[tuple[str, bytes], array[int]] = defaultdict(lambda: array("I"))
        self._merged: dict[str, dict[bytes, list[array[int]]]] = defaultdict(lambda: defaultdict(list))
        self._lengths: dict[str, list[int]] = {field: [] for field in TEXT_FIELDS}
        self._numbers: dict[str, list[int]] = {field: [] for field in NUMBER_FIELDS}

    @property
    def is_empty(self) -> bool:
        return self._documents == 0

    @property
    def is_full(self) -> bool:
        return self._documents >= MAX_DOCUMENTS or self._occurrences >= MAX_OCCURRENCES

    @property
    def ids(self) -> list[int]:
        """Clipping id of every document so far; 0 for continuations."""
        return self._numbers["id"]

    # -- documents ---------------------------------------------------------------------
    def add(self, document: IndexDocument) -> None:
        texts = {
            "title": document.title,
            "lead": document.lead,
            "body": document.body,
            "note": document.note,
            "byline": document.byline,
            "source": document.publisher,
        }
        lang = analyzer.stemming(document.lang)
        tokens = {field: analyzer.tokens(analyzer.lowered(text)) for field, text in texts.items()}
        first = self._documents
        part = 0
        while part == 0 or any(tokens.values()):
            for field, rest in tokens.items():
                self._add_text(field, lang, rest[:MAX_TOKENS])
                tokens[field] = rest[MAX_TOKENS - OVERLAP :] if len(rest) > MAX_TOKENS else []
            self._add_numbers(document, part)
            part += 1
        self._add_tags(document, first)

    def _add_text(self, field: str, lang: str, tokens: list[str]) -> None:
        self._lengths[field].append(len(tokens))
        self._occurrences += len(tokens)
        known = self._texts.get((field, lang))
        if known is None:
            known = self._texts[field, lang] = Tokens()
        for place, occurrences in enumerate(map(known.__getitem__, tokens), self._documents << 16):
            occurrences.append(place)

    def _add_numbers(self, document: IndexDocument, part: int) -> None:
        self._numbers["id"].append(document.id if part == 0 else 0)
        self._numbers["published"].append(UNKNOWN_TIME if document.published is None else document.published)
        self._numbers["published_day"].append(int(document.published_day))
        self._numbers["added"].append(document.added)
        self._numbers["part"].append(part)
        self._segment.clippings += part == 0
        self._documents += 1

    def _add_tags(self, document: IndexDocument, number: int) -> None:
        tags: dict[str, tuple[str, ...]] = {
            "country": document.countries,
            "mentions": document.mentions,
            "topic": document.topics,
            "publisher": (document.publisher,),
            "lang": (document.lang,),
            "state": ("trashed",) if document.trashed else (),
        }
        for field, values in tags.items():
            for value in set(values):
                if value:
                    self._tags[field, value.encode()].append(number << 16)

    # -- an older segment --------------------------------------------------------------
    def add_segment(self, view: SegmentView) -> None:
        """Take over all living documents of an older segment."""
        keep = view.living_documents()
        numbers = (np.cumsum(keep) - 1 + self._documents).astype(np.uint32) * np.uint32(1 << 16)
        for field, column in self._numbers.items():
            column.extend(view.column(field)[keep].tolist())
        for field, lengths in self._lengths.items():
            lengths.extend(LENGTHS[view.lengths(field)[keep]].tolist())
        for field in self._schema.names():
            for term, occurrences in living_occurrences(view, field, keep, numbers):
                self._merged[field][term].append(occurrences)
                self._occurrences += len(occurrences)
        self._documents += int(keep.sum())
        self._segment.clippings += view.segment.live

    # -- out ---------------------------------------------------------------------------
    def finish(self) -> FlatSegment:
        """Write the segment's file; it is not part of the index before a commit names it.

        Raises OSError where it cannot be written, and leaves nothing of it behind.
        """
        try:
            self._write()
        except BaseException:
            self._abandon()
            raise
        return self._segment

    def _abandon(self) -> None:
        self._storage.close_unfinished()
        with suppress(OSError):  # where the folder cannot be read, the next commit sweeps it
            discard(self._storage, self._segment.list_files(self._storage))

    def _write(self) -> None:
        segment = self._segment
        segment.set_doc_count(self._documents)
        codes = self._write_columns()
        with closing(TermsWriter(self._storage, segment)) as writer:
            for field, weight in TEXT_FIELDS.items():
                stems, words = self._grouped(field)
                writer.add_field(field, stems, weight, positions=True, codes=codes[field])
                writer.add_field(words_field(field), words, weight, positions=False, codes=codes[field])
            for (field, value), occurrences in self._tags.items():
                self._merged[field][value].append(occurrences)
            for field in TAG_FIELDS:
                writer.add_field(field, self._merged[field], 1.0, positions=False, codes=None)
        segment.create_compound_file(self._storage)
        seal(self._storage, segment)

    def _grouped(self, field: str) -> tuple[dict[bytes, list["array[int]"]], dict[bytes, list["array[int]"]]]:
        """Occurrences by stem and by surface form."""
        stems, words = self._merged[field], self._merged[words_field(field)]
        for lang, known in self._tokens_of(field):
            for token, occurrences in known.items():
                surface, keys = analyzer.forms(token, lang)
                if not surface:  # nothing but a stretching mark
                    continue
                words[surface.encode()].append(occurrences)
                for key in keys:
                    stems[key.encode()].append(occurrences)
        return stems, words

    def _tokens_of(self, field: str) -> Iterator[tuple[str, Tokens]]:
        for (name, lang), known in self._texts.items():
            if name == field:
                yield lang, known

    def _write_columns(self) -> dict[str, np.ndarray[tuple[int], np.dtype[np.uint8]]]:
        """Write numbers and lengths as Whoosh's numeric columns; returns the lengths' bytes."""
        codes = {field: length_codes(lengths) for field, lengths in self._lengths.items()}
        for field, numbers in self._numbers.items():
            self._write_column(field, np.array(numbers, ">i8").tobytes())
        for field, column in codes.items():
            self._write_column(_lenfield(field), column.tobytes())
            self._write_column(_lenfield(words_field(field)), column.tobytes())  # there are as many surface forms
        totals = {field: sum(lengths) for field, lengths in self._lengths.items()}
        self._segment.set_field_lengths(totals | {words_field(field): total for field, total in totals.items()})
        return codes

    def _write_column(self, name: str, data: bytes) -> None:
        with closing(self._storage.create_file(W3Codec.column_filename(self._segment, name))) as file:
            file.write(data)
