"""The judge, kind by kind: cases by hand, and laws that hold for every answer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder import judge
from csm_autograder.rules.order import longest_rising_run
from csm_autograder.score import Score
from csm_course.exercises import ANSWERS
from tests.autograder.examples import EXAMPLES, exercise


def points(kind: str, **answer: Any) -> float:
    """What this answer earns on the example of that kind."""
    return judge(exercise(kind), ANSWERS[kind].model_validate(answer)).points


@pytest.mark.parametrize("kind", EXAMPLES)
def test_no_answer_earns_nothing_and_says_so(kind: str) -> None:
    """A missing answer and an empty one are the same: 0 points, with a reason."""
    for answer in (None, ANSWERS[kind]()):
        verdict = judge(exercise(kind), answer)
        assert verdict.points == 0
        assert verdict.maximum == EXAMPLES[kind]["points"]
        assert [line.reason for line in verdict.lines] == ["No answer was given."]


@pytest.mark.parametrize(("choice", "earned"), [("a", 4), ("b", 2), ("c", 0), ("zz", 0)])
def test_single(choice: str, earned: float) -> None:
    """The key earns all, the near miss its share, the rest nothing."""
    assert points("single", choice=choice) == earned


def test_single_gives_the_reason_of_the_chosen_option_only() -> None:
    """A learner who is wrong learns why, not what the key is."""
    verdict = judge(exercise("single"), ANSWERS["single"].model_validate({"choice": "c"}))
    assert [line.reason for line in verdict.lines] == ["Reason c"]


@pytest.mark.parametrize(
    ("choices", "earned"),
    [(["a", "b"], 6), (["a"], 3), (["a", "c"], 0), (["a", "b", "c"], 3), (["c"], 0)],
)
def test_multiple_takes_back_for_wrong_ticks(choices: list[str], earned: float) -> None:
    """Ticking everything is no way to full points, and nothing goes below zero."""
    assert points("multiple", choices=choices) == earned


def test_multiple_does_not_name_what_was_left_out() -> None:
    """The number of missing ticks is told, their text is not."""
    verdict = judge(exercise("multiple"), ANSWERS["multiple"].model_validate({"choices": ["a"]}))
    assert verdict.lines[-1].reason == "One thing that belongs here is not ticked."
    assert "Text b" not in str(verdict)


@pytest.mark.parametrize(
    ("placed", "earned"), [({"one": "x", "two": "y"}, 4), ({"one": "x", "two": "x"}, 2), ({"two": "x"}, 0)]
)
def test_match(placed: dict[str, str], earned: float) -> None:
    """Each item in its place earns the same."""
    assert points("match", placed=placed) == earned


@pytest.mark.parametrize(
    ("order", "earned"),
    [("abcde", 4), ("bacde", 3), ("eabcd", 3), ("edcba", 0), ("badce", 2), ("a", 0), ("aaaaa", 0)],
)
def test_order_costs_one_share_per_step_that_must_move(order: str, earned: float) -> None:
    """Moving one step wrongly costs one share, however far it went; a reversed list earns nothing."""
    assert points("order", order=list(order)) == earned


@pytest.mark.parametrize(
    ("text", "earned"),
    [("9.09", 5), ("9,09 %", 5), ("9.10", 5), ("9.101", 0), ("10", 2), ("ten", 0), ("1e400", 0)],
)
def test_numeric(text: str, earned: float) -> None:
    """Within the tolerance is right, a named error earns its share, anything else nothing."""
    assert points("numeric", text=text) == earned


def test_numeric_names_the_mistake() -> None:
    """Whoever divides by the end is told that, not merely that it is wrong."""
    verdict = judge(exercise("numeric"), ANSWERS["numeric"].model_validate({"text": "10 %"}))
    assert verdict.lines[0].reason == "You divided by the end."


def test_written_is_left_to_a_person() -> None:
    """The machine gives no points, and shows what will be looked at."""
    verdict = judge(exercise("written"), ANSWERS["written"].model_validate({"text": "We lost 9 %."}))
    assert verdict.by_person
    assert verdict.points == 0
    assert [line.label for line in verdict.lines] == ["Numbers", "Ask"]


def test_tool_recomputes_the_result() -> None:
    """The worked default of the calculator fulfils both checks; half the margin loses the value only."""
    assert points("tool", inputs={"variant": "subscription"}) == 10
    assert points("tool", inputs={"variant": "subscription", "gross_margin": 40}) == 4


def test_tool_with_impossible_inputs_still_judges_what_was_chosen() -> None:
    """Churn of zero has no lifetime value: that check says why, the choice of the variant still counts."""
    answer = ANSWERS["tool"].model_validate({"inputs": {"variant": "subscription", "churn": 0}})
    verdict = judge(exercise("tool"), answer)
    assert verdict.points == 4
    assert "churn" in verdict.lines[0].reason.lower()


@pytest.mark.parametrize("inputs", [{"variant": "V99"}, {"unheard_of": 1}, {"churn": "often"}, {"churn": -1e308}])
def test_tool_with_unfit_inputs_earns_nothing_and_raises_nothing(inputs: dict[str, Any]) -> None:
    """A hand-made answer file cannot break the judge."""
    assert points("tool", inputs=inputs) == 0


@pytest.mark.parametrize(("second", "points", "passed"), [("a", 1, "Not passed yet"), ("b", 2, "Passed")])
def test_quiz_counts_items_and_says_whether_it_is_passed(second: str, points: float, passed: str) -> None:
    """A point per right item, the reason of what was chosen, and what the points mean."""
    answer = ANSWERS["test"].model_validate({"choices": {"q1": "b", "q2": second}, "handed_in": True})
    verdict = judge(exercise("test"), answer)
    assert verdict.points == points
    assert verdict.lines[1].reason == f"Reason {second}"
    assert verdict.remark == f"{passed}: 70% are needed."


def test_an_item_left_out_names_its_lesson() -> None:
    """Whoever skipped a question learns where it is taught."""
    answer = ANSWERS["test"].model_validate({"choices": {"q1": "b"}})
    assert judge(exercise("test"), answer).lines[1].reason == "Not answered. It is taught in lesson 1.3."
    items = [{**item, "lesson": "SUP-1.13"} for item in EXAMPLES["test"]["items"]]
    assert judge(exercise("test", items=items), answer).lines[1].reason.endswith("taught in lesson 1.13.")


@pytest.mark.parametrize(
    ("marked", "earned"),
    [("bd", 6), ("db", 6), ("b", 3), ("bda", 3), ("bdac", 0), ("abcde", 0), ("ace", 0), ("bbbb", 3), ("z", 0)],
)
def test_spot_takes_back_for_sound_parts_marked(marked: str, earned: float) -> None:
    """Each of two wrong parts found earns half, each sound part marked takes half away, never below zero."""
    assert points("spot", marked=list(marked)) == earned


def test_spot_gives_the_reason_of_what_was_marked_or_missed() -> None:
    """Every part found, missed or marked without cause has its reason; what was rightly left alone has none."""
    verdict = judge(exercise("spot"), ANSWERS["spot"].model_validate({"marked": ["b", "a"]}))
    assert [(line.about, line.points, line.reason) for line in verdict.lines] == [
        ("b", 3, "Reason b"),
        ("d", 0, "Reason d"),
        ("a", -3, "Reason a"),
    ]


@pytest.mark.parametrize(
    ("chosen", "earned"),
    [({"opening": "b", "when": "b"}, 4), ({"opening": "b", "when": "a"}, 2), ({"when": "b"}, 2), ({"when": "zz"}, 0)],
)
def test_fill_counts_gaps(chosen: dict[str, str], earned: float) -> None:
    """Each gap with the right block earns the same; an open one earns nothing."""
    assert points("fill", chosen=chosen) == earned


def test_fill_says_why_of_every_block_chosen() -> None:
    """The reason is that of the block in the gap; an open gap is called open."""
    verdict = judge(exercise("fill"), ANSWERS["fill"].model_validate({"chosen": {"opening": "c"}}))
    assert [line.reason for line in verdict.lines] == ["Reason c", "Nothing is chosen here yet."]


@pytest.mark.parametrize(
    ("one", "two", "three", "earned"),
    [
        (26, 12, 2, 8),
        (20, 14, 6, 6),
        (30, 14, 4, 6),
        (26, 10, None, 4),
        (40, 0, 0, 4),
        (40, None, None, 0),
        (0, 0, 40, 0),
        (19.999999, 10, 4, 4),
        (-5, 41, 4, 4),
    ],
)
def test_allocate_counts_ranges_and_the_sum(one: float, two: float, three: float | None, earned: float) -> None:
    """Four equal shares: an amount within its range, both ends included, and the exact total beside one of them."""
    amounts = {"one": one, "two": two, "three": three}
    given = {name: amount for name, amount in amounts.items() if amount is not None}
    assert points("allocate", amounts=given) == earned


def test_allocate_says_what_is_off() -> None:
    """Too little and too much have reasons of their own, and the sum says by how much it misses."""
    answer = ANSWERS["allocate"].model_validate({"amounts": {"one": 12, "two": 32, "three": 1}})
    reasons = [line.reason for line in judge(exercise("allocate"), answer).lines]
    assert reasons[:3] == ["More for one.", "Less for two.", "Reason three"]
    assert reasons[3].startswith("Too much by 5: the total is 40 hours.")


def test_an_answer_of_another_kind_is_refused() -> None:
    """Mixing kinds is a fault of the program, not a zero for the learner."""
    with pytest.raises(TypeError, match="is no answer to"):
        judge(exercise("single"), ANSWERS["written"].model_validate({"text": "x"}))


names = st.sampled_from(["a", "b", "c", "d", "e", "one", "two", "x", "y", "q1", "q2", "nope"])
ANY_ANSWER: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "single": st.fixed_dictionaries({"choice": st.none() | names}),
    "multiple": st.fixed_dictionaries({"choices": st.lists(names, max_size=8)}),
    "match": st.fixed_dictionaries({"placed": st.dictionaries(names, names, max_size=8)}),
    "order": st.fixed_dictionaries({"order": st.lists(names, max_size=9)}),
    "numeric": st.fixed_dictionaries({"text": st.text(max_size=60)}),
    "written": st.fixed_dictionaries({"text": st.text(max_size=200)}),
    "tool": st.fixed_dictionaries(
        {
            "inputs": st.dictionaries(
                st.sampled_from(["variant", "churn", "gross_margin", "nonsense"]),
                st.integers(-5, 120)
                | st.sampled_from(["subscription", "cohort", "perpetuity", "month"])
                | st.booleans(),
                max_size=4,
            )
        }
    ),
    "spot": st.fixed_dictionaries({"marked": st.lists(names, max_size=8)}),
    "fill": st.fixed_dictionaries(
        {"chosen": st.dictionaries(st.sampled_from(["opening", "when", "nope"]), names, max_size=3)}
    ),
    "allocate": st.fixed_dictionaries(
        {
            "amounts": st.dictionaries(
                st.sampled_from(["one", "two", "three", "nope"]), st.floats(-50, 50) | st.integers(0, 40), max_size=4
            )
        }
    ),
    "test": st.fixed_dictionaries({"choices": st.dictionaries(names, names, max_size=4), "handed_in": st.booleans()}),
}


@pytest.mark.parametrize("kind", ANY_ANSWER)
@given(data=st.data())
def test_points_lie_between_zero_and_the_maximum_and_every_loss_has_a_reason(kind: str, data: st.DataObject) -> None:
    """For any well-formed answer: nbgrader never sees points out of range, and lines explain the total."""
    answer = ANSWERS[kind].model_validate(data.draw(ANY_ANSWER[kind]))
    verdict = judge(exercise(kind), answer)
    assert 0 <= verdict.points <= verdict.maximum
    assert all(line.reason for line in verdict.lines)
    assert sum(line.points for line in verdict.lines) == pytest.approx(verdict.points, abs=0.01)
    assert float(repr(Score(verdict))) == verdict.points


@given(st.permutations(range(8)))
def test_the_longest_rising_run_rises_and_is_part_of_the_list(numbers: list[int]) -> None:
    """What the order rule calls right is in order, and stands in the answer in that order."""
    run = longest_rising_run(numbers)
    assert run == sorted(run)
    assert [number for number in numbers if number in run] == run
    best = max(_length(numbers, start) for start in range(len(numbers)))
    assert len(run) == best


def _length(numbers: list[int], start: int) -> int:
    """The longest rising run from `start` on, by trying every way."""
    later = [i for i in range(start + 1, len(numbers)) if numbers[i] > numbers[start]]
    return 1 + max((_length(numbers, i) for i in later), default=0)
