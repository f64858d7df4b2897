"""Documents: PDF, Word, OpenDocument, RTF, EPUB, mail and saved pages become HTML or plain text.

What comes out goes through the same doors as what was pasted: the sanitiser, the pictures, the dates.
"""

MEDIA_TYPES = frozenset({
    "application/pdf", "application/rtf", "text/rtf", "application/epub+zip", "message/rfc822", "multipart/related",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
})  # fmt: skip
