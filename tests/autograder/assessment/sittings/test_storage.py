"""The storage: made, brought up to date from the first revision with data, refused when newer; and in words."""

import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select, text
from tests.autograder.assessment.sittings.stand_in import House, bank_ids, packet

from csm_autograder.assessment.sittings import Refused, Storage, StorageTrouble, revisions
from csm_autograder.assessment.sittings.tables import METADATA, exposure, packets


def test_the_revisions_make_the_tables(url: str) -> None:
    """What the revisions leave behind is what the code expects, and the newest of them is the one it names."""
    storage = Storage.open(url)
    assert storage.revisions() == (revisions.HEAD, revisions.HEAD)
    assert storage.latest() is None
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": revisions.VERSION_TABLE})
        found = inspect(connection)
        assert compare_metadata(context, METADATA) == []
        for table in METADATA.sorted_tables:
            made = {index["name"]: bool(index["unique"]) for index in found.get_indexes(table.name)}
            assert {str(index.name): index.unique for index in table.indexes}.items() <= made.items()
    assert ScriptDirectory(str(revisions.FOLDER)).get_heads() == [revisions.HEAD]
    engine.dispose()
    storage.close()


def test_from_the_first_revision_with_data(house: House) -> None:
    """A sitting that was begun under revision 1 goes on; which questions it asked is known afterwards."""
    service = house.again()
    view = service.begin("ann", "exam-a")
    service.save("ann", view.id, view.items[0].id, packet(1))
    house.close()
    engine = create_engine(house.url)
    with engine.begin() as connection:  # what revision 2 brought is taken out again
        connection.execute(text("drop table exposure"))
        connection.execute(text("alter table answers drop column checked"))
        connection.execute(text(f"update {revisions.VERSION_TABLE} set version_num = '0001'"))
    engine.dispose()
    service = house.again()
    with house.opened[-1].read() as connection:
        rows = connection.execute(select(exposure.c.item, exposure.c.learner, exposure.c.assessment, exposure.c.at))
        assert {tuple(row) for row in rows} == {(name, "ann", "exam-a", view.began) for name in bank_ids(service, view)}
    assert not service.sitting("ann", view.id).answers[view.items[0].id].checked
    assert service.hand_in("ann", view.id).points == 1
    house.clock.on(days=2)
    again = service.begin("ann", "exam-a")
    assert not set(bank_ids(service, again)) & set(bank_ids(service, view))


def test_the_first_revision_alone(url: str) -> None:
    """Revision 1 can be made by itself, and then be brought up to date."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).touch()
    engine = create_engine(url)
    with engine.begin() as connection:
        revisions.upgrade(connection, "0001")
        assert "exposure" not in inspect(connection).get_table_names()
    engine.dispose()
    storage = Storage.open(url)
    assert storage.revisions() == ("0002", "0002")
    storage.close()


def test_a_newer_storage_is_refused(url: str) -> None:
    """One that a newer course wrote is not touched, and the words say what to do."""
    Storage.open(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"update {revisions.VERSION_TABLE} set version_num = '0999'"))
    with pytest.raises(StorageTrouble, match=r"revision 0999.*newer"):
        Storage.open(url)
    engine.dispose()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "cannot be read"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("mysql://a/b", "not in mysql"),
        ("sqlite:////proc/nowhere/a.sqlite3", "cannot be opened"),
        ("postgresql+psycopg://nobody@/none?host=/nowhere", "cannot be opened"),
        ("postgresql+nodriver://a/b", "not installed"),
    ],
)
def test_trouble_is_told_in_words(address: str, words: str) -> None:
    """Whoever starts the service reads a sentence and no traceback."""
    with pytest.raises(StorageTrouble, match=words):
        Storage.open(address)


def test_a_damaged_file(tmp_path: Path) -> None:
    """A file that is no database is said to be none."""
    file = tmp_path / "sittings.sqlite3"
    file.write_bytes(b"These are not the rows you are looking for. " * 200)
    with pytest.raises(StorageTrouble, match="cannot be opened"):
        Storage.open(f"sqlite:///{file}")


def test_sqlite_waits_for_the_disk_and_is_its_owner_s(tmp_path: Path) -> None:
    """Write-ahead log, a commit that waits for the disk, foreign keys, and a file nobody else can read."""
    storage = Storage.open(f"sqlite:///{tmp_path}/new/sittings.sqlite3")
    with storage.read() as connection:
        found = {
            name: connection.execute(text(f"pragma {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}
    for file in (tmp_path / "new").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    storage.close()


def test_all_or_nothing_and_errors_without_answers(house: House) -> None:
    """What fails is undone as a whole, and the text of the error quotes no answer."""
    house.again()
    storage = house.opened[-1]
    row = {
        "sitting": "nobody", "item": "question-1", "packet": 1, "tab": "", "body": "a secret answer", "digest": "",
        "at": house.clock.now, "late": "",
    }  # fmt: skip
    with pytest.raises(Exception, match=r"(?i)foreign key") as error, storage.write() as connection:
        connection.execute(insert(packets).values(row))
    assert "a secret answer" not in str(error.value)
    with storage.read() as connection:
        assert connection.execute(select(packets)).all() == []


def test_a_refusal_before_anything_is_written(house: House) -> None:
    """Beginning what the bank cannot fill costs no attempt."""
    from csm_autograder.assessment.forms.shortages import NoForm

    service = house.again()

    def none(*_: object) -> object:
        raise NoForm(())

    house.bank.form = none  # type: ignore[method-assign, assignment]
    with pytest.raises(Refused) as refused:
        service.begin("ann", "exam-a")
    assert refused.value.code == "no_form"
    assert service.offered("ann")[0].standing.attempts_used == 0
