"""What leads where, what leads nowhere, and the whole model as one picture."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.motivation import Card, Column, motivation
from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.motivation_model.inputs import IMPACTS, JUDGEMENTS, Inputs
from csm_course.tools.motivation_model.naming import key
from csm_course.tools.motivation_model.result import Element, Kind, Result
from csm_course.tools.motivation_model.solving import filled
from csm_course.tools.wording import count, day_or_dash

SOURCE = (
    "The elements and their relations follow the Business Motivation Model of the Object Management Group (OMG), "
    "version 1.3; this course has no connection with it. What is checked, and how, is this course's convention."
)


def report(inputs: Inputs, result: Result) -> Report:
    """How many tactics lead to a goal; then the picture, and what to mend."""
    return Report(
        headline=_headline(result),
        figures=_figures(result),
        notes=tuple(_notes(result)),
        drawings=(picture(result),) if result.elements or result.vision or result.mission else (),
        tables=tuple(_tables(inputs, result)),
    )


def picture(result: Result) -> Drawing:
    """Ends on the left, means on the right, what bears upon them below."""
    tops = (_top("vision", "Vision", result.vision), _top("mission", "Mission", result.mission))
    middle = (
        _column(result, "objective", "Objectives", "one", "quantifies"),
        _column(result, "goal", "Goals", "five", ""),
        _column(result, "strategy", "Strategies", "two", "channels efforts towards"),
        _column(result, "tactic", "Tactics", "four", "implements and works towards"),
    )
    below = (
        _column(result, "influencer", "Influencers", "plain", ""),
        _column(result, "assessment", "Assessments", "six", "judges and bears upon"),
        Column("", ()),
        _column(result, "directive", "Policies and rules", "three", "governs"),
    )
    summary = (
        f"{count(len(result.elements), 'element')}. {result.lines} of {count(result.tactics, 'tactic')} "
        "lead over a strategy to a goal."
    )
    return motivation("Ends and means", tops, middle, below, summary, "motivation")


def _top(name: str, label: str, words: str) -> Card:
    return Card(name, (label, words or "Not said yet"), (), "plain" if words else "muted")


def _column(result: Result, kind: Kind, heading: str, tone: Tone, tie: str) -> Column:
    return Column(heading, tuple(_card(one, tone) for one in result.elements if one.kind == kind), tie)


def _card(one: Element, tone: Tone) -> Card:
    return Card(one.code, (f"{one.code} {one.name}", *one.words), one.links, tone)


def _headline(result: Result) -> Figure:
    if not result.tactics:
        return Figure(label="Tactics that lead to a goal", value="–", note="Name vision, goals, strategies and tactics")
    value = f"{result.lines} of {result.tactics}"
    return Figure(label="Tactics that lead to a goal", value=value, note="over the strategy they implement")


def _figures(result: Result) -> tuple[Figure, ...]:
    return (
        Figure(label="Elements", value=str(len(result.elements))),
        Figure(label="To mend", value=str(len(result.breaches))),
        Figure(label="Our outcomes not linked", value=str(len(result.loose))),
    )


def _notes(result: Result) -> Iterator[Note]:
    if not result.elements:
        text = "Begin with the vision and two or three goals. Annual reports and the sponsor's speeches say them."
        yield Note(kind="info", text=text, field="vision")
    for one in result.breaches:
        yield Note(kind="caution", text=one.sentence, field=one.field)
    if result.loose:
        text = f"Outcomes of our engagement that serve no objective: {', '.join(result.loose)}. Who would miss them?"
        yield Note(kind="caution", text=text, field="objectives")
    if result.elements and not result.breaches and not result.loose:
        yield Note(kind="info", text="Every element is connected. Have the sponsor read it from right to left.")
    yield Note(kind="info", text=SOURCE)


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    objectives = (
        (one.name, one.goal, one.measure, one.target, day_or_dash(one.due)) for one in filled(inputs) if one.name
    )
    yield from listed("Objectives", ("Objective", "Goal", "Measured by", "Target", "By when"), objectives)
    means = ((one.name, one.strategy, one.objective, _goal(inputs, one.strategy)) for one in inputs.tactics if one.name)
    yield from listed("From tactic to goal", ("Tactic", "Strategy", "Objective", "Goal of the strategy"), means)
    judged = (
        (one.influencer, one.name, JUDGEMENTS[one.judgement], _impact(one.impact, one.effect), one.affects)
        for one in inputs.assessments
        if one.name
    )
    columns = ("Influencer", "Assessment", "Judged as", "Possible impact", "Bears upon")
    yield from listed("What bears upon it", columns, judged)


def _impact(impact: str, effect: str) -> str:
    return ": ".join(part for part in (IMPACTS[impact] if impact else "", effect) if part)


def _goal(inputs: Inputs, strategy: str) -> str:
    names = {key(name) for name in (strategy, *strategy.split(";"))}
    return "; ".join(one.goal for one in inputs.strategies if one.name and key(one.name) in names)
