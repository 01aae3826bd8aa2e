"""Pages: they belong to the syllabus, carry the sections of their kind, and their numbers can be recomputed."""

import re
from collections.abc import Iterator

from csm_course.arithmetic import NotArithmetic, evaluate
from csm_course.content import AuthoredModule, Page
from csm_course.content.page import Recomputed
from csm_course.figures import NoFigure, figure
from csm_course.problems import Problem, did_you_mean, line_of
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
    return [problem for page in module.pages for problem in _problems(page, syllabus)]


Fault = tuple[str, str, str]
"""The words that stand on the faulty line, what is wrong with them, and the remedy."""


def _problems(page: Page, syllabus: Syllabus) -> Iterator[Problem]:
    for words, what, remedy in (*_references(page, syllabus), *_sections(page)):
        yield Problem(page.path, line_of(page.path, words), what, remedy)
    recomputed = line_of(page.path, "recomputed:")
    for words, what, remedy in _numbers(page):
        yield Problem(page.path, line_of(page.path, words, recomputed), what, remedy)


def _references(page: Page, syllabus: Syllabus) -> Iterator[Fault]:
    if page.front.id not in syllabus.ids:
        yield page.front.id, f"'{page.front.id}' is not in the syllabus", did_you_mean(page.front.id, syllabus.ids)
    competencies = [one.id for one in syllabus.competencies]
    for name in page.front.competencies:
        if name not in competencies:
            yield name, f"the competency '{name}' is not in the syllabus", did_you_mean(name, competencies)
    slugs = {lesson.id: lesson.slug for lesson in syllabus.lessons}
    if page.front.id in slugs and page.path.stem != slugs[page.front.id]:
        yield (
            page.front.id,
            f"{page.front.id} is written in {page.path.name}",
            f"call the file {slugs[page.front.id]}.md",
        )


def _sections(page: Page) -> Iterator[Fault]:
    if page.front.kind != "lesson":
        return
    found = tuple(re.findall(r"^## (.+?)\s*$", page.text, re.MULTILINE))
    if found != SECTIONS:
        # The first heading that is not the one wanted there; the last one where only later ones are missing.
        odd = next(
            (one for one, wanted in zip(found, SECTIONS, strict=False) if one != wanted), found[-1] if found else ""
        )
        what = f"the sections are {', '.join(found) or 'missing'}"
        yield f"## {odd}", what, f"write them in this order: {', '.join(SECTIONS)}"


def _numbers(page: Page) -> Iterator[Fault]:
    for one in page.front.recomputed:
        if one.says not in page.text:
            yield (
                one.says,
                f"the text does not say '{one.says}'",
                "correct the text, or take the number off 'recomputed'",
            )
            continue
        try:
            value = _value(one)
        except (NotArithmetic, NoFigure) as error:
            yield one.says, str(error), "correct 'recomputed'"
            continue
        if not agrees(one.says, value):
            yield one.says, f"the text says {one.says}, recomputed it is {value:.6g}", "correct the text or its source"


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
