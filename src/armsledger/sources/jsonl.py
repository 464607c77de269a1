"""Reports from a JSONL file: one object to a line, a report or `{"report": ...}`."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from armsledger.model import InputError, Report, content_id
from armsledger.sources.decode import MAX_BYTES, check_is_text, too_large
from armsledger.sources.loaded import Loaded, Refused

#: JSON may write a character as six bytes (`\u0436`), so a line may be longer than its text.
_MAX_LINE = 6 * MAX_BYTES
_OPTIONAL = ("id", "url", "title", "publisher", "published", "dateline", "language")


def read_jsonl(path: Path) -> Iterator[Loaded | Refused]:
    """Each report of the file in turn, blank lines skipped. Raises OSError where it cannot read."""
    any_line = False
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_MAX_LINE + 1):
            number += 1
            source = f"{path}:{number}"
            if len(line) > _MAX_LINE:
                while not line.endswith(b"\n") and (line := file.readline(_MAX_LINE)):
                    pass
                any_line = True
                yield Refused(source, too_large(_MAX_LINE + 1))
                continue
            if number == 1:
                try:
                    check_is_text(line[:MAX_BYTES])
                except InputError as error:
                    yield Refused(str(path), str(error))
                    return
                line = line.removeprefix(codecs.BOM_UTF8)
            line = line.rstrip(b"\r\n")
            if not line.strip():
                continue
            any_line = True
            try:
                yield Loaded(report_of(line), line, source)
            except InputError as error:
                yield Refused(source, str(error))
    if not any_line:
        yield Refused(str(path), "holds no report; leave it out")


def report_of(line: bytes) -> Report:
    """The report in one line of JSON; the text is kept exactly as it is.

    A key that is null counts as absent; keys that no report has are passed over.
    Raises InputError with the reason.
    """
    given = _object(line)
    if isinstance(given.get("report"), dict):
        given = given["report"]
    text = given.get("text")
    if not isinstance(text, str):
        raise InputError('no report: the key "text" must hold the report\'s text as a string')
    if not text.strip():
        raise InputError('the key "text" holds no text; leave this line out')
    if len(text) > MAX_BYTES:
        raise InputError(too_large(len(text)))
    known = {key: given[key] for key in _OPTIONAL if given.get(key) not in (None, "")}
    for key, value in {"text": text, **known}.items():
        _check_string(key, value)
    return Report(**{"id": content_id(text), **known, "text": text})


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8: byte 0x{line[error.start]:02x} at offset {error.start} of the line; "
            "convert it, for example `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from None
    except json.JSONDecodeError as error:
        raise InputError(
            f"not JSON at column {error.colno}: {error.msg}; write one object to a line"
        ) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON that cannot be read: {error}") from None
    if not isinstance(given, dict):
        raise InputError(f"no report: expected a JSON object, found {type(given).__name__}")
    return given


def _check_string(key: str, value: object) -> None:
    if not isinstance(value, str):
        raise InputError(
            f'the key "{key}" must be a string, found {type(value).__name__}; '
            "correct it or leave the key out"
        )
    if "\0" in value:
        raise InputError(f'the key "{key}" holds a NUL character; remove it')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f'the key "{key}" holds half a surrogate pair at character {error.start}; remove it'
        ) from None
