"""The bytes that reports were read from, kept under the hash of their content."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from armsledger.model import LedgerError


class Originals:
    """A folder of files `ab/cdef…`, each named by the SHA-256 of its bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie."""
        return self.folder / sha256[:2] / sha256[2:]

    def put(self, content: bytes) -> str:
        """Keep the bytes and answer with their SHA-256; a damaged copy is replaced.

        The file appears whole or not at all. Raises LedgerError where it cannot be written.
        """
        sha256 = digest(content)
        path = self.path(sha256)
        try:
            if not (path.is_file() and path.read_bytes() == content):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, content)
        except OSError as error:
            raise LedgerError(
                f"{path}: the original bytes cannot be kept ({error.strerror}); "
                "make the folder writable or make room, then run the same command again"
            ) from error
        return sha256


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".partial")
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    # The name is on the disk only once its folder is; not every system can do this.
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
