"""Connections and transactions: one writing connection, any number of reading ones.

Durability: write-ahead log with synchronous FULL, which lost nothing in simulated power cuts
where NORMAL did. A transaction begins immediately, so that it never fails halfway with a stale
snapshot, and what it holds is acknowledged only after COMMIT.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipper.core.errors import ClipperError
from clipper.core.store.lock import LOCK, WriterLock
from clipper.core.text import _

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE = "library.db"
APPLICATION_ID = 0x436C6970  # "Clip"
VERSION = 3


@contextmanager
def _told() -> Iterator[None]:
    """What the user can act on, in words; anything else SQLite says is a bug and stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        damaged = _("The library is damaged ({reason}). Put a copy of its folder in its place.")
        closed = _("The library cannot be opened. Is its folder readable and writable?")
        told = {
            sqlite3.SQLITE_FULL: _("The disk is full: nothing was changed. Make room on it."),
            sqlite3.SQLITE_READONLY: _("The library can be read but not written. Make its folder writable."),
            sqlite3.SQLITE_CANTOPEN: closed,
            sqlite3.SQLITE_PERM: closed,
            sqlite3.SQLITE_BUSY: _("Another program holds the library. Try again when it has finished."),
            sqlite3.SQLITE_IOERR: _("The disk does not answer ({reason}). Check it, and try again."),
            sqlite3.SQLITE_CORRUPT: damaged,
            sqlite3.SQLITE_NOTADB: damaged,
        }.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)  # the rest of the code only says more of the same
        if told is None:
            raise
        raise ClipperError(told.format(reason=error)) from error


class NewerLibrary(ClipperError):
    """Made by a later Clipper: may be read, must not be written."""


class Store:
    """One connection to a library's database, used on the thread that opened it.

    `db` is there for writing only; reading goes through `rows`.
    """

    def __init__(self, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.connection = connection
        self._lock = lock
        self._database: Database | None = None

    @property
    def writable(self) -> bool:
        return self._lock is not None

    @property
    def db(self) -> "Database":
        if self._database is None:
            from sqlite_utils import Database

            self._database = Database(self.connection, execute_plugins=False)
        return self._database

    def rows(self, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
        """All rows at once: a reader that lingers would hold up checkpoints."""
        with _told():
            return self.connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Any = ()) -> Any:
        with _told():
            row = self.connection.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    @contextmanager
    def transaction(self) -> Iterator["Database"]:
        """All or nothing; committed when the block ends."""
        with _told():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        self.connection.close()
        if self._lock is not None:
            self._lock.release()


def insert_row(db: "Database", table: str, row: dict[str, Any]) -> int:
    """Insert one row and return the number it got."""
    key = db.table(table).insert(row).last_pk
    if not isinstance(key, int):
        raise TypeError(f"{table} gave no number to a new row")
    return key


def open_for_writing(folder: Path) -> Store:
    """Create or open the library in `folder`, alone.

    Raises ClipperError when the folder cannot be used or another program writes there, and
    NewerLibrary when it was made by a later version.
    """
    from clipper.core.store import schema

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(folder / LOCK)
    except OSError as error:
        raise ClipperError(
            _("The library folder {folder} cannot be written: {reason}.").format(folder=folder, reason=error.strerror),
            _("Choose another folder, or make this one writable."),
        ) from error
    try:
        with _told():
            connection = _connect(f"{(folder / FILE).absolute().as_uri()}?mode=rwc")
        try:
            _refuse_strangers(connection, folder)
            _must_be_writable(connection)
            with _told():
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA fullfsync = ON")
                if connection.execute("PRAGMA synchronous").fetchone()[0] != 2:
                    raise RuntimeError("synchronous=FULL was not taken")
                store = Store(connection, lock)
                schema.migrate(store)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise
    return store


def open_for_reading(folder: Path) -> Store:
    """Open an existing library to look at it; never changes anything.

    Raises ClipperError when there is none, it is not ours, or an earlier Clipper's that was not
    migrated yet. A newer one is opened: what this version knows can still be read.
    """
    path = folder / FILE
    if not path.is_file():
        raise ClipperError(
            _("There is no Clipper library in {folder}.").format(folder=folder),
            _("Open it once in Clipper, or import something into it."),
        )
    uri = path.absolute().as_uri()
    with _told():
        try:
            connection = _connect(f"{uri}?mode=ro")
        except sqlite3.OperationalError:
            # On media that cannot be written SQLite cannot make its -shm file. Without a -wal
            # nobody is writing, so that reading the file as it stands is safe.
            if path.with_name(FILE + "-wal").exists():
                raise
            connection = _connect(f"{uri}?immutable=1")
    try:
        _refuse_strangers(connection, folder, newer_too=False)
        _refuse_older(connection)
    except BaseException:
        connection.close()
        raise
    return Store(connection, None)


def _refuse_older(connection: sqlite3.Connection) -> None:
    with _told():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < VERSION:
        raise ClipperError(
            _("This library was made by an earlier Clipper."),
            _("“clipper reindex” brings it up to date, as its window does where it may write."),
        )


def _must_be_writable(connection: sqlite3.Connection) -> None:
    """Ask before anything is begun: a file that cannot be written says so at the first write only."""
    with _told():
        connection.execute("BEGIN IMMEDIATE")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ROLLBACK")


def is_ready(folder: Path) -> bool:
    """Whether the library in `folder` can be read as it is: it is there, ours, and needs no migration."""
    try:
        store = open_for_reading(folder)
    except (ClipperError, sqlite3.Error):
        return False  # whoever opens it for writing will say what is wrong
    try:
        return bool(store.value("PRAGMA user_version") >= VERSION)
    finally:
        store.close()


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # reads the file for the first time
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_strangers(connection: sqlite3.Connection, folder: Path, *, newer_too: bool = True) -> None:
    with _told():
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty and not newer_too:
        raise ClipperError(
            _("The library in {folder} is empty.").format(folder=folder),
            _("Open it once in Clipper, or import something into it."),
        )
    if application != APPLICATION_ID and not empty:
        raise ClipperError(
            _("{file} is not a Clipper library.").format(file=folder / FILE), _("Choose another folder.")
        )
    if newer_too and version > VERSION:
        raise NewerLibrary(
            _("This library was made by a newer Clipper and is open for reading only."),
            _("Update Clipper to change it."),
        )
