"""Where the ledger is: one SQLite file, or a PostgreSQL database by its URL."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from armsledger.model import LedgerError

LEDGER_VARIABLE = "ARMSLEDGER_LEDGER"
ORIGINALS_VARIABLE = "ARMSLEDGER_ORIGINALS"


@dataclass(frozen=True, slots=True)
class Location:
    """A ledger's database and the folder of its original bytes."""

    url: URL
    file: Path | None
    """The SQLite file; none for a server."""
    originals: Path

    @property
    def shown(self) -> str:
        """The place as messages name it, without a password."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)


def resolve(option: str | None) -> str:
    """The path or URL to open: the option, else `$ARMSLEDGER_LEDGER`, else the user's own file."""
    if option:
        return option
    return os.environ.get(LEDGER_VARIABLE) or str(user_data_path("armsledger") / "ledger.db")


def locate(where: str) -> Location:
    """Take a path or URL apart.

    Raises LedgerError where it is neither a path nor a URL of a kind that we know.
    """
    if "://" not in where:
        return _file(where)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(
            f"cannot read the ledger's URL ({type(error).__name__}): "
            "write postgresql://user@host:port/database"
        ) from None
    backend = url.drivername.partition("+")[0]
    if backend == "sqlite" and url.database:
        return _file(url.database)
    if backend not in {"postgresql", "postgres"}:
        raise LedgerError(
            f"{url.render_as_string(hide_password=True)}: a ledger is a file or a "
            "postgresql:// URL, and this is neither"
        )
    return Location(
        url=url.set(drivername="postgresql+psycopg"), file=None, originals=_shared_originals()
    )


def _file(where: str) -> Location:
    # Absolute, so that a later change of folder does not move the ledger.
    path = Path(where).expanduser().absolute()
    return Location(
        url=URL.create("sqlite", database=str(path)),
        file=path,
        originals=path.with_name(path.name + ".originals"),
    )


def _shared_originals() -> Path:
    """The folder of original bytes for a ledger on a server: a team can share one."""
    given = os.environ.get(ORIGINALS_VARIABLE)
    return Path(given).absolute() if given else user_data_path("armsledger") / "originals"
