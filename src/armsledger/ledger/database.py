"""Connections and transactions: one writer at a time, and errors in our own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from armsledger.ledger.location import Location
from armsledger.model import LedgerError

#: How long a writer waits for another one, in seconds.
BUSY_SECONDS = 30
#: Names our lock among the advisory locks of a PostgreSQL database ("ARML").
LOCK = 0x41524D4C

#: What the databases say, in part, and what it means to the user.
_MEANINGS = (
    ("database is locked", "another program was writing to it for too long; try again later"),
    ("lock timeout", "another program was writing to it for too long; try again later"),
    ("file is not a database", "it is not a ledger; name another file with --ledger"),
    ("malformed", "the file is damaged; bring it back from a copy"),
    ("readonly database", "it cannot be written; make the file and its folder writable"),
    ("read-only", "it cannot be written with these rights"),
    (
        "unable to open database file",
        "the file cannot be opened; its folder must exist and be writable",
    ),
    ("disk is full", "the disk is full; make room and run the same command again"),
    ("permission denied", "the database refuses; ask its owner for the right to do this"),
    ("connection", "the server cannot be reached or refuses; check the address and the login"),
)


def connect(place: Location) -> Engine:
    """An engine on the database at `place`; nothing is opened or written yet.

    Raises LedgerError where the PostgreSQL driver is not installed.
    """
    if place.file is None:
        try:
            return create_engine(place.url, pool_pre_ping=True)
        except ImportError:
            raise LedgerError(
                f"{place.shown}: a ledger on PostgreSQL needs its driver: "
                "pip install armsledger[postgresql]"
            ) from None
    engine = create_engine(place.url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own habit of starting transactions late would break ours.
    connection.isolation_level = None
    # NORMAL in WAL mode: a power cut may lose the last reports, never a part of one.
    for pragma in ("foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("ledger_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine, place: Location) -> Iterator[Connection]:
    """A transaction that no other writer shares: all of it is kept, or nothing.

    Raises LedgerError where another writer holds the ledger for 30 seconds.
    """
    with translated(place), engine.connect() as raw:
        connection = raw.execution_options(ledger_writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            yield connection


@contextmanager
def reading(engine: Engine, place: Location) -> Iterator[Connection]:
    """A transaction that sees the ledger as it stood at its first question."""
    # What SQLite does anyway; PostgreSQL has to be asked.
    options = {"isolation_level": "REPEATABLE READ"} if place.file is None else {}
    with translated(place), engine.connect() as raw:
        connection = raw.execution_options(**options)
        with connection.begin():
            yield connection


@contextmanager
def translated(place: Location) -> Iterator[None]:
    """Turn a database's error into a LedgerError that names the place and the way out."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error).strip()
        first = said.splitlines()[0] if said else type(error).__name__
        lowered = said.lower()
        meaning = next((m for sign, m in _MEANINGS if sign in lowered), None)
        raise LedgerError(
            f"{place.shown}: {meaning} ({first})" if meaning else f"{place.shown}: {first}"
        ) from error
