"""Forms from a pool: balance exact, tolerances kept, enemies apart, exposure limited, nothing twice, same by seed."""

import math
import subprocess
import sys
from collections import Counter

import pytest

from csm_autograder.assessment.forms.assembling import Selection, assemble
from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Exposure, Pool, Seen
from csm_autograder.assessment.forms.program import Program, SolverTrouble
from csm_autograder.assessment.forms.shortages import NoForm
from csm_autograder.assessment.forms.wear import bearable, least_share
from tests.autograder.forms.banks import blueprint, candidate, exam, large_bank, pool, some


def violations(plan: Blueprint, form: Selection) -> list[str]:
    """What a form breaks of its blueprint, counted without the solver."""
    items = form.items
    broken = [] if len(set(form.ids)) == plan.items else ["not so many different questions"]
    for trait in ("module", "lesson", "bloom", "group"):
        counts = Counter(one.trait(trait) for one in items)
        rows = plan.counted_by(trait)
        broken += [
            f"{name}: {counts[name]}" for name, span in rows.items() if not span.low <= counts[name] <= span.high
        ]
        broken += [name for name in counts if rows and name not in rows]
    for cell in plan.cells:
        count = sum(all(one.trait(trait) == value for trait, value in cell.traits.items()) for one in items)
        broken += [] if cell.items.low <= count <= cell.items.high else [f"{cell.traits}: {count}"]
    names = {one.kin for one in items}
    broken += [f"{one.id} beside an enemy" for one in items if one.enemies & (names - {one.kin})]
    if plan.cut:
        score, told = sum(one.right for one in items), sum(one.information for one in items)
        broken += [] if abs(score - plan.cut.score) <= plan.cut.score_within + 1e-6 else [f"score {score}"]
        broken += [] if abs(told - plan.cut.information) <= plan.cut.information_within + 1e-6 else [f"tells {told}"]
    return broken


def test_fifty_forms_by_seed_keep_to_everything() -> None:
    """One after the other, as learners begin: balance, tolerances and enemies on each, exposure over all."""
    bank = large_bank()
    plan = exam(bank)
    counts: Counter[str] = Counter()
    forms = set()
    for number in range(50):
        form = assemble(plan, bank, f"learner-{number}", exposure=Exposure(number, counts))
        assert violations(plan, form) == []
        assert form.log.relaxed == ()
        counts.update(form.ids)
        forms.add(frozenset(form.ids))
    assert len(forms) == 50
    assert max(counts.values()) <= 0.3 * 50
    scores = [sum(one.right for one in bank.candidates if one.id in form) for form in forms]
    assert max(scores) - min(scores) <= 0.5


@pytest.mark.parametrize("bank", [large_bank(), large_bank(300)], ids=["large", "small"])
def test_three_attempts_share_no_question(bank: Pool) -> None:
    """Each later attempt knows what was seen, and all three keep to the blueprint."""
    plan = exam(bank)
    past: list[tuple[str, ...]] = []
    for attempt in range(3):
        form = assemble(plan, bank, f"me/{attempt}", Seen.in_attempts(past), ahead=2 - attempt)
        assert violations(plan, form) == []
        past.append(form.ids)
    assert len({item for ids in past for item in ids}) == 150


def test_the_same_seed_gives_the_same_form_in_a_new_process() -> None:
    """Whatever the salt of Python's hashes."""
    bank = large_bank(200)
    script = (
        "from tests.autograder.forms.banks import exam, large_bank\n"
        "from csm_autograder.assessment.forms.assembling import assemble\n"
        "bank = large_bank(200)\n"
        "print(*assemble(exam(bank), bank, 'again').ids)"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": salt}
        ).stdout.split()[0:50].__repr__()
        for salt in ("1", "2")
    }  # fmt: skip
    assert seen == {repr(list(assemble(exam(bank), bank, "again").ids))}


def test_the_order_of_the_bank_does_not_matter() -> None:
    """Moving an item to another file changes no form."""
    bank = large_bank(200)
    turned = Pool.of(reversed(bank.candidates))
    assert assemble(exam(bank), turned, "x").ids == assemble(exam(bank), bank, "x").ids


