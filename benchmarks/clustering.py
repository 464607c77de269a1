"""How long clustering takes, and how it grows: made-up ledgers of growing size.

    python benchmarks/clustering.py [--sizes 10000,100000,1000000] [--save FILE]

Each size runs in a process of its own, on one core; the time is the processor's for
`armsledger.register.deals.deals` alone, the memory the process's peak, with the claims. A
made-up ledger has proportionally as many dealings of each size as a larger one, drawn from
proportionally more designations and from the same countries, so that more claims mean more
dealings and not bigger ones. A claim has five to seven others to be compared with; in
`corpus/deals/`, where dealings that are easily confused were put side by side, it has four.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from armsledger.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    Party,
    PartyType,
    Qualifier,
    Quantity,
    Role,
    SourcedClaim,
    Stage,
)

SIZES = (10_000, 100_000, 1_000_000)
_WHOLE = 100_000
"""Of larger ledgers only the clustering is timed."""
_CODES = tuple(f"{a}{b}{c}" for a in "ABCDEF" for b in "ABCDEF" for c in "ABCDE")
_SUPPLIERS, _RECIPIENTS = _CODES[:40], _CODES[:180]
_POPULARITY = 20
"""Ranks of designations, the first sold most; a larger ledger has more of each rank."""
_CATEGORIES = ("fighter", "tank", "frigate", "air defence system", "helicopter", "radar")
_STAGES = (Stage.OFFERED, Stage.PLANNED, Stage.SIGNED, Stage.UNDER_WAY, Stage.COMPLETED)


def claims(size: int, seed: int = 4) -> list[SourcedClaim]:
    """So many claims about made-up dealings, in an order that says nothing."""
    chance = random.Random(seed)
    designations = max(200, size // 12)
    made: list[SourcedClaim] = []
    while len(made) < size:
        made += _dealing(chance, designations, len(made))
    chance.shuffle(made)
    return made[:size]


def _dealing(chance: random.Random, designations: int, start: int) -> list[SourcedClaim]:
    """The claims of one dealing: one to a dozen, with other numbers, names and gaps."""
    # A few states trade most, and each sells its own designations, a few of them most.
    supplier = _SUPPLIERS[int(len(_SUPPLIERS) * chance.random() ** 3)]
    recipient = _RECIPIENTS[int(len(_RECIPIENTS) * chance.random() ** 2)]
    number = int(chance.paretovariate(0.9)) * 2
    copies = max(1, designations // (len(_SUPPLIERS) * _POPULARITY))
    popular = int(_POPULARITY * chance.random() ** 2)
    own = popular * copies + chance.randrange(copies)
    design = own * len(_SUPPLIERS) + _SUPPLIERS.index(supplier)
    category = _CATEGORIES[design % len(_CATEGORIES)]
    name = f"{'QXZWVK'[design % 6]}{'BDFGHJLMNPRST'[design // 6 % 13]}-{design}"
    year = chance.randint(1995, 2025)
    told = []
    for n in range(min(12, int(chance.paretovariate(1.2)))):
        stage = chance.choice(_STAGES)
        when = year + _STAGES.index(stage) - 2
        stated = number if chance.random() < 0.85 else number + chance.randint(1, 4)
        generic = chance.random() < 0.1
        parties = [
            Party(role=role, name=f"State {code}", type=PartyType.COUNTRY, country=code)
            for role, code in ((Role.SUPPLIER, supplier), (Role.RECIPIENT, recipient))
            if chance.random() > 0.05
        ] or [Party(role=Role.RECIPIENT, name=recipient, type=PartyType.COUNTRY, country=recipient)]
        words = " ".join(f"w{chance.randrange(5000)}" for _ in range(20))
        counted = Quantity(amount=stated, unit="count", qualifier=Qualifier.EXACT)
        claim = Claim(
            kind=Kind.TRANSFER if chance.random() < 0.9 else Kind.SERVICE,
            stage=stage,
            parties=tuple(parties),
            items=(
                Item(
                    name=category if generic else name + chance.choice(("", "", "M", "K")),
                    category=category,
                    quantity=counted if chance.random() < 0.7 else None,
                ),
            ),
            period=str(when) if chance.random() < 0.6 else None,
            evidence=(Evidence(start=0, end=len(words), quote=words),),
        )
        key = start + n
        told.append(
            SourcedClaim(
                claim_id=f"{random.Random(key).getrandbits(64):016x}",
                claim=claim,
                report_id=f"r{key}",
                publisher=f"Outlet {chance.randrange(400)}",
                published=f"{min(2026, max(1990, when))}-{chance.randint(1, 12):02d}-01",
                recorded="2026-01-01T00:00:00Z",
            )
        )
    return told


def measure(size: int) -> dict[str, float]:
    """Seconds and bytes to derive the deals of a made-up ledger."""
    from armsledger.register.clustering import clusters  # noqa: PLC0415 - what a child loads
    from armsledger.register.deals import deals  # noqa: PLC0415

    made = claims(size)
    began = time.process_time()
    found = len(clusters(made))
    clustered = time.process_time() - began
    began = time.process_time()
    if size <= _WHOLE:
        deals(made)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "claims": size,
        "deals": found,
        "clusters": clustered,
        "seconds": took,
        "peak_mb": peak / 1024,
    }


def main() -> None:
    """Measure each size in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--save", type=Path)
    parser.add_argument("--child", type=int)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measure(given.child)))
        return
    lines = [
        "| claims | deals | seconds to cluster | a claim, microseconds "
        "| seconds to derive the deals (with clustering) | peak memory, MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in map(int, given.sizes.split(",")):
        done = subprocess.run(
            [sys.executable, __file__, "--child", str(size)], check=True, stdout=subprocess.PIPE
        )
        got = json.loads(done.stdout)
        took = f"{got['seconds']:.1f}" if size <= _WHOLE else "not measured"
        lines.append(
            f"| {size:,} | {got['deals']:,} | {got['clusters']:.1f} "
            f"| {got['clusters'] / size * 1e6:.0f} | {took} | {got['peak_mb']:,.0f} |"
        )
    table = "\n".join(lines)
    print(table)
    if given.save:
        given.save.write_text(table + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
