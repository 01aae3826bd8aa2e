"""The learner's store: what it remembers, that two windows lose nothing, and what it says when the file is amiss."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csm_course.engagement import CASE_ID, EngagementStore
from csm_course.store import Attempt, LearnerStore, StoreTrouble, schema, store_file

ID = "m01-l03-logo-churn"


@pytest.fixture
def store(tmp_path: Path) -> LearnerStore:
    """A store that was never used."""
    return LearnerStore(tmp_path / "data" / "learner.sqlite3")


def document(text: str = "12", exercise: str = ID, day: int = 1) -> str:
    """An answer document as its file has it."""
    saved = f"2026-11-{day:02d}T10:00:00.000+00:00"
    return json.dumps({"schema": 1, "exercise": exercise, "saved": saved, "answer": {"text": text}}, indent=1) + "\n"


def attempt(points: float, exercise: str = ID, minute: int = 0, maximum: float = 10) -> Attempt:
    """An attempt on the morning of 1 November."""
    at = datetime(2026, 11, 1, 9, minute, tzinfo=UTC)
    return Attempt(exercise=exercise, points=points, maximum=maximum, answer={"text": "12"}, at=at)


def test_a_store_never_used_is_empty_and_makes_no_file(store: LearnerStore) -> None:
    """Reading finds nothing and leaves nothing behind."""
    assert (store.pages(), store.attempts(), store.due(), store.answer(ID)) == ({}, (), {}, None)
    assert store.last_page() is None
    assert json.loads(store.export())["answers"] == []
    assert not store.file.exists()


def test_the_place_is_named_or_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`CSM_STORE` names the file; without it the file lies in the user's data folder."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path / "x.sqlite3"))
    assert store_file() == tmp_path / "x.sqlite3"
    monkeypatch.delenv("CSM_STORE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert store_file() == tmp_path / "customer-success-practicum" / "learner.sqlite3"


def test_progress_is_kept_and_a_mark_can_be_taken_away(store: LearnerStore) -> None:
    """A page is opened first and last, complete while it is marked, and the last one opened is where to go on."""
    store.opened("L-1.3")
    first = store.pages()["L-1.3"]
    store.set_complete("L-1.3", True)
    store.opened("L-1.4")
    store.opened("L-1.3")
    now = store.pages()["L-1.3"]
    assert now.opened == first.opened < now.last_opened
    assert now.completed is not None
    assert store.last_page() == "L-1.3"
    store.set_complete("L-1.3", False)
    assert store.pages()["L-1.3"].completed is None


def test_an_answer_is_kept_as_it_is_in_its_file(store: LearnerStore) -> None:
    """The same text comes back; the next answer takes its place."""
    store.keep_answer(ID, document("ünï"))
    assert store.answer(ID) == document("ünï")
    store.keep_answer(ID, document("13"))
    assert store.answers() == {ID: document("13")}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"exercise": "m01-x"}', document(exercise="m01-other"), document().replace("12", "\ud800")]
)
def test_what_is_no_answer_is_not_kept(store: LearnerStore, text: str) -> None:
    """Only an answer document of that exercise is taken; anything else is a sentence."""
    with pytest.raises(StoreTrouble):
        store.keep_answer(ID, text)
    assert store.answer(ID) is None


def test_the_best_attempt_is_the_largest_share(store: LearnerStore) -> None:
    """Attempts come oldest first; the best is the largest share of the points, the latest of equals."""
    for one in (attempt(5, minute=2), attempt(8, minute=1), attempt(4, minute=3, maximum=5), attempt(1, "m01-other")):
        store.add_attempt(one)
    assert [one.points for one in store.attempts(ID)] == [8, 5, 4]
    assert store.best()[ID] == attempt(4, minute=3, maximum=5)
    assert set(store.best()) == {ID, "m01-other"}


def test_a_due_date_is_set_and_taken_away(store: LearnerStore) -> None:
    """A module is due on its day until the day is taken away."""
    store.set_due("M-1", date(2026, 12, 1))
    assert store.due() == {"M-1": date(2026, 12, 1)}
    store.set_due("M-1", None)
    assert store.due() == {}


WRITER = """
import sys
from csm_course.store import Attempt, LearnerStore, connection
connection.PATIENCE = 300  # on a slow disk two others may keep it for longer than a learner should wait
store = LearnerStore()
for number in range(40):
    store.add_attempt(Attempt(exercise="m01-x", points=number, maximum=40, answer={"who": sys.argv[1]}))
    store.keep_answer("m01-" + sys.argv[1], sys.argv[2].replace("ID", "m01-" + sys.argv[1]))
    store.opened("L-1." + sys.argv[1])
