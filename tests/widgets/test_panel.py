"""The live panel, driven through the real widget by the messages a page sends."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.answers import AnswerFolder
from csm_widgets import exercise
from csm_widgets.messages import LARGEST
from csm_widgets.panel import ExercisePanel

from .kit import ALL, page

FULL: dict[str, dict[str, object]] = {
    "single": {"choice": "a"},
    "multiple": {"choices": ["a", "b"]},
    "match": {"placed": {"one": "x", "two": "y"}},
    "order": {"order": ["a", "b", "c", "d", "e"]},
    "numeric": {"text": "1.250,50"},
    "tool": {"inputs": {"churn": "2,5"}},
    "test": {"choices": {"q1": "a", "q2": "a", "q3": "a"}, "handed_in": True},
    "spot": {"marked": ["b", "d"]},
    "fill": {"chosen": {"opening": "b", "when": "b"}},
    "allocate": {"amounts": {"one": 26, "two": 12, "three": 2}},
}
SECRETS = (
    '"reason"',
    '"credit"',
    '"tolerance"',
    '"checks"',
    '"key"',
    '"correct"',
    '"wrong"',
    '"too_high"',
    "It is **this**",
    "Reason a",
)


def stored(folder: Path, kind: str) -> Any:
    """The answer on disk."""
    return json.loads((folder / "answers" / f"m01-x-{kind}.json").read_text(encoding="utf-8"))["answer"]


def answers(folder: Path) -> list[str]:
    """What lies in the answers folder."""
    return sorted(file.name for file in (folder / "answers").glob("*"))


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_opens_blank_and_without_its_key(folder: Path, kind: str) -> None:
    """A panel opens with the question, writes nothing, and sends no reason, key or solution to the page."""
    panel = exercise(f"m01-x-{kind}")
    assert isinstance(panel, ExercisePanel)
    assert panel.opening["question"]["kind"] == kind
    assert panel.opening["answer"] is None
    assert not [secret for secret in SECRETS if secret in json.dumps(panel.opening)]
    assert not (folder / "answers").exists()
    panel.close()


@pytest.mark.parametrize("kind", sorted(FULL))
def test_a_full_answer_is_kept_judged_and_restored(folder: Path, kind: str) -> None:
    """Check keeps the answer, gives full points with reasons, and the next opening brings the answer back."""
    with page(folder, kind) as shown:
        reply = shown.ask("check", answer=FULL[kind])
        assert reply["saving"]["saved"]
        assert reply["judged"]["points"] == reply["judged"]["maximum"]
        assert "<table" in reply["judged"]["html"]
    with page(folder, kind) as again:
        assert again.panel.opening["answer"] == stored(folder, kind)
        assert again.panel.opening["saved"]


def test_saved_means_it_is_on_disk(folder: Path) -> None:
    """The moment a reply says saved, the file holds the answer."""
    with page(folder, "single") as shown:
        reply = shown.ask("save", answer={"choice": "b"})
        assert reply["saving"]["saved"]
        assert reply["saving"]["sentence"] == ""
        assert stored(folder, "single") == {"choice": "b"}
        assert reply["judged"] is None


def test_a_partial_answer_says_why(folder: Path) -> None:
    """A near miss earns its part, with the reason of the option chosen."""
    with page(folder, "single") as shown:
        judged = shown.ask("check", answer={"choice": "b"})["judged"]
        assert judged["points"] == 2
        assert "Reason b" in judged["html"]


@pytest.mark.parametrize(
    "answer", [{"choice": 7}, {"chosen": "a"}, {"choice": "NOT A KEY"}, {"choice": {"a": [1]}}, {"choice": "a", "x": 1}]
)
def test_what_is_no_answer_is_refused_in_words(folder: Path, answer: dict[str, object]) -> None:
    """An answer of the wrong form is not written; the learner is told, in a sentence."""
    with page(folder, "single") as shown:
        saving = shown.ask("save", answer=answer)["saving"]
        assert saving["saved"] is None
        assert saving["sentence"].startswith("Not saved: ")
        assert answers(folder) == []


@pytest.mark.parametrize("text", ["x" * 20_001, "x" * 2_000_000])
def test_an_oversized_answer_is_refused_and_the_old_one_stays(folder: Path, text: str) -> None:
    """A text beyond the limit is named as too long, and the file keeps what it had."""
    with page(folder, "written") as shown:
        shown.ask("save", answer={"text": "short"})
        assert "too long" in shown.ask("save", answer={"text": text})["saving"]["sentence"]
        assert stored(folder, "written") == {"text": "short"}


def test_the_longest_written_answer_is_taken(folder: Path) -> None:
    """The limit in bytes never refuses a text whose length in characters is allowed, whatever its script."""
    with page(folder, "written") as shown:
        assert shown.ask("save", answer={"text": "🙂" * 20_000})["saving"]["saved"]


@pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
def test_an_answer_is_taken_up_to_the_limit_in_bytes(folder: Path, more: int, taken: bool) -> None:
    """Where no field has a limit of its own, the whole answer has one: 100,000 bytes, not one more."""
    assert LARGEST == 100_000
    answer: dict[str, object] = {"inputs": {"churn": ""}}
    answer = {"inputs": {"churn": "x" * (LARGEST - len(json.dumps(answer)) + more)}}
    with page(folder, "tool") as shown:
        saving = shown.ask("save", answer=answer)["saving"]
        assert (saving["saved"] is not None) == taken
        assert ("too long" in saving["sentence"]) != taken


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_hold_is_refused_in_words(folder: Path, number: float) -> None:
    """A number that is none reaches neither the disk nor a log: the learner gets the usual sentence."""
    with page(folder, "tool") as shown:
        reply = shown.ask("save", answer={"inputs": {"churn": number}})
        assert reply["failure"] == ""
        assert reply["saving"]["sentence"].startswith("Not saved: the page sent something")
        assert answers(folder) == []


@pytest.mark.parametrize(
    "message", [None, 7, "save", [], {}, {"type": "save"}, {"type": "exec", "view": "v", "n": 1, "code": "1"}]
)
def test_a_message_nobody_understands_gets_a_calm_reply(folder: Path, message: object) -> None:
    """Whatever arrives, the page gets a sentence with a reference, and nothing is written."""
    with page(folder, "single") as shown:
        shown.tell(message)
        assert "reference" in shown.replies[-1]["failure"]
        assert answers(folder) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    )
)
def test_no_answer_whatever_raises(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    """Any value as any part of an answer leads to a reply: kept, refused or judged, never a traceback."""
    from csm_widgets.messages import Check
    from csm_widgets.sitting import Sitting

    from .kit import exercise as authored

    for kind, full in FULL.items():
        key = authored(kind)
        sitting = Sitting(key.question(), key, AnswerFolder(tmp_path_factory.getbasetemp() / "law"))
        reply = sitting.reply(Check(view="v", n=1, type="check", answer=dict.fromkeys(full, value)))
        assert reply.saving is not None


def test_a_folder_that_cannot_be_written_keeps_the_work_on_screen(folder: Path) -> None:
    """Where nothing can be written the reply says so and what to do; the answer is judged all the same."""
    (folder / "answers").write_text("in the way", encoding="utf-8")
    with page(folder, "single") as shown:
        reply = shown.ask("check", answer={"choice": "a"})
        assert reply["saving"]["saved"] is None
        assert "still on this page" in reply["saving"]["sentence"]
        assert reply["judged"]["points"] == 4


def test_another_window_is_noticed(folder: Path) -> None:
    """The window that saves last wins, and learns that it replaced another's answer."""
    with page(folder, "single") as one, page(folder, "single") as other:
        assert not one.ask("save", answer={"choice": "a"})["saving"]["replaced_other"]
        assert other.ask("save", answer={"choice": "b"})["saving"]["replaced_other"]
        assert stored(folder, "single") == {"choice": "b"}
        assert one.ask("save", answer={"choice": "c"})["saving"]["replaced_other"]
        assert not one.ask("save", answer={"choice": "a"})["saving"]["replaced_other"]


