"""The files of annotated reports, by their path from the root of the checkout."""

#: The corpus's split for this. A tenth of its names are invented.
DEV = "corpus/en/dev.jsonl"
#: Reports on real dealings only.
NAMED = ("tests/data/reports.jsonl", "tests/data/examples.jsonl")
#: Ours: always there.
OURS = (*NAMED, DEV)
#: Others' that may lie beside the checkout.
BESIDE = ("../shared/seeds/gold.jsonl", "../shared/dev/en.jsonl")
FILES = (*OURS, *BESIDE)
#: The extractors that have floors.
GATED = ("fused", "rules")
