"""What the user taught works on what is imported, too."""

from pathlib import Path

from clipper.core.library import Library
from clipper.core.model.rules import Condition, Rule

STORY = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Ferry crews in Portugal walked out over night shifts on Monday, and the union said that talks would go on.</p>
<p>{more}</p>
</article></body></html>"""


def imported(library: Library, folder: Path, title: str, more: str) -> int:
    file = folder / f"{title}.html"
    file.write_text(STORY.format(title=title, more=more), encoding="utf-8")
    [line] = [line for line in library.imports.run([file]) if line.status == "added"]
    return line.id or 0


def test_rules_and_refusals_work_on_imports(library: Library, tmp_path: Path) -> None:
    topic = library.own_topics.create("Ferries").id
    library.rules.save(Rule("Ferries", (Condition("text", "contains", "ferry crews"),), topics=(topic,)))
    first = library.clipping(imported(library, tmp_path, "Boats lie still", "Queues for buses were long. " * 9))
    assert [tag.origin for tag in first.topics if tag.id == topic] == ["rule"]
    assert "PT" in {tag.code for tag in first.countries}
    library.remove_country([first.summary.id], "PT")
    second = library.clipping(
        imported(
            library, tmp_path, "Boats move again", "By noon most of them had sailed and the harbour was loud. " * 9
        )
    )
    assert "PT" not in {tag.code for tag in second.countries}
