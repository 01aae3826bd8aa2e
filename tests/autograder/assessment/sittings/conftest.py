"""The service on both databases: SQLite in a file, and a real PostgreSQL with a database for every test."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.autograder.assessment.sittings.stand_in import House
from tests.pipeline.postgres import postgres

from csm_autograder.assessment.sittings import AssessmentService

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server of the run's own."""
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/sittings.sqlite3"
    address: str = request.getfixturevalue("server")
    name = f"sittings_{next(NUMBERS)}"
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return address.replace("/postgres?", f"/{name}?")


@pytest.fixture
def house(url: str, tmp_path: Path) -> Iterator[House]:
    """A service with a clock set by hand."""
    made = House(url, tmp_path)
    yield made
    made.close()


@pytest.fixture
def service(house: House) -> AssessmentService:
    """The service of the house."""
    return house.again()
