"""What answers to items are worth: worked by hand for each kind, and laws that hold for every answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.assessment.scoring import ItemScore, misfit, score
from csm_autograder.assessment.typed import readings, typed
from csm_course.exercises.base import Option
from csm_course.exercises.quiz import Item
from csm_course.items import FixedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.items.asked import (
    MatchResponse,
    MultipleResponse,
    NumericResponse,
    OrderResponse,
    Response,
    SingleResponse,
)
from csm_course.items.asking import asked, veiled
from csm_course.items.kinds import Pair, TypedError

COMMON = {
    "id": "one", "stem": "What?", "lesson": "L-1.3", "objective": "Calculate", "competency": "CSA-T-29",
    "bloom": "apply", "difficulty": 0.7, "author": "Team", "reviewed": "2026-11-22",
}  # fmt: skip


def options(names: str) -> tuple[Option, ...]:
    """Options with these letters, each with its reason."""
    return tuple(Option(id=one, text=f"Text {one}", reason=f"Because of {one}.") for one in names)


SINGLE = Item.model_validate({**COMMON, "options": options("abcd"), "key": "c"})
MULTIPLE = MultipleItem.model_validate(
    {**COMMON, "kind": "multiple", "options": options("abcdef"), "keys": ("b", "d", "e")}
)
PAIRS = tuple(Pair(id=one, text=f"Left {one}", match=f"Right {one}", reason=f"Pair {one}.") for one in "abcd")
MATCH = MatchItem.model_validate({**COMMON, "kind": "match", "pairs": PAIRS, "others": options("z")})
ORDER = OrderItem.model_validate({**COMMON, "kind": "order", "steps": options("abcd")})
NUMBER = NumericItem.model_validate(
    {
        **COMMON, "kind": "numeric", "value": 2.5, "tolerance": 0.05, "unit": "%", "decimals": 1, "reason": "4 of 160.",
        "errors": (TypedError(value=2.4, name="end count as base", reason="That is 4 of 168."),),
    }
)  # fmt: skip
MONEY = NUMBER.model_copy(update={"value": 1250.0, "tolerance": 0.5, "unit": "EUR", "decimals": 0, "errors": ()})
ALL: dict[str, FixedItem] = {"single": SINGLE, "multiple": MULTIPLE, "match": MATCH, "order": ORDER, "numeric": NUMBER}


def steps(names: str) -> OrderResponse:
    """The steps in this order, as a page sends them."""
    return OrderResponse(order=tuple(veiled(f"Text {one}") for one in names))


def matched(pairs: dict[str, str]) -> MatchResponse:
    """Left to right, as a page sends them; `z` is the text that belongs to nothing."""
    right = {one: f"Right {one}" for one in "abcd"} | {"z": "Text z"}
    return MatchResponse(matched={veiled(f"Left {left}"): veiled(right[to]) for left, to in pairs.items()})


BY_HAND: list[tuple[FixedItem, Response, float]] = [
    (SINGLE, SingleResponse(choice="c"), 1),
    (SINGLE, SingleResponse(choice="a"), 0),
    (MULTIPLE, MultipleResponse(marked=("b", "d", "e")), 1),
    (MULTIPLE, MultipleResponse(marked=("b", "d")), 2 / 3),
    (MULTIPLE, MultipleResponse(marked=("b", "d", "a")), 1 / 3),
    (MULTIPLE, MultipleResponse(marked=("b", "a", "c")), 0),
    (MULTIPLE, MultipleResponse(marked=tuple("abcdef")), 0),
    (MULTIPLE, MultipleResponse(marked=("b", "b", "b")), 1 / 3),
    (MATCH, matched({"a": "a", "b": "b", "c": "c", "d": "d"}), 1),
    (MATCH, matched({"a": "a", "b": "c", "c": "b", "d": "z"}), 1 / 4),
    (MATCH, matched({"a": "a", "b": "b"}), 1 / 2),
    (MATCH, matched(dict.fromkeys("abcd", "a")), 1 / 4),
    (ORDER, steps("abcd"), 1),
    (ORDER, steps("abdc"), 4 / 6),
    (ORDER, steps("bcda"), 0),
    (ORDER, steps("dabc"), 0),
    (ORDER, steps("bacd"), 4 / 6),
    (ORDER, steps("acbd"), 4 / 6),
    (ORDER, steps("dcba"), 0),
    (ORDER, steps("ab"), 1 / 6),
    (ORDER, steps("aaaa"), 0),
    (NUMBER, NumericResponse(number="2.5"), 1),
    (NUMBER, NumericResponse(number="2.55"), 1),
    (NUMBER, NumericResponse(number="2,5 %"), 1),
    (NUMBER, NumericResponse(number="2.4"), 0),
    (NUMBER, NumericResponse(number="about two"), 0),
    (MONEY, NumericResponse(number="EUR 1,250"), 1),
    (MONEY, NumericResponse(number="1.250"), 1),
    (MONEY, NumericResponse(number="1 250 €"), 1),
    (MONEY, NumericResponse(number="1250.00"), 1),
    (MONEY, NumericResponse(number="1,25"), 0),
]


@pytest.mark.parametrize(("item", "response", "points"), BY_HAND, ids=lambda one: str(one)[-50:])
def test_points_by_hand(item: FixedItem, response: Response, points: float) -> None:
    """Shares worked out with pen and paper; in an exam only the whole counts."""
    assert misfit(item, response) is None
    scored = score(item, response)
    assert scored.points == pytest.approx(points)
    assert scored.answered
    assert score(item, response, all_or_nothing=True).points == (1 if points == 1 else 0)


def test_reasons_of_a_choice_stand_beside_every_option() -> None:
    """Key or not, chosen or not, in the order they are written."""
    reasons = score(SINGLE, SingleResponse(choice="a")).reasons
    assert [(one.text, one.is_key, one.chosen, one.reason) for one in reasons] == [
        ("Text a", False, True, "Because of a."),
        ("Text b", False, False, "Because of b."),
        ("Text c", True, False, "Because of c."),
        ("Text d", False, False, "Because of d."),
    ]


def test_reasons_of_a_match_tell_what_belonged_to_nothing() -> None:
    """Each pair, and the stray text after the pair it was given to."""
    reasons = score(MATCH, matched({"a": "a", "b": "z"})).reasons
    assert [(one.text, one.is_key, one.chosen) for one in reasons] == [
        ("Left a: Right a", True, True),
        ("Left b: Right b", True, False),
        ("Left b: Text z", False, True),
        ("Left c: Right c", True, False),
        ("Left d: Right d", True, False),
    ]


def test_reasons_of_an_order_stand_in_the_right_order() -> None:
    """A step that stood at its place is marked."""
    reasons = score(ORDER, steps("abdc")).reasons
    assert [one.text for one in reasons] == ["Text a", "Text b", "Text c", "Text d"]
    assert [one.chosen for one in reasons] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2.4", "That is 4 of 168."),
        ("0.025", "share as a part of one"),
        ("9", "none of the usual slips"),
        ("two and a half", "could not be read as a number"),
        ("2.5.1", "could not be read as a number"),
        ("1e5", "could not be read as a number"),
    ],
)
def test_a_wrong_number_is_told_why(text: str, words: str) -> None:
    """The named error, a share for a percentage, or that it could not be read; and then the right one."""
    typed_in, key = score(NUMBER, NumericResponse(number=text)).reasons
    assert words in typed_in.reason
    assert (typed_in.text, typed_in.chosen, typed_in.is_key) == (text, True, False)
    assert (key.text, key.reason, key.is_key) == ("2.5%", "4 of 160.", True)


@pytest.mark.parametrize(
    ("text", "unit", "numbers"),
    [
        ("1,250", "", (1250.0, 1.25)),
        ("1.250", "", (1.25, 1250.0)),
        ("EUR 1,250", "EUR", (1250.0, 1.25)),
        ("−1,250", "", (-1250.0, -1.25)),
        ("0,125", "", (0.125,)),
        ("1,250.50", "", (1250.5,)),
        ("1.250,50", "", (1250.5,)),
        ("12.5 %", "%", (12.5,)),
        ("12,5 %", "%", (12.5,)),
        ("1,250,000", "", (1250000.0,)),
        ("14 bakeries", "bakeries", (14.0,)),
        ("14 months", "months", (14.0,)),
        ("", "", ()),
        ("12 or 13", "", ()),
        ("1,25,0", "", ()),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, unit: str, numbers: tuple[float, ...]) -> None:
    """One reading, two where a sign of three digits' groups and a decimal sign look alike, or none."""
    assert readings(text, unit) == numbers


