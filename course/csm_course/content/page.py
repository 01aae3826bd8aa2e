"""One page an author wrote: a Markdown file with front matter, and its exercises in the YAML file beside it."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from csm_course.exercises import AnyExercise
from csm_course.exercises.quiz import QuizExercise
from csm_course.model import Model
from csm_course.problems import ContentError, Problem, did_you_mean, line_of
from csm_course.source import Document, parse, parse_list, read_text, read_yaml, yaml_document

Kind = Literal["lesson", "workbook", "scenario", "test"]
KINDS: dict[str, Kind] = {"L": "lesson", "SUP": "lesson", "WB": "workbook", "SC": "scenario", "T": "test"}
PLACED = re.compile(r"^```\{exercise\}[ \t]+(\S+)[ \t]*\n```[ \t]*$", re.MULTILINE)
_EXERCISE: TypeAdapter[AnyExercise] = TypeAdapter(AnyExercise)


class Recomputed(Model):
    """A number of the text and where it comes from: a tool's figure, or an arithmetic expression."""

    says: str
    tool: str | None = None
    inputs: dict[str, object] = {}
    path: str | None = None
    expression: str | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        from_tool = self.tool is not None and self.path is not None
        if from_tool == (self.expression is not None):
            raise ValueError("give either 'tool' with 'inputs' and 'path', or 'expression'")
        return self


class Front(Model):
    """The front matter of a page. `id` is the syllabus's: L-1.3, SUP-1.12, WB-1.1, SC-1, T-1.

    `teaches` names, for each syllabus id taught here (topic, sub-topic, tenet, method), the heading it is taught under.
    `document` names the exercises whose answers make up the document of a workbook, in order.
    """

    id: Annotated[str, Field(pattern=r"^(L|SUP|WB|SC|T)-\d{1,2}(\.\d{1,2})?$")]
    title: Annotated[str, Field(min_length=3)]
    minutes: Annotated[int, Field(ge=1, le=180)]
    outcomes: Annotated[tuple[str, ...], Field(min_length=2, max_length=5)]
    competencies: tuple[str, ...] = ()
    teaches: dict[str, str] = {}
    document: tuple[str, ...] = ()
    recomputed: tuple[Recomputed, ...] = ()

    @property
    def kind(self) -> Kind:
        """Which sort of page this is, told by its id."""
        return KINDS[self.id.split("-")[0]]


class Page(Model):
    """A page with its text (Markdown, front matter taken off) and the exercises written beside it."""

    path: Path
    front: Front
    text: str
    first_line: int
    exercises: tuple[AnyExercise, ...]

    @property
    def placed(self) -> tuple[str, ...]:
        """The ids of the exercises, in the order in which the text places them."""
        return tuple(PLACED.findall(self.text))

    @property
    def graded(self) -> bool:
        """Lessons are practice; everything else counts."""
        return self.front.kind != "lesson"

    def exercise(self, exercise_id: str) -> AnyExercise:
        """The exercise of that id; every placed id has one, `read_page` has seen to it."""
        return next(exercise for exercise in self.exercises if exercise.id == exercise_id)


def read_page(path: Path) -> Page:
    """The page at `path`. Raises ContentError with every fault of the two files."""
    document, text, first_line = _split(path)
    front = parse(document, Front)
    beside = path.with_suffix(".yaml")
    exercises = read_exercises(beside) if beside.exists() else ()
    page = Page(path=path, front=front, text=text, first_line=first_line, exercises=exercises)
    problems = _placing(page)
    if problems:
        raise ContentError(problems)
    return page


def read_exercises(path: Path) -> tuple[AnyExercise, ...]:
    """The exercises of one YAML file, tests with the items they take from the module's bank. Raises ContentError."""
    document = read_yaml(path)
    module = path.parent.parent if path.parent.name == "lessons" else path.parent
    return tuple(
        _with_items(exercise, document, index, module) if isinstance(exercise, QuizExercise) else exercise
        for index, exercise in enumerate(parse_list(document, _EXERCISE))
    )


def _with_items(exercise: QuizExercise, document: Document, index: int, module: Path) -> QuizExercise:
    from csm_course.items.form import filled  # only a test takes items from the bank; a workbook opens without it

    return filled(exercise, document, (index,), module)


def _split(path: Path) -> tuple[Document, str, int]:
    """Front matter, text, and the line on which the text starts."""
    content = read_text(path)
    lines = content.splitlines(keepends=True)
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        raise ContentError([Problem(path, 1, "there is no front matter", "start the file with --- id, title … ---")])
    # The opening line is kept as an empty one, so that every line number is the file's own.
    document = yaml_document(path, "\n" + "".join(lines[1 : ends[1]]))
    return document, "".join(lines[ends[1] + 1 :]), ends[1] + 2


def _placing(page: Page) -> list[Problem]:
    """Placed without being written, written without being placed, placed twice."""
    known = [exercise.id for exercise in page.exercises]
    beside = page.path.with_suffix(".yaml")
    lines: dict[str, list[int]] = {}
    problems = []
    for match in PLACED.finditer(page.text):
        line = page.first_line + page.text.count("\n", 0, match.start())
        lines.setdefault(match[1], []).append(line)
        if match[1] not in known:
            what = f"the exercise '{match[1]}' is not in {beside.name}"
            problems.append(Problem(page.path, line, what, did_you_mean(match[1], known)))
    for one in known:
        what, remedy = f"the exercise '{one}' is placed nowhere", f"place it once in {page.path.name}"
        if one not in lines:
            problems.append(Problem(beside, line_of(beside, one), what, f"{remedy}, with an {{exercise}} block"))
        for again in lines.get(one, [])[1:]:
            what = f"the exercise '{one}' is placed again, first in line {lines[one][0]}"
            problems.append(Problem(page.path, again, what, "place it once"))
    for one in page.front.document:
        if one not in known:
            line = line_of(page.path, one)
            problems.append(Problem(page.path, line, f"the document names '{one}'", did_you_mean(one, known)))
    return problems
