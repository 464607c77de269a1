"""Opening a ledger: is it ours, is it of our version, and if not, what to do."""

from contextlib import closing

from sqlalchemy import Connection, Engine, inspect, text

from armsledger.ledger.database import reading, translated, writing
from armsledger.ledger.location import Location
from armsledger.ledger.tables import metadata
from armsledger.model import LedgerError

#: Marks a SQLite file as a ledger of ours ("ARML").
APPLICATION_ID = 0x41524D4C
#: Not Alembic's usual name, so that another program's table is not taken for ours.
VERSION_TABLE = "armsledger_version"
#: The newest migration; a test holds it to the folder of migrations.
NEWEST = "0002"


def prepare(engine: Engine, place: Location, *, create: bool) -> None:
    """Make sure that a ledger of our version is there.

    A ledger of an older version is brought up to date; a missing one is made if
    `create`. Raises LedgerError for a folder, another program's database, a
    newer ledger, or a place that cannot be written.
    """
    _look_at_path(place, create=create)
    with reading(engine, place) as connection:
        version = _version(connection, place)
    if version == NEWEST:
        return
    if version is None and not create:
        raise LedgerError(f"{place.shown}: no ledger is there; `armsledger add` makes one")
    if place.file is not None:
        with translated(place), closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode=WAL")
    with writing(engine, place) as connection:
        # Asked again: another program may have been first.
        version = _version(connection, place)
        if version != NEWEST:
            _upgrade(connection, place, version)


def _look_at_path(place: Location, *, create: bool) -> None:
    path = place.file
    if path is None:
        return
    try:
        if path.is_dir():
            raise LedgerError(f"{path}: this is a folder; name a file in it, such as ledger.db")
        if not path.exists():
            if not create:
                raise LedgerError(f"{path}: no ledger is there; `armsledger add` makes one")
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"{path}: cannot be opened ({error.strerror}); name another place with --ledger"
        ) from error


def _version(connection: Connection, place: Location) -> str | None:
    """The migration that the ledger stands at; none where there is no ledger yet."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        mark = connection.execute(text("PRAGMA application_id")).scalar_one()
        foreign = mark != APPLICATION_ID and bool(mark or tables)
    else:
        foreign = VERSION_TABLE not in tables and bool(tables & metadata.tables.keys())
    if foreign:
        raise LedgerError(
            f"{place.shown}: this database belongs to another program; "
            "name another place with --ledger"
        )
    if VERSION_TABLE not in tables:
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _upgrade(connection: Connection, place: Location, version: str | None) -> None:
    # Alembic takes a while to load, and is needed only here.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "armsledger.ledger:migrations")
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise LedgerError(
            f"{place.shown}: this ledger was written by a newer armsledger "
            f"(version {version} of its tables); upgrade: pip install --upgrade armsledger"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
