"""The files of annotated reports, by their path from the root of the checkout."""

#: Ours: always there.
OURS = ("corpus/en/dev.jsonl", "tests/data/reports.jsonl", "tests/data/examples.jsonl")
#: Others' that may lie beside the checkout.
BESIDE = ("../shared/seeds/gold.jsonl", "../shared/dev/en.jsonl")
FILES = (*OURS, *BESIDE)
