"""`csm assess allow` and `allowances` by the real command line, beside a real service that gives the time at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from csm_autograder.assessment.sittings import Storage
from tests.app.assessment.alone import API, BASE, Service, service
from tests.app.assessment.browser import LONG, Browser
from tests.pipeline.postgres import postgres


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """On either database."""
    folder = tmp_path_factory.mktemp("service")
    if request.param == "sqlite":
        with service(folder) as found:
            yield found
        return
    with postgres() as address, service(folder, address) as found:
        yield found


def assess(database: str, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own; the database by the service's own setting."""
    told = {"CSM_ASSESSMENTS": database, "JUPYTERHUB_USER": "tina", "TZ": "UTC"}
    if home is not None:
        told["CSM_ASSESSMENT_KEYS"] = str(home / "no-keys")
    return subprocess.run(
        [sys.executable, "-m", "csm_app.cli", "assess", *words],
        env={**os.environ, **told}, capture_output=True, text=True, timeout=LONG, check=False,
    )  # fmt: skip


def offer(browser: Browser, assessment: str = "exam-a") -> Any:
    """As the learner's page has it."""
    return next(one for one in browser.fetch("GET", f"{API}assessments").json() if one["id"] == assessment)


def minutes(view: Any) -> float:
    """From the beginning of a sitting to its end."""
    ends, began = datetime.fromisoformat(view["ends"]), datetime.fromisoformat(view["began"])
    return (ends - began).total_seconds() / 60


def test_more_time_in_the_sitting_that_runs(running: Service, tmp_path: Path) -> None:
    """The service that runs gives it at once; words say until when; the page says so; no key is made."""
    ada = running.learner("ada")
    view = ada.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()
    assert minutes(view) == 60
    done = assess(running.database, "allow", "ada", "exam-a", "--minutes", "15", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    title = offer(ada)["title"]
    assert f"ada has 75 minutes for {title}, from now on, also in the sitting that is running." in done.stdout
    after = ada.fetch("GET", f"{API}sittings/{view['id']}").json()
    assert minutes(after) == 75
    assert after["seconds_left"] > 70 * 60
    assert f"ends on {datetime.fromisoformat(after['ends']):%d %b %Y, %H:%M} UTC" in done.stdout
    assert not (tmp_path / "no-keys").exists()
    taken = assess(running.database, "allow", "ada", "exam-a", "--minutes", "0")
    assert "Time that was granted before is not taken back" in taken.stdout
    assert "This replaces what tina granted on " in taken.stdout
    assert minutes(ada.fetch("GET", f"{API}sittings/{view['id']}").json()) == 75


def test_more_time_in_the_next_sitting(running: Service) -> None:
    """What is read before it begins is what the page says, and what the sitting has."""
    done = assess(running.database, "allow", "ben", "exam-b", "--factor", "1.25")
    assert "ben has 50 minutes for " in done.stdout
    assert "Nobody of the name 'ben' has begun anything here yet" in done.stdout
    ben = running.learner("ben")
    said = "You have been given 10 extra minutes. They are in the time above."
    assert f"“{said}”" in done.stdout
    assert said.encode() in ben.visit(f"{BASE}exam-b").content
    assert minutes(ben.fetch("POST", f"{API}sittings", {"assessment": "exam-b"}).json()) == 50


def test_a_wait_is_lifted(running: Service) -> None:
    """Who failed and waits may begin again at once."""
    cleo = running.learner("cleo")
    for _ in range(3):
        view = cleo.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).json()
        cleo.fetch("POST", f"{API}sittings/{view['id']}/hand-in")
    assert not offer(cleo, "m01-test")["standing"]["may_begin"]
    still = assess(running.database, "allow", "cleo", "m01-test", "--minutes", "0")
    assert "cleo has nothing more than everybody else for Module 1 test, as before." in still.stdout
    assert "cleo still cannot begin (until " in still.stdout
    done = assess(running.database, "allow", "cleo", "m01-test", "--no-wait")
    assert "cleo need not wait after what happened so far" in done.stdout
    assert "still cannot begin" not in done.stdout
    assert cleo.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).status == 200


def test_the_table_has_who_what_by_whom_and_when(running: Service) -> None:
    """What holds, also what came over HTTP, in columns; a note stays in its line and commands no terminal."""
    assert assess(running.database, "allow", "dora", "exam-a", "--minutes", "20", "--note", "slow\nreader").stdout
    body = {"extra_minutes": 5, "note": "by \u001b[31mHTTP"}
    assert running.learner("tina").fetch("PUT", f"{API}learners/eve/allowances/exam-b", body).status == 200
    lines = assess(running.database, "allowances").stdout.splitlines()
    assert lines[0].split() == ["Learner", "Assessment", "Granted", "By", "When", "Note"]
    row = next(one for one in lines if one.startswith("dora"))
    assert [one.strip() for one in row.split("  ") if one][:4] == ["dora", "exam-a", "20 more minutes", "tina"]
    assert row.endswith("UTC  slow reader")
    assert next(one for one in lines if one.startswith("eve")).endswith("by [31mHTTP")
    assert len(assess(running.database, "allowances", "dora").stdout.splitlines()) == 3
    assert assess(running.database, "allowances", "nobody").stdout.startswith("nobody has not been granted anything")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ada exam-aa --minutes 5", "There is no test or exam 'exam-aa'; did you mean 'exam-a'?"),
        ("ada exam-a", "Say what is granted"),
        ("ada exam-a --note why", "Say what is granted"),
        ("ada exam-a --minutes 5 --factor 1.25", "Give --minutes or --factor, not both"),
        ("ada exam-a --factor nan", "--factor takes a number from 1 to 4"),
        ("ada exam-a --minutes -5", "--minutes takes a whole number from 0"),
        ("ada exam-a --attempts 1", "may be taken as often as one likes, so --attempts would change nothing."),
        ("ada m01-test --factor 1.5", "Module 1 test has no time limit, so --factor would change nothing."),
        ("ada practice-m01 --no-wait", "so --no-wait would change nothing."),
        ("ada exam-a --minutes 5 --database mysql://a/b", "SQLite or PostgreSQL, not in mysql"),
        ("ada exam-a --minutes 5 --database sqlite:////no/such/file", "There is no database /no/such/file."),
    ],
)  # fmt: skip
def test_what_cannot_be_granted_is_told_in_a_sentence(
    tmp_path: Path, words: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    from csm_app.cli import main

    url = f"sqlite:///{tmp_path / 'sittings.sqlite3'}"
    Storage.open(url).close()
    monkeypatch.setenv("CSM_ASSESSMENTS", url)
    assert main(["assess", "allow", *words.split()]) == 1
    shown = capsys.readouterr()
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""
    assert main(["assess", "allowances"]) == 0
    assert capsys.readouterr().out == "Nobody has been granted anything here.\n"


def test_no_database_is_made(tmp_path: Path) -> None:
    """A slip in its name makes no empty one."""
    url = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    for words in (("allow", "ada", "exam-a", "--minutes", "5"), ("allowances",)):
        done = assess(url, *words)
        assert done.returncode == 1
        assert done.stderr.startswith(f"There is no database {tmp_path / 'none.sqlite3'}. Name the service's own")
    assert list(tmp_path.iterdir()) == []
