"""A PostgreSQL server of one's own in a temporary folder: real, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
DEBIAN = Path("/usr/lib/postgresql")


@contextmanager
def postgres(quick: bool = True) -> Iterator[str]:
    """The address of an empty database, as SQLAlchemy takes it. Not quick: it waits for the disk as a real one does."""
    with TemporaryDirectory(prefix="csm-pg-") as name:
        folder = Path(name)
        shutil.chown(folder, *_account())
        _run("initdb", "--pgdata", f"{name}/data", "--auth", "trust", "--username", "csm", "--encoding", "UTF8",
             *(["--no-sync"] if quick else []))  # fmt: skip
        _run(
            "pg_ctl", "--pgdata", f"{name}/data", "--log", f"{name}/log", "--wait",
            "--options", f"-k {name} -c listen_addresses='' {QUICK if quick else ''}", "start",
        )  # fmt: skip
        try:
            yield f"postgresql+psycopg://csm@/postgres?host={name}"
        finally:
            _run("pg_ctl", "--pgdata", f"{name}/data", "--mode", "immediate", "--wait", "stop")


def _run(tool: str, *words: str) -> None:
    """The server refuses to run as root, so root runs it as somebody else."""
    user, group = _account() if os.geteuid() == 0 else (None, None)
    environment = {**os.environ, "LC_ALL": "C", "PGCTLTIMEOUT": "300"}  # by itself pg_ctl waits for one minute
    done = subprocess.run(
        [_program(tool), *words],
        user=user, group=group, extra_groups=() if user else None, cwd="/", env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, f"{tool}: {done.stderr}"


def _program(tool: str) -> Path:
    """Debian keeps the server's programs out of the path; the newest version there is taken."""
    on_path = shutil.which(tool)
    there = [Path(on_path)] if on_path else sorted(DEBIAN.glob(f"*/bin/{tool}"))
    assert there, f"these tests need PostgreSQL ({tool}): on Debian, apt-get install postgresql"
    return there[-1]


def _account() -> tuple[int, int]:
    """Who the server runs as: an account without rights, or whoever runs the tests."""
    if os.geteuid() != 0:
        return os.getuid(), os.getgid()
    names = {one.pw_name: one for one in pwd.getpwall()}
    account = names.get("postgres") or names["nobody"]
    return account.pw_uid, account.pw_gid