def test_a_damaged_answer_is_set_aside_and_said_once(folder: Path) -> None:
    """A file that cannot be read is kept as .bad, the panel opens blank and says so; the next opening is quiet."""
    (folder / "answers").mkdir()
    (folder / "answers" / "m01-x-single.json").write_text("{broken", encoding="utf-8")
    with page(folder, "single") as shown:
        assert "kept aside" in shown.panel.opening["remark"]
        assert shown.panel.opening["answer"] is None
    with page(folder, "single") as again:
        assert again.panel.opening["remark"] == ""


def test_hints_open_as_safe_html(folder: Path) -> None:
    """Hints travel as HTML made from Markdown, apart from the question."""
    with page(folder, "single") as shown:
        assert shown.panel.opening["hints"] == ["<p><em>Think</em>.</p>\n", "<p>Again.</p>\n"]


def test_the_solution_waits_for_an_attempt(folder: Path) -> None:
    """The worked solution is refused before a check, and given after one."""
    with page(folder, "single") as shown:
        assert "this" not in shown.ask("solution")["solution"].replace("Check your answer first", "")
        shown.ask("check", answer={"choice": "c"})
        assert "<strong>this</strong>" in shown.ask("solution")["solution"]


@pytest.mark.parametrize("answer", [{"text": ""}, {"text": " \n"}])
def test_an_empty_answer_is_no_attempt(folder: Path, answer: dict[str, object]) -> None:
    """Checking nothing does not open the worked solution."""
    with page(folder, "numeric") as shown:
        assert shown.ask("check", answer=answer)["judged"]["points"] == 0
        assert "<strong>this</strong>" not in shown.ask("solution")["solution"]
        shown.ask("check", answer={"text": "7"})
        assert "<strong>this</strong>" in shown.ask("solution")["solution"]


