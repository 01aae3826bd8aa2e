"""What is tried: each takes a learner's file as bytes, and may fail only in its own words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from hypothesis import strategies as st

from csm_autograder.html import verdict_html
from csm_autograder.judge import judge
from csm_autograder.samples import sample_answer
from csm_course import office
from csm_course.answers import read_document
from csm_course.content import module_folders, read_module
from csm_course.engagement import case_engagement
from csm_course.engagement.transfer import understood, written
from csm_course.exercises import AnyExercise
from csm_course.html.record import record_html
from csm_course.places import content_folder
from csm_course.store.transfer import EMPTY, read_bundle
from csm_course.store.trouble import NotUnderstood
from csm_course.strict_json import LIMIT, NotReadable, parsed
from csm_course.tools import load, slugs
from tests.fuzz.strategies import changed_workbook, files_like
from tests.receipts import ISSUER

Try = Callable[[bytes], None]


@dataclass(frozen=True)
class Target:
    """`share`: how many of a hundred inputs go here."""

    name: str
    share: int
    inputs: st.SearchStrategy[bytes]
    attempt: Try


def targets() -> tuple[Target, ...]:
    """The answer parser for every exercise there is, and every way a tool takes a file in."""
    exercises = {one.id: one for one in _exercises()}
    documents = [
        _document(one, answer.model_dump(mode="json"))
        for one in exercises.values()
        for sample in one.samples
        if (answer := sample_answer(one, sample, ISSUER))
    ]
    workbooks = [_workbook(slug) for slug in slugs() if "xlsx" in office.formats(slug)]
    engagement = parsed(written(case_engagement(), datetime(2026, 1, 1, tzinfo=UTC)))
    return (
        Target("answers", 60, files_like(documents), lambda content: _judged(content, exercises)),
        Target("engagement", 15, files_like([engagement]), _engagement),
        Target("store", 10, files_like([parsed(EMPTY)]), _bundle),
        Target("workbooks", 15, st.sampled_from(workbooks).flatmap(_with_name), _workbook_read),
    )


@cache
def _exercises() -> tuple[AnyExercise, ...]:
    return tuple(
        one
        for folder in module_folders(content_folder())
        for page in read_module(folder).pages
        for one in page.exercises
    )


def _document(exercise: AnyExercise, answer: object) -> object:
    return {"schema": 1, "exercise": exercise.id, "saved": "2026-01-01T00:00:00Z", "answer": answer}


def _judged(content: bytes, exercises: dict[str, AnyExercise]) -> None:
    """Read as the exercise it names, judged, and shown: all that happens to an answer."""
    exercise = _named(content, exercises)
    reading = read_document(content, exercise.id, exercise.kind)
    verdict = judge(exercise, reading.answer, check=ISSUER.check())
    assert 0 <= verdict.points <= verdict.maximum
    record_html(exercise.question(), reading.answer, trouble=reading.trouble).encode()
    verdict_html(verdict, trouble=reading.trouble).encode()


def _named(content: bytes, exercises: dict[str, AnyExercise]) -> AnyExercise:
    try:
        found = parsed(content[: LIMIT + 1])
    except NotReadable:
        found = None
    name = found.get("exercise") if isinstance(found, dict) else None
    by_chance = sorted(exercises)[sum(content[:50]) % len(exercises)]
    return exercises.get(name if isinstance(name, str) else by_chance, exercises[by_chance])


def _said(trouble: Exception) -> None:
    """Its own kind of exception must tell the reader what is wrong."""
    if not str(trouble):
        raise AssertionError("refused without a word")


def _engagement(content: bytes) -> None:
    try:
        understood(content)
    except NotUnderstood as trouble:
        _said(trouble)


def _bundle(content: bytes) -> None:
    try:
        read_bundle(content)
    except NotUnderstood as trouble:
        _said(trouble)


@cache
def _workbook(slug: str) -> tuple[str, bytes]:
    return slug, office.export(slug, load(slug).EXAMPLE.model_dump(mode="json"), "xlsx").content


def _with_name(workbook: tuple[str, bytes]) -> st.SearchStrategy[bytes]:
    """The tool's name goes before the file, so that every input is bytes that can be printed and tried again."""
    slug, content = workbook
    return changed_workbook(content).map(lambda changed: slug.encode() + b"\n" + changed)


def _workbook_read(content: bytes) -> None:
    slug, _, workbook = content.partition(b"\n")
    try:
        office.take_in(slug.decode(), workbook, "hostile.xlsx")
    except office.NotTakenIn as trouble:
        _said(trouble)