def test_used_up_the_least_and_longest_ago_seen_come_back() -> None:
    """Of six questions, five were seen: the new one is taken, then the one seen once in the first attempt."""
    bank = pool(some(6))
    seen = Seen.in_attempts([["i1", "i2", "i5"], ["i2", "i3", "i5"], ["i3", "i4"]])
    form = assemble(blueprint(items=2), bank, "s", seen)
    assert set(form.ids) == {"i6", "i1"}
    assert form.log.repeated == ("i1",)
    assert form.log.relaxed == ("1 questions were asked in an earlier attempt: the bank has too few new ones",)


def test_a_past_too_long_for_the_solver_costs_no_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some 25 attempts at exam A nothing was found within the limit: then how often counts alone, and is said."""
    least = Program.least

    def gives_up(program: Program, terms: dict[int, float]) -> object:
        if 2 < max(terms.values(), default=0) < 1000:  # neither how often, nor the weights
            raise SolverTrouble("the solver gave up")
        return least(program, terms)

    monkeypatch.setattr(Program, "least", gives_up)
    past = Seen.in_attempts([["i1"], ["i1", "i2"], ["i3"]])
    form = assemble(blueprint(items=2), pool(some(3)), "s", past)
    assert set(form.ids) == {"i2", "i3"}
    assert form.log.relaxed[0] == "how long ago questions were asked was not looked at"


def test_the_limit_of_exposure_by_hand() -> None:
    """Three in ten: the tenth form may be the third with it, not the fourth; the first may have anything."""
    nine = Exposure(9, {"twice": 2, "three-times": 3})
    assert [nine.beyond(one, 0.3) for one in ("never", "twice", "three-times")] == [0, 0, 1]
    assert Exposure(10, {"three-times": 3}).beyond("three-times", 0.3) == 0
    assert Exposure(9, {"six-times": 6}).beyond("six-times", 0.3) == 4
    assert Exposure().beyond("anything", 0.3) == 0


def test_exposure_gives_way_before_a_question_is_repeated() -> None:
    """A worn question is better than one the learner knows; the log says which had to give way."""
    bank = pool(some(3))
    form = assemble(
        blueprint(items=2, most_exposed=0.5), bank, "s", Seen.in_attempts([["i1"]]), Exposure(9, {"i2": 9, "i3": 1})
    )
    assert set(form.ids) == {"i2", "i3"}
    assert form.log.relaxed == ("1 questions stand on more than 50% of all forms",)
    assert form.log.exposure == 1.0


def test_exposure_gives_way_before_the_next_attempt_does() -> None:
    """Two new questions on apply for two attempts, one of them worn: it is taken when there is no other way."""
    bank = pool(some(2, "a"), some(4, "r", bloom="remember"))
    plan = blueprint(items=2, bloom={"apply": 1, "remember": 1}, most_exposed=0.5)
    worn = Exposure(9, {"a1": 9, "a2": 9})
    first = assemble(plan, bank, "s", exposure=worn, ahead=1)
    assert first.log.relaxed == ("1 questions stand on more than 50% of all forms",)
    second = assemble(plan, bank, "t", Seen.in_attempts([first.ids]), worn)
    assert not second.log.repeated


def test_a_bank_too_small_for_the_limit_keeps_to_what_it_can_bear() -> None:
    """Two of four questions on every form: each stands on half of all at least, whatever is wanted; the log says so."""
    plan, bank = blueprint(items=2, most_exposed=0.3), pool(some(4))
    assert (least_share(plan, bank), bearable(plan, bank)) == (pytest.approx(0.5), 0.575)
    counts: Counter[str] = Counter()
    for number in range(40):
        form = assemble(plan, bank, str(number), exposure=Exposure(number, counts))
        counts.update(form.ids)
        assert max(counts.values()) <= math.ceil(0.575 * (number + 1))
        if max(counts[one] for one in form.ids) > math.ceil(0.3 * (number + 1)):
            assert form.log.relaxed[0] == "the bank is too small for 30% of exposure: 57.5% is the limit it can keep to"
            assert "stand on more than 30% of all forms" in form.log.relaxed[1]


def test_a_large_bank_keeps_to_the_limit_as_written() -> None:
    """Generators, whose variants are counted one by one, are no part of it; nor is a bank that has no form."""
    assert bearable(blueprint(items=2, most_exposed=0.3), pool(some(9))) == 0.3
    drawn = pool(some(2), some(2, "g", generated=True))
    assert least_share(blueprint(items=2), drawn) == pytest.approx(0)
    assert bearable(blueprint(items=2, most_exposed=0.3), pool(some(1))) == 0.3


def test_where_the_limit_gives_way_the_least_worn_question_is_taken() -> None:
    """Two questions beyond any limit: the one that stands on fewer forms, whatever the seed."""
    worn = Exposure(9, {"i1": 9, "i2": 7})
    plan = blueprint(items=1, most_exposed=0.5)
    assert {assemble(plan, pool(some(2)), seed, exposure=worn).ids for seed in "abcdefgh"} == {("i2",)}


def test_an_attempt_leaves_enough_for_the_next() -> None:
    """Of four questions on apply, two are also the only ones of module 2: they are kept apart for two attempts."""
    bank = pool(
        candidate("a", 2, "apply"),
        candidate("b", 2, "apply"),
        some(2, "c", module=1, bloom="apply"),
        some(4, "r", bloom="remember"),
    )
    plan = blueprint(items=2, bloom={"apply": "1-2", "remember": "0-1"}, modules={"M-1": "0-1", "M-2": "1-2"})
    for seed in "abcdefgh":
        first = assemble(plan, bank, seed, ahead=1)
        second = assemble(plan, bank, seed + "2", Seen.in_attempts([first.ids]))
        assert not set(first.ids) & set(second.ids)
        assert not second.log.repeated


def test_without_enough_for_the_next_the_first_is_made_all_the_same() -> None:
    """Care for later attempts is the first thing to give way."""
    form = assemble(blueprint(items=3), pool(some(4)), "s", ahead=2)
    assert form.log.relaxed == ("new questions are left over for 0 of 2 more attempts",)


def test_a_solver_that_gives_up_is_told_apart_from_a_bank_that_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told to write questions because a search was ended."""

    def gives_up(_self: Program, _terms: object) -> None:
        raise SolverTrouble("the solver gave up: too many branches")

    monkeypatch.setattr(Program, "least", gives_up)
    with pytest.raises(SolverTrouble, match="gave up"):
        assemble(blueprint(items=2), pool(some(3)), "s")


