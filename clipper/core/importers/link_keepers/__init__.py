"""Exports of link keepers and browsers' bookmarks."""

from clipper.core.importers.base import Importer
from clipper.core.importers.link_keepers.browsers import ChromeBookmarks, FirefoxBookmarks
from clipper.core.importers.link_keepers.karakeep import Karakeep
from clipper.core.importers.link_keepers.linkwarden import Linkwarden
from clipper.core.importers.link_keepers.lists import LISTS
from clipper.core.importers.link_keepers.netscape import BookmarksPage

FAMILY: tuple[Importer, ...] = (
    BookmarksPage(),
    ChromeBookmarks(),
    FirefoxBookmarks(),
    Karakeep(),
    Linkwarden(),
    *LISTS,
)
