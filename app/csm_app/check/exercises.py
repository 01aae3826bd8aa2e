"""Exercises: every sample earns what its author says; tools, inputs and recomputed keys are real.

What they refer to in the syllabus is held against it in `references`.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from csm_app.check.references import Fault, Outcomes, reference_faults
from csm_app.check.scenarios import scenario_faults
from csm_autograder import judge
from csm_autograder.samples import Issuer, sample_answer
from csm_course.content import AuthoredModule
from csm_course.exercises import AnyExercise, Sample
from csm_course.exercises.numeric import NumericExercise
from csm_course.exercises.scenario import ScenarioExercise
from csm_course.exercises.tool import ToolExercise
from csm_course.exercises.written import WrittenExercise
from csm_course.figures import NoFigure, figure
from csm_course.problems import Problem, did_you_mean
from csm_course.source import read_yaml
from csm_course.syllabus import Syllabus
from csm_course.tools import UnknownTool, load

NEEDED = ("full", "partial", "blank", "wrong")
ALL_OR_NOTHING = ("single", "numeric")
"""Kinds that may have no answer worth a part of the points."""


def exercise_problems(module: AuthoredModule, syllabus: Syllabus, outcomes: Outcomes) -> list[Problem]:
    """Every fault of every exercise of the module; `outcomes` are those of all pages written so far, by page id."""
    problems: list[Problem] = []
    for page in module.pages:
        for index, exercise in enumerate(page.exercises):
            faults = (*reference_faults(exercise, module.slug[:3], syllabus, outcomes), *_faults(exercise))
            problems += _located(page.path.with_suffix(".yaml"), index, exercise, faults)
    return problems


def _located(path: Path, index: int, exercise: AnyExercise, faults: tuple[Fault, ...]) -> list[Problem]:
    """The faults at their lines; `index` is where in its file the exercise stands."""
    if not faults:
        return []
    document = read_yaml(path)
    return [document.problem((index, *place), f"{exercise.id}: {what}", remedy) for place, what, remedy in faults]


def _faults(exercise: AnyExercise) -> tuple[Fault, ...]:
    # An exercise whose tool does not fit cannot be judged, so its samples say nothing yet.
    return tuple(_tool(exercise)) or (*_hints(exercise), *_samples(exercise), *_key(exercise), *_story(exercise))


def _story(exercise: AnyExercise) -> Iterator[Fault]:
    if isinstance(exercise, ScenarioExercise):
        yield from scenario_faults(exercise)


def _hints(exercise: AnyExercise) -> Iterator[Fault]:
    if not exercise.hints and exercise.kind not in ("test", "sitting"):
        yield ("hints",), "there is no hint", "add a ladder of one to three hints"


def _tool(exercise: AnyExercise) -> Iterator[Fault]:
    """The tool exists, opens with these inputs, and has what the checks look at."""
    if not isinstance(exercise, ToolExercise):
        return
    try:
        tool = load(exercise.tool)
        tool.Inputs.model_validate(exercise.start)
    except UnknownTool as error:
        yield ("tool",), str(error), "use the slug of a tool"
        return
    except ValidationError as error:
        fault = error.errors()[0]
        yield ("start", *fault["loc"]), f"'start' does not fit the tool: {fault['msg']}", "correct the inputs"
        return
    for index, check in enumerate(exercise.checks):
        root, name = check.path.split(".")[:2]
        fields = (tool.Inputs if root == "inputs" else tool.Result).model_fields
        if name not in fields:
            yield ("checks", index, "path"), f"the tool has no '{check.path}'", did_you_mean(name, fields)


def _samples(exercise: AnyExercise) -> Iterator[Fault]:
    names = {sample.name for sample in exercise.samples}
    optional = {"partial"} if exercise.kind in ALL_OR_NOTHING else set()
    for name in NEEDED:
        if name not in names | optional:
            yield ("samples",), f"there is no sample '{name}'", "add one with the points it must earn"
    for index, sample in enumerate(exercise.samples):
        for place, what, remedy in _sample(exercise, sample):
            yield ("samples", index, place), what, remedy


def _sample(exercise: AnyExercise, sample: Sample) -> Iterator[tuple[str, str, str]]:
    """The faults of one sample: the key they stand at, what is wrong, and the remedy."""
    issuer = Issuer() if exercise.kind == "sitting" else None
    try:
        answer = sample_answer(exercise, sample, issuer)
    except ValidationError as error:
        yield "answer", f"the sample '{sample.name}' is no answer: {error.errors()[0]['msg']}", "correct the sample"
        return
    earned = judge(exercise, answer, check=issuer.check() if issuer else None).points
    if abs(earned - sample.points) > 0.005:
        what = f"the sample '{sample.name}' earns {earned:g}, not {sample.points:g}"
        yield "points", what, "correct the key or the sample"
    if not isinstance(exercise, WrittenExercise):
        yield from (("points", what, remedy) for what, remedy in _worth(exercise, sample))


def _worth(exercise: AnyExercise, sample: Sample) -> Iterator[tuple[str, str]]:
    """The points a sample claims are those its name promises."""
    if sample.name == "full" and sample.points != exercise.points:
        yield f"the full sample earns {sample.points:g} of {exercise.points:g}", "show an answer that earns everything"
    if sample.name in ("blank", "wrong") and sample.points:
        yield f"the sample '{sample.name}' earns {sample.points:g}", "a blank or wrong answer earns nothing"
    if sample.name == "partial" and not 0 < sample.points < exercise.points:
        yield f"the partial sample earns {sample.points:g}", "show an answer that earns a part"


def _key(exercise: AnyExercise) -> Iterator[Fault]:
    """The key of a number is what the tool says it is."""
    if not isinstance(exercise, NumericExercise) or exercise.recomputed is None:
        return
    source = exercise.recomputed
    try:
        value = figure(source.tool, source.inputs, source.path) * source.factor
    except NoFigure as error:
        yield ("recomputed",), str(error), "correct 'recomputed'"
        return
    if abs(value - exercise.key) > max(exercise.tolerance, 1e-9):
        yield ("key",), f"the key is {exercise.key:g}, the tool says {value:g}", "correct the key or its inputs"