def test_two_variants_of_one_generator_never_meet() -> None:
    """They are enemies, and of two attempts without overlap each has its own."""
    slots = [candidate(f"gen-a#{n}", family="gen-a", generated=True) for n in (1, 2)]
    bank = pool(slots, some(2))
    for seed in "abcdefgh":
        one = assemble(blueprint(items=2), bank, seed, ahead=1)
        other = assemble(blueprint(items=2), bank, seed, Seen.in_attempts([one.ids]))
        assert sum(item.generated for item in one.items) == sum(item.generated for item in other.items) == 1


def test_enemies_hold_from_either_side() -> None:
    """It is enough that one of the two names the other, also where the other is a generator."""
    bank = pool(
        candidate("a", enemies=frozenset({"gen-b"})), candidate("gen-b#1", family="gen-b", generated=True), some(1, "c")
    )
    for seed in "abcdefghij":
        assert "c1" in assemble(blueprint(items=2), bank, seed).ids


def story(name: str, count: int, phase: str | None = None) -> list[Candidate]:
    """The questions on a story."""
    return [candidate(f"{name}-{number}", story=name, phase=phase) for number in range(count)]


def test_a_story_is_taken_whole_and_stays_together() -> None:
    """Sets of 2, 3 and 3 make 5 in two ways; never is one torn, and its questions stand side by side."""
    bank = pool(story("s", 2), story("t", 3), story("u", 3), some(10))
    plan = blueprint(items=8, stories={"items": 5})
    found = set()
    for seed in map(str, range(12)):
        form = assemble(plan, bank, seed)
        told = [one.story for one in form.items]
        assert Counter(told)["s"] == 2
        found |= {name for name in told if name}
        for name in set(told) - {None}:
            first = told.index(name)
            assert told[first : first + told.count(name)] == [name] * told.count(name)
    assert found == {"s", "t", "u"}


