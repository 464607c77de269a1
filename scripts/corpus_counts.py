"""What the annotated corpus holds, as tables in Markdown: `python scripts/corpus_counts.py`."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from armsledger.evaluation.annotated import ABOUT, SPLITS, Annotated, load
from armsledger.evaluation.skeletons import shared
from armsledger.evaluation.slots import ClaimJson
from armsledger.extraction.segment import sentence_spans

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "en"


class Corpus:
    """The reports of all splits, and what can be counted in them."""

    def __init__(self, folder: Path = CORPUS) -> None:
        self.splits = {split: load(folder / f"{split}.jsonl") for split in SPLITS}
        with (folder / ABOUT).open(encoding="utf-8", newline="") as rows:
            self.rows = list(csv.DictReader(rows))

    @cached_property
    def reports(self) -> dict[str, Annotated]:
        """Report id → report, of all splits."""
        return {name: one for split in self.splits.values() for name, one in split.items()}

    @cached_property
    def claims(self) -> list[ClaimJson]:
        """All claims."""
        return [claim for one in self.reports.values() for claim in one.claims]

    def counted(self, key: str) -> Counter[str]:
        """How many claims have each value of `kind` or `stage`."""
        return Counter(claim[key] for claim in self.claims)

    def states(self, role: str) -> set[str]:
        """The codes of the states that play a role, themselves or by an organisation."""
        parties = (party for claim in self.claims for party in claim["parties"])
        return {p["country"] for p in parties if p["role"] == role and "country" in p}

    @cached_property
    def categories(self) -> Counter[str]:
        """How many items are of each category of equipment."""
        items = (item for claim in self.claims for item in claim.get("items", ()))
        return Counter(item["category"] for item in items if "category" in item)

    @cached_property
    def shared_skeletons(self) -> tuple[int, int]:
        """How many sentences share a skeleton with another, of how many that have one."""
        texts = [one.report.text for one in self.reports.values()]
        return shared(text[a:b] for text in texts for a, b in sentence_spans(text))


def _table(head: str, rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    columns = head.split("|")
    yield f"| {' | '.join(columns)} |"
    yield f"| {' | '.join('---' if not n else '---:' for n in range(len(columns)))} |"
    for row in rows:
        cells = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _split(name: str, reports: dict[str, Annotated]) -> tuple[object, ...]:
    years = sorted(one.report.published[:4] for one in reports.values() if one.report.published)
    return (
        name,
        len(reports),
        sum(not one.claims for one in reports.values()),
        sum(len(one.claims) for one in reports.values()),
        sum(len(one.report.text.split()) for one in reports.values()),
        f"{years[0]} to {years[-1]}",
    )


def main() -> None:
    """Print them."""
    corpus = Corpus()
    lines: list[str] = []
    parts = [*corpus.splits.items(), ("together", corpus.reports)]
    lines += _table(
        "split|reports|without a claim|claims|words|published",
        (_split(name, reports) for name, reports in parts),
    )
    for key in ("kind", "stage"):
        lines += _table(f"{key}|claims", corpus.counted(key).most_common())
    genres = Counter(row["genre"] for row in corpus.rows)
    lines += _table("genre|reports", genres.most_common())
    alike, of = corpus.shared_skeletons
    invented = sum(row["invented"] == "yes" for row in corpus.rows)
    lines += [
        f"Suppliers from {len(corpus.states('supplier'))} states, recipients from "
        f"{len(corpus.states('recipient'))}; {len(corpus.categories)} categories of equipment. "
        f"{invented} reports have invented firms and designations. Of {of:,} sentences "
        f"{alike} ({alike / of:.1%}) share their skeleton with another."
    ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
