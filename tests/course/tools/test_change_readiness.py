"""Change readiness: the first low element is the barrier point, whatever comes after it; gaps are never negative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.pictures.heat import MOST_ROWS
from csm_course.registers import Group
from csm_course.tools import change_readiness as tool
from csm_course.tools.change_readiness.inputs import ELEMENTS
from csm_course.tools.change_readiness.solving import BARRIER, barrier
from csm_course.tools.change_readiness.treating import CLOSE, TREAT, WHAT

RATINGS = st.tuples(*[st.none() | st.integers(1, 5)] * 5)


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ((5, 5, 5, 5, 5), ("through", "")),
        ((4, 4, 4, 4, 4), ("through", "")),
        ((3, 5, 5, 5, 5), ("barrier", "awareness")),
        ((4, 4, 3, 1, 1), ("barrier", "knowing")),
        ((4, 4, 4, 4, 1), ("barrier", "reinforcement")),
        ((None, 1, 1, 1, 1), ("unrated", "awareness")),
        ((4, None, 1, 1, 1), ("unrated", "desire")),
        ((2, None, None, None, None), ("barrier", "awareness")),
    ],
)
def test_the_first_low_element_is_the_barrier_point(ratings: tuple[int | None, ...], found: tuple[str, str]) -> None:
    """By hand, with 3 as the limit; a barrier behind an element nobody rated cannot be told yet."""
    assert barrier(ratings) == found


def test_the_groups_of_the_case() -> None:
    """Leads 5 4 4 3 3: Ability. Cooks 4 3 3 3 2: Desire. Buyers 3 2 4 4 2: Awareness. Finance 4 4 2: Knowledge."""
    result = tool.solve(tool.EXAMPLE)
    assert [one.element for one in result.groups] == ["ability", "desire", "awareness", "knowing"]
    assert result.first == "Buyers"
    assert result.held == {"awareness": 1, "desire": 1, "knowing": 1, "ability": 1}
    assert [one.widest for one in result.groups] == [1, 2, 2, 2]


def test_of_groups_held_up_at_the_same_element_the_largest_comes_first() -> None:
    """Two at Awareness: 40 people before 4; one at Desire with 900 comes later."""
    rows = (
        Group(name="Few", people=4, awareness=1),
        Group(name="Most", people=900, awareness=5, desire=1),
        Group(name="Many", people=40, awareness=3),
    )
    assert tool.solve(tool.Inputs(groups=rows)).first == "Many"


def test_ratings_follow_a_renamed_group() -> None:
    """They stand in the group's own row: another name, the same barrier point."""
    cooks = next(group for group in tool.EXAMPLE.groups if group.name == "Cooks")
    (renamed,) = tool.solve(tool.Inputs(groups=(cooks.model_copy(update={"name": "Kitchen crew"}),))).groups
    assert (renamed.name, renamed.element) == ("Kitchen crew", "desire")


def test_training_alone_is_questioned_where_people_do_not_want_or_know_why() -> None:
    """Cooks (Desire) and buyers (Awareness) are named; leads and finance are not."""
    notes = tool.report(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).notes
    (told,) = [note.text for note in notes if note.text.startswith("Training alone")]
    assert "Cooks, Buyers" in told
    assert "Finance" not in told


def test_low_ratings_behind_the_barrier_wait() -> None:
    """Buyers: Awareness first, though Desire is lower still."""
    notes = tool.report(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).notes
    (told,) = [note.text for note in notes if "later in line" in note.text]
    assert "Buyers (Desire, Reinforcement)" in told
    assert "Finance" not in told


def test_gaps_stand_in_the_table_with_what_the_group_needs() -> None:
    """Cooks: attitude 2 of 4 and knowledge 2 of 4, skills 3 of 4; finance has more skill than it needs."""
    table = tool.report(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).tables[1]
    cooks = [row[1:4] for row in table.rows if row[0] == "Cooks"]
    assert cooks == [
        ("Knowledge", "2 → 4", "When and why to weigh"),
        ("Attitude", "2 → 4", "Two minutes a shift are worth it"),
        ("Skills", "3 → 4", "Ordering on the tablet"),
    ]
    assert not [row for row in table.rows if row[:2] == ("Finance", "Skills")]


def test_the_picture_says_in_words_what_its_colours_say() -> None:
    """The barrier cell of each group bears the word; the outline repeats it."""
    drawing = tool.report(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).drawings[0]
    filled = [shape.lines for shape in drawing.shapes if shape.kind == "box" and shape.filled]
    assert filled == [("3 barrier",), ("3 barrier",), ("3 barrier",), ("2 barrier",)]
    assert next(item.text for item in drawing.outline if item.depth == 0) == "Kitchen leads: barrier point Ability"


def test_nothing_entered_says_what_to_do() -> None:
    """No group, no picture, but a first step."""
    report = tool.report(tool.Inputs(), tool.solve(tool.Inputs()))
    assert report.drawings == ()
    assert report.notes[0].field == "groups"


def test_the_workbook_has_a_value_for_each_row() -> None:
    """A row without a name shows nothing; the others their barrier point, or what to rate next."""
    rows = (
        Group(knowledge_now=1),
        Group(name="New"),
        Group(name="Done", **dict.fromkeys(ELEMENTS, 5)),
        *tool.EXAMPLE.groups,
    )
    inputs = tool.Inputs(groups=rows)
    point, widest = tool.workbook(inputs, tool.solve(inputs)).computed
    assert point.values == (None, "Rate Awareness", "No barrier", "Ability", "Desire", "Awareness", "Knowledge")
    assert widest.values == (None, None, None, 1, 2, 2, 2)


def test_each_element_and_need_has_its_words() -> None:
    """No barrier point without something that helps."""
    assert set(TREAT) == set(WHAT) == set(ELEMENTS)
    assert set(CLOSE) == {"knowledge", "skills", "attitude"}


@given(RATINGS)
def test_everything_before_the_barrier_point_is_above_the_limit(ratings: tuple[int | None, ...]) -> None:
    """And the element itself is not; past all five, all are above it."""
    state, element = barrier(ratings)
    place = list(ELEMENTS).index(element) if element else 5
    assert all(rating is not None and rating > BARRIER for rating in ratings[:place])
    if state == "barrier":
        assert (ratings[place] or 9) <= BARRIER
    if state == "unrated":
        assert ratings[place] is None


@given(RATINGS, st.integers(0, 4))
def test_a_higher_rating_never_moves_the_barrier_point_forward(ratings: tuple[int | None, ...], place: int) -> None:
    """Raising one element leaves the barrier where it was, or moves it on."""
    raised = (*ratings[:place], 5, *ratings[place + 1 :])
    order = [*ELEMENTS, ""]
    assert order.index(barrier(raised)[1]) >= order.index(barrier(ratings)[1])


def test_of_very_many_groups_the_first_are_drawn_and_all_are_named() -> None:
    """A hundred groups: sixty rows in the picture, which says how many more there are; the outline has all."""
    inputs = tool.EXAMPLE.model_copy(
        update={"groups": tuple(Group(id=f"g{at}", name=f"Group {at}", awareness=2) for at in range(100))}
    )
    drawing = tool.report(inputs, tool.solve(inputs)).drawings[0]
    assert len({shape.y for shape in drawing.shapes if shape.kind == "box"}) == MOST_ROWS
    assert any(shape.kind == "words" and shape.text.startswith("40 more rows") for shape in drawing.shapes)
    assert "40 more rows" in drawing.summary
    assert sum(item.depth == 0 for item in drawing.outline) == 100
