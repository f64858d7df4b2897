"""Brings a database to the newest schema, in numbered migrations."""

import uuid
from typing import TYPE_CHECKING

from clipper.core.store.database import APPLICATION_ID, VERSION, Store
from clipper.core.store.tables import CAPTURE, TABLES, TAGGING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations


def _migrations() -> "Migrations":
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("clipper")

    @migrations()
    def v1_first_tables(db: "Database") -> None:
        for statement in TABLES:
            db.execute(statement)
        db.table("meta").insert({"name": "library_id", "value": uuid.uuid4().hex}, pk="name")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")

    @migrations()
    def v2_capture(db: "Database") -> None:
        for statement in CAPTURE:
            db.execute(statement)
        db.execute("PRAGMA user_version = 2")

    @migrations()
    def v3_tagging(db: "Database") -> None:
        for statement in TAGGING:
            db.execute(statement)
        db.execute("PRAGMA user_version = 3")

    return migrations


def migrate(store: Store) -> None:
    """Bring the database to the newest schema, each step in a transaction of its own."""
    version = store.value("PRAGMA user_version")
    if version == VERSION:
        return
    _migrations().apply(store.db)


def library_id(store: Store) -> str:
    """A name for this library that no other has; copies share it."""
    return str(store.value("SELECT value FROM meta WHERE name = 'library_id'"))
