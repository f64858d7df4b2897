"""Everything that changes what the library says: clippings and their tags, her topics, her rules, what they put on."""

from clipper.core.changing.clippings import Changing

__all__ = ["Changing"]
