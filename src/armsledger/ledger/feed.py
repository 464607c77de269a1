"""The change feed: what came into the ledger, in what order and when."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from sqlalchemy import Connection, func, insert, select

from armsledger.ledger import tables
from armsledger.ledger.coding import now
from armsledger.model import InputError
from armsledger.model.period import bounds

_CURSOR = re.compile(r"\d{1,18}")
_CHANGE = tables.changes.c


def moment(connection: Connection) -> str:
    """The time to record, never before what is recorded already, whatever the clock does."""
    return max(now(), _newest(connection) or "")


def announce(connection: Connection, what: str, ids: Iterable[str], recorded: str) -> None:
    """Write changes into the feed."""
    rows = [{"what": what, "id": i, "recorded": recorded} for i in ids]
    if rows:
        connection.execute(insert(tables.changes), rows)


def cursor_at(connection: Connection, asked: str | None) -> int:
    """The cursor at the end of a day, month or year, at a moment, or as it is given; now if None.

    Days are UTC's. Four digits that begin with 19 or 20 are a year: as a cursor they are
    written with a 0 before them. Raises InputError for what is none of these.
    """
    if asked is None:
        return connection.scalar(select(func.max(_CHANGE.cursor))) or 0
    given = asked.strip()
    if _CURSOR.fullmatch(given) and not _is_year(given):
        return int(given)
    until = _end(given)
    # Later rows are never recorded earlier, so the last one in time is the last one.
    query = select(_CHANGE.cursor).where(_CHANGE.recorded <= until)
    return connection.scalar(query.order_by(_CHANGE.cursor.desc()).limit(1)) or 0


def _newest(connection: Connection) -> str | None:
    return connection.scalar(select(_CHANGE.recorded).order_by(_CHANGE.cursor.desc()).limit(1))


def _is_year(given: str) -> bool:
    return len(given) == 4 and given.startswith(("19", "20"))


def _end(given: str) -> str:
    """The last second that the date or time means, as the ledger writes it."""
    try:
        if "T" in given or " " in given:
            at = datetime.fromisoformat(given)
            return _written(at if at.tzinfo else at.replace(tzinfo=UTC))
        last = bounds(given)[1] or date.max
        return _written(datetime.combine(last, time(23, 59, 59), UTC))
    except (ValueError, OverflowError):
        raise InputError(
            f"{given!r}: not a date; give it as 2024, 2024-05, 2024-05-31 or "
            "2024-05-31T12:00:00Z, or give the cursor that `armsledger changes` printed"
        ) from None


def _written(at: datetime) -> str:
    # Not strftime, which leaves out the zeros of a year before 1000.
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