@given(st.integers(-(10**7), 10**7), st.integers(0, 3))
def test_every_way_of_writing_the_right_number_is_right(number: int, decimals: int) -> None:
    """Plain, with thousands commas, with thousands dots and a decimal comma, with spaces, with the unit."""
    value = number / 10**decimals
    item = MONEY.model_copy(update={"value": value, "decimals": decimals, "tolerance": 0.4 / 10**decimals})
    english = f"{value:,.{decimals}f}"
    continental = english.translate(str.maketrans(",.", ".,"))
    for text in (
        english,
        f"EUR {english}",
        f"{english} €",
        continental,
        english.replace(",", " "),
        f"{value:.{decimals}f}",
    ):
        assert typed(item, text).right, text


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_scorer(text: str) -> None:
    """Whatever it is, there are points and a reason."""
    scored = score(NUMBER, NumericResponse(number=text))
    assert scored.points in (0, 1)
    assert all(one.reason for one in scored.reasons)


LETTERS = st.lists(st.sampled_from("abcdef"), max_size=8)
RESPONSES: st.SearchStrategy[tuple[FixedItem, Response | None]] = st.one_of(
    st.tuples(st.just(MULTIPLE), LETTERS.map(lambda marked: MultipleResponse(marked=tuple(marked)))),
    st.tuples(st.just(ORDER), st.lists(st.sampled_from("abcd"), max_size=6).map(lambda order: steps("".join(order)))),
    st.tuples(st.just(MATCH), st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcdz")).map(matched)),
    st.tuples(st.just(SINGLE), st.sampled_from("abcd").map(lambda choice: SingleResponse(choice=choice))),
    st.tuples(st.sampled_from(list(ALL.values())), st.none()),
)


@given(RESPONSES)
def test_points_are_a_share_and_the_whole_is_right(case: tuple[FixedItem, Response | None]) -> None:
    """From 0 to 1; all or nothing gives 1 exactly where the share is 1."""
    item, response = case
    scored = score(item, response)
    assert 0 <= scored.points <= 1
    assert scored.right is (scored.points == 1) is (score(item, response, all_or_nothing=True).points == 1)
    assert scored.answered is (response is not None)


@given(marked=st.sets(st.sampled_from("abcdef")), another=st.sampled_from("abcdef"))
def test_a_right_mark_never_costs_and_a_wrong_one_never_pays(marked: set[str], another: str) -> None:
    """Adding one mark moves the points the way it should."""
    before = score(MULTIPLE, MultipleResponse(marked=tuple(marked - {another}))).points
    after = score(MULTIPLE, MultipleResponse(marked=tuple(marked | {another}))).points
    assert after >= before if another in MULTIPLE.keys else after <= before


@given(order=st.permutations("abcd"), place=st.integers(0, 2))
def test_putting_two_neighbours_right_never_costs(order: list[str], place: int) -> None:
    """Steps in the wrong order to each other, exchanged."""
    mended = list(order)
    mended[place : place + 2] = sorted(mended[place : place + 2])
    assert score(ORDER, steps("".join(mended))).points >= score(ORDER, steps("".join(order))).points


def test_unanswered_is_nothing_with_all_reasons() -> None:
    """So that a review still teaches."""
    for item in ALL.values():
        scored = score(item, None)
        assert (scored.points, scored.answered) == (0, False)
        assert scored.reasons
        assert not any(one.chosen for one in scored.reasons)


@pytest.mark.parametrize(
    ("item", "response", "words"),
    [
        (SINGLE, SingleResponse(choice="e"), "'e' is none of the choices"),
        (MULTIPLE, MultipleResponse(marked=("a", "z")), "'z' is none of the choices"),
        (MATCH, MatchResponse(matched={"a": "a"}), "'a' is none of the choices"),
        (ORDER, OrderResponse(order=("a",)), "'a' is none of the choices"),
        (SINGLE, NumericResponse(number="2"), "is of kind 'single', the answer of kind 'numeric'"),
    ],
)
def test_what_was_never_offered_is_named_and_counts_as_no_answer(
    item: FixedItem, response: Response, words: str
) -> None:
    """The service refuses it; the scorer gives nothing for it."""
    assert words in (misfit(item, response) or "")
    assert score(item, response) == ItemScore(points=0, reasons=score(item, None).reasons, answered=False)


@given(seed=st.integers())
def test_what_is_shown_can_be_answered(seed: int) -> None:
    """The ids of the page are those the scorer knows: the right answer, found by its words, earns the point."""
    match, order = asked(MATCH, seed), asked(ORDER, seed)
    assert match.kind == "match"
    assert order.kind == "order"
    right = {one.text.removeprefix("Right "): one.id for one in match.right}
    answer = {one.id: right[one.text.removeprefix("Left ")] for one in match.left}
    assert score(MATCH, MatchResponse(matched=answer)).right
    in_order = sorted(order.options, key=lambda one: one.text)
    assert score(ORDER, OrderResponse(order=tuple(one.id for one in in_order))).right
