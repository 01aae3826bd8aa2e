"""What is found and what comes next: figures, the fish, the advice, and the tables that go into the file."""

from csm_course.report import Figure, Report
from csm_course.tools.fishbone.advice import advice
from csm_course.tools.fishbone.inputs import Inputs
from csm_course.tools.fishbone.picture import picture
from csm_course.tools.fishbone.result import Judgement, Result
from csm_course.tools.fishbone.tables import tables
from csm_course.tools.fishbone.tree import fish
from csm_course.tools.wording import count, percent

_WORDS: dict[Judgement, str] = {"missing": "Missing", "begun": "Begun", "sound": "Sound"}


def report(inputs: Inputs, result: Result) -> Report:
    """The search for causes as a document; it says what is done well and what to do next."""
    drawn = fish(inputs)
    return Report(
        headline=_headline(inputs, result),
        figures=_figures(result),
        notes=tuple(advice(inputs, result, drawn)),
        drawings=(picture(inputs, result, drawn),),
        tables=tuple(tables(inputs, drawn)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    if not result.causes:
        return Figure(label="Root causes", value="None yet", note="Begin with the problem: what is wrong, by how much?")
    value = f"{result.verified} verified" if result.verified else "None verified yet"
    return Figure(label="Root causes", value=value, note=f"{count(result.causes, 'cause')} on the fish")


def _figures(result: Result) -> tuple[Figure, ...]:
    share = "none" if result.evidence_share is None else percent(result.evidence_share, 0)
    return (
        Figure(label="Problem", value=_WORDS[result.problem], note=_problem(result)),
        Figure(
            label="Structure",
            value=_WORDS[result.structure],
            note=f"{result.categories_used} of {result.categories} categories hold causes",
        ),
        Figure(
            label="Depth", value=_WORDS[result.depth], note=f"longest chain: {count(result.longest_chain, 'cause')}"
        ),
        Figure(label="Evidence", value=_WORDS[result.evidence], note=f"{share} of the causes have some"),
        Figure(
            label="Action",
            value=_WORDS[result.action],
            note=f"{result.countermeasures_complete} of {count(result.countermeasures, 'countermeasure')} complete",
        ),
    )


def _problem(result: Result) -> str:
    present = {
        "number": result.problem_has_number,
        "impact": result.impact_described,
        "process": result.process_described,
        "seen on the spot": result.observed,
    }
    lacking = [name for name, there in present.items() if not there]
    return f"lacking: {', '.join(lacking)}" if lacking else "number, impact, process, seen on the spot"
