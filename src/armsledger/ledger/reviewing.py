"""Reviews: recorded with their claims, and read back onto the claims that stand now."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from armsledger.ledger import tables
from armsledger.ledger.asking import latest_reading
from armsledger.ledger.coding import UNKEEPABLE, decode
from armsledger.ledger.feed import announce, moment
from armsledger.ledger.originals import digest
from armsledger.model import Claim, InputError, NotFoundError
from armsledger.model.review import Decision, Review

_LEAST = {Decision.MERGE: 1, Decision.SPLIT: 2, Decision.PIN: 1, Decision.UNDO: 0}
"""Groups of claims that a decision names at least."""

_BATCH = 500
"""Ids asked for at a time: databases limit how many values a question may have."""


def record(
    connection: Connection,
    decision: Decision,
    groups: Sequence[Sequence[str]],
    *,
    deal: str | None,
    undoes: str | None,
    reviewer: str,
    note: str | None,
) -> Review:
    """Keep a review.

    Raises NotFoundError for a claim or a review that the ledger lacks, and InputError for a
    decision about nothing.
    """
    if len([group for group in groups if group]) < _LEAST[decision] or (
        decision is Decision.UNDO and undoes is None
    ):
        raise InputError(f"a {decision} must name what it is about, each group with a claim in it")
    for field, said in (("reviewer", reviewer), ("note", note)):
        if found := said and UNKEEPABLE.search(said):
            raise InputError(
                f"the {field} holds the character U+{ord(found[0]):04X}, which no database keeps; "
                "take it out"
            )
    named = {claim for group in groups for claim in group}
    missing = named - set(_claims(connection, named))
    if missing:
        raise NotFoundError(f"the ledger holds no claim {', '.join(sorted(missing))}")
    review = tables.reviews.c
    if undoes is not None and not connection.scalar(select(review.id).where(review.id == undoes)):
        raise NotFoundError(
            f"there is no review {undoes!r}; `armsledger review list` lists those there are"
        )
    recorded = moment(connection)
    before = connection.scalar(select(func.max(review.sequence))) or 0
    row: dict[str, Any] = {
        "decision": decision.value,
        "claims": json.dumps([sorted(set(group)) for group in groups]),
        "deal": deal,
        "undoes": undoes,
        "reviewer": reviewer,
        "note": note,
        "recorded": recorded,
    }
    row["id"] = review_id(row, before)
    connection.execute(insert(tables.reviews).values(**row))
    announce(connection, "review", [row["id"]], recorded)
    return _review(row)


def review_id(row: Mapping[Any, Any], before: int) -> str:
    """The id of a review: the hash of its content and of the sequence of the review before it.

    So one person may decide the same twice within a second.
    """
    fields = ("decision", "claims", "deal", "undoes", "reviewer", "note", "recorded")
    content = [*(row[field] for field in fields), before]
    return "R" + digest(json.dumps(content).encode())[:10]


def reviews(connection: Connection, until: int | None) -> Iterator[Review]:
    """Every review, the oldest first, each claim id replaced by that of its successor.

    A claim that a later reading of its report no longer has is followed to the claim that
    stands: of its kind, at the same place in the text, and at the same stage if there is
    such a one. Where there is none, the old id stays.
    """
    query = select(tables.reviews).order_by(tables.reviews.c.sequence)
    if until is not None:
        change = tables.changes.c
        within = select(change.id).where(change.what == "review", change.cursor <= until)
        query = query.where(tables.reviews.c.id.in_(within))
    found = [_review(row._mapping) for row in connection.execute(query)]
    named = {claim for one in found for group in one.groups for claim in group}
    follow = _successors(connection, named, until) if named else {}
    for one in found:
        groups = tuple(
            tuple(dict.fromkeys(follow.get(claim, claim) for claim in group))
            for group in one.groups
        )
        yield one.model_copy(update={"groups": groups})


def _review(row: Mapping[Any, Any]) -> Review:
    return Review(
        id=row["id"],
        decision=Decision(row["decision"]),
        groups=tuple(tuple(group) for group in json.loads(row["claims"])),
        deal=row["deal"],
        undoes=row["undoes"],
        reviewer=row["reviewer"],
        note=row["note"],
        recorded=row["recorded"],
    )


def _successors(connection: Connection, named: set[str], until: int | None) -> dict[str, str]:
    """Of each claim that no longer stands, the one that took its place."""
    old = _claims(connection, named)
    standing: dict[str, dict[str, Claim]] = defaultdict(dict)
    for report_id, claim in _standing(connection, {r for r, _ in old.values()}, until):
        standing[report_id][claim.id or ""] = claim
    found: dict[str, str] = {}
    for key, (report_id, claim) in old.items():
        there = standing[report_id]
        if key in there:
            continue
        fitting = [
            (_shared(claim, other), other.stage is claim.stage, other_key)
            for other_key, other in there.items()
            if other.kind is claim.kind and _shared(claim, other)
        ]
        if fitting:
            found[key] = max(fitting, key=lambda f: (f[1], f[0], f[2]))[2]
    return found


def _shared(one: Claim, other: Claim) -> int:
    """Characters of the report that the evidence of both covers."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.evidence
        for b in other.evidence
    )


def _claims(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, Claim]]:
    """The claims with these ids, each with its report, whether they stand or not."""
    claim = tables.claims.c
    found: dict[str, tuple[str, Claim]] = {}
    for some in _batches(sorted(ids)):
        query = select(claim.id, claim.report_id, claim.content).where(claim.id.in_(some))
        for row in connection.execute(query):
            found[row.id] = row.report_id, decode(row.content, row.report_id, None)
    return found


def _standing(
    connection: Connection, report_ids: Iterable[str], until: int | None
) -> Iterator[tuple[str, Claim]]:
    """The claims of these reports' latest readings."""
    claim, read = tables.claims.c, tables.read_claims
    for some in _batches(sorted(report_ids)):
        query = (
            select(claim.report_id, claim.content)
            .join(read, read.c.claim_id == claim.id)
            .where(claim.report_id.in_(some))
            .where(read.c.reading == latest_reading(connection, claim.report_id, until))
        )
        for row in connection.execute(query):
            yield row.report_id, decode(row.content, row.report_id, None)


def _batches(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
