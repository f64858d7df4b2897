"""The words everyone shares: frozen records that cross the layers.

Offsets count code points in the *canonical text*: title + "\n" + dateline + "\n" + text,
absent parts left out together with their line break (see `canonical`).
Times are aware UTC datetimes inside a Moment; countries are ISO 3166 alpha-2 codes plus XK, and
EU as a group; topics are "medtop:…" (IPTC Media Topics) or "user:…" (the user's own).
"""

from clipper.core.model.articles import (
    Article,
    Candidate,
    Capture,
    Draft,
    Kind,
    Pending,
    Twin,
    canonical,
)
from clipper.core.model.changes import (
    Changes,
    CheckReport,
    Counts,
    History,
    Imported,
    ImportStatus,
    IndexDocument,
    OutboxRow,
)
from clipper.core.model.clippings import (
    Clipping,
    Edit,
    Opened,
    Snippet,
    Span,
    Stub,
    Summary,
)
from clipper.core.model.moments import (
    CLOCK,
    Moment,
    Precision,
)
from clipper.core.model.queries import (
    FACET_FIELDS,
    FacetCount,
    Facets,
    Found,
    Place,
    Query,
    Sort,
)
from clipper.core.model.tags import (
    ORIGINS,
    Country,
    CountryTag,
    Evidence,
    Origin,
    Tags,
    Topic,
    TopicTag,
)

__all__ = [
    "CLOCK",
    "FACET_FIELDS",
    "ORIGINS",
    "Article",
    "Candidate",
    "Capture",
    "Changes",
    "CheckReport",
    "Clipping",
    "Country",
    "CountryTag",
    "Counts",
    "Draft",
    "Edit",
    "Evidence",
    "FacetCount",
    "Facets",
    "Found",
    "History",
    "ImportStatus",
    "Imported",
    "IndexDocument",
    "Kind",
    "Moment",
    "Opened",
    "Origin",
    "OutboxRow",
    "Pending",
    "Place",
    "Precision",
    "Query",
    "Snippet",
    "Sort",
    "Span",
    "Stub",
    "Summary",
    "Tags",
    "Topic",
    "TopicTag",
    "Twin",
    "canonical",
]