def test_a_story_gives_as_many_questions_as_wanted() -> None:
    """From two to three of each story that is taken, eight in all, and none without a story."""
    bank = pool(*(story(name, 5) for name in "abcde"), some(10))
    plan = blueprint(items=8, stories={"items": 8, "each": "2-3"})
    for seed in "xyz":
        counts = Counter(one.story for one in assemble(plan, bank, seed).items)
        assert set(counts.values()) <= {2, 3}
        assert sum(counts.values()) == 8
        assert None not in counts


@pytest.mark.parametrize(("most", "alike"), [(None, 3), (2, 2), (1, 1)])
def test_no_phase_twice_on_a_form(most: int | None, alike: int) -> None:
    """Of three stories in one phase, no more are on a form than may be; stories without a phase are not counted."""
    told = [story(name, 2, "FP-6") for name in "abc"] + [story("d", 2, "FP-1"), story("e", 2), story("f", 2)]
    stories = {"items": 6, "taken": 3, **({"of_each_phase": most} if most else {})}
    plan = blueprint(items=6, stories=stories)
    found = set()
    for seed in map(str, range(40)):
        form = assemble(plan, pool(*told), seed)
        found.add(max(Counter({one.story: one.phase for one in form.items if one.phase}.values()).values(), default=0))
    assert max(found) == alike


def test_attempts_keep_to_it_each_by_itself() -> None:
    """Two attempts of two stories each, from two phases."""
    told = [story(name, 2, phase) for name, phase in zip("abcd", ("FP-1", "FP-1", "FP-2", "FP-2"), strict=True)]
    plan = blueprint(items=4, stories={"items": 4, "of_each_phase": 1})
    first = assemble(plan, pool(*told), "x")
    second = assemble(plan, pool(*told), "x", Seen.in_attempts([first.ids]))
    assert not {*first.ids} & {*second.ids}
    assert [sorted({one.phase for one in form.items if one.phase}) for form in (first, second)] == [
        ["FP-1", "FP-2"]
    ] * 2


def test_without_a_word_on_stories_none_is_told() -> None:
    """A module test must not show half a case."""
    assert "s-0" not in assemble(blueprint(items=3), pool(story("s", 3), some(3)), "x").ids


def test_pilot_questions_come_on_top() -> None:
    """Only where the assessment asks for some; they balance nothing."""
    bank = pool(some(3), some(3, "p", pilot=True, bloom="remember"))
    plan = blueprint(items=2, bloom={"apply": 2}, pilots=1)
    form = assemble(plan, bank, "x")
    assert sorted(one.pilot for one in form.items) == [False, False, True]
    assert not any(one.pilot for one in assemble(blueprint(items=2), bank, "x").items)


def test_the_log_says_what_was_done() -> None:
    """Seed, solver, targets and what was reached, as JSON."""
    bank = pool(some(4, right=0.6), some(4, "j", right=0.8))
    cut = {"ability": 0.1, "score": 2.8, "score_within": 0.1, "information": 0.8, "information_within": 0.1}
    log = assemble(blueprint(items=4, modules={"M-1": "3-5"}, cut=cut), bank, "x").log
    assert log.score
    assert log.information
    assert (log.seed, log.status, log.candidates) == ("x", "optimal", 8)
    assert (log.score.target, log.score.reached) == (2.8, 2.8)
    assert [(row.what, row.low, row.high, row.reached) for row in log.counts][:2] == [
        ("in all", 4, 4, 4), ("module 1", 3, 5, 4),
    ]  # fmt: skip
    assert '"solver": "HiGHS of scipy' in log.model_dump_json(indent=2)


def test_nothing_of_scipy_is_loaded_before_a_form_is_made() -> None:
    """Opening a page must not wait half a second for a solver."""
    script = (
        "import sys, csm_autograder.assessment.forms.catalogue; print('scipy' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_no_form_from_an_empty_bank() -> None:
    """Said in words."""
    with pytest.raises(NoForm, match="none in the bank"):
        assemble(blueprint(items=3), pool(), "x")
