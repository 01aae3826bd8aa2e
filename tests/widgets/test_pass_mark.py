"""The Python side of the pass mark's part of the statistics page: a panel of judges from its beginning to its sheet."""

from pathlib import Path

import pytest

from csm_autograder.assessment.angoff.keeping import FOLDER
from csm_widgets.angoff.messages import AngoffBoard, PanelView
from csm_widgets.statistics.desk import StatisticsDesk
from csm_widgets.statistics.messages import STATISTICS_REQUEST, StatisticsReply

JUDGES = ["Ann", "Ben", "Cy"]


@pytest.fixture
def desk(tmp_path: Path) -> StatisticsDesk:
    """An instructor's desk in a course of which nobody has taken anything."""
    return StatisticsDesk(tmp_path, f"sqlite:///{tmp_path / 'none.sqlite3'}")


def ask(
    desk: StatisticsDesk, kind: str, files: list[bytes] | None = None, **content: object
) -> tuple[StatisticsReply, list[bytes]]:
    """One request, as the page sends it."""
    request = STATISTICS_REQUEST.validate_python({"type": f"angoff{kind}", "view": "v", "n": 1, **content})
    return desk.reply(request, files or [])


def board(desk: StatisticsDesk, kind: str = "", files: list[bytes] | None = None, **content: object) -> AngoffBoard:
    """What the page shows after a request."""
    reply, _ = ask(desk, kind, files, **{"assessment": "m01-test", **content})
    assert reply.angoff is not None, reply.refused
    return reply.angoff


def begun(desk: StatisticsDesk) -> PanelView:
    """A panel of three on one form of the module test."""
    found = board(desk, "_begin", judges=JUDGES, questions="form").panel
    assert found is not None
    return found


def entries(panel: PanelView, round: int, **texts: str) -> list[dict[str, object]]:
    """The same rating of each judge for every question."""
    return [
        {"round": round, "judge": judge, "question": one.id, "text": text}
        for judge, text in texts.items()
        for one in panel.questions
    ]


def test_before_a_panel_one_may_begin_with_a_form_or_with_everything(desk: StatisticsDesk) -> None:
    """Every test and exam of the course can be chosen, whether anybody took it or not."""
    found = board(desk)
    assert found.panel is None
    assert (found.length, found.title) == (15, "Module 1 test")
    assert found.pool > 100
    assert {one.id for one in found.assessments} >= {"m01-test", "exam-a", "exam-b"}
    assert board(desk, assessment="exam-a-rehearsal").assessment == "exam-a", "led here from the rehearsal's answers"
    assert board(desk, assessment="").panel is None


def test_ratings_are_kept_as_they_are_typed(desk: StatisticsDesk, tmp_path: Path) -> None:
    """The mark follows at once, and is there again for another window; what cannot be a rating comes back."""
    panel = begun(desk)
    assert (len(panel.questions), panel.standing.wanted, panel.standing.figures) == (15, 45, ())
    reply, _ = ask(desk, "_rate", assessment="m01-test", entries=entries(panel, 1, Ann="60", Ben="60 %", Cy="90"))
    assert reply.standing is not None
    shown = {one.label: one.value for one in reply.standing.figures}
    assert (shown["Pass mark"], shown["Cut score"], shown["Standard error"]) == ("11 of 15", "70.0%", "±1.50")
    assert reply.standing.remarks[0].sentence.startswith("Cy asks for 30 points of a hundred more")
    last = reply.standing.remarks[-1].sentence
    assert last == "Today the course asks for 11 of 15 (70%): the panel's mark holds already."
    again = board(StatisticsDesk(tmp_path, "sqlite:///none.sqlite3")).panel
    assert again is not None
    assert again.questions[0].ratings == (("60", "60", "90"), ("", "", ""))
    first = again.questions[0].first
    assert first is not None
    assert (first.mean, first.low, first.high, first.spread, first.apart) == (70, 60, 90, 17, True)
    wrong = [{"round": 2, "judge": "Ann", "question": panel.questions[0].id, "text": text} for text in ("many", "0.6")]
    reply, _ = ask(desk, "_rate", assessment="m01-test", entries=wrong)
    assert [one.sentence for one in reply.faults] == [
        "'many' is not a number from 0 to 100.",
        "Write how many of 100: 60, not 0.6.",
    ]
    assert reply.standing is not None
    assert reply.standing.done == (45, 0)


def test_round_2_may_begin_with_round_1(desk: StatisticsDesk) -> None:
    """Only where nothing was said in it."""
    panel = begun(desk)
    ask(desk, "_rate", assessment="m01-test", entries=entries(panel, 1, Ann="60", Ben="50"))
    ask(desk, "_rate", assessment="m01-test", entries=entries(panel, 2, Ann="70"))
    found = board(desk, "_repeat").panel
    assert found is not None
    assert found.questions[3].ratings == (("60", "50", ""), ("70", "50", ""))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_sheet_is_the_commands(desk: StatisticsDesk, kind: str) -> None:
    """It goes out with what was said, and comes back the same; one that is wrong changes nothing and names its cell."""
    panel = begun(desk)
    ask(desk, "_rate", assessment="m01-test", entries=entries(panel, 1, Ann="60"))
    reply, (content,) = ask(desk, "_sheet", assessment="m01-test", format=kind)
    assert reply.document is not None
    assert reply.document.name == f"angoff-m01-test.{kind}"
    assert board(desk, "_take", [content], name=f"x.{kind}").panel == board(desk).panel
    refused, _ = ask(desk, "_take", [b"Question id,Ann: round 1\nno-such,60\n"], assessment="m01-test", name="x.csv")
    assert "Cell A2: there is no question 'no-such'" in refused.refused
    for broken in (b"", b"PK\x03\x04", b"\xff", b"a,b\n"):
        refused, _ = ask(desk, "_take", [broken], assessment="m01-test", name=f"x.{kind}")
        assert refused.refused
    assert board(desk).panel is not None


def test_judges_and_beginning_anew(desk: StatisticsDesk, tmp_path: Path) -> None:
    """Names once each; the former ratings are kept aside; one panel at a time."""
    begun(desk)
    joined = board(desk, "_judges", join="Dee").panel
    assert joined is not None
    assert joined.judges == (*JUDGES, "Dee")
    assert "name of their own" in ask(desk, "_judges", assessment="m01-test", join="dee")[0].refused
    refused, _ = ask(desk, "_begin", assessment="m01-test", judges=["Eve"], questions="form")
    assert "at work" in refused.refused
    assert board(desk, "_anew").panel is None
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
    assert "no panel" in ask(desk, "_repeat", assessment="m01-test")[0].refused


def test_what_is_wrong_is_told_in_words(desk: StatisticsDesk, tmp_path: Path) -> None:
    """A damaged file with its name, an assessment that is none (and never a file), a panel without judges."""
    begun(desk)
    (tmp_path / FOLDER / "m01-test.json").write_text("{")
    found = board(desk)
    assert found.panel is None
    assert "m01-test.json cannot be read" in found.trouble
    refused, _ = ask(desk, "_anew", assessment="../../etc/passwd")
    assert "does not know this test" in refused.refused
    refused, _ = ask(desk, "_begin", assessment="exam-b", judges=[" "], questions="all")
    assert "name of their own" in refused.refused
