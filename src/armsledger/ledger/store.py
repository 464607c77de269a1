"""The ledger: an append-only store of reports and of the claims read out of them."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from armsledger.ledger import adding, asking, feed, reviewing, verifying
from armsledger.ledger.database import connect, reading, writing
from armsledger.ledger.location import Location, locate
from armsledger.ledger.opening import prepare
from armsledger.ledger.originals import Originals
from armsledger.ledger.records import Added, Appearance, Change, Counts, Problem
from armsledger.model import Kind, NotFoundError, ReadReport, Report, SourcedClaim, Stage
from armsledger.model.review import Decision, Review


class Ledger:
    """An open ledger. Nothing in it is ever changed or deleted.

    Every method raises LedgerError where the database fails, and many threads
    may ask one ledger at once.
    """

    def __init__(self, engine: Engine, place: Location) -> None:
        self._engine = engine
        self._place = place
        self._originals = Originals(place.originals)

    @classmethod
    def open(cls, where: str, *, create: bool = True) -> Self:
        """Open the ledger at a path or a PostgreSQL URL, and make it if `create`.

        Raises LedgerError where there is none, or it is not ours, or not writable.
        """
        place = locate(where)
        engine = connect(place)
        try:
            prepare(engine, place, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, place)

    @property
    def shown(self) -> str:
        """The ledger's place for messages, without a password."""
        return self._place.shown

    def add(self, read: ReadReport, *, source: str, original: bytes, extractor: str) -> Added:
        """Add a report, where it was found, and what `extractor` read out of it.

        One transaction: all of it is kept, or nothing. What is held already is
        not added again: a known text from another place adds an appearance, and
        the claims are stored only where `extractor` has not read this text yet.
        Raises InputError where the evidence does not fit the text that is held.
        """
        with writing(self._engine, self._place) as connection:
            return adding.add(
                connection,
                self._originals,
                read,
                source=source,
                original=original,
                extractor=extractor,
            )

    def has_reading(self, text_id: str, extractor: str) -> bool:
        """Whether this version of the extractor has read the text with this id."""
        with reading(self._engine, self._place) as connection:
            return adding.has_reading(connection, text_id, extractor)

    def text(self, text_id: str) -> str | None:
        """The exact text held under this id, to which evidence refers; none if not held."""
        with reading(self._engine, self._place) as connection:
            return adding.text_of(connection, text_id)

    def claims(
        self,
        kind: Kind | None = None,
        stage: Stage | None = None,
        country: str | None = None,
        text: str | None = None,
        *,
        report: str | None = None,
        until: int | None = None,
    ) -> Iterator[SourcedClaim]:
        """The claims of each report's latest reading, by date, report and place in it.

        With the cursor `until`, as they stood when the feed had come so far; see `cursor`.

        `country` is the ISO 3166-1 alpha-3 code of a party; every word of `text`
        must stand in the names, the evidence or the title; `report` is an id.
        """
        with reading(self._engine, self._place) as connection:
            yield from asking.claims(
                connection,
                kind=kind,
                stage=stage,
                country=country,
                text=text,
                report=report,
                until=until,
            )

    def reports(self, until: int | None = None) -> Iterator[Report]:
        """Every report by date, under the ledger's id, as its earliest appearance has it.

        With the cursor `until`, those that were there then.
        """
        with reading(self._engine, self._place) as connection:
            yield from asking.reports(connection, until=until)

    def report(self, report_id: str) -> Report:
        """One report. Raises NotFoundError where the ledger does not hold it."""
        with reading(self._engine, self._place) as connection:
            for report in asking.reports(connection, report_id):
                return report
        raise NotFoundError(f"{self.shown}: no report has the id {report_id}")

    def copies(self, report_id: str) -> tuple[Appearance, ...]:
        """Every place where this report's text was found, the earliest first."""
        with reading(self._engine, self._place) as connection:
            return asking.appearances(connection, report_id)

    def changes(self, since: int = 0) -> Iterator[Change]:
        """What was added or superseded after the cursor `since`, oldest first."""
        with reading(self._engine, self._place) as connection:
            yield from asking.changes(connection, since)

    def cursor(self, at: str | None = None) -> int:
        """The feed's cursor now, or at the end of a day (`2024-05-31`, UTC), month or year.

        A moment (`2024-05-31T12:00:00Z`) will do too, and a cursor stands for itself.
        Raises InputError for anything else.
        """
        with reading(self._engine, self._place) as connection:
            return feed.cursor_at(connection, at)

    def review(
        self,
        decision: Decision,
        groups: Sequence[Sequence[str]] = (),
        *,
        reviewer: str,
        note: str | None = None,
        deal: str | None = None,
        undoes: str | None = None,
    ) -> Review:
        """Record what a person decided about the claims of `groups`; see `Review`.

        Raises NotFoundError for a claim or a review that the ledger does not hold, and
        InputError for a decision that names nothing.
        """
        with writing(self._engine, self._place) as connection:
            return reviewing.record(
                connection,
                decision,
                groups,
                deal=deal,
                undoes=undoes,
                reviewer=reviewer,
                note=note,
            )

    def reviews(self, until: int | None = None) -> list[Review]:
        """Every review, the oldest first, on the claims that stand (or stood at `until`).

        A claim that a later reading replaced is followed to the one in its place.
        """
        with reading(self._engine, self._place) as connection:
            return list(reviewing.reviews(connection, until))

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with reading(self._engine, self._place) as connection:
            return asking.counts(connection)

    def verify(self) -> Iterator[Problem]:
        """Check every hash, original, claim, quote and review, and say what is wrong where."""
        with reading(self._engine, self._place) as connection:
            yield from verifying.verify(connection, self._originals)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
