"""What a failed sitting tells of its parts: nothing of fewer than three questions."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st
from tests.autograder.assessment.sittings.stand_in import answer_all, question

from csm_autograder.assessment.sittings import AssessmentService, told
from csm_autograder.assessment.sittings.frozen import FrozenForm, FrozenItem
from csm_autograder.assessment.sittings.lessons import Lesson
from csm_course.items.asking import asked


@dataclass(frozen=True)
class Taught:
    """Lessons of one module, or of many: a third of them each."""

    many: bool = False

    def lesson(self, lesson: str) -> Lesson:
        """Called by its id."""
        number = int(lesson.rpartition(".")[2])
        return Lesson(title=lesson, address="", module=f"Module {number % 3}" if self.many else "Module 1")


def form_of(lessons: list[int], pilots: frozenset[int] = frozenset()) -> FrozenForm:
    """A form with a question on each of these lessons."""
    items = [question(number, lesson) for number, lesson in enumerate(lessons)]
    frozen = [FrozenItem(item=one, asked=asked(one, "seed"), counts=at not in pilots) for at, one in enumerate(items)]
    return FrozenForm(tuple(frozen), "digest")


def points(right: list[bool]) -> dict[str, float]:
    """By question."""
    return {f"question-{number}": float(was) for number, was in enumerate(right)}


def test_small_topics_are_put_together() -> None:
    """A lesson with three questions has a bar and a number; the others are one bar, and stand without numbers."""
    form = form_of([1, 2, 2, 2, 3, 4, 4])
    right = points([True, False, False, True, False, True, True])
    assert [(one.title, one.points, one.maximum) for one in told.topics(form, right, Taught())] == [
        ("L-1.2", 1, 3), ("Other topics", 3, 4),
    ]  # fmt: skip
    assert [(one.lesson, one.missed) for one in told.revisit(form, right, Taught())] == [
        ("L-1.2", 2), ("L-1.1", None), ("L-1.3", None), ("L-1.4", None),
    ]  # fmt: skip


def test_what_is_left_is_not_one_question() -> None:
    """One question beside two large topics would be known from the points in all: the smaller topic joins it."""
    form = form_of([1] * 4 + [2] * 3 + [3])
    right = points([True] * 7 + [False])
    assert [(one.title, one.points, one.maximum) for one in told.topics(form, right, Taught())] == [
        ("L-1.1", 4, 4), ("Other topics", 3, 4),
    ]  # fmt: skip
    assert [(one.lesson, one.missed) for one in told.revisit(form, right, Taught())] == [
        ("L-1.2", None), ("L-1.3", None),
    ]  # fmt: skip
    alone = form_of([1, 1, 1, 1])
    assert told.topics(alone, points([True, False, False, False]), Taught()) == ()
    assert [one.missed for one in told.revisit(alone, points([True, False, False, False]), Taught())] == [3]


FORMS = st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), min_size=3, max_size=30)


@given(FORMS, st.booleans(), st.randoms(use_true_random=False))
def test_nobody_can_tell_which_of_three(given_form: list[tuple[int, bool, bool]], many: bool, chance: object) -> None:
    """Whoever went right elsewhere in the same part is told the same: each part hides which of its questions it was."""
    lessons, right, pilot = (list(column) for column in zip(*given_form, strict=True))
    form = form_of(lessons, frozenset(number for number, is_pilot in enumerate(pilot) if is_pilot))
    taught = Taught(many)
    counted = [number for number, is_pilot in enumerate(pilot) if not is_pilot]
    cells: dict[tuple[str, ...], list[int]] = {}
    for number in counted:  # two questions are in one part where swapping their outcomes never shows
        cells.setdefault(_part_of(form, number, taught), []).append(number)
    assert sum(map(len, cells.values())) == len(counted)
    assert all(len(cell) >= told.FEWEST for cell in cells.values()) or len(counted) < told.FEWEST
    before = _all_told(form, points(right), taught)
    for cell in cells.values():
        outcomes = [right[number] for number in cell]
        chance.shuffle(outcomes)  # type: ignore[attr-defined]
        swapped = list(right)
        for number, was in zip(cell, outcomes, strict=True):
            swapped[number] = was
        assert _all_told(form, points(swapped), taught) == before


def _part_of(form: FrozenForm, number: int, taught: Taught) -> tuple[str, ...]:
    """The lessons that are named where this question alone went wrong."""
    right = points([at != number for at in range(len(form.items))])
    return tuple(one.lesson for one in told.revisit(form, right, taught))


def _all_told(form: FrozenForm, right: dict[str, float], taught: Taught) -> object:
    return told.topics(form, right, taught), told.revisit(form, right, taught)


def test_pilots_are_in_no_part() -> None:
    """A pilot that went wrong sends nobody anywhere."""
    form = form_of([1, 1, 1, 2], frozenset({3}))
    assert told.revisit(form, points([True, True, True, False]), Taught()) == ()
    shown = replace(form, items=form.items[:3])
    assert told.topics(form, points([True] * 4), Taught()) == told.topics(shown, points([True] * 3), Taught())


def test_after_a_pass_every_topic_has_its_bar(service: AssessmentService) -> None:
    """A pass shows every reason, so every bar as well."""
    view = service.begin("ann", "m01-test")
    answer_all(service, view)
    assert sum(bar.maximum for bar in service.hand_in("ann", view.id).topics) == 4
