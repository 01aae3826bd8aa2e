"""The two checklists: standing questions in the framework's number, and when a phase is ready."""

from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import adoption_readiness, load, value_realization_activities
from csm_course.tools.checklist import TICKS, Item, states

TICK = st.sampled_from(tuple(TICKS))
ITEMS = st.lists(
    st.builds(Item, phase=st.sampled_from(("Phase 1", "Phase 2")), question=st.just("Ready?"), tick=TICK), max_size=12
).map(tuple)


def test_the_framework_fixes_nineteen_questions_and_eleven_criteria_for_four_phases() -> None:
    """Inventory TOOL-20: 4 x 19; TOOL-21: 11 x 4."""
    for tool, questions in ((adoption_readiness, 19), (value_realization_activities, 11)):
        result = tool.solve(tool.Inputs())
        assert [one.needed for one in result.phases] == [questions] * 4
        assert result.current == "Phase 1"


def test_every_standing_question_has_an_id_of_its_own() -> None:
    """Ids stay, so that an answer finds its question again after the words were changed."""
    for slug in ("adoption_readiness", "value_realization_activities"):
        ids = [item.id for item in load(slug).Inputs().items]  # type: ignore[attr-defined]
        assert len(ids) == len(set(ids))


def test_the_third_phase_of_the_example_is_held_up_by_three_answers() -> None:
    """By hand: 19 questions, 3 no, 2 open, so 14 yes; phases 1 and 2 are ready."""
    result = adoption_readiness.solve(adoption_readiness.EXAMPLE)
    third = result.phases[2]
    assert (third.yes, third.no, third.open, result.current) == (14, 3, 2, "Phase 3")
    assert result.phases[0].is_ready
    assert result.phases[1].is_ready
    report = adoption_readiness.report(adoption_readiness.EXAMPLE, result)
    assert [row[1] for row in report.tables[0].rows] == ["No", "No", "No", "Open", "Open"]


def test_what_is_not_needed_does_not_hold_a_phase_up() -> None:
    """Two yes and one not needed: two of two."""
    ticks = ("yes", "yes", "not_needed")
    items = tuple(Item(phase="P", question=str(at), tick=tick) for at, tick in enumerate(ticks))  # type: ignore[arg-type]
    (state,) = states(items)
    assert (state.needed, state.yes, state.is_ready, state.share) == (2, 2, True, 1)


def test_a_phase_begun_before_the_one_before_it_is_ready_is_told() -> None:
    """Yes in phase 2 while phase 1 is open."""
    items = (Item(phase="Phase 1", question="Q", tick="open"), Item(phase="Phase 2", question="Q", tick="yes"))
    inputs = adoption_readiness.Inputs(items=items)
    notes = adoption_readiness.report(inputs, adoption_readiness.solve(inputs)).notes
    assert any("Phase 2 has begun although Phase 1 is not ready" in note.text for note in notes)


@given(ITEMS)
def test_every_answer_is_counted_once(items: tuple[Item, ...]) -> None:
    """Yes, no and open add up to what is needed, and only a phase all of whose needed answers are yes is ready."""
    for one in states(items):
        assert one.yes + one.no + one.open == one.needed
        assert one.is_ready == (one.no + one.open == 0)
        assert (one.share is None) == (one.needed == 0)
