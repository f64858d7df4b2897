"""What a document was made into."""

from dataclasses import dataclass, field

from clipper.core.model import Entry, Part


@dataclass(frozen=True, slots=True)
class Converted:
    """One text out of a document, and what the document says of it.

    `html` is raw and still to be sanitised; where it is empty there is `text`, in which an empty line
    ends a paragraph. `facts` win over what the text itself says; a title stands there only where the
    text's own beginning is no headline. `parts` are the pictures, by the names that `html` calls them.
    `is_page`: this is a whole web page, to be pruned; anything else is kept entire.
    """

    html: str = ""
    text: str = ""
    facts: Entry = field(default_factory=Entry)
    parts: tuple[Part, ...] = ()
    is_page: bool = False
