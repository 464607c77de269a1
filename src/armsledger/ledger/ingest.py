"""Reads a batch of inputs into the ledger: one bad input never stops the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.ledger.records import Added
from armsledger.ledger.store import Ledger
from armsledger.model import Claim, InputError, ReadReport, Report, content_id
from armsledger.sources import Loaded, Refused


@dataclass(frozen=True, slots=True)
class Entered:
    """An input that is in the ledger, whether or not it was new."""

    source: str
    added: Added


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An input that did not come into the ledger."""

    source: str
    reason: str


def ingest(
    ledger: Ledger,
    inputs: Iterable[Loaded | Refused],
    extract: Callable[[Report], Sequence[Claim]],
    extractor: str,
) -> Iterator[Entered | LeftOut]:
    """Add each input as it comes, and say what became of it.

    A text that `extractor` has read before is not read again, so that running
    an interrupted batch once more is cheap. Raises LedgerError where the ledger
    fails; what was told before that is kept.
    """
    for item in inputs:
        if isinstance(item, Refused):
            yield LeftOut(item.source, item.reason)
            continue
        text_id = content_id(item.report.text)
        claims: tuple[Claim, ...] = ()
        if not ledger.has_reading(text_id, extractor):
            report = _as_held(ledger, item.report, text_id)
            try:
                claims = tuple(extract(report))
            except Exception as error:  # whatever it was, the other reports go on
                yield LeftOut(item.source, f"could not be read: {type(error).__name__}: {error}")
                continue
        try:
            added = ledger.add(
                ReadReport(report=item.report, claims=claims),
                source=item.source,
                original=item.original,
                extractor=extractor,
            )
        except InputError as error:
            yield LeftOut(item.source, str(error))
        else:
            yield Entered(item.source, added)


def _as_held(ledger: Ledger, report: Report, text_id: str) -> Report:
    """The report with the ledger's id and text: a copy may differ in white space."""
    held = ledger.text(text_id)
    return report.model_copy(update={"id": text_id, "text": report.text if held is None else held})
