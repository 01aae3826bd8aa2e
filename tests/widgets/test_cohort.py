"""The Python side of the cohort page: what it replies on real rows and answers, and when something is missing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import csm_widgets
from csm_autograder.cohort.gradebook import NoGradebook
from csm_widgets.assembly import COHORT_SCRIPTS, STATIC, cohort_script, cohort_style
from csm_widgets.cohort.desk import CohortDesk
from csm_widgets.cohort.messages import COHORT_REQUEST, Board, CohortReply, Person
from csm_widgets.shown import Notice
from tests.autograder.cohort.classes import fill, open_school
from tests.pipeline.classroom import MODULE, Classroom, graded_exercises
from tests.pipeline.classroom import authored as module

pytestmark = pytest.mark.pipeline
SIZE = 8


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Eight learners of four kinds who were graded, and one who has handed in nothing."""
    room = open_school(tmp_path_factory.mktemp("school"))
    fill(room, SIZE, absent=1)
    return room


@pytest.fixture
def desk(school: Classroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[CohortDesk]:
    """An instructor's desk at that course; a clock that stands still, so that one request reads everything."""
    monkeypatch.setenv("CSM_MODULES", str(school.course / "modules"))
    yield CohortDesk(school.course, address(school.course), clock=lambda: 0.0)
    (school.course / "grading.yaml").unlink(missing_ok=True)


def address(course: Path) -> str:
    """Where the gradebook is."""
    return f"sqlite:///{course / 'build' / 'gradebook.db'}"


def ask(desk: CohortDesk, kind: str, **content: object) -> CohortReply:
    """One request, as the page sends it."""
    reply, _ = desk.reply(COHORT_REQUEST.validate_python({"type": kind, "view": "v", "n": 1, **content}))
    return reply


def look(desk: CohortDesk, **query: object) -> Board:
    """The board for a query."""
    board = ask(desk, "look", query={"module": MODULE, **query}).board
    assert board is not None
    return board


def person(desk: CohortDesk, learner: str) -> Person:
    """All about a learner."""
    found = ask(desk, "about", module=MODULE, learner=learner).person
    assert found is not None
    return found


def test_it_opens_on_points_at_once_and_reads_reasons_afterwards(desk: CohortDesk) -> None:
    """Nobody waits for the judge: the board is there first; one reading later every reason is known."""
    board = desk.opening()
    assert board is not None
    assert (board.figures.handed_in, board.figures.learners, board.found) == (SIZE, SIZE + 1, SIZE + 1)
    assert (board.reading.done, board.reading.total) == (0, SIZE)
    assert all(one.reasons == () for one in board.troubles)
    reply = ask(desk, "read", query=board.query.model_dump())
    assert reply.reading is not None
    assert reply.reading.done == SIZE
    assert reply.board is not None
    first = reply.board.troubles[0]
    assert first.below > 0
    assert first.reasons[0].learners == SIZE // 2


def test_reading_takes_turns_with_everything_else(school: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request reads for a moment only, however many answers there are, and the next goes on where it stopped."""
    monkeypatch.setenv("CSM_MODULES", str(school.course / "modules"))
    hours = iter(range(1_000))
    desk = CohortDesk(school.course, address(school.course), clock=lambda: float(next(hours)))
    board = look(desk)
    done = []
    for _ in range(SIZE):
        reading = ask(desk, "read", query=board.query.model_dump()).reading
        assert reading is not None
        done.append(reading.done)
    assert done == list(range(1, SIZE + 1))


def test_the_columns_are_the_exercises_and_each_row_has_them_all(desk: CohortDesk) -> None:
    """In the order of the module, with the points of the gradebook."""
    board = look(desk)
    assert {one.id for one in board.columns} == {one.id for one in graded_exercises(module())}
    assert all(len(row.cells) in (0, len(board.columns)) for row in board.rows)
    assert board.figures.maximum == sum(one.points for one in graded_exercises(module()))


def test_all_about_a_learner(desk: CohortDesk) -> None:
    """Steps with the place in the formgrader, and each exercise with the reasons of the judge."""
    ask(desk, "read", query={"module": MODULE})
    found = person(desk, "learner-0002")
    assert found.steps[0].sentence == "Read 1 written answer in workbook-1."
    assert re.fullmatch("[0-9a-f]{32}", found.steps[0].place)
    assert any(one.lost for one in found.details)
    assert found.saved is not None
    assert person(desk, "learner-0008").details == ()


def test_where_marking_is_blind_no_name_leads_to_an_answer(desk: CohortDesk, school: Classroom) -> None:
    """The rule holds from the next look on; rules that cannot be read hide as well."""
    for rules in ("all: {blind: true}", "all: {blind: perhaps}"):
        (school.course / "grading.yaml").write_text(rules, encoding="utf-8")
        assert look(desk).blind
        assert {step.place for step in person(desk, "learner-0002").steps} == {""}


def test_without_keys_points_and_states_are_shown(
    desk: CohortDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reasons need the authors' folder; all else comes from the gradebook."""
    monkeypatch.setenv("CSM_CONTENT", str(tmp_path))
    board = look(desk)
    assert not board.reading.keys
    assert board.rows[0].points is not None


@pytest.mark.parametrize("kind", ["look", "read", "about", "export"])
def test_a_module_that_is_gone_is_a_sentence(desk: CohortDesk, kind: str) -> None:
    """Whatever the page asks for."""
    content = {"query": {"module": "m99"}, "module": "m99", "learner": "x", "format": "csv"}
    wanted = {"look": ["query"], "read": ["query"], "about": ["module", "learner"], "export": ["module", "format"]}
    reply = ask(desk, kind, **{name: content[name] for name in wanted[kind]})
    assert "does not know this module" in reply.refused


def test_a_course_without_a_gradebook_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice in place of the page, never a traceback; so it is outside of a course, and while grading."""
    with pytest.raises(NoGradebook, match="Release a module first"):
        CohortDesk(tmp_path, address(tmp_path))
    monkeypatch.chdir(tmp_path)
    shown = csm_widgets.cohort()
    assert isinstance(shown, Notice)
    assert "csm start --instructor" in repr(shown) + shown._repr_html_()
    (tmp_path / "nbgrader_config.py").touch()
    shown = csm_widgets.cohort()
    assert isinstance(shown, Notice)
    assert "Release a module first" in repr(shown) + shown._repr_html_()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "gradebook.db").write_bytes(b"no database")
    shown = csm_widgets.cohort()
    assert isinstance(shown, Notice)
    assert "gradebook" in repr(shown) + shown._repr_html_()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert isinstance(csm_widgets.cohort(), Notice)


def test_the_pages_own_files_are_complete_and_speak_to_people() -> None:
    """Every style is of something that is built; nothing comes from elsewhere; sentences stand in the words file."""
    assert not re.findall(
        r"https?://|//cdn|@import|url\(|\bimport\b\s*[({\"']|fetch\(", cohort_script() + cohort_style()
    )
    styled = set(re.findall(r"\.(csm-cohort[a-z_-]*)", cohort_style()))
    assert styled - set(re.findall(r"[\w-]+", cohort_script())) == set()
    for name in COHORT_SCRIPTS:
        code = re.sub(r"//.*", "", (STATIC / name).read_text(encoding="utf-8"))
        assert name.endswith("words.js") or re.findall(r'"([A-Z][a-z]+ [a-z][^"]*)"', code) == []
