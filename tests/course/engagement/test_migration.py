"""Older engagements: each version has its fixture and becomes one of today; newer ones are refused in words."""

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from csm_course.engagement import CASE_ID, EngagementStore, inputs_of
from csm_course.engagement.document import VERSION, Engagement
from csm_course.engagement.migration import MIGRATIONS, migrated, read_engagement
from csm_course.engagement.rows import rows_of
from csm_course.store import NotUnderstood, StoreTrouble

VERSIONS = Path(__file__).parent / "versions"


def fixture(version: int) -> dict[str, Any]:
    """An engagement as that version of the course wrote it."""
    found: dict[str, Any] = json.loads((VERSIONS / f"v{version}.json").read_text(encoding="utf-8"))
    return found


def test_every_version_has_a_fixture_and_every_older_one_a_step() -> None:
    """Whoever raises the version adds both."""
    assert {file.name for file in VERSIONS.iterdir()} == {f"v{version}.json" for version in range(1, VERSION + 1)}
    assert set(MIGRATIONS) == set(range(1, VERSION))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_an_engagement_of_each_version_can_be_worked_with(version: int) -> None:
    """Its facts are there, in the tools of today as well, and nothing had to be put aside."""
    assert fixture(version)["schema_version"] == version
    engagement, notes = read_engagement(fixture(version))
    assert notes == ()
    assert engagement.schema_version == VERSION
    assert (engagement.title, engagement.shared.customer) == ("Kestrel Foods", "Kestrel Foods plc")
    (row,) = rows_of(inputs_of(engagement, "fishbone")["stakeholders"])
    assert (row["name"], row["authority"]) == ("Orla Byrne", 4)
    assert inputs_of(engagement, "role_charter")["mission"] == "Keep the ovens planned"
    assert engagement.extras == {"role_charter": {"Charter": {"colour": ["red"]}}}


def test_todays_version_is_written_as_its_fixture() -> None:
    """A change to the document that its version does not tell makes this fail."""
    written = json.loads(read_engagement(fixture(VERSION)).engagement.model_dump_json())
    assert {name: set(part) for name, part in written.items() if isinstance(part, dict)} == {
        name: set(part) for name, part in fixture(VERSION).items() if isinstance(part, dict)
    }
    assert written == fixture(VERSION)


def test_the_steps_are_taken_one_after_the_other() -> None:
    """A document three versions old takes three steps; one in between only the rest."""
    steps = {
        number: lambda data, number=number: data | {"steps": [*data.get("steps", []), number]} for number in (1, 2, 3)
    }
    assert migrated({"schema_version": 1}, steps, 4) == {"schema_version": 4, "steps": [1, 2, 3]}
    assert migrated({"schema_version": 3}, steps, 4) == {"schema_version": 4, "steps": [3]}


@pytest.mark.parametrize(
    ("version", "words"), [(VERSION + 1, "newer version"), (0, "not an engagement"), ("1", "not an"), (True, "not an")]
)
def test_other_versions_are_refused(version: Any, words: str) -> None:
    """A newer one is left alone, and what is no version is no engagement."""
    with pytest.raises(NotUnderstood, match=words):
        read_engagement({**fixture(VERSION), "schema_version": version})


def test_facts_that_no_longer_fit_are_put_aside() -> None:
    """A register that changed does not keep an engagement from being opened."""
    data = fixture(VERSION)
    data["shared"] |= {"slogan": "Fresh", "contract_end": "soon"}
    data["shared"]["stakeholders"][0] |= {"mood": 3, "authority": 9}
    engagement, notes = read_engagement(data)
    (person,) = engagement.shared.stakeholders
    assert (person.name, person.authority, engagement.shared.contract_end) == ("Orla Byrne", None, None)
    assert engagement.extras["shared"]["aside"] == {
        "slogan": "Fresh", "contract_end": "soon", "stakeholders / 0 / mood": 3, "stakeholders / 0 / authority": 9,
    }  # fmt: skip
    names = ("Stakeholders – mood", "Stakeholders – Authority", "slogan", "Contract ends")
    assert all(any(f"“{name}”" in note for note in notes) for name in names)
    assert len(notes) == 4
    assert Engagement.model_validate(engagement.model_dump()) == engagement


def replaced(store: EngagementStore, data: dict[str, Any]) -> None:
    """Put another document in place of the present one, as an older or newer course would have."""
    store.cards()
    with closing(sqlite3.connect(store.file)) as connection, connection:
        document = zlib.compress(json.dumps(data).encode())
        connection.execute("UPDATE engagement_revisions SET document = ?", (document,))


def test_the_store_reads_them_too(tmp_path: Path) -> None:
    """What is put aside is told, and kept with the next step; a newer document is left alone."""
    store = EngagementStore(tmp_path / "learner.sqlite3")
    data = fixture(VERSION)
    replaced(store, data | {"shared": data["shared"] | {"slogan": "Fresh"}})
    kept = store.read(CASE_ID)
    assert (kept.engagement.id, kept.engagement.title) == (CASE_ID, "Havn & Huerta")
    assert "“slogan”" in kept.notes[0]
    inputs = inputs_of(kept.engagement, "role_charter") | {"capacity": 40}
    after = store.keep(CASE_ID, "role_charter", inputs, kept.revision)
    assert store.read(CASE_ID).notes == ()
    assert after.engagement.extras["shared"] == {"aside": {"slogan": "Fresh"}}
    replaced(store, data | {"schema_version": VERSION + 1})
    with pytest.raises(StoreTrouble, match="newer version of the course"):
        store.read(CASE_ID)
    assert store.cards()
