"""The learner's records on the real server: kept, exported, imported and reset by whoever is signed in, nobody else."""

import json
import shutil
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from csm_app.records.beside import clear, find_places
from csm_course.answers import AnswerFolder
from csm_course.exercises.numeric import NumericAnswer
from csm_course.places import modules_folder
from csm_course.store import Attempt, LearnerStore, StoreTrouble
from csm_course.store.transfer import LARGEST
from tests.app.served import MODULE, Server, free_port, serving

EXERCISE = "m01-l03-logo-churn"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built modules, without anybody's answers."""
    folder = tmp_path_factory.mktemp("course") / "modules"
    shutil.copytree(modules_folder(), folder, ignore=shutil.ignore_patterns("answers", ".ipynb_checkpoints"))
    return folder


@pytest.fixture(scope="module")
def store() -> LearnerStore:
    """The store the server uses."""
    return LearnerStore()


@pytest.fixture(scope="module")
def server(course: Path, store: LearnerStore) -> Iterator[Server]:
    """`csm start` on that copy."""
    with serving(course, free_port()) as running:
        yield running


@pytest.fixture
def fresh(store: LearnerStore, course: Path) -> LearnerStore:
    """The server's store with nothing in it, and no answers beside the pages."""
    store.reset("all")
    for folder in course.rglob("answers"):
        shutil.rmtree(folder)
    return store


def answers(course: Path) -> AnswerFolder:
    """The answers beside the lessons."""
    return AnswerFolder(course / MODULE / "lessons" / "answers")


def post(server: Server, request: str, content: object) -> Any:
    """What the server answers to a request of the records page."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return json.load(server.ask(f"/course/api/{request}", data=body))


def refused(server: Server, request: str, content: object, **how: Any) -> tuple[int, str]:
    """Status and sentence of a refusal."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(HTTPError) as error:
        server.ask(f"/course/api/{request}", data=body, **how)
    with error.value as answer:
        return answer.code, json.load(answer)["message"]


def test_progress_and_dates_are_recorded(server: Server, fresh: LearnerStore) -> None:
    """A page is opened, marked and unmarked; a module's date is set and taken away."""
    assert post(server, "progress", {"page": "L-1.3"}) == {}
    assert fresh.pages()["L-1.3"].completed is None
    post(server, "progress", {"page": "L-1.3", "done": True})
    assert fresh.pages()["L-1.3"].completed is not None
    post(server, "progress", {"page": "L-1.3", "done": False})
    assert fresh.pages()["L-1.3"].completed is None
    post(server, "due", {"module": "M-1", "due": "2026-12-01"})
    assert [str(day) for day in fresh.due().values()] == ["2026-12-01"]
    post(server, "due", {"module": "M-1", "due": None})
    assert fresh.due() == {}