def test_without_a_key_nothing_is_judged_and_nothing_given_away(folder: Path) -> None:
    """Where no key is at hand the answer is kept, and the panel says that it is judged later."""
    (folder / "practice.json").unlink()
    with page(folder, "single") as shown:
        assert shown.panel.opening["no_key"] == "Your answer is saved. It is judged after you hand in."
        reply = shown.ask("check", answer={"choice": "a"})
        assert reply["saving"]["saved"]
        assert reply["judged"] is None
        assert "this" not in shown.ask("solution")["solution"].replace("Check your answer first", "")


def test_an_unreadable_key_costs_the_check_not_the_exercise(folder: Path) -> None:
    """A damaged key file leaves an exercise that can be answered."""
    (folder / "practice.json").write_text("{", encoding="utf-8")
    with page(folder, "single") as shown:
        assert shown.panel.opening["no_key"]
        assert shown.ask("save", answer={"choice": "a"})["saving"]["saved"]


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("1,250.5", "Read as 1,250.50 EUR"),
        ("1.250,50 €", "Read as 1,250.50 EUR"),
        ("0.12345", "Read as 0.12345 EUR"),
        ("-3", "Read as -3.00 EUR"),
        ("about ten", "Not read as a number yet. Type one number, such as 1250.50."),
        (" ", ""),
    ],
)
def test_a_number_is_echoed_as_the_judge_reads_it(folder: Path, text: str, echo: str) -> None:
    """The reply to a save says how the number was read."""
    with page(folder, "numeric") as shown:
        assert shown.ask("save", answer={"text": text})["saving"]["echo"] == echo


def test_a_written_answer_is_left_to_a_person(folder: Path) -> None:
    """Checking a written answer gives no points; the model answer opens after it."""
    with page(folder, "written") as shown:
        judged = shown.ask("check", answer={"text": "Dear Ms Okafor"})["judged"]
        assert judged["by_person"]
        assert "<strong>this</strong>" in shown.ask("solution")["solution"]


def test_a_test_tells_pass_lessons_and_keeps_its_result(folder: Path) -> None:
    """A handed-in test says whether it is passed and what to read again, also when it is opened later."""
    answer = {"choices": {"q1": "a", "q2": "b"}, "handed_in": True}
    with page(folder, "test") as shown:
        judged = shown.ask("check", answer=answer)["judged"]
        assert (judged["points"], judged["passed"]) == (1, False)
        assert judged["remark"] == "Not passed yet: 60% are needed."
        assert judged["right"] == ["q1"]
        assert judged["lessons"] == ["Lesson 1.2", "Lesson 1.3"]
    with page(folder, "test") as again:
        assert again.panel.opening["judged"]["passed"] is False
        again.ask("save", answer={"choices": {}, "handed_in": False})
    with page(folder, "test") as fresh:
        assert fresh.panel.opening["judged"] is None


def test_a_blank_test_says_what_is_needed_too(folder: Path) -> None:
    """Handed in without one choice, a test still says how much it takes, and no item counts as right."""
    with page(folder, "test") as shown:
        judged = shown.ask("check", answer={"choices": {}, "handed_in": True})["judged"]
        assert (judged["points"], judged["passed"], judged["right"]) == (0, False, [])
        assert judged["remark"] == "Not passed yet: 60% are needed."


@pytest.mark.parametrize("kind", sorted(set(FULL) - {"test"}))
def test_only_a_test_passes_or_fails(folder: Path, kind: str) -> None:
    """Other kinds give points and reasons, and nothing about passing."""
    with page(folder, kind) as shown:
        judged = shown.ask("check", answer=FULL[kind])["judged"]
        assert (judged["passed"], judged["remark"], judged["right"]) == (None, "", [])


def test_two_views_of_a_panel_get_their_own_replies(folder: Path) -> None:
    """Each reply carries the view that asked, so that a second view of the same panel is not misled."""
    with page(folder, "single") as shown:
        for view in ("left", "right"):
            shown.tell({"type": "save", "view": view, "n": 1, "answer": {"choice": "a"}})
        assert [reply["view"] for reply in shown.replies] == ["left", "right"]
