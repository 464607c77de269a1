"""Writes a whole file or none of it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from armsledger.model import InputError


def write(content: str | bytes, out: str) -> None:
    """Write text as UTF-8, or bytes, to a file, or to standard output where `out` is `-`.

    The file appears whole or not at all: a reader, or a full disk, never sees half of it.
    Raises InputError where it cannot be written, and for bytes on a terminal.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    if out == "-":
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise InputError("--out -: this format is no text for a terminal; name a file")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with whole_file(Path(out), "deals.csv") as file:
        file.write(data)


@contextmanager
def whole_file(out: Path, example: str) -> Iterator[IO[bytes]]:
    """A file to write bytes to, which appears whole once the block ends, or not at all.

    `example` is the file's name that the message gives where `out` is a folder.
    Raises InputError where it cannot be written.
    """
    target = out.resolve()
    if target.is_dir():
        raise InputError(f"{out}: this is a folder; name a file in it, such as {example}")
    temporary: Path | None = None
    try:
        if target.exists() and not target.is_file():
            # A pipe or a device cannot be replaced.
            with target.open("wb") as file:
                yield file
            return
        with NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name[:100]}.", delete=False
        ) as file:
            temporary = Path(file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        raise InputError(
            f"{out}: cannot be written ({error.strerror}); name another file"
        ) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else the one that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
