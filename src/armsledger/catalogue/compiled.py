"""The automaton over the catalogue's names, built once and kept in the user's cache folder.

Building it takes most of a second, reading it back a few milliseconds. The file's name is a
digest of all that it is built from, so that a changed catalogue, an overlay or a new version
has a file of its own; whatever is wrong with a file or the folder, the automaton is built.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, DoubleArrayAhoCorasick
from platformdirs import user_cache_path

from armsledger.catalogue import folding, variants
from armsledger.catalogue.variants import skeletons
from armsledger.catalogue.words import ordinary_words

#: Files that are kept: one for the catalogue, some for overlays and versions.
_KEPT = 8
_SEPARATOR = b"\n"


class Compiled(NamedTuple):
    """Skeletons of names, each with a space before it, and the automaton that finds them."""

    automaton: DoubleArrayAhoCorasick
    patterns: list[bytes]
    starts: array[int]
    """Where each pattern's names begin in `names`; one more than there are patterns."""
    names: array[int]
    """Numbers of names, pattern by pattern, in the order in which they were given."""
    one_word: bytes
    """For each pattern 1 where it is of one word, else 0."""
    small: bytes
    """For each pattern 1 where a name of it begins with a small letter, else 0."""


def compiled(names: Sequence[str], folder: Path | None = None) -> Compiled:
    """The automaton over these names; from `folder`, the user's cache, where it lies there."""
    folder = user_cache_path("armsledger") if folder is None else folder
    file = folder / f"names-{_digest(names)}.bin"
    kept = _read(file)
    if kept is not None:
        return kept
    built = _build(names)
    _keep(built, file)
    return built


def _digest(names: Sequence[str]) -> str:
    digest = hashlib.sha256(version("daachorse").encode())
    for rules in (folding.__file__, variants.__file__, __file__):
        digest.update(Path(rules or "").read_bytes())
    digest.update("\n".join(names).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:24]


def _build(names: Sequence[str]) -> Compiled:
    by_pattern: dict[bytes, list[int]] = {}
    for number, name in enumerate(names):
        for bones in skeletons(name):
            by_pattern.setdefault(b" " + bones, []).append(number)
    starts, numbers = array("I", [0]), array("I")
    for owners in by_pattern.values():
        numbers.extend(owners)
        starts.append(len(numbers))
    patterns = list(by_pattern)
    # Laid out for ordinary text, the automaton reads it a tenth faster.
    ordinary = " ".join(sorted(ordinary_words())).encode()
    return Compiled(
        DoubleArrayAhoCorasick(patterns, MATCH_KIND_LEFTMOST_LONGEST, corpus=[ordinary]),
        patterns,
        starts,
        numbers,
        bytes(b" " not in pattern[1:] for pattern in patterns),
        bytes(any(names[owner][0].islower() for owner in owners) for owners in by_pattern.values()),
    )


def _keep(built: Compiled, file: Path) -> None:
    parts = [
        built.automaton.serialize(),
        _SEPARATOR.join(built.patterns),
        built.starts.tobytes(),
        built.names.tobytes(),
        built.one_word,
        built.small,
    ]
    body = b"".join(parts)
    header = {"lengths": [*map(len, parts)], "sha256": hashlib.sha256(body).hexdigest()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=".names-", delete=False) as out:
            try:
                out.write(json.dumps(header).encode() + _SEPARATOR + body)
                out.flush()
                Path(out.name).replace(file)
            finally:
                Path(out.name).unlink(missing_ok=True)
        old = sorted(file.parent.glob("names-*.bin"), key=lambda f: f.stat().st_mtime)
        for one in old[:-_KEPT]:
            one.unlink(missing_ok=True)
    except OSError:
        # A cache that cannot be written costs time, nothing else.
        return


def _read(file: Path) -> Compiled | None:
    """What the file holds; none where there is none, or it is not whole."""
    try:
        head, _, body = file.read_bytes().partition(_SEPARATOR)
        header = json.loads(head)
        if hashlib.sha256(body).hexdigest() != header["sha256"]:
            return None
        parts: list[bytes] = []
        for length in header["lengths"]:
            parts.append(body[:length])
            body = body[length:]
        automaton, patterns, starts, names, one_word, small = parts
        return Compiled(
            DoubleArrayAhoCorasick.deserialize(automaton),
            patterns.split(_SEPARATOR),
            array("I", starts),
            array("I", names),
            one_word,
            small,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
