"""The user's rules, in their order."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clipper.core.model.rules import Condition, Rule
from clipper.core.store.database import Store, insert_row
from clipper.core.store.records import dump

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(store: Store) -> tuple[Rule, ...]:
    return tuple(map(_rule, store.rows("SELECT * FROM tag_rules ORDER BY position, id")))


def save(db: "Database", rule: Rule) -> int:
    """Change a rule, or add it (id None) behind all others. Returns its id."""
    if rule.id is not None:
        db.table("tag_rules").update(rule.id, _row(rule))
        return rule.id
    last = db.conn.execute("SELECT coalesce(max(position), 0) FROM tag_rules").fetchone()[0]
    return insert_row(db, "tag_rules", _row(rule) | {"position": last + 1})


def remove(db: "Database", rule_id: int) -> None:
    db.conn.execute("DELETE FROM tag_rules WHERE id = ?", (rule_id,))


def order(db: "Database", rule_ids: Sequence[int]) -> None:
    """Try them in this order from now on."""
    places = [(at, rule_id) for at, rule_id in enumerate(rule_ids, 1)]
    db.conn.executemany("UPDATE tag_rules SET position = ? WHERE id = ?", places)


def with_topic(rule: Rule, topic_id: str, into: str | None) -> Rule:
    """The rule with another topic in the place of one; None: it is put on
    no more, and a condition that asks for it holds for nothing. A rule that does nothing then is switched off."""
    asked = any((each.field, each.value) == ("topic", topic_id) for each in rule.conditions)
    if topic_id not in rule.topics and not asked:
        return rule
    conditions = [
        replace(each, value=into or "") if (each.field, each.value) == ("topic", topic_id) else each
        for each in rule.conditions
    ]
    put_on = dict.fromkeys(into if each == topic_id else each for each in rule.topics)
    changed = replace(rule, conditions=tuple(conditions), topics=tuple(each for each in put_on if each))
    return changed if changed.topics or changed.countries else replace(changed, enabled=False)


def _row(rule: Rule) -> dict[str, Any]:
    conditions = [[each.field, each.how, each.value] for each in rule.conditions]
    return {
        "name": rule.name,
        "conditions": dump({"every": rule.every, "conditions": conditions}),
        "countries": dump(rule.countries),
        "topics": dump(rule.topics),
        "enabled": int(rule.enabled),
    }


def _rule(row: sqlite3.Row) -> Rule:
    stored = json.loads(row["conditions"])
    return Rule(
        row["name"],
        tuple(Condition(*each) for each in stored["conditions"]),
        stored["every"],
        tuple(json.loads(row["countries"])),
        tuple(json.loads(row["topics"])),
        bool(row["enabled"]),
        row["id"],
    )
