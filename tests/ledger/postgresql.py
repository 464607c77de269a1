"""A PostgreSQL server of our own for the tests, on the loopback, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, of the newest version that is installed."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A server made from the binaries in `folder`; its URL."""
    home = Path(tempfile.mkdtemp(prefix="armsledger-postgresql-"))
    prefix: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(home, user.pw_uid, user.pw_gid)
        prefix = ["runuser", "-u", "postgres", "--"]
    port = _free_port()
    data = home / "data"

    def run(*command: str | Path) -> None:
        subprocess.run(
            [*prefix, *map(str, command)],
            check=True,
            cwd=home,
            stdout=subprocess.DEVNULL,
            timeout=120,
        )

    control = folder / "pg_ctl"
    settings = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off"
    try:
        run(
            folder / "initdb",
            *("-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"),
            "--no-sync",
        )
        run(control, "-D", data, "-l", home / "log", "-o", settings, "-w", "start")
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            run(control, "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
