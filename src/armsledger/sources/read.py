"""Reads files and folders into reports; one bad input never stops the others."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from armsledger.model import InputError, Report, content_id
from armsledger.sources.decode import MAX_BYTES, decode, too_large
from armsledger.sources.jsonl import read_jsonl
from armsledger.sources.loaded import Loaded, Refused
from armsledger.sources.metadata import complete

_SUFFIXES = (".txt", ".jsonl")


def read(paths: Iterable[Path]) -> Iterator[Loaded | Refused]:
    """Each report under the paths, in order, its metadata completed; or why there is none.

    A path is a `.txt` file of one report, a `.jsonl` file of many, or a folder:
    its `.txt` and `.jsonl` files at any depth in sorted order, hidden ones left
    out. Never raises for what an input holds.
    """
    for path in paths:
        for found in _files(path):
            if isinstance(found, Refused):
                yield found
                continue
            for got in _read_file(found):
                yield replace(got, report=complete(got.report)) if isinstance(got, Loaded) else got


def _files(path: Path) -> Iterator[Path | Refused]:
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.exists():
            yield Refused(str(path), "no such file or folder; check the name")
        elif path.suffix.lower() not in _SUFFIXES:
            yield Refused(
                str(path),
                f"cannot read a file named `*{path.suffix}`; "
                "give a .txt of one report or a .jsonl of many",
            )
        elif not path.is_file():
            yield Refused(str(path), "not a regular file; save its content to a .txt file")
        else:
            yield path
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _in_folder(folder: Path) -> Iterator[Path | Refused]:
    unreadable: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [
            Path(place) / name
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in _SUFFIXES
        ]
    for error in unreadable:
        yield _unreadable(Path(error.filename or folder), error)
    for path in sorted(found):
        yield from _files(path)
    if not found and not unreadable:
        yield Refused(str(folder), "a folder without .txt or .jsonl files; check the name")


def _read_file(path: Path) -> Iterator[Loaded | Refused]:
    try:
        if path.suffix.lower() == ".jsonl":
            yield from read_jsonl(path)
        else:
            yield _read_text(path)
    except OSError as error:
        yield _unreadable(path, error)


def _read_text(path: Path) -> Loaded | Refused:
    # Asked before reading, so that a dump of gigabytes is not read to be refused.
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Refused(str(path), too_large(size))
    original = path.read_bytes()
    try:
        text = decode(original)
    except InputError as error:
        return Refused(str(path), str(error))
    return Loaded(Report(id=content_id(text), text=text), original, str(path))


def _unreadable(path: Path, error: OSError | ValueError) -> Refused:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Refused(str(path), f"cannot be read: {why}; check its permissions")
