"""Files of annotated reports, and of what somebody's extractor read in them."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from armsledger.evaluation.slots import ClaimJson
from armsledger.model import InputError, Report

#: Lies beside a file of annotated reports and says more about each: its genre, its writer …
ABOUT = "reports.csv"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with the claims that people found in it."""

    report: Report
    claims: list[ClaimJson]
    about: Mapping[str, str] = field(default_factory=dict)
    """The report's row of `reports.csv`: column → cell."""


def load(file: Path) -> dict[str, Annotated]:
    """Report id → the annotated report, in the order of the file.

    One `{"report": …, "claims": […]}` a line. Raises InputError with the line where one is
    not as `armsledger schema` wants it, or an id stands twice.
    """
    about = _about(file.with_name(ABOUT))
    found: dict[str, Annotated] = {}
    for number, line in _lines(file):
        try:
            report = Report.model_validate(line["report"])
            claims = _claims(line)
        except (KeyError, TypeError, ValueError) as error:
            raise _wrong(file, number, f"is no annotated report ({_first_line(error)})") from error
        if report.id in found:
            raise _wrong(file, number, f"has the report {report.id!r} a second time")
        found[report.id] = Annotated(report, claims, about.get(report.id, {}))
    if not found:
        raise InputError(f"{file} has no annotated report; give one `report` with `claims` a line")
    return found


def load_predictions(file: Path) -> dict[str, list[ClaimJson]]:
    """Report id → the claims that somebody read in it; of the report only its id is needed.

    Raises InputError with the line where one is not so, or an id stands twice.
    """
    found: dict[str, list[ClaimJson]] = {}
    for number, line in _lines(file):
        try:
            name = line["report"]["id"]
            claims = _claims(line)
        except (KeyError, TypeError) as error:
            raise _wrong(file, number, f"has no {_first_line(error)}") from error
        if name in found:
            raise _wrong(file, number, f"has the report {name!r} a second time")
        found[name] = claims
    return found


def _claims(line: Any) -> list[ClaimJson]:
    """The claims of a line; each has a kind and a stage at least, or KeyError is raised."""
    return [{**claim, "kind": claim["kind"], "stage": claim["stage"]} for claim in line["claims"]]


def _lines(file: Path) -> Iterator[tuple[int, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise _wrong(file, number, f"is no JSON ({error})") from error


def _about(file: Path) -> dict[str, dict[str, str]]:
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as rows:
        return {row["id"]: row for row in csv.DictReader(rows)}


def _wrong(file: Path, line: int, what: str) -> InputError:
    return InputError(f"{file}, line {line}: {what}; `armsledger schema` prints what is wanted")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
