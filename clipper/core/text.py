"""User-visible words: one door for translation that the core can use without Qt."""

from gettext import translation

# Looked up once: gettext.gettext searches the disk for a catalogue at every call.
_ = translation("clipper", fallback=True).gettext

__all__ = ["_"]
