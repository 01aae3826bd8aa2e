"""The service as a process of its own, over HTTP: every route as described, refusals in words, no key too early."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from csm_app.assessment.table import TABLE
from csm_course.items import read_bank
from csm_course.places import content_folder
from tests.app.assessment.alone import API, BASE, Service, service
from tests.app.assessment.browser import Answer, Browser, response_to
from tests.pipeline import postgres as server
from tests.pipeline.postgres import postgres

SECRET = "271828.18284"
"""A number nobody would write into a log by chance."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """On SQLite."""
    with service(tmp_path_factory.mktemp("service")) as found:
        yield found


@pytest.fixture(scope="module")
def description(running: Service) -> Any:
    """As the service gives it."""
    return Browser(running.address).fetch("GET", f"{BASE}openapi.json").json()


def begun(browser: Browser, assessment: str = "m01-test") -> dict[str, Any]:
    """A sitting."""
    answer = browser.fetch("POST", f"{API}sittings", {"assessment": assessment})
    assert answer.status == 200, answer.content
    view: dict[str, Any] = answer.json()
    return view


def saved(browser: Browser, view: Mapping[str, Any], at: int = 0, packet: int = 1) -> Answer:
    """One answer, sent to be kept."""
    item = view["items"][at]
    body = {"packet": packet, "response": response_to(item, packet)}
    return browser.fetch("PUT", f"{API}sittings/{view['id']}/answers/{item['id']}", body)


def practice(browser: Browser) -> str:
    """What may be practised; there is something after a test was handed in."""
    offers = browser.fetch("GET", f"{API}assessments").json()
    return str(next(one["id"] for one in offers if one["kind"] == "practice"))


def test_the_description_is_openapi_and_has_every_route(description: Any) -> None:
    """Valid by the published schema of OpenAPI 3.1; no route is missing and none is invented."""
    OpenAPIV31SpecValidator(description).validate()
    told = {(method.upper(), path) for path, methods in description["paths"].items() for method in methods}
    assert told == {(route.method, f"/{route.path}") for route in TABLE}


class Walk:
    """Goes along the routes and holds every answer against the description."""

    def __init__(self, description: Any) -> None:
        self.description, self.gone = description, set[str]()

    def go(self, browser: Browser, name: str, body: object = None, expect: int = 200, **parts: str) -> Answer:
        """One route by its name."""
        route = next(one for one in TABLE if one.name == name)
        path = BASE + route.path.format(**parts)
        page = route.kind == "page"
        answer = browser.visit(path, stay=True) if page else browser.fetch(route.method, path, body)
        assert answer.status == expect, (name, answer.status, answer.content[:500])
        self.gone.add(name)
        self.hold(self.description["paths"][f"/{route.path}"][route.method.lower()], answer)
        return answer

    def hold(self, operation: Mapping[str, Any], answer: Answer) -> None:
        """Status, media type and content are as described."""
        told = operation["responses"][str(answer.status)]
        kind = answer.headers["Content-Type"].split(";")[0]
        if "content" in told:
            schema = {"components": self.description["components"], **told["content"][kind]["schema"]}
            if kind == "application/json":
                Draft202012Validator(schema).validate(answer.json())


def test_every_answer_of_a_walk_is_as_described(running: Service, description: Any) -> None:
    """Along every route there is; good answers and refusals both."""
    walk, ada, tina = Walk(description), running.learner("ada"), running.learner("tina")
    walk.go(ada, "page_offers")
    walk.go(ada, "page_begin", assessment="m01-test")
    walk.go(ada, "page_begin", assessment="no-such-test", expect=404)
    walk.go(ada, "begin", {"assessment": "no-such-test"}, expect=404)
    view = walk.go(ada, "begin", {"assessment": "m01-test"}).json()
    at = {"sitting": view["id"], "item": view["items"][0]["id"]}
    walk.go(ada, "sitting", sitting=view["id"])
    walk.go(ada, "page_sitting", sitting=view["id"])
    walk.go(ada, "page_result", sitting=view["id"], expect=302)
    walk.go(ada, "result", sitting=view["id"], expect=409)
    walk.go(ada, "save", {"packet": 1, "response": response_to(view["items"][0])}, **at)
    walk.go(ada, "save", {"packet": 1, "response": {"kind": "single", "choice": "zz"}}, expect=422, **at)
    walk.go(ada, "check", expect=409, **at)
    walk.go(ada, "calendar", assessment="m01-test", expect=404 if view["ends"] is None else 200)
    walk.go(ada, "hand_in", sitting=view["id"])
    walk.go(ada, "save", {"packet": 2, "response": response_to(view["items"][0])}, expect=409, **at)
    walk.go(ada, "result", sitting=view["id"])
    walk.go(ada, "page_result", sitting=view["id"])
    walk.go(ada, "page_sitting", sitting=view["id"], expect=302)
    walk.go(ada, "offers")
    exercise = walk.go(ada, "begin", {"assessment": practice(ada)}).json()
    item = exercise["items"][0]
    at = {"sitting": exercise["id"], "item": item["id"]}
    walk.go(ada, "save", {"packet": 1, "response": response_to(item)}, **at)
    walk.go(ada, "check", **at)
    exam = walk.go(ada, "begin", {"assessment": "exam-a"}).json()
    assert b"BEGIN:VCALENDAR" in walk.go(ada, "calendar", assessment="exam-a").content
    assert exam["ends"] is not None
    walk.go(ada, "allowances", learner="ada", expect=403)
    walk.go(ada, "allow", {"extra_minutes": 15}, learner="ada", assessment="exam-a", expect=403)
    walk.go(ada, "metrics", expect=403)
    walk.go(ada, "foresee", {"extra_minutes": 15}, learner="ada", assessment="exam-a", expect=403)
    walk.go(ada, "page_teaching", expect=403)
    walk.go(tina, "page_teaching")
    walk.go(tina, "page_learner", learner="ada")
    assert walk.go(tina, "under_way").json()[0]["learner"] == "ada"
    assert walk.go(tina, "foresee", {"extra_minutes": 15}, learner="ada", assessment="exam-a").json()["changes"]
    walk.go(tina, "foresee", {"extra_attempts": 1}, learner="ada", assessment="exam-a", expect=422)
    walk.go(tina, "allow", {"extra_minutes": 15}, learner="ada", assessment="exam-a")
    walk.go(tina, "allow", {"extra_minutes": -1}, learner="ada", assessment="exam-a", expect=422)
    assert walk.go(tina, "allowances", learner="ada").json()[0]["granted"]["by"] == "tina"
    assert walk.go(ada, "sitting", sitting=exam["id"]).json()["seconds_left"] > 70 * 60
    assert b"csm_assessment_requests_total" in walk.go(tina, "metrics").content
    for name in ("health", "keys", "openapi"):
        walk.go(ada, name)
    assert walk.gone == {route.name for route in TABLE}


def test_what_is_not_there_and_what_is_not_yours_are_answered_alike(running: Service) -> None:
    """To the last byte, on every route that names a sitting: nobody finds out what others have."""
    mine = begun(running.learner("owner"))
    stranger = running.learner("stranger")
    item = mine["items"][0]["id"]
    for method, rest, body in (
        ("GET", "", None),
        ("GET", "/result", None),
        ("POST", "/hand-in", None),
        ("POST", f"/check/{item}", None),
        ("PUT", f"/answers/{item}", {"packet": 1}),
    ):
        theirs = stranger.fetch(method, f"{API}sittings/{mine['id']}{rest}", body)
        nobodys = stranger.fetch(method, f"{API}sittings/{'0' * 32}{rest}", body)
        assert theirs.status == nobodys.status == 404
        assert theirs.content == nobodys.content


def test_an_answer_comes_only_from_a_page_of_ours(running: Service) -> None:
    """Another site, a form, an old page, no page at all: refused, and nothing was changed."""
    browser = running.learner("target")
    view = begun(browser)
    path = f"{API}sittings/{view['id']}/answers/{view['items'][0]['id']}"
    body = {"packet": 1, "response": response_to(view["items"][0])}
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"X_XSRFToken": ""},
        {"X_XSRFToken": "2|00000000|00000000000000000000000000000000|0"},
        {"Origin": "", "Sec_Fetch_Site": "", "X_XSRFToken": ""},
    ):
        refused = browser.fetch("PUT", path, body, **headers)
        assert (refused.status, refused.code) == (403, "cross_site"), headers
    assert browser.fetch("GET", f"{API}sittings/{view['id']}").json()["answers"] == {}
    assert browser.fetch("PUT", path, body).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'{"packet": "1"}', b'{"packet": 1.5}', b'{"packet": true}', b'{"packet": 0}',
        b'{"packet": 1, "packet": 2}', b'{"packet": NaN}', b'{"packet": 1, "points": 50}', b"\xff\xfe",
        b'{"packet": 1, "response": {"kind": "single", "choice": 7}}', b'{"packet": 1, "response": {"kind": "essay"}}',
        b'{"packet": 1, "certainty": 4}', b"[" * 60_000, b'{"packet": 1' + b"0" * 5000 + b"}",
    ],
)  # fmt: skip
def test_a_body_that_is_not_what_it_should_be_is_refused(running: Service, body: bytes) -> None:
    """In words, with 422, whatever it is."""
    browser = Browser(running.address, {"X-CSM-Learner": "clumsy"})
    browser.visit(BASE)
    refused = browser.fetch("PUT", f"{API}sittings/{'0' * 32}/answers/x", body)
    assert (refused.status, refused.code) == (422, "bad_answer")
    assert "Traceback" not in refused.content.decode()


def test_size_method_and_address_are_limited(running: Service) -> None:
    """413 above 64 kB, 405 for other methods, 404 for what cannot be an address, also with dots and slashes."""
    browser = running.learner("curious")
    large = browser.fetch("PUT", f"{API}sittings/{'0' * 32}/answers/x", b" " * (64 * 1024 + 1))
    assert (large.status, large.code) == (413, "too_large")
    for method in ("DELETE", "PATCH", "HEAD", "OPTIONS"):
        assert browser.fetch(method, f"{API}assessments").status == 405
    for path in ("api/sittings/..%2f..%2fetc", "api/nothing", "sitting/a/b/c", "static/../table.py", "static/%2e%2e/x"):
        assert browser.fetch("GET", BASE + path).status in (403, 404), path


def test_too_many_requests_are_told_when_to_come_back(running: Service) -> None:
    """Beginning and handing in are few; saving answers as fast as anybody can click is not stopped."""
    browser = running.learner("hurried")
    view = begun(browser)
    assert {saved(browser, view, at, packet).status for packet in (1, 2) for at in range(15)} == {200}
    with ThreadPoolExecutor(30) as pool:  # at the same moment: one after the other may be slow enough to be let through
        asked = [pool.submit(browser.fetch, "POST", f"{API}sittings", {"assessment": "m01-test"}) for _ in range(30)]
    answers = [one.result() for one in asked]
    refused = [one for one in answers if one.status == 429]
    assert refused
    assert int(refused[0].headers["Retry-After"]) >= 1
    assert refused[0].code == "too_many"
    assert begun(running.learner("somebody-else"))["id"]


def test_every_answer_has_the_security_headers(running: Service) -> None:
    """Pages, files, answers and refusals; nothing is kept by a browser but files."""
    browser = running.learner("headers")
    answers = [browser.visit(BASE + one) for one in ("", "m01-test", "no-such-test")]
    answers += [browser.fetch("GET", BASE + one) for one in ("api/assessments", "health", "api/sittings/x", "metrics")]
    for answer in answers:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["Server"] is None
    page = answers[0].content.decode()
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", page)
    assert not re.search(r"\son\w+=", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    script = re.search(r'src="([^"]+static/[^"]+)"', page)
    assert script
    file = browser.fetch("GET", script[1])
    assert (file.status, "immutable" in file.headers["Cache-Control"]) == (200, True)


def secrets_of_the_bank() -> tuple[str, ...]:
    """Every reason of every item of the course, as authors wrote it."""
    found: list[str] = []
    for folder in sorted(content_folder().glob("m[0-9][0-9]-*")):
        for entry in read_bank(folder).entries:
            found += re.findall(r'"reason":"((?:[^"\\]|\\.){30,})"', entry.item.model_dump_json())
    return tuple(found)


def names_in_the_bank() -> tuple[str, ...]:
    """The ids of every item and every story, which may say what a question is about."""
    banks = [read_bank(folder) for folder in sorted(content_folder().glob("m[0-9][0-9]-*"))]
    return tuple(one.id for bank in banks for one in (*(entry.item for entry in bank.entries), *bank.stories))


def test_no_key_and_no_reason_leaves_the_service_before_it_is_due(running: Service) -> None:
    """In all a learner can ask for before handing in, and after a fail: no reason, no key, no id of the bank."""
    browser = running.learner("seeker")
    said: list[bytes] = []
    views = [begun(browser, one) for one in ("m01-test", "exam-a", "exam-b")]
    for view in views:
        said.append(json.dumps(view).encode())
        said += [saved(browser, view, at).content for at in range(len(view["items"]))]
        item = view["items"][0]["id"]
        said += [browser.fetch("POST", f"{API}sittings/{view['id']}/check/{item}").content]
        said += [browser.fetch("GET", API + path).content for path in (f"sittings/{view['id']}", "assessments")]
        said += [browser.visit(f"{BASE}sitting/{view['id']}").content]
    result = browser.fetch("POST", f"{API}sittings/{views[0]['id']}/hand-in")
    assert result.json()["passed"] is False
    said += [result.content, browser.visit(f"{BASE}sitting/{views[0]['id']}/result").content]
    said += [browser.fetch("GET", f"{BASE}openapi.json").content, browser.visit(BASE).content]
    told = b"\n".join(said[:-3]).decode()
    assert not re.search(r'"(key|keys|is_key|tolerance|value|errors|reason|rationale|solution)"\s*:', told)
    everything = re.sub(r"\s+", " ", unescape(b"\n".join(said).decode()))
    reasons = secrets_of_the_bank()
    assert len(reasons) > 300
    assert [one for one in reasons if json.loads(f'"{one}"') in everything or one in everything] == []
    names = names_in_the_bank()
    assert len(names) > 190
    assert [one for one in names if re.search(rf'["/#]{one}(-\d+)?["/#]', everything)] == []


def test_two_hand_ins_at_the_same_moment_give_one_result(running: Service) -> None:
    """Ten, in fact: same points, same moment, same receipt."""
    browsers = [running.learner("twofold") for _ in range(8)]
    view = begun(browsers[0])
    saved(browsers[0], view)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: one.fetch("POST", f"{API}sittings/{view['id']}/hand-in"), browsers))
    assert {one.status for one in answers} == {200}
    results = [one.json() for one in answers]
    assert len({(one["points"], one["handed_in"], one["receipt"]) for one in results}) == 1


def test_the_log_tells_who_and_what_and_never_an_answer(running: Service) -> None:
    """Lines of JSON; names are hashed; neither a right request nor a broken one is quoted."""
    browser = running.learner("mathilda-the-learner")
    view = begun(browser)
    item = view["items"][0]["id"]
    path = f"{API}sittings/{view['id']}/answers/{item}"
    bodies = [
        {"packet": 1, "response": {"kind": "numeric", "number": SECRET}},
        {"packet": SECRET},
        {"packet": 1, "tab": SECRET},
    ]
    assert {browser.fetch("PUT", path, body).status for body in bodies} <= {200, 422}
    browser.fetch("PUT", path, b'{"packet": ' + SECRET.encode())
    browser.fetch("PUT", f"{path}?number={SECRET}", {"packet": 2})
    lines = [json.loads(line) for line in running.log.splitlines()]
    mine = [line for line in lines if line.get("sitting") == view["id"]]
    assert {"who", "what", "status", "ms"} <= mine[-1].keys()
    assert len({line["who"] for line in mine}) == 1
    assert re.fullmatch(r"[0-9a-f]{12}", mine[0]["who"])
    assert SECRET not in running.log
    assert "mathilda" not in running.log
    assert "choice" not in running.log


def folder_of(database: str) -> str:
    """Where `postgres()` keeps it."""
    return database.partition("host=")[2]


def database_process(database: str, *words: str) -> None:
    """Start or stop it."""
    server._run("pg_ctl", "--pgdata", f"{folder_of(database)}/data", "--wait", *words)


def test_a_database_that_goes_away_is_told_in_words(tmp_path: Path) -> None:
    """503, when to come back, and no detail of the database; health says which part is not well."""
    with postgres() as database, service(tmp_path, database) as running:
        browser = running.learner("unlucky")
        view = begun(browser)
        assert saved(browser, view).status == 200
        database_process(database, "stop", "--mode", "fast")
        refused = saved(browser, view, packet=2)
        assert (refused.status, refused.code) == (503, "trouble")
        assert int(refused.headers["Retry-After"]) >= 1
        health = browser.fetch("GET", f"{BASE}health")
        assert health.status == 503
        assert [one["name"] for one in health.json()["findings"] if not one["well"]] == ["database", "tables"]
        assert b"psycopg" not in refused.content + health.content
        options = f"-k {folder_of(database)} -c listen_addresses='' {server.QUICK}"
        database_process(database, "start", "--log", f"{folder_of(database)}/log", "--options", options)
        assert saved(browser, view, packet=2).status == 200
        assert browser.fetch("GET", f"{BASE}health").status == 200


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--believe-everybody", "--ip", "0.0.0.0", "--port", "1"], "this computer only"),
        (["--believe-everybody", "--ip", "example.org", "--port", "1"], "this computer only"),
        (["--believe-everybody"], "no port"),
        (["--port", "1"], "no JupyterHub has started it"),
        (["--believe-everybody", "--port", "1", "--database", "mysql://x"], "SQLite or PostgreSQL"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_sentence(words: list[str], told: str) -> None:
    """Above all: nobody is believed where others can reach the service."""
    done = subprocess.run(
        [sys.executable, "-m", "csm_app.cli", "assess", "serve", *words],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
