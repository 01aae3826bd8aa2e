"""What graders know and learners must not: the sentences of graded work that are on no page and in no question."""

import json
import re
from collections.abc import Iterator

from csm_course.exercises import AnyExercise
from csm_course.exercises.quiz import QuizExercise
from csm_course.exercises.written import WrittenExercise
from tests.pipeline.classroom import authored, graded_exercises

SENTENCE = 6
"""Words from which on a text is a sentence of its own; shorter ones may be found anywhere by chance."""


def secrets() -> frozenset[str]:
    """Reasons, worked solutions, sample answers: each line as `plain` words."""
    return frozenset(line for exercise in graded_exercises(authored()) for line in _hidden(exercise))


def plain(text: str) -> str:
    """Lower-case words alone, so that JSON within JSON, markup and quotes hide nothing."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\\+u[0-9a-f]{4}|\\+[nt]", " ", text).lower()))


def leaked(text: str) -> list[str]:
    """The secrets that stand in the text."""
    words = plain(text)
    return sorted(secret for secret in secrets() if secret in words)


def _hidden(exercise: AnyExercise) -> Iterator[str]:
    public = plain(json.dumps([exercise.question().model_dump(mode="json"), exercise.task, *_on_the_page(exercise)]))
    for text in _texts(exercise.model_dump(mode="json")):
        for line in text.splitlines():
            words = plain(line)
            if len(words.split()) >= SENTENCE and words not in public:
                yield words


def _on_the_page(exercise: AnyExercise) -> list[str]:
    """What everyone reads although no question holds it: the rubric, and the outcomes that items are written for."""
    rubric = exercise.rubric if isinstance(exercise, WrittenExercise) else ()
    items = exercise.items if isinstance(exercise, QuizExercise) else ()
    return [*(one.model_dump_json() for one in rubric), *(item.objective for item in items)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
