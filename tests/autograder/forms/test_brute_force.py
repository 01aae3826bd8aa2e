"""The solver against brute force: on small banks, every form there is was tried."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from csm_autograder.assessment.forms.assembling import assemble
from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Pool, Seen
from csm_autograder.assessment.forms.shortages import NoForm
from tests.autograder.forms.banks import blueprint, candidate, pool, some
from tests.autograder.forms.brute import best, keeps_to

CANDIDATES = st.lists(
    st.tuples(
        st.integers(1, 2), st.sampled_from(["apply", "analyse"]), st.sampled_from([0.5, 0.6, 0.7, 0.8]),
        st.sampled_from([None, None, "s", "t"]), st.sets(st.integers(0, 8), max_size=2),
    ),
    min_size=1, max_size=9,
)  # fmt: skip
SPANS = st.sampled_from(["0-4", "1-2", "1", "2", "0-1", "2-3"])


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[Blueprint, Pool, Seen]:
    """A bank of up to nine questions and a blueprint of up to four, with anything that may stand in one."""
    bank = pool(
        candidate(
            f"i{at}",
            module,
            bloom,
            right,
            story=told,
            phase=told and "FP-1",
            enemies=frozenset(f"i{one}" for one in enemies if one != at),
        )
        for at, (module, bloom, right, told, enemies) in enumerate(draw(CANDIDATES))
    )
    fields: dict[str, object] = {"items": draw(st.integers(1, 4))}
    if draw(st.booleans()):
        fields["modules"] = {"M-1": draw(SPANS), "M-2": draw(SPANS)}
    if draw(st.booleans()):
        fields["bloom"] = {"apply": draw(SPANS), "analyse": draw(SPANS)}
    if draw(st.booleans()):
        fields["cells"] = [{"module": "M-1", "bloom": "apply", "items": draw(SPANS)}]
    if draw(st.booleans()):
        fields["stories"] = {
            "items": draw(SPANS), "each": draw(st.sampled_from(["whole", "1-2", "2"])),
            "of_each_phase": draw(st.sampled_from([None, 1])),
        }  # fmt: skip
    if draw(st.booleans()):
        fields["cut"] = {
            "ability": 0, "score": draw(st.sampled_from([1.4, 2.0, 2.6])), "score_within": 0.15,
            "information": draw(st.sampled_from([0.4, 0.6, 0.8])), "information_within": 0.12,
        }  # fmt: skip
    ids = [one.id for one in bank.candidates]
    past = draw(st.lists(st.lists(st.sampled_from(ids), max_size=3), max_size=2))
    return blueprint(**fields), bank, Seen.in_attempts(past)


@given(small_cases(), st.sampled_from(["a", "b"]), st.integers(0, 2))
@settings(max_examples=200)
def test_small_banks_against_every_form_there_is(case: tuple[Blueprint, Pool, Seen], seed: str, ahead: int) -> None:
    """The solver finds a form exactly where trying all finds one, and the very same one.

    With attempts to come, it is one that leaves as many of them new questions as any form does.
    """
    plan, bank, seen = case
    expected = best(plan, bank, seed, seen, ahead)
    try:
        found: Sequence[str] | None = sorted(assemble(plan, bank, seed, seen, ahead=ahead).ids)
    except NoForm:
        found = None
    assert found == expected


def test_brute_force_itself_by_hand() -> None:
    """The judge of the law above knows a torn story, enemies and a level that is not asked for."""
    torn = [candidate(f"s{at}", story="s") for at in (1, 2)]
    plan = blueprint(items=2, stories={"items": "0-2"})
    assert not keeps_to(plan, pool(torn, some(1)), [torn[0], candidate("i1")])
    assert keeps_to(plan, pool(torn, some(1)), torn)
    alike = [candidate(name, story=name, phase="FP-1") for name in "st"]
    assert keeps_to(plan, pool(alike), alike)
    assert not keeps_to(blueprint(items=2, stories={"items": 2, "of_each_phase": 1}), pool(alike), alike)
    assert not keeps_to(blueprint(items=1, bloom={"analyse": "0-1"}), pool(some(1)), some(1))
    hostile = [candidate("a", enemies=frozenset("b")), candidate("b")]
    assert not keeps_to(blueprint(items=2), pool(hostile), hostile)
