"""How a failed sitting went part by part, said of no fewer than three questions together.

Whoever learns for a single question whether it went right finds its key in a few attempts. So the form is cut into
parts of at least `FEWEST` questions, and nothing is said of less: topic bars are sums of parts, lessons to revisit are
those of parts. The parts of a form do not overlap, and no bar less another leaves fewer than `FEWEST`.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from csm_autograder.assessment.sittings.frozen import FrozenForm, FrozenItem
from csm_autograder.assessment.sittings.ports import Lessons
from csm_autograder.assessment.views import Revisit, TopicBar

FEWEST = 3
OTHER = "Other topics"


def topics(form: FrozenForm, points_of: Mapping[str, float], lessons: Lessons) -> tuple[TopicBar, ...]:
    """A bar for each topic that is large enough, one for all others together; none where that would be all."""
    found = _large(by_topic(form, lessons))
    if len(found) < 2:
        return ()
    return tuple(bar(title, asked, points_of) for title, asked in found.items())


def revisit(form: FrozenForm, points_of: Mapping[str, float], lessons: Lessons) -> tuple[Revisit, ...]:
    """The lessons of the parts in which something went wrong, the weakest part first.

    How many went wrong is said where a part is one lesson.
    """
    parts = [part for asked in _large(by_topic(form, lessons)).values() for part in _parts(asked)]
    weak = [(part, _missed(part, points_of)) for part in parts]
    weak.sort(key=lambda one: (-one[1] / len(one[0]), _place(one[0][0].item.lesson)))
    found: dict[str, Revisit] = {}
    for part, missed in weak:
        if missed:
            names = list(dict.fromkeys(one.item.lesson for one in part))
            number = missed if len(names) == 1 and len(part) >= FEWEST else None
            found.update((name, _revisit(name, number, lessons)) for name in names)
    return tuple(found.values())


def by_topic(form: FrozenForm, lessons: Lessons) -> dict[str, list[FrozenItem]]:
    """The questions that count, by module; by lesson where all are of one module. In the order of the syllabus."""
    asked = [one for one in form.items if one.counts]
    modules = {lessons.lesson(one.item.lesson).module for one in asked}
    found: dict[str, list[FrozenItem]] = {}
    for one in sorted(asked, key=lambda one: _place(one.item.lesson)):
        lesson = lessons.lesson(one.item.lesson)
        title = lesson.module if len(modules) > 1 and lesson.module else lesson.title
        found.setdefault(title, []).append(one)
    return found


def topic_of(form: FrozenForm, lessons: Lessons) -> dict[str, str]:
    """The title of the topic of each question that counts, by the id it was asked under."""
    return {one.asked.id: title for title, asked in by_topic(form, lessons).items() for one in asked}


def bar(title: str, asked: Sequence[FrozenItem], points_of: Mapping[str, float]) -> TopicBar:
    """The points of these questions."""
    points = sum(points_of[one.asked.id] for one in asked)
    return TopicBar(title=title, points=points, maximum=float(len(asked)))


def _large(topics: Mapping[str, list[FrozenItem]]) -> dict[str, list[FrozenItem]]:
    """Topics of at least `FEWEST`, and all others as one.

    Where these are fewer, the smallest of the large ones joins them: the points in all are known, so what is left when
    all bars are taken away must not be fewer either.
    """
    large = {title: asked for title, asked in topics.items() if len(asked) >= FEWEST}
    other = [one for title, asked in topics.items() if title not in large for one in asked]
    if other and len(other) < FEWEST and large:
        other += large.pop(min(large, key=lambda title: len(large[title])))
        other.sort(key=lambda one: _place(one.item.lesson))
    return {**large, OTHER: other} if other else large


def _parts(asked: Iterable[FrozenItem]) -> list[list[FrozenItem]]:
    """Neighbouring lessons together until they have `FEWEST` questions; what is left at the end joins the last."""
    parts: list[list[FrozenItem]] = []
    for _, lesson in groupby(asked, key=lambda one: one.item.lesson):
        if parts and len(parts[-1]) < FEWEST:
            parts[-1] += lesson
        else:
            parts.append(list(lesson))
    if len(parts) > 1 and len(parts[-1]) < FEWEST:
        last = parts.pop()
        parts[-1] += last
    return parts


def _missed(part: Iterable[FrozenItem], points_of: Mapping[str, float]) -> int:
    return sum(points_of[one.asked.id] < 1 for one in part)


def _revisit(lesson: str, missed: int | None, lessons: Lessons) -> Revisit:
    found = lessons.lesson(lesson)
    return Revisit(lesson=lesson, title=found.title, address=found.address, missed=missed)


def _place(lesson: str) -> tuple[int, ...]:
    """`L-1.10` comes after `L-1.9`."""
    return tuple(int(part) for part in lesson.partition("-")[2].split(".") if part.isdigit())
