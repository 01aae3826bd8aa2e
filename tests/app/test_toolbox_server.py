"""The toolbox on the real server: its page, the way to a tool, and the requests that change engagements."""

import json
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPResponse
from io import BytesIO
from typing import Any
from urllib.error import HTTPError
from zipfile import ZipFile

import pytest

from csm_app.toolbox.engagements import read_engagements
from csm_course.engagement import CASE_ID, EngagementStore
from csm_course.places import content_folder
from csm_course.syllabus import load_syllabus
from tests.app.served import Server, free_port, serving, write_course
from tests.app.test_toolbox import work_on, write_toolbox


@pytest.fixture(scope="module")
def store() -> EngagementStore:
    """The store the server of this file works with."""
    return EngagementStore()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, store: EngagementStore) -> Iterator[Server]:
    """`csm start` on a small course with a small toolbox."""
    course = write_toolbox(write_course(tmp_path_factory.mktemp("served") / "a course"))
    with serving(course, free_port()) as running:
        yield running


@pytest.fixture
def fresh(store: EngagementStore) -> EngagementStore:
    """The server's store with the course's case only, as on the first day."""
    for one in store.cards():
        if one.id != CASE_ID:
            store.delete(one.id)
    store.reset(CASE_ID)
    store.rename(CASE_ID, "Havn & Huerta")
    store.choose(CASE_ID)
    return store


def answer_of(server: Server, path: str, body: object = None, **how: Any) -> HTTPResponse:
    """The server's answer; a body makes it a request that changes something."""
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    return server.ask(f"/course/{path}", data=data, **how)


def post(server: Server, request: str, body: object) -> Any:
    """What is answered to a request of the toolbox."""
    return json.load(answer_of(server, f"api/toolbox/{request}", body))


def refused(server: Server, request: str, body: object = None, **how: Any) -> tuple[int, str]:
    """Status and sentence of a refusal."""
    with pytest.raises(HTTPError) as error:
        answer_of(server, f"api/toolbox/{request}", body, **how)
    with error.value as answer:
        return answer.code, json.load(answer)["message"]


def led_to(server: Server, path: str) -> tuple[int, Message]:
    """Status and headers of an answer that leads elsewhere."""
    with pytest.raises(HTTPError) as error:
        answer_of(server, path)
    with error.value as answer:
        return answer.code, answer.headers


def test_the_page_is_served_without_a_kernel(server: Server, fresh: EngagementStore) -> None:
    """With what was asked for, for the signed-in only."""
    html = answer_of(server, "toolbox?q=raid").read().decode()
    assert "1 tool for “raid”" in html
    assert server.kernels() == []
    with pytest.raises(HTTPError, match=r"302|403"):
        answer_of(server, "toolbox", stranger=True)


def test_a_tool_opens_under_its_own_address(server: Server) -> None:
    """It leads to the notebook; a tool that is not there is told."""
    code, headers = led_to(server, "toolbox/clv")
    assert (code, headers["Location"]) == (302, "/voila/render/toolbox/clv.ipynb")
    assert led_to(server, "toolbox/no_such_tool")[0] == 404


def test_engagements_are_begun_chosen_renamed_and_deleted(server: Server, fresh: EngagementStore) -> None:
    """Each request answers with all of them as they are then."""
    begun = post(server, "create", {"title": "  Brightwater "})
    mine = begun["current"]
    assert [one["title"] for one in begun["engagements"]] == ["Havn & Huerta", "Brightwater"]
    assert fresh.read(mine).engagement.shared.customer == "Brightwater"
    assert post(server, "choose", {"id": CASE_ID})["current"] == CASE_ID
    post(server, "rename", {"id": mine, "title": "Brightwater Logistics"})
    assert fresh.read(mine).engagement.title == "Brightwater Logistics"
    post(server, "choose", {"id": mine})
    left = post(server, "delete", {"id": mine})
    assert (left["current"], len(left["engagements"])) == (CASE_ID, 1)
    assert json.load(answer_of(server, "api/toolbox/engagements")) == left


def test_the_case_is_reset_and_the_history_leads_back(server: Server, fresh: EngagementStore) -> None:
    """Nothing entered is lost for good."""
    work_on(fresh, "clv")
    before = fresh.read(CASE_ID).engagement.tools
    answer = post(server, "reset", {"id": CASE_ID})
    assert answer["engagements"][0]["worked"] == {}
    assert fresh.read(CASE_ID).engagement.tools != before
    assert read_engagements(fresh).used == frozenset()
    fresh.undo(CASE_ID)
    assert read_engagements(fresh).used == {"clv"}
    assert fresh.read(CASE_ID).engagement.tools == before


