"""How well claims are put into deals, and reports into origins, against labels by hand."""

import csv
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from armsledger.model import InputError, ReadReport, SourcedClaim
from armsledger.model.deal import Deal
from armsledger.model.identity import claim_id


@dataclass(frozen=True, slots=True)
class Labelled:
    """Claims with the deal and the origin that a person gave each, by claim id."""

    claims: tuple[SourcedClaim, ...]
    deal: dict[str, str]
    origin: dict[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """2PR / (P + R)."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_labelled(paths: Iterable[Path]) -> Labelled:
    """The labelled reports of each `NAME.jsonl` with the `NAME.labels.csv` beside it.

    A row of labels is `report,claim,deal,origin`: the report's id, the claim's place in it
    from 0, and two names. Raises InputError where a claim has no label, a label no claim, or
    a report makes one claim twice.
    """
    claims: dict[str, SourcedClaim] = {}
    deal: dict[str, str] = {}
    origin: dict[str, str] = {}
    for path in paths:
        beside = path.with_suffix(".labels.csv")
        with beside.open(encoding="utf-8", newline="") as file:
            labels = {(row["report"], int(row["claim"])): row for row in csv.DictReader(file)}
        for line in path.read_text(encoding="utf-8").splitlines():
            read = ReadReport.model_validate_json(line)
            for place, claim in enumerate(read.claims):
                label = labels.pop((read.report.id, place), None)
                if label is None:
                    raise InputError(f"{beside}: no row for claim {place} of {read.report.id}")
                key = claim_id(read.report.id, claim)
                if key in claims:
                    raise InputError(f"{path}: {read.report.id} makes one claim twice, at {place}")
                claims[key] = SourcedClaim(
                    claim_id=key,
                    claim=claim,
                    report_id=read.report.id,
                    title=read.report.title,
                    publisher=read.report.publisher,
                    published=read.report.published,
                    url=read.report.url,
                    recorded="2026-01-01T00:00:00Z",
                )
                deal[key], origin[key] = label["deal"], label["origin"]
        if labels:
            report, place = next(iter(labels))
            raise InputError(f"{beside}: {report} has no claim {place} in {path.name}")
    return Labelled(tuple(claims.values()), deal, origin)


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Agreement:
    """B-cubed precision and recall of a clustering, over the elements of `gold`.

    Bagga and Baldwin, "Algorithms for scoring coreference chains" (LREC 1998): for each
    element, the share of its cluster that belongs there, and the share of what belongs there
    that is in it; then the mean. An element that was not found is a cluster of its own.
    """
    mine = {e: found.get(e, ("alone", e)) for e in gold}
    sizes: dict[Hashable, int] = defaultdict(int)
    gold_sizes: dict[Hashable, int] = defaultdict(int)
    both: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for element, right in gold.items():
        sizes[mine[element]] += 1
        gold_sizes[right] += 1
        both[mine[element], right] += 1
    count = len(gold)
    if not count:
        return Agreement(1.0, 1.0)
    return Agreement(
        precision=sum(n * n / sizes[m] for (m, _), n in both.items()) / count,
        recall=sum(n * n / gold_sizes[r] for (_, r), n in both.items()) / count,
    )


def deal_of(deals: Iterable[Deal]) -> dict[str, str]:
    """Claim id → deal id."""
    return {c.claim_id: deal.id for deal in deals for c in deal.claims}


def right_origins(labelled: Labelled, origins: Mapping[str, Hashable]) -> list[tuple[str, bool]]:
    """Each report, and whether all its claims are with exactly the claims of their origin.

    `origins` names the origin of each claim. Only claims of one deal by the labels are
    compared, so that an error of the clustering is not counted again.
    """
    wrong: set[str] = set()
    by_deal: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in labelled.claims:
        by_deal[labelled.deal[claim.claim_id]].append(claim)
    for claims in by_deal.values():
        ids = [c.claim_id for c in claims]
        for claim in claims:
            mine, right = origins[claim.claim_id], labelled.origin[claim.claim_id]
            together = {i for i in ids if origins[i] == mine}
            if together != {i for i in ids if labelled.origin[i] == right}:
                wrong.add(claim.report_id)
    reports = dict.fromkeys(c.report_id for c in labelled.claims)
    return [(report, report not in wrong) for report in reports]


def mistakes(
    found: Mapping[str, Hashable], gold: Mapping[str, Hashable]
) -> Sequence[tuple[str, Hashable, Hashable]]:
    """Pairs of clusters at odds: (`split` or `joined`, gold cluster, other), most claims first."""
    counted: dict[tuple[str, Hashable, Hashable], int] = defaultdict(int)
    by_gold: dict[Hashable, dict[Hashable, int]] = defaultdict(lambda: defaultdict(int))
    by_found: dict[Hashable, dict[Hashable, int]] = defaultdict(lambda: defaultdict(int))
    for element, right in gold.items():
        by_gold[right][found.get(element, ("alone", element))] += 1
        by_found[found.get(element, ("alone", element))][right] += 1
    for right, parts in by_gold.items():
        main = max(parts, key=lambda p: parts[p])
        for part, n in parts.items():
            if part != main:
                counted["split", right, part] += n
    for rights in by_found.values():
        main = max(rights, key=lambda r: rights[r])
        for right, n in rights.items():
            if right != main:
                counted["joined", main, right] += n
    return sorted(counted, key=lambda k: (-counted[k], str(k)))
