"""Whether the review can be held, and what it will show."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.bars import Bar, bars
from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.business_review.inputs import PARTS, Inputs
from csm_course.tools.business_review.result import Result
from csm_course.tools.kpi_tree.solving import progress
from csm_course.tools.wording import amount_or_dash, count, day_or_dash, money, number, percent

LEAD = (1, 2)
"""Days ahead that a review is usually sent: enough to read it, not enough to forget it."""


def report(inputs: Inputs, result: Result) -> Report:
    """How many parts are ready, what is missing, and the content of the slides."""
    return Report(
        headline=Figure(label="Parts ready", value=f"{len(result.ready)} of {len(PARTS)}", note=_next(result)),
        figures=(
            Figure(label="Meeting", value=day_or_dash(inputs.held), note=count(inputs.minutes, "minute")),
            Figure(label="Time for each part", value=count(result.minutes_per_part, "minute")),
            Figure(
                label="Value reached", value="–" if inputs.value is None else money(inputs.value), note=_agreed(inputs)
            ),
        ),
        notes=tuple(_notes(inputs, result)),
        drawings=tuple(pictures(inputs)),
        tables=tuple(tables(inputs)),
    )


def pictures(inputs: Inputs) -> Iterator[Drawing]:
    """How far each outcome has come, where baseline, target and today's value are known."""
    shares = [(one.name, progress(one.baseline, one.target, one.actual)[0]) for one in inputs.outcomes if one.name]
    rows = [Bar(name, min(max(share, 0), 1), percent(share, 0)) for name, share in shares if share is not None]
    if rows:
        yield bars("Results against the plan", rows, "A full bar is the target.", "review-results", 1)


def tables(inputs: Inputs) -> Iterator[Table]:
    """The lists of the review that hold anything."""
    outcomes = [
        (one.name, one.measure, *(amount_or_dash(value, one.unit) for value in (one.baseline, one.actual, one.target)))
        for one in inputs.outcomes
        if one.name
    ]
    yield from listed("Outcomes", ("Outcome", "Measured by", "Baseline", "Today", "Target"), outcomes)
    lessons = [(one.name, one.change) for one in inputs.lessons if one.name]
    yield from listed("What we learned", ("What we learned", "What we change"), lessons)
    decisions = [(one.name, one.proposal, one.by, day_or_dash(one.until)) for one in inputs.decisions if one.name]
    yield from listed("Decisions", ("Decision", "What we propose", "Who decides", "By when"), decisions)
    plan = [(one.name, one.owner, day_or_dash(one.until)) for one in inputs.plan if one.name]
    yield from listed("The next quarter", ("What happens next", "Owner", "By when"), plan)


def _next(result: Result) -> str:
    return f"Next: {PARTS[result.lacks[0].part]}" if result.lacks else "Ready for the meeting"


def _agreed(inputs: Inputs) -> str:
    if inputs.value is None:
        return ""
    return "agreed with finance" if inputs.value_agreed else "not agreed with finance"


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    for lack in result.lacks:
        yield Note(kind="info", text=f"{PARTS[lack.part]}: {lack.sentence}", field=lack.field)
    if inputs.value is not None and not inputs.value_agreed:
        text = "The customer's finance team has not agreed to the value. Agree it first, or show a range and say so."
        yield Note(kind="caution", text=text, field="value_agreed")
    if result.behind and "behind" not in inputs.story.casefold():
        text = f"Less than half of the way: {', '.join(result.behind)}. Say it before you are asked."
        yield Note(kind="caution", text=text, field="story")
    if result.deciders_missing:
        text = "Nobody of the customer's people has high authority (4 or 5). Who will decide?"
        yield Note(kind="caution", text=text, field="stakeholders")
    yield from _lead(result)


def _lead(result: Result) -> Iterator[Note]:
    if result.lead_days is None:
        return
    if result.lead_days < LEAD[0]:
        text = "It reaches them too late to be read. Send it one or two days ahead."
        yield Note(kind="caution", text=text, field="sent")
    elif result.lead_days > LEAD[1]:
        text = f"Sent {number(result.lead_days)} days ahead: send the figures again if they change."
        yield Note(kind="info", text=text, field="sent")
