import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import armsledger.ledger
from armsledger.ledger import Ledger, resolve
from armsledger.ledger.database import reading
from armsledger.ledger.location import locate
from armsledger.ledger.opening import APPLICATION_ID, NEWEST, VERSION_TABLE
from armsledger.ledger.tables import metadata
from armsledger.model import LedgerError
from tests.ledger.material import add, read, report, tamper


def test_the_migrations_make_the_tables(where: str) -> None:
    with (
        Ledger.open(where) as ledger,
        reading(ledger._engine, locate(where)) as connection,
    ):
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == NEWEST
    folder = Path(armsledger.ledger.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [NEWEST]


def test_a_ledger_is_wal_and_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "ledger.db"
    Ledger.open(str(path)).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with pytest.raises(LedgerError, match="no ledger is there"):
        Ledger.open(str(path), create=False)
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert add(ledger, read(report())).new_report


def test_no_ledger_is_made_unless_asked_for(where: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger is there; `armsledger add` makes one"):
        Ledger.open(where, create=False)
    assert not list(tmp_path.glob("ledger*"))
    with Ledger.open(where) as ledger:
        add(ledger, read(report()))
    with Ledger.open(where, create=False) as ledger:
        assert len(list(ledger.claims())) == 1


def test_a_newer_ledger(where: str) -> None:
    Ledger.open(where).close()
    tamper(where, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(LedgerError, match=r"newer armsledger \(version 9999 of its tables\); upg"):
        Ledger.open(where)


@pytest.mark.parametrize("statement", ["CREATE TABLE notes (x)", "PRAGMA application_id = 7"])
def test_another_programs_file_is_left_alone(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"other\.db: this database belongs to another program"):
        Ledger.open(str(path))
    assert path.read_bytes() == before


def test_another_programs_postgresql_tables(database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE reports (x int)")
    with pytest.raises(LedgerError, match="belongs to another program"):
        Ledger.open(database)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Russia will supply India. " * 100)
    with pytest.raises(LedgerError, match=r"report\.txt: it is not a ledger; name another file"):
        Ledger.open(str(path))


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="this is a folder; name a file in it"):
        Ledger.open(str(tmp_path))


def test_a_place_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match=r"cannot be opened .*; name another place"):
        Ledger.open(str(tmp_path / "file" / "ledger.db"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into: pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Nobody may write in the folder: root may write everywhere, so be somebody else."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_written(open_folder: Path) -> None:
    with without_rights(open_folder):
        with pytest.raises(LedgerError, match="the file cannot be opened; its folder must"):
            Ledger.open(str(open_folder / "ledger.db"))
        with pytest.raises(LedgerError, match="cannot be opened"):
            Ledger.open(str(open_folder / "deeper" / "ledger.db"))


def test_a_file_that_cannot_be_written(open_folder: Path) -> None:
    path = open_folder / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        add(ledger, read(report(1)))
    path.chmod(0o444)
    with (
        without_rights(open_folder),
        pytest.raises(LedgerError, match=r"ledger\.db: .*writable"),
        Ledger.open(str(path)) as ledger,
    ):
        add(ledger, read(report(2)))


def test_originals_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "ledger.db.originals").touch()
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        with pytest.raises(LedgerError, match="the original bytes cannot be kept"):
            add(ledger, read(report()))
        assert ledger.counts().reports == 0


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("mysql://me:secret@host/x", r"mysql://me:\*\*\*@host/x: a ledger is a file or a"),
        ("postgresql://me:secret@host:port/x", r"write postgresql://user@host:port/database"),
        ("postgresql://me:secret@127.0.0.1:1/x", r"me:\*\*\*@127.*server cannot be reached"),
    ],
)
def test_urls_that_lead_nowhere(where: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said) as caught:
        Ledger.open(where)
    assert "secret" not in str(caught.value)


def test_the_driver_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install armsledger\[postgresql\]"):
        Ledger.open("postgresql://me@127.0.0.1:1/x")


def test_where_the_ledger_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("ARMSLEDGER_LEDGER", raising=False)
    assert Path(resolve(None)).name == "ledger.db"
    monkeypatch.setenv("ARMSLEDGER_LEDGER", "other.db")
    assert resolve(None) == "other.db"
    assert resolve("mine.db") == "mine.db"
    assert locate("postgres://h/d").url.drivername == "postgresql+psycopg"
    assert locate("mine.db").originals == Path.cwd() / "mine.db.originals"