"""


@pytest.mark.parametrize("damaged", [False, True])
def test_three_processes_at_once_lose_nothing(damaged: bool) -> None:
    """Writers that begin on a store not yet made, or on a damaged one, all find their work in it afterwards."""
    store = LearnerStore()
    if damaged:
        store.file.write_bytes(b"no database" * 999)
    command = [sys.executable, "-c", WRITER]
    writers = [subprocess.Popen([*command, who, document(exercise="ID")]) for who in "123"]
    assert [writer.wait(600) for writer in writers] == [0, 0, 0]
    assert len(store.attempts("m01-x")) == 120
    assert set(store.answers()) == {"m01-1", "m01-2", "m01-3"}
    assert set(store.pages()) == {"L-1.1", "L-1.2", "L-1.3"}
    assert len(list(store.file.parent.glob("*.bad*"))) == len(store.notices()) == int(damaged)


def test_reading_goes_on_while_another_window_writes(store: LearnerStore) -> None:
    """A write that is under way keeps nobody from reading what was there before."""
    store.opened("L-1.1")
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM pages")
        assert set(store.pages()) == {"L-1.1"}


def version_1(file: Path) -> None:
    """A store as the first version of the course wrote it."""
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file)) as old:
        old.executescript("""
            CREATE TABLE pages (page TEXT PRIMARY KEY, opened TEXT NOT NULL, last_opened TEXT NOT NULL,
              completed TEXT, marked TEXT);
            CREATE TABLE answers (exercise TEXT PRIMARY KEY, saved TEXT NOT NULL, document TEXT NOT NULL);
            CREATE TABLE attempts (id INTEGER PRIMARY KEY, exercise TEXT NOT NULL, at TEXT NOT NULL,
              points REAL NOT NULL, maximum REAL NOT NULL, passed INTEGER, by_person INTEGER NOT NULL);
            INSERT INTO pages VALUES ('L-1.3', '2026-10-01T08:00:00.000000+00:00', '2026-10-02T08:00:00.000000+00:00',
              NULL, NULL);
            INSERT INTO attempts (exercise, at, points, maximum, passed, by_person)
              VALUES ('m01-test', '2026-10-02T09:00:00.000000+00:00', 12, 15, 1, 0);
            PRAGMA user_version = 1;
        """)
        saved = "2026-11-01T10:00:00.000000+00:00"
        old.execute("INSERT INTO answers VALUES (?, ?, ?)", (ID, saved, document()))
        old.commit()


def test_a_store_of_the_first_version_is_brought_up_to_date(store: LearnerStore) -> None:
    """Everything the older course kept is there, and what it could not keep begins to be kept."""
    version_1(store.file)
    assert store.pages()["L-1.3"].last_opened == datetime(2026, 10, 2, 8, tzinfo=UTC)
    assert store.answer(ID) == document()
    (old,) = store.attempts()
    assert (old.points, old.maximum, old.passed, old.answer) == (12, 15, True, {})
    store.add_attempt(attempt(3))
    store.set_due("M-1", date(2026, 12, 1))
    assert len(store.attempts()) == 2
    with closing(sqlite3.connect(store.file)) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_a_store_of_the_second_version_is_brought_up_to_date(store: LearnerStore) -> None:
    """A store from before there were engagements keeps all it has, and they begin with the case customer."""
    version_1(store.file)
    with closing(sqlite3.connect(store.file)) as old:
        old.executescript("""
            ALTER TABLE attempts ADD COLUMN answer TEXT NOT NULL DEFAULT '{}';
            CREATE UNIQUE INDEX one_attempt ON attempts
              (exercise, at, points, maximum, ifnull(passed, -1), by_person, answer);
            CREATE TABLE due (module TEXT PRIMARY KEY, day TEXT, changed TEXT NOT NULL);
            CREATE TABLE notices (at TEXT NOT NULL, sentence TEXT NOT NULL);
            INSERT INTO due VALUES ('M-1', '2026-12-01', '2026-10-02T09:00:00.000000+00:00');
            PRAGMA user_version = 2;
        """)
    assert [card.id for card in EngagementStore(store.file).cards()] == [CASE_ID]
    assert (store.due(), set(store.pages()), len(store.attempts())) == ({"M-1": date(2026, 12, 1)}, {"L-1.3"}, 1)
    with closing(sqlite3.connect(store.file)) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_a_step_that_fails_leaves_the_older_store_whole(store: LearnerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade happens as a whole or not at all."""
    version_1(store.file)
    broken = (*schema.STEPS, ("ALTER TABLE pages ADD COLUMN colour TEXT", "SELECT nonsense"))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "STEPS", broken)
        patch.setattr(schema, "VERSION", len(broken))
        with pytest.raises(StoreTrouble):
            store.pages()
    assert set(store.pages()) == {"L-1.3"}


