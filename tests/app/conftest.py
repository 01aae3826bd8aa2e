"""One served course for all tests that only read from it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.served import Server, free_port, serving, write_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder of modules of one's own."""
    return write_course(tmp_path / "a course")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`csm start`, running; its folder has a space in its name, and each of its pages a kernel of its own."""
    folder = write_course(tmp_path_factory.mktemp("served") / "a course")
    with serving(folder, free_port(), env=os.environ | {"CSM_COMMON_KERNEL": "0"}) as running:
        yield running
