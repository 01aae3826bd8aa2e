"""Tests and exams in the learner's own server, as `csm start` serves it."""

import getpass
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any
from urllib.error import HTTPError

import pytest

from csm_course.places import modules_folder
from csm_course.store import store_file
from tests.app.assessment.browser import Answer, Browser, response_to
from tests.app.served import Server, free_port, instructing, serving

BASE = "/course/assessment/"
API = f"{BASE}api/"


@pytest.fixture(scope="module")
def kept() -> Path:
    """The database of the server of this file."""
    return store_file().with_name("assessments.sqlite3")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built course: receipts come to lie beside its pages."""
    folder = tmp_path_factory.mktemp("course") / "modules"
    shutil.copytree(modules_folder(), folder, ignore=shutil.ignore_patterns("answers"))
    return folder


@pytest.fixture(scope="module")
def server(course: Path, kept: Path) -> Iterator[Server]:
    """`csm start` on it."""
    with serving(course, free_port()) as running:
        yield running


@pytest.fixture
def browser(server: Server) -> Browser:
    """As after following the address that `csm start` prints."""
    found = Browser(server.address)
    assert found.visit(f"{BASE}?token={server.token}").status == 200
    return found


def refused(server: Server, path: str, **how: Any) -> Answer:
    """What the server says to a request it refuses or leads away."""
    with pytest.raises(HTTPError) as error:
        server.ask(path, **how)
    with error.value as found:
        return Answer(found.code, found.read(), found.headers)


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    """The extension of the course home registers the address without loading a database, a model or a solver."""
    code = (
        "import sys; from types import SimpleNamespace; from csm_app.assessment import lazy\n"
        "from tornado.web import Application\n"
        "lazy.routes(SimpleNamespace(web_app=Application(base_url='/'), log=None))\n"
        "print(sorted({'sqlalchemy', 'alembic', 'scipy', 'prometheus_client', 'csm_autograder'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


def test_the_home_does_not_open_the_service(tmp_path: Path, course: Path) -> None:
    """Opening the course home makes no database of sittings; opening the tests does, beside the learner's store."""
    environment = {**os.environ, "CSM_STORE": str(tmp_path / "data" / "learner.sqlite3")}
    with serving(course, free_port(), env=environment) as running:
        with running.ask("/course") as page:
            page.read()
        assert not (tmp_path / "data" / "assessments.sqlite3").exists()
        with running.ask(f"{API}assessments") as answer:
            answer.read()
        assert (tmp_path / "data" / "assessments.sqlite3").is_file()
        assert (tmp_path / "data" / "assessment-keys").is_dir()


def test_a_learner_takes_a_test_in_the_own_server(browser: Browser, kept: Path) -> None:
    """Begin, answer, hand in, result; under the name of the account on this computer, whatever browser is used."""
    view = browser.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).json()
    item = view["items"][0]
    path = f"{API}sittings/{view['id']}/answers/{item['id']}"
    assert browser.fetch("PUT", path, {"packet": 1, "response": response_to(item)}).status == 200
    assert browser.visit(f"{BASE}sitting/{view['id']}").status == 200
    result = browser.fetch("POST", f"{API}sittings/{view['id']}/hand-in").json()
    assert result["state"] == "handed_in"
    with closing(connect(kept)) as database:
        assert database.execute("select distinct learner from sittings").fetchall() == [(getpass.getuser(),)]


def test_a_second_browser_goes_on_with_the_same_sitting(server: Server, browser: Browser) -> None:
    """Two tabs, two browsers, another token: one learner, one running sitting."""
    first = browser.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()
    second = Browser(server.address)
    second.visit(f"{BASE}?token={server.token}")
    assert second.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()["id"] == first["id"]


def test_strangers_are_sent_to_sign_in(server: Server) -> None:
    """A page leads to Jupyter's own sign-in; a request of a script is refused in words."""
    page = refused(server, BASE, stranger=True)
    assert page.status == 302
    assert "/login?next=" in page.headers["Location"]
    answer = refused(server, f"{API}assessments", stranger=True)
    assert (answer.status, answer.code) == (401, "signed_out")


def test_only_a_page_of_the_course_may_change_something(browser: Browser) -> None:
    """Not another site with the learner's cookie, not a form, not a request without the page's token."""
    body = {"assessment": "exam-b"}
    assert browser.fetch("POST", f"{API}sittings", body, Origin="https://elsewhere.example").code == "cross_site"
    assert browser.fetch("POST", f"{API}sittings", body, Sec_Fetch_Site="cross-site").code == "cross_site"
    assert browser.fetch("POST", f"{API}sittings", body, X_XSRFToken="").status in (401, 403)
    assert browser.fetch("POST", f"{API}sittings", body, X_XSRFToken="2|0|0|0").status in (401, 403)


def test_the_token_of_the_server_is_enough_for_a_program(server: Server) -> None:
    """Nothing that another site could make a browser send."""
    with server.ask(f"{API}sittings", data=b'{"assessment": "exam-a"}') as answer:
        assert json.load(answer)["state"] == "running"


def test_headers_and_limits_are_those_of_the_service(browser: Browser) -> None:
    """Jupyter's own headers do not come in between."""
    page, answer = browser.visit(BASE), browser.fetch("GET", f"{API}assessments")
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    for one in (page, answer):
        assert one.headers["Cache-Control"] == "no-store"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
    assert browser.fetch("PUT", f"{API}sittings/{'0' * 32}/answers/x", b" " * 65_537).status == 413
    assert browser.fetch("GET", f"{BASE}health").json()["well"] is True
    assert browser.fetch("GET", f"{BASE}metrics").status == 403
    assert browser.fetch("GET", f"{API}learners/me/allowances").status == 403
    assert browser.visit(f"{BASE}teaching").status == 403
    assert b"Your learners" not in page.content
    assert browser.visit(BASE.rstrip("/")).status == 200


def test_with_a_formgrader_somebody_teaches(course: Path) -> None:
    """`csm start --instructor`: the list leads to the learners, of whom there is one at most, and says so."""
    with instructing(course) as running:
        browser = Browser(running.address)
        page = browser.visit(f"{BASE}?token={running.token}").content.decode()
        home = browser.visit(f"{BASE.partition('/assessment')[0]}").content.decode()
        assert f'href="{BASE}teaching"' in page
        assert f'href="{BASE}teaching"' in home
        learners = browser.visit(f"{BASE}teaching").content.decode()
        assert "On this server you yourself are the only learner" in learners
        assert browser.fetch("GET", f"{API}under-way").status == 200
        path = f"{API}learners/me/allowances/exam-a/preview"
        assert "75 minutes" in browser.fetch("POST", path, {"extra_minutes": 15}).json()["changes"][0]


def test_on_a_hub_the_own_server_leads_to_the_service(course: Path) -> None:
    """With CSM_ASSESSMENT_SERVICE nothing is kept beside the notebooks; all addresses lead there."""
    environment = {**os.environ, "CSM_ASSESSMENT_SERVICE": "/services/csm-assessment/"}
    with serving(course, free_port(), env=environment) as running:
        led = refused(running, f"{BASE}exam-a")
        assert led.status == 302
        assert led.headers["Location"] == "/services/csm-assessment/exam-a"
        assert refused(running, BASE).headers["Location"] == "/services/csm-assessment/"
