"""Which lessons the syllabus gives an entry to, read from both sides: lessons name entries, entries name lessons."""

from collections import defaultdict

from csm_course.syllabus import Syllabus

Homes = dict[str, tuple[str, ...]]


def homes(syllabus: Syllabus) -> Homes:
    """For each teachable entry the ids of the lessons and supplements it belongs to, in teaching order."""
    found: dict[str, list[str]] = defaultdict(list)
    for lesson in syllabus.taught:
        named = (*lesson.syllabus, *lesson.competencies, *lesson.tenets, *lesson.pitfalls)
        subs = (one.id for one in getattr(lesson, "sub_topics", ()))
        for entry in (*named, *subs):
            found[entry].append(lesson.id)
    named_lessons = {one.id: one.lessons for one in syllabus.methods}
    named_lessons |= {one.id: one.lessons for one in syllabus.competencies}
    for entry, lessons in named_lessons.items():
        found[entry] += [lesson for lesson in lessons if lesson not in found[entry]]
    return {entry: tuple(lessons) for entry, lessons in found.items()}
