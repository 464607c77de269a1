"""Writes a whole file or none of it."""

import os
import sys
import tempfile
from pathlib import Path

from armsledger.model import InputError


def write(text: str, out: str) -> None:
    """Write text to a file as UTF-8, or to standard output where `out` is `-`.

    The file appears whole or not at all: a reader, or a full disk, never sees half of it.
    Raises InputError where it cannot be written.
    """
    data = text.encode("utf-8", "replace")
    if out == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(out)
    if path.is_dir():
        raise InputError(f"{out}: this is a folder; name a file in it, such as deals.csv")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device cannot be replaced
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise InputError(
            f"{out}: cannot be written ({error.strerror}); name another file with --out"
        ) from error


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else the one that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
