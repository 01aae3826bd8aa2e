"""What all tests share: the examples of laws, the browser, and that no test touches the store of whoever runs it.

Each test has a store of its own, and so has every server it starts.
A server that lives for a module or for the whole run is started before a test's own setting, hence three scopes.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

# A law holds or not; how long one example takes on a busy machine proves nothing. The examples are the same in every
# run: what passed once passes again. `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("course", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("course"), derandomize=False, max_examples=1_000)
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


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The browser of this machine, one for the whole run; nothing is downloaded."""
    from playwright.sync_api import sync_playwright  # only where a browser is wanted

    path = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()
