"""Reports to put into ledgers, and a program that adds many of them.

As a program: `python -m tests.ledger.material WHERE COUNT` adds reports and prints
a line after each, until it is done or killed.
"""

import sqlite3
import sys
from contextlib import closing
from typing import Any

import psycopg

from armsledger.ledger import Added, Ledger
from armsledger.ledger.location import locate
from armsledger.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    Party,
    PartyType,
    Qualifier,
    Quantity,
    ReadReport,
    Report,
    Role,
    Stage,
)

EXTRACTOR = "test/1"


def report(number: int = 1, **known: Any) -> Report:
    text = (
        f"Russia will supply {number} Mi-17V-5 helicopters to India.\n\nThe contract is signed.\n"
    )
    return Report(id=f"r{number}", text=text, language="en", **known)


def claim(of: Report, stage: Stage = Stage.PLANNED, number: int = 1) -> Claim:
    quote = of.text.split("\n")[0]
    return Claim(
        kind=Kind.TRANSFER,
        stage=stage,
        parties=(
            Party(role=Role.SUPPLIER, name="Russia", type=PartyType.COUNTRY, country="RUS"),
            Party(role=Role.RECIPIENT, name="India", type=PartyType.COUNTRY, country="IND"),
        ),
        items=(
            Item(
                name="Mi-17V-5",
                quantity=Quantity(amount=number, unit="count", qualifier=Qualifier.EXACT),
            ),
        ),
        evidence=(Evidence(start=0, end=len(quote), quote=quote),),
        confidence=0.5,
    )


def read(of: Report, *stages: Stage) -> ReadReport:
    found = tuple(claim(of, stage) for stage in stages or (Stage.PLANNED,))
    return ReadReport(report=of, claims=found)


def add(
    ledger: Ledger, what: ReadReport, source: str = "a.txt", extractor: str = EXTRACTOR
) -> Added:
    return ledger.add(what, source=source, original=what.report.text.encode(), extractor=extractor)


def add_many(where: str, count: int, *, aloud: bool = False) -> None:
    with Ledger.open(where) as ledger:
        for number in range(count):
            one = report(number, url=f"https://example.org/{number}")
            add(ledger, read(one, *list(Stage)[:5]), source=f"many.jsonl:{number}")
            if aloud:
                print(number, flush=True)


def tamper(where: str, statement: str) -> None:
    """Change the database behind the ledger's back, past its triggers."""
    if "://" in where:
        with psycopg.connect(where) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(statement.encode())
        return
    file = locate(where).file
    assert file is not None
    with closing(sqlite3.connect(file)) as lite:
        triggers = lite.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            lite.execute(f"DROP TRIGGER {name}")
        lite.execute(statement)
        lite.commit()


if __name__ == "__main__":
    add_many(sys.argv[1], int(sys.argv[2]), aloud=True)
