"""Pages: they belong to the syllabus, carry the sections of their kind, and their numbers can be recomputed."""

import re
from collections.abc import Iterator

from csm_course.arithmetic import NotArithmetic, evaluate
from csm_course.content import AuthoredModule, Page
from csm_course.content.page import Recomputed
from csm_course.exercises.quiz import QuizExercise
from csm_course.figures import NoFigure, figure
from csm_course.problems import Problem, did_you_mean
from csm_course.syllabus import Syllabus

SECTIONS = (
    "Why it matters",
    "The idea",
    "Worked example",
    "Try it",
    "Check yourself",
    "In your own account",
    "Key points",
    "Words to know",
)
"""The order of every lesson (content guide)."""


def page_problems(module: AuthoredModule, syllabus: Syllabus) -> list[Problem]:
    """Every fault of every page of the module."""
    return [problem for page in module.pages for problem in _problems(page, module, syllabus)]


def _problems(page: Page, module: AuthoredModule, syllabus: Syllabus) -> Iterator[Problem]:
    faults = (
        *_references(page, syllabus),
        *_sections(page),
        *_ids(page, module),
        *_pass_mark(page, syllabus),
        *_numbers(page),
    )
    for what, remedy in faults:
        yield Problem(page.path, 1, what, remedy)


def _references(page: Page, syllabus: Syllabus) -> Iterator[tuple[str, str]]:
    for name in (page.front.id, *page.front.competencies):
        if name not in syllabus.ids:
            yield f"'{name}' is not in the syllabus", did_you_mean(name, syllabus.ids)
    slugs = {lesson.id: lesson.slug for lesson in syllabus.lessons}
    if page.front.id in slugs and page.path.stem != slugs[page.front.id]:
        yield f"{page.front.id} is written in {page.path.name}", f"call the file {slugs[page.front.id]}.md"


def _sections(page: Page) -> Iterator[tuple[str, str]]:
    if page.front.kind != "lesson":
        return
    found = tuple(re.findall(r"^## (.+?)\s*$", page.text, re.MULTILINE))
    if found != SECTIONS:
        yield f"the sections are {', '.join(found) or 'missing'}", f"write them in this order: {', '.join(SECTIONS)}"


def _ids(page: Page, module: AuthoredModule) -> Iterator[tuple[str, str]]:
    for exercise in page.exercises:
        if not exercise.id.startswith(f"{module.slug[:3]}-"):
            yield f"the exercise '{exercise.id}' does not start with {module.slug[:3]}-", "rename it"


def _pass_mark(page: Page, syllabus: Syllabus) -> Iterator[tuple[str, str]]:
    """The pass mark is the programme's, not a test's own."""
    wanted = syllabus.policies.module_test.pass_percent
    for exercise in page.exercises:
        if isinstance(exercise, QuizExercise) and exercise.pass_percent != wanted:
            yield f"the pass mark is {exercise.pass_percent:g} %", f"module tests pass at {wanted:g} % (exams.yaml)"


def _numbers(page: Page) -> Iterator[tuple[str, str]]:
    for one in page.front.recomputed:
        if one.says not in page.text:
            yield f"the text does not say '{one.says}'", "correct the text, or take the number off 'recomputed'"
            continue
        try:
            value = _value(one)
        except (NotArithmetic, NoFigure) as error:
            yield str(error), "correct 'recomputed'"
            continue
        if not agrees(one.says, value):
            yield f"the text says {one.says}, recomputed it is {value:.6g}", "correct the text or its source"


def _value(one: Recomputed) -> float:
    if one.expression is not None:
        return evaluate(one.expression)
    return figure(one.tool or "", one.inputs, one.path or "")


def agrees(says: str, value: float) -> bool:
    """True where `value`, rounded to the digits that are shown, is the number that is shown."""
    match = re.search(r"[-−]?\d[\d,\u202f\u00a0]*(\.\d+)?", says)
    if match is None:
        return False
    shown = re.sub(r"[,\u202f\u00a0]", "", match[0]).replace("−", "-")
    half: float = 0.5 / 10 ** len(shown.partition(".")[2])
    # Half a unit of the last digit shown; a hair more, for values that lie exactly on the half.
    return abs(float(shown) - value) <= half + 1e-9 * max(1.0, abs(value))
