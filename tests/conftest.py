"""What all tests share: the examples of laws, and that no test touches the store of whoever runs it.

Each test has a store of its own, and so has every server it starts.
A server that lives for a module or for the whole run is started before a test's own setting, hence three scopes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

# A law holds or not; how long one example takes on a busy machine proves nothing. The examples are the same in every
# run: what passed once passes again. `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("course", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("course"), derandomize=False, max_examples=1_000)
settings.load_profile("course")

# Hypothesis also draws constants out of our modules that are loaded by then, hence by other tests of the same process.
_NONE_FOUND, _found = providers._local_constants, providers._get_local_constants
providers._get_local_constants = lambda: _NONE_FOUND if settings.default.derandomize else _found()


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


@pytest.fixture(scope="session", autouse=True)
def _trusted_service(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever grades believes the service of the tests, and not the one of whoever runs them."""
    from tests.receipts import trust  # loads cryptography

    trust(tmp_path_factory.mktemp("trusted"))


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
