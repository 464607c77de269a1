import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests.ledger.postgresql import binaries, cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server where databases may be made."""
    given = os.environ.get("ARMSLEDGER_TEST_POSTGRESQL")
    if given:
        yield given
        return
    folder = binaries()
    if folder is None:
        reason = (
            "no PostgreSQL: set ARMSLEDGER_TEST_POSTGRESQL to a server's URL, "
            "or install the package postgresql"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with cluster(folder) as url:
        yield url


@pytest.fixture
def database(postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    monkeypatch.setenv("ARMSLEDGER_ORIGINALS", str(tmp_path / "originals"))
    name = f"armsledger_test_{uuid.uuid4().hex}"
    server = make_url(postgresql).set(drivername="postgresql")
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield server.set(database=name).render_as_string(hide_password=False)
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of a ledger that is not there yet, on each database in turn."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("database")
        return url
    return str(tmp_path / "ledger.db")
