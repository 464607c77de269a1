"""Files of annotated reports, and of what somebody's extractor read in them."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from armsledger.evaluation.slots import ClaimJson
from armsledger.model import Claim, InputError, Report
from armsledger.model.base import Number

#: Lies beside a file of annotated reports and says more about each: its genre, its writer …
ABOUT = "reports.csv"
#: The parts of a corpus, each a file of annotated reports.
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with the claims that people found in it."""

    report: Report
    claims: list[ClaimJson]
    about: Mapping[str, str] = field(default_factory=dict)
    """The report's row of `reports.csv`: column → cell."""


class _Given(BaseModel):
    """As much of a line as scoring needs; that it may be wrong is what is measured."""

    model_config = ConfigDict(allow_inf_nan=False)


class _Named(_Given):
    name: str
    country: str | None = None


class _Party(_Named):
    role: str
    type: str


class _Quantity(_Given):
    amount: Number
    unit: str
    qualifier: str
    upper: Number | None = None


class _Item(_Given):
    name: str
    quantity: _Quantity | None = None


class _Evidence(_Given):
    start: Number
    end: Number
    quote: str = ""


class _Claim(_Given):
    kind: str
    stage: str
    parties: list[_Party] = []
    items: list[_Item] = []
    value: _Quantity | None = None
    measure: str | None = None
    of: str | None = None
    amount: _Quantity | None = None
    period: str | None = None
    place: _Named | None = None
    event: str | None = None
    speaker: _Named | None = None
    via: list[str] = []
    evidence: list[_Evidence] = []


class _ReportId(_Given):
    id: str


class _Predicted(_Given):
    report: _ReportId
    claims: list[_Claim]


class _Gold(_Given):
    report: Report
    claims: list[Claim]


def load(file: Path) -> dict[str, Annotated]:
    """Report id → the annotated report, in the order of the file.

    One `{"report": …, "claims": […]}` a line; a key that is null counts as absent. Raises
    InputError with the line where one is not as `armsledger schema` wants it, or an id stands
    twice.
    """
    about = _about(file.with_name(ABOUT))
    found: dict[str, Annotated] = {}
    for number, line in _lines(file):
        try:
            report = _Gold.model_validate(line).report
        except ValidationError as error:
            raise _wrong(file, number, f"is no annotated report ({_first(error)})") from error
        if report.id in found:
            raise _twice(file, number, report.id)
        found[report.id] = Annotated(report, line["claims"], about.get(report.id, {}))
    if not found:
        raise InputError(f"{file} has no annotated report; give one `report` with `claims` a line")
    return found


def load_predictions(file: Path) -> dict[str, list[ClaimJson]]:
    """Report id → the claims that somebody read in it; of the report only its id is needed.

    A key that is null counts as absent. Raises InputError with the line where one cannot be
    scored, or an id stands twice.
    """
    found: dict[str, list[ClaimJson]] = {}
    for number, line in _lines(file):
        try:
            name = _Predicted.model_validate(line).report.id
        except ValidationError as error:
            raise _wrong(file, number, f"cannot be scored ({_first(error)})") from error
        if name in found:
            raise _twice(file, number, name)
        found[name] = line["claims"]
    return found


def _lines(file: Path) -> Iterator[tuple[int, Any]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(file, error) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, _without_nulls(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise _wrong(file, number, f"is no JSON ({error})") from error


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(one) for key, one in value.items() if one is not None}
    return [_without_nulls(one) for one in value] if isinstance(value, list) else value


def _about(file: Path) -> dict[str, dict[str, str]]:
    if not file.exists():
        return {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as rows:
            return {row["id"]: row for row in csv.DictReader(rows, restval="")}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(file, error) from error
    except KeyError as error:
        raise InputError(f"{file} has no column `id`; give one, or move the file away") from error


def _unreadable(file: Path, error: Exception) -> InputError:
    return InputError(f"{file} cannot be read: {error}")


def _twice(file: Path, line: int, report_id: str) -> InputError:
    return _wrong(file, line, f"has the report {report_id!r} a second time")


def _wrong(file: Path, line: int, what: str) -> InputError:
    return InputError(f"{file}, line {line}: {what}; `armsledger schema` prints what is wanted")


def _first(error: ValidationError) -> str:
    """Where the first mistake lies and what it is: `claims.0.items.2.name: Field required`."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    what = "must be an object" if first["type"] == "model_type" else first["msg"]
    return f"{place}: {what}" if place else what
