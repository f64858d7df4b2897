"""User-visible words: one door for translation that the core can use without Qt."""

from gettext import gettext as _

__all__ = ["_"]
