"""The document of a workbook: made of the learner's answers, safe, and honest about what is missing."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from csm_app.build import products, write
from csm_app.documents.document import read_document
from csm_course.places import content_folder
from tests.app.served import MODULE, Server, free_port, serving

CHARTER = {
    "role": "CSM <b>for</b> groups",
    "mission": "I help kitchen groups to waste less so that they renew and grow",
    "week": [{"name": "Calls", "kind": "action", "trigger": "planned", "hours": 12}],
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as it is built now."""
    folder = tmp_path_factory.mktemp("course") / "modules"
    folder.mkdir()
    write(products(content_folder()), folder)
    return folder


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[Server]:
    """`csm start` on it."""
    with serving(course, free_port()) as running:
        yield running


@pytest.fixture(autouse=True)
def no_answers(course: Path) -> Iterator[None]:
    """Each test begins without answers."""
    yield
    for file in (course / MODULE / "answers").glob("*"):
        file.unlink()


def answer(course: Path, exercise: str, given: dict[str, object]) -> None:
    """Hand in an answer as the panel keeps it."""
    folder = course / MODULE / "answers"
    folder.mkdir(exist_ok=True)
    document = {"schema": 1, "exercise": exercise, "saved": "2026-11-22T10:00:00+00:00", "answer": given}
    (folder / f"{exercise}.json").write_text(json.dumps(document), encoding="utf-8")


def test_an_empty_document_names_what_is_missing(course: Path) -> None:
    """Before anything is answered, every part is missing."""
    document = read_document(course, MODULE, "workbook-2")
    assert document is not None
    assert document.missing == ("Your role charter", "The letter to your lead")
    assert document.saved is None


def test_the_charter_stands_in_the_document(course: Path, server: Server) -> None:
    """What was entered is there as text, the form and its advice are not."""
    answer(course, "m01-w2-charter", {"inputs": CHARTER})
    answer(course, "m01-w2-letter", {"text": "Dear Amara, <script>alert(1)</script> **from 7 December**"})
    html = server.ask(f"/course/document/{MODULE}/workbook-2").read().decode()
    assert "I help kitchen groups" in html
    assert "My average week" in html
    assert "CSM &lt;b&gt;for&lt;/b&gt; groups" in html
    assert "<script>alert" not in html
    assert "<strong>from 7 December</strong>" in html
    assert "Not filled in yet" not in html
    assert "without measure" not in html
    assert "Sunday, 22 November" in html


def test_a_damaged_answer_is_a_missing_part(course: Path) -> None:
    """What cannot be read is not in the document, and stays where it is."""
    answer(course, "m01-w1-brief", {"text": "My brief"})
    assert read_document(course, MODULE, "workbook-1").missing == ()  # type: ignore[union-attr]
    file = course / MODULE / "answers" / "m01-w1-brief.json"
    file.write_text("{", encoding="utf-8")
    assert read_document(course, MODULE, "workbook-1").missing == ("The retention and value brief",)  # type: ignore[union-attr]
    assert file.exists()


@pytest.mark.parametrize("stem", ["test", "workbook-9", "module"])
def test_other_pages_make_no_document(server: Server, stem: str) -> None:
    """A page without one is not found, as is a page that does not exist."""
    with pytest.raises(HTTPError) as refused:
        server.ask(f"/course/document/{MODULE}/{stem}")
    assert refused.value.code == 404
    refused.value.close()


def test_strangers_see_no_document(server: Server) -> None:
    """A document holds answers: it needs the login, like every page."""
    with pytest.raises(HTTPError) as refused:
        server.ask(f"/course/document/{MODULE}/workbook-2", stranger=True)
    assert refused.value.code in (302, 403)
    refused.value.close()
