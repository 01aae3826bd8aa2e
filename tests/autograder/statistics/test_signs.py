"""Each kind of sign: planted alone, it is raised for its question and for no other; no kind is without its plant."""

from collections import Counter
from dataclasses import dataclass
from typing import get_args

import pytest

from csm_autograder.assessment.statistics.advice import advice, of_flag
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.flags import ORDER, Kind
from csm_autograder.assessment.statistics.report import Report, report
from csm_autograder.assessment.statistics.rows import Answer
from csm_autograder.assessment.statistics.table import Responses
from tests.autograder.statistics.cohorts import Truth, drawn, options

SEEDS = 10


@dataclass(frozen=True)
class Plant:
    """One fault in an otherwise sound cohort, the question that has it, and some of what is to be said."""

    truth: Truth
    item: str
    words: str
    choices: tuple[str, ...] = ()


PLANTS: dict[Kind, Plant] = {
    "key": Plant(Truth(600, 20, wrong_key=(2,)), "item-ac", "than the key, option C", ("a", "c")),
    "second key": Plant(Truth(1200, 20, second_key=(3,)), "item-ad", "Option D attracts strong learners", ("d",)),
    "weak": Plant(Truth(1000, 20, weak=(4,)), "item-ae", "its correlation with the other questions is"),
    "known before": Plant(Truth(600, 20, leaked={5: 0.25}), "item-af", "less than a third of the time"),
    "easier lately": Plant(Truth(600, 20, later={6: 2.0}), "item-ag", "It became easier with time"),
    "unfair": Plant(Truth(600, 20, unfair={7: 1.6}), "item-ah", "For “south” this question is harder than for “north”"),
    "variant": Plant(Truth(1200, 20, harder_seed=1.1), "gen-share-3", "harder than its siblings"),
    "by chance": Plant(Truth(600, 20, by_chance=(8,)), "item-ai", "than would by drawing lots (25%)"),
    "idle options": Plant(Truth(600, 20, idle=(9,)), "item-aj", "Options C and D lure almost nobody", ("c", "d")),
    "too easy": Plant(Truth(600, 20, easy=(10,)), "item-ak", "Nearly everybody gets it right (9"),
    "exposed": Plant(Truth(600, 60, asked=12, exposed=(11,)), "item-al", "100% of the learners met this question"),
}


def test_every_kind_of_sign_is_planted_here() -> None:
    """A new kind without a plant fails, and so does one that is left out of the order in which signs are told."""
    assert set(PLANTS) == set(ORDER) == set(get_args(Kind))
    assert len(set(ORDER)) == len(ORDER)


@pytest.mark.parametrize("kind", ORDER)
def test_a_fault_is_found_and_nothing_beside_it(kind: Kind) -> None:
    """In at least 9 of 10 cohorts, with the options that are meant; sound questions are accused in one at most."""
    plant = PLANTS[kind]
    seen = Counter(
        (flag.kind, flag.item, flag.choices) for seed in range(SEEDS) for flag in reported(plant, seed).flags
    )
    assert seen.pop((kind, plant.item, plant.choices), 0) >= 0.9 * SEEDS
    assert seen.total() <= 1, seen


@pytest.mark.parametrize("kind", ORDER)
def test_a_fault_is_told_in_words(kind: Kind) -> None:
    """What was seen, and what to do."""
    plant = PLANTS[kind]
    said = next(of_flag(flag) for flag in reported(plant, 1).flags if flag.kind == kind)
    assert plant.words in said.sentence
    assert said.title
    assert said.todo


def test_a_question_is_shown_too_often_from_more_than_30_of_100_on() -> None:
    """By hand: 100 learners with one question each, of four. 31 met one of them; exactly 30 is not too often."""
    found = report(one_question_each({"alpha": 30, "bravo": 31, "charlie": 30, "delta": 9}))
    assert [(flag.kind, flag.item, flag.figures) for flag in found.flags] == [("exposed", "bravo", (0.31,))]


def test_a_small_bank_is_told_once_and_not_of_each_question() -> None:
    """Three questions for one place cannot be shown to 30 of 100 each: that is the bank's fault."""
    found = report(one_question_each({"alpha": 30, "bravo": 31, "charlie": 39}))
    assert found.flags == ()
    (said,) = (one.sentence for one in advice(found) if one.title == "The bank is small")
    assert "each learner meets 33% of all there are, where 30% would keep them fresh" in said


def test_a_difference_of_class_b_between_groups_is_no_sign() -> None:
    """However sure it is with 4,000 learners: only class C is worth an alarm."""
    found = report(drawn(Truth(4000, 20, unfair={7: 0.5}), 1), options=options)
    (seen,) = (one.compared for one in found.fairness if one.item == "item-ah")
    assert seen.ets == "B"
    assert seen.p < 1e-6
    assert found.flags == ()


def one_question_each(asked: dict[str, int]) -> Responses:
    """So many learners with each question, every second of them right."""
    items = [item for item, many in asked.items() for _ in range(many)]
    documents = [f'{{"kind": "single", "choice": "{choice}"}}' for choice in "ab"]
    return from_answers(
        Answer(f"l{n:03}", f"s{n:03}", "test", "form", item, 1, documents[n % 2], float(n % 2 == 0))
        for n, item in enumerate(items)
    )["test"]


def reported(plant: Plant, seed: int) -> Report:
    """The report on one cohort with that fault."""
    return report(drawn(plant.truth, seed), options=options)
