"""No test touches the store of whoever runs it: each has one of its own, and so has every server it starts.

A server that lives for a module or for the whole run is started before a test's own setting, hence three scopes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

# A law holds or not; how long one example takes on a busy machine proves nothing.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


@contextmanager
def _store_in(folder: Path) -> Iterator[None]:
    """`CSM_STORE` below the folder, for this process and those it starts."""
    before = os.environ.get("CSM_STORE")
    os.environ["CSM_STORE"] = str(folder / "learner.sqlite3")
    yield
    if before is None:
        del os.environ["CSM_STORE"]
    else:
        os.environ["CSM_STORE"] = before


@pytest.fixture(scope="session", autouse=True)
def _store_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The store of servers that live for the whole run."""
    with _store_in(tmp_path_factory.mktemp("store")):
        yield


@pytest.fixture(scope="module", autouse=True)
def _store_of_the_module(_store_of_the_run: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The store of servers that live for one file of tests."""
    with _store_in(tmp_path_factory.mktemp("store")):
        yield


@pytest.fixture(autouse=True)
def _store_of_the_test(_store_of_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The store of one test."""
    with _store_in(tmp_path_factory.mktemp("store")):
        yield
