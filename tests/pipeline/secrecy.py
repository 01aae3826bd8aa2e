"""What graders know and learners must not: every text of graded work, and of the item bank, that is on no page.

A text is compared as plain words, so that JSON within JSON, markup, quotes and entities hide nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape

from csm_course.exercises import AnyExercise
from csm_course.exercises.quiz import QuizExercise
from csm_course.exercises.written import WrittenExercise
from csm_course.items.bank import read_bank
from csm_course.places import content_folder
from tests.pipeline.classroom import MODULE, authored, graded_exercises

SENTENCE = 6
"""Words from which on a text is a sentence of its own; shorter ones may be found anywhere by chance."""

PHRASE = 3
"""Words from which on a text of graded work is looked for where it is on no page that authors write for everybody."""

NAMES = frozenset(
    ["id", "kind", "name", "path", "lesson", "objective", "competency", "competencies", "topics", "bloom", "author"]
)
"""Fields that say what an exercise is about and hold no answer: their words are everywhere."""


@cache
def secrets() -> frozenset[str]:
    """Reasons, worked solutions, sample answers, and the reasons of the item bank: each line as `plain` words."""
    hidden = {line for exercise in graded_exercises(authored()) for line in _hidden(exercise)}
    everybody = public()
    reasons = {line for text in _reasons() for line in _lines(text) if len(line.split()) >= SENTENCE}
    return frozenset(hidden | {line for line in reasons if line not in everybody})


@cache
def phrases() -> frozenset[str]:
    """The same down to three words, and the item bank, stems and options included; without what everybody may read."""
    everybody = f" {public()} "
    texts = [*(_texts(one.model_dump(mode="json")) for one in graded_exercises(authored())), *_bank()]
    lines = {one for text in texts for part in text for one in _lines(part)}
    return frozenset(one for one in lines if f" {one} " not in everybody)


@cache
def public() -> str:
    """What authors write for everybody: pages, questions, rubrics, practice with its keys, glossary and syllabus."""
    module = authored()
    asked = [exercise.question().model_dump(mode="json") for exercise in graded_exercises(module)]
    tasks = [exercise.task for exercise in graded_exercises(module)]
    practice = [one.model_dump(mode="json") for page in module.pages if not page.graded for one in page.exercises]
    shared = [content_folder() / "glossary.yaml", *sorted((content_folder() / "syllabus").glob("*.yaml"))]
    texts = [json.dumps([asked, tasks, practice], ensure_ascii=False), *(page.text for page in module.pages)]
    return plain("\n".join([*texts, *(file.read_text() for file in shared)]))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; of a generated item's, which has places for numbers, what stands between those."""
    for line in text.splitlines():
        pieces = re.split(r"\{[^}]*\}", line)
        for piece in map(plain, pieces):
            if len(piece.split()) >= (PHRASE if len(pieces) == 1 else SENTENCE):
                yield piece


def plain(text: str) -> str:
    """Lower-case words alone."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\\+u[0-9a-f]{4}|\\+[nt]", " ", text).lower()))


def leaked(text: str) -> list[str]:
    """The secrets that stand in the text, as it is or as a reader sees it."""
    return found(text, secrets())


def found(text: str, wanted: Iterable[str]) -> list[str]:
    """Those of the wanted plain texts that stand in the text, tags and entities read and left out alike."""
    by_start: dict[tuple[str, ...], list[str]] = {}
    for one in wanted:
        by_start.setdefault(tuple(one.split()[:PHRASE]), []).append(one)
    read = _as_read(text)  # and once more, for markup that is shown as text
    return sorted({one for layer in (text, read, _as_read(read)) for one in _standing(plain(layer), by_start)})


def _standing(words: str, by_start: dict[tuple[str, ...], list[str]]) -> Iterator[str]:
    """Each wanted text at its first words: one walk through the text, however many are wanted."""
    place, split = 0, words.split()
    padded = f"{words} "
    for at, word in enumerate(split):
        for one in by_start.get(tuple(split[at : at + PHRASE]), ()):
            if padded.startswith(f"{one} ", place):
                yield one
        place += len(word) + 1


def _as_read(text: str) -> str:
    """Without tags, entities as letters, escapes of JSON undone as far as words go."""
    whole = re.sub(r"\\+[nrt]", " ", re.sub(r'\\+(["/])', r"\1", text))
    return unescape(re.sub(r"<[^<>]*>", "", re.sub(r"<(br|/p|/li|/td|/th|/h\d|/div)\b[^<>]*>", " ", whole)))


def _bank() -> Iterator[Iterator[str]]:
    """The items of the bank: those of the test are asked, but nobody is given the bank."""
    bank = read_bank(content_folder() / MODULE)
    for item in (*bank.fixed, *bank.generated):
        yield _texts(item.model_dump(mode="json"))


def _reasons() -> Iterator[str]:
    """Why each option of the bank's items is right or wrong."""
    bank = read_bank(content_folder() / MODULE)
    for item in (*bank.fixed, *bank.generated):
        yield from _under("reason", item.model_dump(mode="json"))


def _under(name: str, value: object) -> Iterator[str]:
    """The texts under that name, at whatever depth."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key == name and isinstance(one, str):
                yield one
            else:
                yield from _under(name, one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _under(name, one)


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
        for name, one in value.items():
            if name not in NAMES or isinstance(one, dict):
                yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
