"""Laws of spot, fill and allocate: what marking everything, more of the right, and another order come to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_autograder import judge
from csm_course.exercises.allocate import AllocateAnswer
from csm_course.exercises.fill import FillAnswer
from csm_course.exercises.spot import SpotAnswer
from tests.autograder.examples import EXAMPLES, exercise, option

LETTERS = "abcdefghijklmn"


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[str]]:
    """The parts of a spot exercise with at least one wrong and as many sound, and what somebody marked."""
    wrong = draw(st.integers(1, 7))
    sound = draw(st.integers(max(wrong, 4 - wrong), 14 - wrong))
    faults = draw(st.permutations([True] * wrong + [False] * sound))
    parts = [option(LETTERS[place], wrong=fault) for place, fault in enumerate(faults)]
    return parts, draw(st.lists(st.sampled_from([part["id"] for part in parts]), unique=True))


def spotted(parts: list[dict[str, Any]], marked: list[str]) -> float:
    """The points of these marks."""
    return judge(exercise("spot", parts=parts), SpotAnswer(marked=tuple(marked))).points


@given(documents())
def test_marking_everything_earns_nothing(document: tuple[list[dict[str, Any]], list[str]]) -> None:
    """Whoever marks all parts, or all the sound ones, has found nothing out."""
    parts, _ = document
    assert spotted(parts, [part["id"] for part in parts]) == 0
    assert spotted(parts, [part["id"] for part in parts if not part["wrong"]]) == 0


@given(documents())
def test_marking_the_wrong_parts_and_no_other_earns_everything(
    document: tuple[list[dict[str, Any]], list[str]],
) -> None:
    """The full answer earns all; any other earns less."""
    parts, marked = document
    wrong = [part["id"] for part in parts if part["wrong"]]
    assert spotted(parts, wrong) == 6
    assert (spotted(parts, marked) == 6) == (set(marked) == set(wrong))


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_marks_does_not_matter(document: tuple[list[dict[str, Any]], list[str]], chance: Any) -> None:
    """The same marks earn the same, in whatever order they were made."""
    parts, marked = document
    mixed = chance.sample(marked, len(marked))
    assert spotted(parts, mixed) == spotted(parts, marked)


@given(documents())
def test_one_more_right_mark_never_costs_and_one_more_wrong_mark_never_earns(
    document: tuple[list[dict[str, Any]], list[str]],
) -> None:
    """Finding another error is never punished, marking another sound part never rewarded."""
    parts, marked = document
    before = spotted(parts, marked)
    for part in parts:
        if part["id"] not in marked:
            after = spotted(parts, [*marked, part["id"]])
            assert after >= before if part["wrong"] else after <= before


@pytest.mark.parametrize(("wrong", "sentence"), [("", "no part is wrong"), ("abc", "marking everything would earn")])
def test_parts_that_reward_guessing_are_refused(wrong: str, sentence: str) -> None:
    """An author reads why: something must be wrong, and no more than half."""
    with pytest.raises(ValidationError, match=sentence):
        exercise("spot", parts=[option(name, wrong=name in wrong) for name in "abcde"])


@given(st.dictionaries(st.sampled_from(["opening", "when"]), st.sampled_from("abc")))
def test_a_gap_earns_its_share_whatever_the_others_hold(chosen: dict[str, str]) -> None:
    """The points are the right gaps times an equal share."""
    right = sum(choice == "b" for choice in chosen.values())
    assert judge(exercise("fill"), FillAnswer(chosen=chosen)).points == 2 * right


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Only {opening}.", "has {when} 0 times; put it there once"),
        ("{opening} {when} {when}", "has {when} 2 times"),
        ("{opening} {when} {end}", "has {end}, and there is no gap of that id"),
    ],
)
def test_a_text_that_does_not_fit_its_gaps_is_refused(text: str, sentence: str) -> None:
    """Each gap stands in the text exactly once, and the text names no other."""
    with pytest.raises(ValidationError, match=sentence.replace("{", r"\{").replace("}", r"\}")):
        exercise("fill", text=text)


amounts = st.integers(0, 60)


@given(amounts, amounts, amounts)
def test_no_division_earns_more_than_its_fitting_amounts_and_the_sum(one: int, two: int, three: int) -> None:
    """Two points for each amount in its range, two for the exact total beside at least one of them."""
    fitting = (20 <= one <= 30) + (10 <= two <= 14) + (0 <= three <= 4)
    whole = one + two + three == 40 and fitting > 0
    blank = not (one or two or three)
    earned = judge(exercise("allocate"), AllocateAnswer(amounts={"one": one, "two": two, "three": three})).points
    assert earned == (0 if blank else 2 * (fitting + whole))


def test_everything_everywhere_earns_nothing() -> None:
    """Giving each item the whole total is no plan."""
    answer = AllocateAnswer(amounts={"one": 40, "two": 40, "three": 40})
    assert judge(exercise("allocate"), answer).points == 0


@pytest.mark.parametrize(("change", "sentence"), [({"low": 35}, "above high"), ({"high": 20}, "cannot be shared out")])
def test_ranges_that_cannot_be_met_are_refused(change: dict[str, float], sentence: str) -> None:
    """An author reads that no full answer exists."""
    items = [dict(item) for item in EXAMPLES["allocate"]["items"]]
    items[0].update(change)
    with pytest.raises(ValidationError, match=sentence):
        exercise("allocate", items=items)
