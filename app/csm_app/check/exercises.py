"""Exercises: every sample earns what its author says; tools, inputs and recomputed keys are real."""

from collections.abc import Iterator

from pydantic import ValidationError

from csm_autograder import judge
from csm_course.content import AuthoredModule, Page
from csm_course.exercises import ANSWERS, AnyExercise, Sample
from csm_course.exercises.numeric import NumericExercise
from csm_course.exercises.tool import ToolExercise
from csm_course.exercises.written import WrittenExercise
from csm_course.figures import NoFigure, figure
from csm_course.problems import Problem, did_you_mean
from csm_course.tools import UnknownTool, load

NEEDED = ("full", "partial", "blank", "wrong")
ALL_OR_NOTHING = ("single", "numeric")
"""Kinds that may have no answer worth a part of the points."""


def exercise_problems(module: AuthoredModule) -> list[Problem]:
    """Every fault of every exercise of the module."""
    return [problem for page in module.pages for one in page.exercises for problem in _problems(page, one)]


def _problems(page: Page, exercise: AnyExercise) -> Iterator[Problem]:
    path = page.path.with_suffix(".yaml")
    line = _line(page, exercise)
    # An exercise whose tool does not fit cannot be judged, so its samples say nothing yet.
    faults = tuple(_tool(exercise)) or (*_hints(exercise), *_samples(exercise), *_key(exercise))
    for what, remedy in faults:
        yield Problem(path, line, f"{exercise.id}: {what}", remedy)


def _hints(exercise: AnyExercise) -> Iterator[tuple[str, str]]:
    if not exercise.hints and exercise.kind != "test":
        yield "there is no hint", "add a ladder of one to three hints"


def _tool(exercise: AnyExercise) -> Iterator[tuple[str, str]]:
    """The tool exists, opens with these inputs, and has what the checks look at."""
    if not isinstance(exercise, ToolExercise):
        return
    try:
        tool = load(exercise.tool)
        tool.Inputs.model_validate(exercise.start)
    except UnknownTool as error:
        yield str(error), "use the slug of a tool"
        return
    except ValidationError as error:
        yield f"'start' does not fit the tool: {error.errors()[0]['msg']}", "correct the inputs"
        return
    for check in exercise.checks:
        root, name = check.path.split(".")[:2]
        fields = (tool.Inputs if root == "inputs" else tool.Result).model_fields
        if name not in fields:
            yield f"the tool has no '{check.path}'", did_you_mean(name, fields)


def _samples(exercise: AnyExercise) -> Iterator[tuple[str, str]]:
    names = {sample.name for sample in exercise.samples}
    optional = {"partial"} if exercise.kind in ALL_OR_NOTHING else set()
    for name in NEEDED:
        if name not in names | optional:
            yield f"there is no sample '{name}'", "add one with the points it must earn"
    for sample in exercise.samples:
        yield from _sample(exercise, sample)


def _sample(exercise: AnyExercise, sample: Sample) -> Iterator[tuple[str, str]]:
    try:
        answer = None if sample.answer is None else ANSWERS[exercise.kind].model_validate(sample.answer)
    except ValidationError as error:
        yield f"the sample '{sample.name}' is no answer: {error.errors()[0]['msg']}", "correct the sample"
        return
    earned = judge(exercise, answer).points
    if abs(earned - sample.points) > 0.005:
        yield f"the sample '{sample.name}' earns {earned:g}, not {sample.points:g}", "correct the key or the sample"
    if isinstance(exercise, WrittenExercise):
        return
    if sample.name == "full" and sample.points != exercise.points:
        yield f"the full sample earns {sample.points:g} of {exercise.points:g}", "show an answer that earns everything"
    if sample.name in ("blank", "wrong") and sample.points:
        yield f"the sample '{sample.name}' earns {sample.points:g}", "a blank or wrong answer earns nothing"
    if sample.name == "partial" and not 0 < sample.points < exercise.points:
        yield f"the partial sample earns {sample.points:g}", "show an answer that earns a part"


def _key(exercise: AnyExercise) -> Iterator[tuple[str, str]]:
    """The key of a number is what the tool says it is."""
    if not isinstance(exercise, NumericExercise) or exercise.recomputed is None:
        return
    source = exercise.recomputed
    try:
        value = figure(source.tool, source.inputs, source.path) * source.factor
    except NoFigure as error:
        yield str(error), "correct 'recomputed'"
        return
    if abs(value - exercise.key) > max(exercise.tolerance, 1e-9):
        yield f"the key is {exercise.key:g}, the tool says {value:g}", "correct the key or its inputs"


def _line(page: Page, exercise: AnyExercise) -> int:
    """Where the exercise starts in its file."""
    rows = page.path.with_suffix(".yaml").read_text(encoding="utf-8").splitlines()
    return next((number for number, row in enumerate(rows, 1) if row.strip("- ") == f"id: {exercise.id}"), 1)
