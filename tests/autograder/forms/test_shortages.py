"""Why there is no form: exact words for cases by hand, and the fewest questions to write against brute force."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_autograder.assessment.forms.assembling import assemble
from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Pool
from csm_autograder.assessment.forms.shortages import NoForm, Shortage, plain_shortages, shortages
from tests.autograder.forms.banks import blueprint, candidate, pool, some
from tests.autograder.forms.brute import keeps_to


def refusal(plan: Blueprint, bank: Pool) -> str:
    """What is said instead of a form."""
    with pytest.raises(NoForm) as caught:
        assemble(plan, bank, "seed")
    return str(caught.value)


def test_a_cell() -> None:
    """The example every author meets first; the module and the level it lies in are not named as well."""
    bank = pool(some(1, "a", module=3), some(9, "b", module=3, bloom="analyse"), some(9, "c", module=1))
    plan = blueprint(items=6, modules={"M-1": 1, "M-3": 5}, cells=[{"module": "M-3", "bloom": "apply", "items": 4}])
    assert refusal(plan, bank) == "module 3, apply: 4 wanted, 1 in the bank; write 3 more"


def test_a_cell_whose_module_is_short_for_the_same_reason() -> None:
    """Writing what the cell lacks fills the module up, so the cell alone is named."""
    bank = pool(some(1, "a", module=3), some(1, "b", module=3, bloom="analyse"), some(9, "c", module=1))
    plan = blueprint(items=6, modules={"M-1": 1, "M-3": 5}, cells=[{"module": "M-3", "bloom": "apply", "items": 4}])
    assert refusal(plan, bank) == "module 3, apply: 4 wanted, 1 in the bank; write 3 more"


def test_two_modules() -> None:
    """Each with what it lacks; the total, which only follows from them, is not named."""
    bank = pool(some(2, "a", module=1), some(1, "b", module=2), some(5, "c", module=3))
    plan = blueprint(items=9, modules={"M-1": 3, "M-2": 3, "M-3": 3})
    assert refusal(plan, bank) == (
        "module 1: 3 wanted, 2 in the bank; write 1 more; module 2: 3 wanted, 1 in the bank; write 2 more"
    )


def test_a_level_is_not_blamed_for_a_module() -> None:
    """What module 2 lacks would be of some level; both levels have enough of their own."""
    bank = pool(some(9, "a", bloom="apply"), some(9, "b", bloom="analyse"))
    plan = blueprint(items=4, modules={"M-1": 2, "M-2": 2}, bloom={"apply": 2, "analyse": 2})
    assert refusal(plan, bank) == "module 2: 2 wanted, none in the bank; write 2 more"


def test_the_total() -> None:
    """Where nothing else is asked for."""
    assert refusal(blueprint(items=5), pool(some(3))) == "in all: 5 wanted, 3 in the bank; write 2 more"


def test_limits_that_stop_the_total() -> None:
    """Enough questions, but only two of the seven may be asked."""
    bank = pool(some(2, "a"), some(5, "b", bloom="remember"))
    plan = blueprint(items=4, bloom={"apply": "1-4", "remember": "0-1"})
    assert refusal(plan, bank) == "in all: 4 wanted, 7 in the bank, of which 3 fit together; write 1 more"


def test_enemies() -> None:
    """Three questions of which no two can meet are one question."""
    trio = [candidate(name, enemies=frozenset("abc") - {name}, module=2) for name in "abc"]
    plan = blueprint(items=3, modules={"M-1": 1, "M-2": 2})
    assert refusal(plan, pool(trio, some(4))) == (
        "module 2: 2 wanted, 3 in the bank, of which 1 fit together; write 1 more"
    )


def test_rows_that_want_the_same_few_questions() -> None:
    """Module 2 and analyse have two questions each, but they are the same two (Hall's condition)."""
    bank = pool(some(2, "a", module=2, bloom="analyse"), some(9, "b"))
    plan = blueprint(items=4, modules={"M-1": 2, "M-2": 2}, bloom={"apply": 3, "analyse": 1}, cells=[])
    found = shortages(plan, bank)
    assert [(one.what, one.lacking) for one in found] in ([("module 2", 1)], [("apply", 1)])


def test_stories() -> None:
    """Exam B before anybody has written a story."""
    plan = blueprint(items=8, stories={"items": 8, "each": "2-4"})
    assert refusal(plan, pool(some(20))) == "on stories: 8 wanted, none in the bank; write 8 more"


def test_stories_of_different_phases() -> None:
    """Nine questions on three stories of one phase are three: the shortage names what keeps them apart."""
    told = [candidate(f"{name}{number}", story=name, phase="FP-6", right=0.6) for name in "abc" for number in range(3)]
    stories = {"items": 8, "each": "2-3", "of_each_phase": 1}
    assert refusal(blueprint(items=8, stories=stories), pool(told)) == (
        "on stories of different phases: 8 wanted, 9 in the bank, of which 3 fit together; write 5 more"
    )
    two = [candidate(f"{name}{number}", story=name, phase=f"FP-{name}") for name in "12" for number in range(4)]
    large = {"items": 8, "each": "2-4", "taken": 3, "of_each_phase": 1}
    assert refusal(blueprint(items=8, stories=large), pool(two)) == (
        "stories of different phases on one form: 3 wanted, the questions there are do not fit into so many; "
        "write more questions on each story, or stories of other phases"
    )


def test_pilot_questions() -> None:
    """They are counted by themselves."""
    plan = blueprint(items=2, pilots=2)
    bank = pool(some(3), some(1, "p", pilot=True))
    assert refusal(plan, bank) == "pilot questions: 2 wanted, 1 in the bank; write 1 more"


def test_several_forms() -> None:
    """Three attempts without overlap, told as one number."""
    plan = blueprint(items=2, modules={"M-1": 1, "M-2": 1})
    bank = pool(some(9, "a", module=1), some(1, "b", module=2))
    (short,) = plain_shortages(plan, bank, 3)
    assert str(short) == "module 2: 3 (for 3 forms) wanted, 1 in the bank; write 2 more"


CUT = {"ability": 0, "score_within": 0.1, "information_within": 0.1}


def test_a_score_out_of_reach() -> None:
    """The counts can be met; what is missing is easier questions."""
    bank = pool(some(5, right=0.5))
    plan = blueprint(items=4, cut={**CUT, "score": 3.0, "information": 1.0})
    assert refusal(plan, bank) == (
        "expected score at the cut: 2.9 to 3.1 wanted, 2.00 is the nearest the bank comes; "
        "write easier questions, or allow a wider tolerance"
    )


def test_information_out_of_reach() -> None:
    """Easy and hard questions give the score, but tell little about who is in the middle."""
    bank = pool(some(4, "a", right=0.9), some(4, "b", right=0.1))
    plan = blueprint(items=4, cut={**CUT, "score": 2.0, "information": 0.9})
    assert refusal(plan, bank) == (
        "information at the cut: 0.8 to 1 wanted, 0.36 is the nearest the bank comes; write questions whose "
        "chance of a right answer at the cut is nearer to even, or allow a wider tolerance"
    )


def test_a_blueprint_that_contradicts_itself() -> None:
    """Reading an assessment refuses it; from elsewhere it is said all the same."""
    plan = Blueprint.model_validate({"items": 2, "modules": {"M-1": 5}})
    assert refusal(plan, pool(some(9))) == "the numbers of the blueprint contradict each other"


def test_what_is_written_makes_a_form_possible() -> None:
    """Three questions on apply in module 3, as advised, and the form is there."""
    plan = blueprint(items=5, modules={"M-3": 5}, cells=[{"module": "M-3", "bloom": "apply", "items": 4}])
    bank = [*some(1, "a", module=3), *some(9, "b", module=3, bloom="analyse")]
    (short,) = shortages(plan, pool(bank))
    assert isinstance(short, Shortage)
    written = some(short.lacking, "new", module=3)
    assert len(assemble(plan, pool(bank, written), "s").ids) == 5
    with pytest.raises(NoForm):
        assemble(plan, pool(bank, written[1:]), "s")


JOKERS = [
    candidate(f"joker-{module}-{bloom}-{number}", module, bloom)
    for module, bloom, number in product((1, 2), ("apply", "analyse"), range(3))
]
SPANS = st.sampled_from(["0-3", "1-2", "1", "2", "0-1", "2-3"])


def fewest_jokers(plan: Blueprint, bank: list[Candidate]) -> int | None:
    """How many questions must be written, by trying every form with questions nobody has written."""
    everything = pool(bank, JOKERS)
    forms = (form for form in combinations(everything.candidates, plan.items) if keeps_to(plan, everything, form))
    return min((sum(one.id.startswith("joker") for one in form) for form in forms), default=None)


WRITTEN = st.tuples(st.integers(1, 2), st.sampled_from(["apply", "analyse"]), st.sets(st.integers(0, 5), max_size=2))


@given(st.lists(WRITTEN, max_size=6), st.integers(1, 3), st.tuples(SPANS, SPANS, SPANS, SPANS, SPANS))
@settings(max_examples=120)
def test_no_more_is_asked_for_than_must_be_written(
    written: list[tuple[int, str, set[int]]], items: int, spans: tuple[str, str, str, str, str]
) -> None:
    """The shortages add up to no more than brute force needs, and name something exactly where it needs something."""
    bank = [
        candidate(f"i{at}", module, bloom, enemies=frozenset(f"i{one}" for one in enemies if one != at))
        for at, (module, bloom, enemies) in enumerate(written)
    ]
    plan = blueprint(
        items=items, modules={"M-1": spans[0], "M-2": spans[1]}, bloom={"apply": spans[2], "analyse": spans[3]},
        cells=[{"module": "M-2", "bloom": "apply", "items": spans[4]}],
    )  # fmt: skip
    needed = fewest_jokers(plan, bank)
    found = shortages(plan, pool(bank))
    if needed is not None:
        assert bool(found) == (needed > 0)
        assert max((one.lacking for one in found), default=0) <= needed
