"""Simulated cohorts whose truth is known: what is planted is found and said in words, and nothing else is."""

from collections import Counter

import pytest

from csm_autograder.assessment.statistics.advice import advice
from csm_autograder.assessment.statistics.fairness import fairness
from csm_autograder.assessment.statistics.report import PassMark, Report, report
from tests.autograder.statistics.cohorts import Truth, drawn, letters, options

SEEDS = 200
PLANTED = Truth(sittings=600, wrong_key=(2,), easy=(5,), idle=(7,), unfair={9: 1.4}, leaked={11: 0.25}, harder_seed=1.5)
FOUND = {
    ("key", "item-ac"), ("too easy", "item-af"), ("idle options", "item-ah"), ("unfair", "item-aj"),
    ("known before", "item-al"), ("variant", "gen-share-3"),
}  # fmt: skip


def reported(truth: Truth, seed: int) -> Report:
    """The report on one drawn cohort."""
    responses = drawn(truth, seed)
    return report(responses, PassMark(70), options)


def test_clean_cohorts_raise_false_alarms_no_more_often_than_is_stated() -> None:
    """Of 200 cohorts without a fault at most 5 in 100 show any sign: the page says so."""
    alarms = [seed for seed in range(SEEDS) if reported(Truth(items=20), seed).flags]
    assert len(alarms) <= 0.05 * SEEDS, alarms


def test_what_is_planted_is_found() -> None:
    """Each fault in at least 9 of 10 cohorts of 600, and hardly anything beside the faults."""
    seen: Counter[tuple[str, str]] = Counter()
    for seed in range(30):
        seen.update({(flag.kind, flag.item) for flag in reported(PLANTED, seed).flags})
    assert {one: seen[one] for one in FOUND if seen[one] < 27} == {}
    assert sum(count for one, count in seen.items() if one not in FOUND) <= 5


def test_faults_are_told_in_words() -> None:
    """Each by its name, with what was seen and what to do."""
    found = {one.item: one for one in advice(reported(PLANTED, 2))}
    assert found["item-ac"].sentence.startswith("Option A is chosen by more of the best learners")
    assert found["item-ac"].sentence.endswith("than the key, option C (9%): check the key.")
    assert "Options C and D lure almost nobody" in found["item-ah"].sentence
    assert "For “south” this question is harder than for “north”" in found["item-aj"].sentence
    assert "less than a third of the time" in found["item-al"].sentence
    assert "This variant of gen-share is harder than its siblings" in found["gen-share-3"].sentence
    assert found["item-af"].title == "Too easy"
    assert all(one.todo for item, one in found.items() if item)


def test_a_wrong_key_does_not_make_sound_questions_suspect() -> None:
    """One bad question is one sign: the others keep their good name."""
    found = reported(Truth(sittings=400, wrong_key=(3,)), 8).flags
    assert {flag.item for flag in found} == {"item-ad"}


def test_unfair_questions_do_not_make_sound_ones_look_unfair() -> None:
    """Eight of 30 questions are harder for one group, which lowers its scores: out of the matching score with them."""
    unfair = range(8)
    found = fairness(drawn(Truth(sittings=2000, unfair=dict.fromkeys(unfair, 1.2), family=False), 1))
    differing = {one.item for one in found if one.compared.ets != "A"}
    assert differing == {f"item-{letters(number)}" for number in unfair}


def test_figures_come_near_the_truth() -> None:
    """Rasch difficulties of a cohort with equal slopes order the questions as the share right does; KR-20 is
    plausible."""
    found = reported(Truth(sittings=2000, items=20, family=False), 1)
    assert found.rasch is not None
    by_difficulty = [one.id for one in sorted(found.rasch.items, key=lambda one: one.difficulty)]
    by_facility = [one.id for one in sorted(found.items, key=lambda one: -one.facility)]
    assert by_difficulty == by_facility
    assert found.reliability is not None
    assert found.reliability.coefficient == "KR-20"
    assert 0.75 < found.reliability.value < 0.9


def test_eight_questions_say_what_they_cannot_decide() -> None:
    """The numbers of domain-facts 6.3, in words."""
    responses = drawn(Truth(sittings=100, items=8, family=False), 3)
    found = report(responses, PassMark(62))
    assert found.deciding is not None
    assert found.deciding.cut == 5
    said = next(one for one in advice(found) if one.title == "What 8 questions cannot decide")
    assert "passes in 36 of 100 cases, and in 74 of 100 cases within three tries" in said.sentence
    assert "±1.4 questions" in said.sentence
    assert said.weight == "check"


@pytest.mark.parametrize("sittings", [1, 3, 12, 29])
def test_few_sittings_are_too_few_to_tell(sittings: int) -> None:
    """No sign, no reliability, a sentence instead."""
    found = reported(Truth(sittings=sittings, items=8, wrong_key=(1,)), 1)
    assert (found.flags, found.reliability, found.consistency, found.rasch) == ((), None, None, None)
    assert advice(found)[0].title == "Too few to tell"


def test_forms_of_unequal_difficulty_are_told_apart() -> None:
    """Two forms with a hard question more on one of them."""
    responses = drawn(Truth(sittings=600, forms=2, unfair=dict.fromkeys(range(12), 1.5)), 1)
    assert any(one.title == "Forms are not equally hard" for one in advice(report(responses, PassMark(70))))
