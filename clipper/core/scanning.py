"""A query without an index: the same language, read into conditions for SQLite."""

from clipper.core.names import Names
from clipper.core.search import syntax
from clipper.core.store import scan
from clipper.core.store.scan import Condition
from clipper.core.text import _


class Scan:
    """Reads one query. `condition` is what SQLite is asked; `passed_over` are the parts that only
    the index understands, as typed."""

    def __init__(self, text: str, names: Names) -> None:
        self._names = names
        self.passed_over: list[str] = []
        tree = syntax.parse(text, lambda field, name: bool(self._codes(field, name))).tree
        self.condition = (tree and self._read(tree)) or Condition("1")

    @property
    def problem(self) -> str:
        """What the user should know of such an answer."""
        told = _("The search index is not ready: letters are looked for instead of words, and slowly.")
        if self.passed_over:
            told += " " + _("Left out until then: {parts}.").format(parts=", ".join(self.passed_over))
        return told

    def _read(self, node: syntax.Node) -> Condition | None:
        """None: passed over."""
        match node:
            case syntax.Words(text, field):
                return scan.contains(text, field)
            case syntax.Pattern(text, field):
                parts = [part for part in text.split("*") if part]
                return scan.every([scan.contains(part, field) for part in parts])
            case syntax.Value(field, text):
                return self._value(field, text)
            case syntax.Not(inner):
                read = self._read(inner)
                return None if read is None else scan.negated(read)
            case syntax.All(nodes):
                return scan.every(self._each(nodes))
            case syntax.AnyOf(nodes):
                return scan.some(self._each(nodes))

    def _each(self, nodes: tuple[syntax.Node, ...]) -> list[Condition]:
        return [read for read in map(self._read, nodes) if read is not None]

    def _value(self, field: str, text: str) -> Condition | None:
        codes = self._codes(field, text)
        if field not in ("country", "mentions", "topic", "lang") or not codes:
            self.passed_over.append(f"{field}:{text}")
            return None
        return scan.tagged(field, codes)  # type: ignore[arg-type]  # one of the four, as asked above

    def _codes(self, field: str, name: str) -> tuple[str, ...]:
        if field == "topic":
            return self._names.topics(name)
        return (name.lower(),) if field == "lang" else self._names.countries(name)