@pytest.mark.parametrize(
    ("request_", "content", "status", "words"),
    [
        ("progress", {"page": "L-9.99", "done": True}, 404, "no page L-9.99"),
        ("progress", {"page": "<script>"}, 400, "Reload it"),
        ("progress", b"{", 400, "Reload it"),
        ("progress", {"page": "L-1.3", "padding": "x" * 10_000}, 413, "Reload it"),
        ("due", {"module": "M-77", "due": "2026-12-01"}, 404, "no module 77"),
        ("due", {"module": "M-1", "due": "soon"}, 400, "Reload it"),
        ("reset", {"scope": "everything"}, 400, "nothing was reset"),
        ("import", b"no export", 400, "not an export"),
        ("import", b"x" * (LARGEST + 1), 413, "20 MB"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    server: Server, fresh: LearnerStore, request_: str, content: object, status: int, words: str
) -> None:
    """The status fits, the sentence says what is wrong, and nothing is recorded."""
    found, sentence = refused(server, request_, content)
    assert found == status
    assert words in sentence
    assert fresh.pages() == {}


@pytest.mark.parametrize("request_", ["progress", "due", "import", "reset"])
def test_a_stranger_changes_nothing(server: Server, fresh: LearnerStore, request_: str) -> None:
    """Without signing in, and with a cookie but no `_xsrf` token, requests are refused in words."""
    assert refused(server, request_, {"page": "L-1.3"}, stranger=True)[0] == 403
    server.ask("/course/records").read()
    code, sentence = refused(server, request_, {"page": "L-1.3", "scope": "all"}, token=False)
    assert code == 403
    assert "Reload" in sentence
    assert fresh.pages() == {}


def test_the_page_and_the_export_are_for_the_learner_only(server: Server) -> None:
    """A stranger is sent to sign in, and gets no file."""
    for path, status in (("/course/records", 302), ("/course/api/export", 403)):
        with pytest.raises(HTTPError) as error:
            server.ask(path, stranger=True)
        with error.value as answer:
            assert answer.code == status


def test_a_signed_in_page_sends_the_token(server: Server, fresh: LearnerStore) -> None:
    """With cookie and `_xsrf` token, as the page sends them, a request is carried out."""
    visitor = HTTPCookieProcessor()
    opener = build_opener(visitor)
    opener.open(f"{server.address}/course/records?token={server.token}", timeout=300).read()
    xsrf = next(cookie.value for cookie in visitor.cookiejar if cookie.name == "_xsrf")
    asked = Request(
        f"{server.address}/course/api/progress",
        data=b'{"page": "L-1.3"}',
        headers={"X-XSRFToken": str(xsrf), "Content-Type": "application/json"},
    )
    with opener.open(asked, timeout=300) as answer:
        assert answer.status == 200
    assert set(fresh.pages()) == {"L-1.3"}


def test_out_and_in_again(server: Server, fresh: LearnerStore, course: Path) -> None:
    """An answer given beside a page is exported, gone after a reset, and back in its file after the import."""
    answers(course).keep(EXERCISE, NumericAnswer(text="12,5"))
    file = answers(course).path / f"{EXERCISE}.json"
    before = file.read_bytes()
    fresh.add_attempt(Attempt(exercise=EXERCISE, points=4, maximum=10))
    fresh.set_complete("L-1.3", True)
    answer = server.ask("/course/api/export")
    headers: Message = answer.headers
    assert headers["Content-Disposition"].startswith('attachment; filename="my-records-20')
    exported = answer.read()
    assert [one["exercise"] for one in json.loads(exported)["answers"]] == [EXERCISE]

    look = post(server, "reset", {"scope": "M-1", "look": True})
    assert look == {"moved": {"answers": 1, "attempts": 1, "pages": 1, "due": 0, "engagements": 0}, "backup": ""}
    assert file.exists()
    reset = post(server, "reset", {"scope": "M-1"})
    assert reset["moved"] == look["moved"]
    assert not file.exists()
    assert (fresh.pages(), fresh.answers(), fresh.attempts()) == ({}, {}, ())
    assert json.loads(Path(reset["backup"]).read_bytes())["answers"] == json.loads(exported)["answers"]

    assert post(server, "import?look=1", exported)["moved"] == look["moved"]
    assert not file.exists()
    assert post(server, "import", exported)["moved"] == look["moved"]
    assert file.read_bytes() == before
    assert post(server, "import", exported)["moved"]["answers"] == 0


def test_an_import_brings_the_newer_answer_and_never_an_older_one(
    server: Server, fresh: LearnerStore, course: Path
) -> None:
    """The newer answer takes the place of the file, of which a copy is kept; an older one changes nothing."""
    answers(course).keep(EXERCISE, NumericAnswer(text="first"))
    first = server.ask("/course/api/export").read()
    answers(course).keep(EXERCISE, NumericAnswer(text="second"))
    second = server.ask("/course/api/export").read()
    post(server, "import", first)
    assert answers(course).look(EXERCISE, "numeric").answer == NumericAnswer(text="second")
    fresh.reset("all")
    shutil.rmtree(answers(course).path)
    post(server, "import", first)
    outcome = post(server, "import", second)
    assert answers(course).look(EXERCISE, "numeric").answer == NumericAnswer(text="second")
    assert "first" in Path(outcome["backup"]).read_text(encoding="utf-8")


def test_one_page_is_reset_and_the_others_stay(server: Server, fresh: LearnerStore, course: Path) -> None:
    """Only the page's own answers go, from the store and from beside it; a file nobody can read is kept aside."""
    answers(course).keep(EXERCISE, NumericAnswer(text="1"))
    answers(course).keep("m01-l06-the-right-size", NumericAnswer(text="2"))
    damaged = answers(course).path / "m01-l03-two-retentions.json"
    damaged.write_text("{", encoding="utf-8")
    assert post(server, "reset", {"scope": "L-1.3"})["moved"]["answers"] == 1
    assert set(fresh.answers()) <= {"m01-l06-the-right-size"}
    left = sorted(file.name for file in answers(course).path.iterdir())
    assert left == ["m01-l03-two-retentions.json.bad", "m01-l06-the-right-size.json"]


def test_an_answer_without_a_copy_is_not_cleared(fresh: LearnerStore, course: Path) -> None:
    """What is not in the store, and hence in no copy of it, is left where it is, and that is said."""
    answers(course).keep(EXERCISE, NumericAnswer(text="1"))
    with pytest.raises(StoreTrouble, match="could not be removed"):
        clear(find_places(course), fresh, Path("no copy"))
    assert answers(course).look(EXERCISE, "numeric").answer


def test_without_a_copy_nothing_is_reset(server: Server, fresh: LearnerStore, course: Path) -> None:
    """Where the copy cannot be put aside, the reset is refused and everything stays."""
    answers(course).keep(EXERCISE, NumericAnswer(text="1"))
    backups = fresh.file.parent / "backups"
    shutil.rmtree(backups, ignore_errors=True)
    backups.write_text("in the way")
    try:
        code, sentence = refused(server, "reset", {"scope": "all"})
    finally:
        backups.unlink()
    assert (code, "nothing was changed" in sentence) == (503, True)
    assert set(fresh.answers()) == {EXERCISE}
    assert answers(course).look(EXERCISE, "numeric").answer


def test_the_page_shows_what_is_kept(server: Server, fresh: LearnerStore, course: Path) -> None:
    """Every exercise answered stands there with its best result, also one that is gone from the course."""
    answers(course).keep(EXERCISE, NumericAnswer(text="1"))
    fresh.add_attempt(Attempt(exercise="m01-test", points=9, maximum=15, passed=False))
    fresh.add_attempt(Attempt(exercise="m01-test", points=12, maximum=15, passed=True))
    fresh.add_attempt(Attempt(exercise="m01-of-old", points=1, maximum=2))
    html = server.ask("/course/records").read().decode()
    for words in ("12 of 15, passed", "2 times", "Answered, not checked", "m01-of-old", "No longer part of the course"):
        assert words in html
    assert str(fresh.file) in html
    assert "--site-paper:" in html
    assert '<option value="T-1">Module test, module 1</option>' in html


def test_a_store_in_trouble_is_told_on_the_page(server: Server, fresh: LearnerStore) -> None:
    """A damaged store is set aside and the page says so; the course goes on."""
    fresh.opened("L-1.3")
    for journal in ("-wal", "-shm"):
        fresh.file.with_name(fresh.file.name + journal).unlink(missing_ok=True)
    fresh.file.write_bytes(b"not a database" * 100)
    assert "learner.sqlite3.bad" in server.ask("/course/records").read().decode()
    post(server, "progress", {"page": "L-1.3", "done": True})
    assert fresh.pages()["L-1.3"].completed
