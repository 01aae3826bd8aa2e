"""What stands around a page: its text as HTML, its place in the module, the room for its exercises."""

import json
from pathlib import Path
from typing import get_args

import nbformat
import pytest
from nbformat import NotebookNode

from csm_app.home.progress import Progress, read_progress
from csm_app.pages.dress import dress
from csm_app.pages.place import find_place
from csm_app.pages.room import MEASURES, room_for
from csm_app.pages.text import TextOfPage
from csm_course.exercises import AnyQuestion
from csm_course.lookup import read_module_file
from csm_course.places import modules_folder
from csm_course.store import LearnerStore
from tests.app.served import LESSON, MODULE, write_notebook


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LearnerStore:
    """A learner's store of one's own."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path / "own" / "store.sqlite3"))
    return LearnerStore()


def dressed(root: Path, path: str = LESSON) -> NotebookNode:
    """A page as the template gets it."""
    book = nbformat.read(root / path, as_version=4)
    dress(book, path, root, "/user/ana/")
    return book


def test_headings_have_anchors_that_stay_unique() -> None:
    """The same words twice lead to two places; markup in a heading is not part of its anchor."""
    text = TextOfPage()
    html = text.html("# One\n\n## Why *it* matters\n") + text.html("## Why it matters\n")
    assert '<h2 id="Why-it-matters">' in html
    assert '<h2 id="Why-it-matters-2">' in html
    assert [(head.level, head.text) for head in text.headings] == [
        (1, "One"),
        (2, "Why it matters"),
        (2, "Why it matters"),
    ]


def test_a_line_of_emphasis_above_a_table_is_its_caption() -> None:
    """The table stands in a figure that can scroll; an ordinary paragraph above it stays a paragraph."""
    html = TextOfPage().html("*Who pays*\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    assert html.startswith('<figure class="page-figure"><figcaption>Who pays</figcaption><div class="page-scroll">')
    assert '<th scope="col">A</th>' in html
    assert "figcaption" not in TextOfPage().html("So *this* it is\n\n| A |\n|---|\n| 1 |\n")


def test_a_picture_alone_is_a_figure_with_its_title_as_caption() -> None:
    """Within a sentence a picture stays a picture; a caption cannot smuggle in markup."""
    html = TextOfPage().html('![Two lines that cross](a.svg "Cost & <value>")\n')
    assert "<figcaption>Cost &amp; &lt;value&gt;</figcaption></figure>" in html
    assert "figure" not in TextOfPage().html("See ![it](a.svg) here\n")


def test_a_page_knows_what_is_before_and_after_it_and_what_is_done(course: Path, store: LearnerStore) -> None:
    """Lessons, then workbooks; done is what the store says."""
    store.set_complete("L-1.3", True)
    place = find_place(course, LESSON, read_progress(store))
    assert place
    assert (place.module, place.here.id, place.before, place.done) == (1, "L-1.3", None, 1)
    assert place.after
    assert (place.after.id, place.after.done) == ("WB-1.1", False)
    assert place.after.href == f"voila/render/{MODULE}/workbook-1.ipynb"
    assert find_place(course, "elsewhere.ipynb", Progress()) is None


def test_a_dressed_page_has_its_frame_and_is_remembered_as_opened(course: Path, store: LearnerStore) -> None:
    """Navigation with the page marked, its headings, the next step; addresses carry the Hub's prefix."""
    frame = dressed(course).metadata.csm_frame
    assert f'href="/user/ana/voila/render/{MODULE}/lessons/03-churn.ipynb" aria-current="page"' in frame["side"]
    assert 'href="#What-to-remember"' in frame["side"]
    assert 'data-page="L-1.3"' in frame["end"]
    assert "Counting &lt;churn&gt;" in frame["side"]
    assert 'rel="next" href="/user/ana/voila/render/' in frame["end"]
    assert store.last_page() == "L-1.3"
    assert "data-page-is-done" not in frame["end"]
    store.set_complete("L-1.3", True)
    assert "data-page-is-done" in dressed(course).metadata.csm_frame["end"]


def test_a_store_in_trouble_takes_nothing_from_the_page(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is shown, only without what is done."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path))  # a folder is no file for a store
    assert "0 of 2 done" in dressed(course).metadata.csm_frame["side"]


def test_a_notebook_of_ones_own_keeps_its_text_and_gets_the_header_only(course: Path) -> None:
    """Whatever else lies in the folder opens as before."""
    path = f"{MODULE}/mine.ipynb"
    write_notebook(course / path, [("markdown", "# Mine")])
    content = json.loads((course / path).read_text())
    del content["metadata"]["csm"]
    (course / path).write_text(json.dumps(content))
    book = dressed(course, path)
    assert book.metadata.csm_frame["side"] == book.metadata.csm_frame["end"] == ""
    assert "site-header" in book.metadata.csm_frame["header"]
    assert "csm_html" not in book.cells[0].metadata


def test_every_kind_of_exercise_has_its_measures_and_every_question_its_room() -> None:
    """A new kind must say how much room it takes."""
    kinds = {one.model_fields["kind"].default for one in get_args(get_args(AnyQuestion)[0])}
    assert kinds == {*MEASURES, "tool"} - {"spot list"}
    for file in modules_folder().glob("m[0-9][0-9]-*/module.json"):
        for question in read_module_file(file).questions:
            room = room_for(question)
            assert 150 < room.wide <= room.narrow * 1.2