def test_an_engagement_goes_out_and_comes_in_as_a_file(server: Server, fresh: EngagementStore) -> None:
    """It comes in beside the others, with all that was entered, and is worked on from then on."""
    work_on(fresh, "clv")
    file = answer_of(server, f"api/toolbox/export?engagement={CASE_ID}")
    assert file.headers["Content-Disposition"] == 'attachment; filename="engagement-havn-huerta.json"'
    answer = post(server, "import", file.read())
    assert len(answer["engagements"]) == 2
    assert answer["current"] != CASE_ID
    assert "clv" in read_engagements(fresh).used
    assert fresh.read(answer["current"]).engagement.tools == fresh.read(CASE_ID).engagement.tools


@pytest.mark.parametrize(
    ("request_", "body", "status", "words"),
    [
        ("create", {"title": "   "}, 400, "Give the engagement a name"),
        ("rename", {"id": CASE_ID, "title": ""}, 400, "Give the engagement a name"),
        ("create", {"title": "x" * 9000}, 400, "Reload it"),
        ("create", b"{", 400, "Reload it"),
        ("choose", {"id": "gone"}, 404, "not there any more"),
        ("rename", {"id": "gone", "title": "x"}, 404, "not there any more"),
        ("delete", {"id": "gone"}, 404, "not there any more"),
        ("delete", {"id": CASE_ID}, 409, "cannot be deleted"),
        ("reset", {"id": "gone"}, 404, "not there any more"),
        ("export?engagement=gone", None, 404, "not there any more"),
        ("documents?engagement=gone", None, 404, "not there any more"),
        ("import", b"no engagement", 400, "not an engagement"),
        ("import", b" " * 10_000_001, 400, "10 MB"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    server: Server, fresh: EngagementStore, request_: str, body: object, status: int, words: str
) -> None:
    """The status fits, the sentence says what is wrong, and nothing changes."""
    before = [(one.id, one.title) for one in fresh.cards()]
    found_status, sentence = refused(server, request_, body)
    assert (found_status, words in sentence) == (status, True), sentence
    assert [(one.id, one.title) for one in fresh.cards()] == before


@pytest.mark.parametrize("request_", ["choose", "create", "rename", "delete", "reset", "import"])
def test_a_stranger_changes_nothing(server: Server, fresh: EngagementStore, request_: str) -> None:
    """Without signing in, and with a cookie but no `_xsrf` token."""
    assert refused(server, request_, {"id": CASE_ID}, stranger=True)[0] == 403
    answer_of(server, "toolbox").read()
    code, sentence = refused(server, request_, {"id": CASE_ID, "title": "Theirs"}, token=False)
    assert (code, "Reload it" in sentence) == (403, True)
    assert len(fresh.cards()) == 1


@pytest.mark.parametrize("request_", ["engagements", "export", "templates", "documents"])
def test_a_stranger_gets_no_file(server: Server, request_: str) -> None:
    """What a customer told is nobody else's."""
    assert refused(server, request_, stranger=True)[0] == 403


def test_all_blank_templates_come_in_one_file(server: Server) -> None:
    """The twenty files of the syllabus."""
    answer = answer_of(server, "api/toolbox/templates")
    assert answer.headers["Content-Type"] == "application/zip"
    names = ZipFile(BytesIO(answer.read())).namelist()
    planned = {
        f"{one.slug}.{one.format}"
        for one in load_syllabus(content_folder() / "syllabus").entries.values()
        if hasattr(one, "format")
    }
    assert len(names) == len(planned) == 20


def test_all_documents_of_a_customer_come_in_one_file(server: Server, fresh: EngagementStore) -> None:
    """Named after the customer; a Word letter, slides and workbooks that open as zip files themselves."""
    work_on(fresh, "clv")
    answer = answer_of(server, f"api/toolbox/documents?engagement={CASE_ID}")
    assert 'filename="documents-havn-huerta.zip"' in answer.headers["Content-Disposition"]
    whole = ZipFile(BytesIO(answer.read()))
    assert whole.namelist()
    for name in whole.namelist():
        assert ZipFile(BytesIO(whole.read(name))).testzip() is None