def test_a_newer_store_is_left_alone(store: LearnerStore) -> None:
    """A file of a later version is refused in words and stays as it is, byte for byte."""
    store.opened("L-1.1")
    with closing(sqlite3.connect(store.file)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = store.file.read_bytes()
    for use in (store.pages, lambda: store.opened("L-1.2"), store.export):
        with pytest.raises(StoreTrouble, match="newer version of the course"):
            use()
    assert store.file.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(store: LearnerStore) -> None:
    """Tables that are not ours are not touched."""
    store.file.parent.mkdir()
    with closing(sqlite3.connect(store.file)) as foreign:
        foreign.execute("CREATE TABLE notebook (id)")
    before = store.file.read_bytes()
    with pytest.raises(StoreTrouble, match="another program"):
        store.opened("L-1.2")
    assert store.file.read_bytes() == before


@pytest.mark.parametrize("where", ["start", "middle"])
def test_a_damaged_store_is_set_aside_and_a_new_one_begun(store: LearnerStore, where: str) -> None:
    """The file is kept as `.bad`, work goes on at once, and the learner is told."""
    for number in range(200):
        store.keep_answer(f"m01-{number}", document("x" * 300, f"m01-{number}"))
    whole = store.file.read_bytes()
    damaged = b"no database" * 99 if where == "start" else whole[:4096] + b"\xff" * (len(whole) - 4096)
    store.file.write_bytes(damaged)
    store.keep_answer(ID, document())
    assert store.answers() == {ID: document()}
    assert store.file.with_name("learner.sqlite3.bad").read_bytes() == damaged
    (told,) = store.notices()
    assert "learner.sqlite3.bad" in told
    store.file.write_bytes(b"no database again" * 99)
    assert store.answers() == {}
    assert store.file.with_name("learner.sqlite3.bad1").exists()


def test_a_place_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    """A folder that cannot be made, or a folder in the file's place, is told in words."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for file in (tmp_path / "file" / "learner.sqlite3", tmp_path / "folder"):
        with pytest.raises(StoreTrouble, match="Ask for write access"):
            LearnerStore(file).opened("L-1.1")


@pytest.mark.parametrize(
    ("setting", "words"), [("PRAGMA max_page_count = 8", "disk is full"), ("PRAGMA query_only = 1", "is read-only")]
)
def test_a_full_or_read_only_disk_is_a_sentence(
    store: LearnerStore, monkeypatch: pytest.MonkeyPatch, setting: str, words: str
) -> None:
    """The database itself refuses to write; what was there stays readable."""
    store.opened("L-1.1")

    def hindered(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = sqlite3.Connection(*arguments, **options)  # type: ignore[arg-type]  # as connect takes them
        connection.execute(setting)
        return connection

    monkeypatch.setattr(sqlite3, "connect", hindered)
    with pytest.raises(StoreTrouble, match=words):
        store.keep_answer(ID, document("x" * 100_000))
    assert set(store.pages()) == {"L-1.1"}


def test_a_store_in_use_for_too_long_is_a_sentence(store: LearnerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window that never ends its write is named, not waited for without end."""
    store.opened("L-1.1")
    monkeypatch.setattr("csm_course.store.connection.PATIENCE", 0.01)
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreTrouble, match="another window"):
            store.opened("L-1.2")


def test_the_folders_on_the_way_are_made_for_the_learner_only(tmp_path: Path) -> None:
    """A user's data folder may not exist yet; what is made for the records nobody else may look into."""
    store = LearnerStore(tmp_path / "share" / "course" / "learner.sqlite3")
    store.opened("L-1.1")
    assert store.last_page() == "L-1.1"
    assert store.file.parent.stat().st_mode & 0o077 == 0
