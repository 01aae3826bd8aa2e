"""What to look at again: the rule and its arithmetic, needs and help, cost beside margin, hours that do not fit."""

from collections.abc import Iterator

from csm_course.report import Note
from csm_course.tools.segmentation.inputs import Inputs
from csm_course.tools.segmentation.result import Result
from csm_course.tools.segmentation.solving import FEWEST, MOST
from csm_course.tools.wording import count, money, number, percent

FULL = 0.95
"""From here on a plan is called full: the course's own rule of thumb."""


def notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    """Cautions first, each with its reason; then the conventions."""
    yield from _segments(inputs, result)
    yield from _hours(inputs, result)
    yield from _tiers(result)
    if result.segments:
        text = (
            "15% to 35% is the framework's rule of thumb: smaller segments seldom pay for guides of their own, "
            "larger ones hide different needs. It allows three to six segments. Seven, often quoted, would need 105%."
        )
        yield Note(kind="info", text=text, field="segments")
    if result.tiers:
        text = "Customers per CSM alone says little: sixty kitchens may be less work than six groups. Plan with hours."
        yield Note(kind="info", text=text, field="tiers")


def _segments(inputs: Inputs, result: Result) -> Iterator[Note]:
    found = len(result.segments)
    if found and not result.segments_count_fits:
        yield Note(kind="caution", text=_count_fault(found), field="segments")
    for one in result.segments:
        if one.share is not None and one.verdict in ("small", "large"):
            way = "less than 15%" if one.verdict == "small" else "more than 35%"
            text = f"{one.name} holds {percent(one.share, 1)} of the value, {way}."
            yield Note(kind="caution", text=text, field="segments")
    named = [one for one in inputs.segments if one.name]
    if missing := [one.name for one in named if not one.needs]:
        text = f"What do they need? Not said yet for {', '.join(missing)}. A segment is a shared need, not a size."
        yield Note(kind="caution", text=text, field="segments")
    ways = [one.help.casefold() for one in named if one.help]
    if len(set(ways)) < len(ways):
        text = "Two segments are helped in the same way. If you would do nothing else for them, they are one segment."
        yield Note(kind="caution", text=text, field="segments")


def _count_fault(found: int) -> str:
    if found > MOST:
        return f"{found} segments cannot each hold 15%: {found} × 15% = {found * 15}%. Merge some until six are left."
    if found == 1:
        return f"One segment is everybody. Look for at least {FEWEST} groups with different needs."
    return "Two segments cannot both stay within 35%: 2 × 35% = 70%. Split at least one of them by what it needs."


def _hours(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.tiers:
        return
    if result.spare < 0:
        more = "" if result.csms_needed is None else f" It would take {number(result.csms_needed)} CSMs."
        text = f"The portfolio needs {count(-result.spare, 'hour')} more than there are.{more} Share a session, lower"
        yield Note(kind="caution", text=f"{text} the touch of a tier, or hand customers over: overtime only hides it.")
    elif result.load is not None and result.load >= FULL:
        yield Note(kind="caution", text="The plan is full: the next new customer needs a decision, not a promise.")
    if not inputs.reserve:
        text = "Nothing is kept for the unplanned. Look at what the last three months took."
        yield Note(kind="caution", text=text, field="reserve")


def _tiers(result: Result) -> Iterator[Note]:
    for one in result.tiers:
        if one.cost_each is not None and one.cost_each > one.margin_each:
            costs = f"a month of its touch costs {money(one.cost_each)} and brings {money(one.margin_each)} of margin"
            text = f"{one.name}: {costs}, for each customer. Lower the touch, or name the strategic reason."
            yield Note(kind="caution", text=text, field="tiers")
        if one.touch in ("low", "tech") and (one.hours_each or 0) >= 2:
            hours = count(one.hours_each or 0, "hour")
            text = f"{one.name} is called {one.touch} touch but takes {hours} for each customer."
            yield Note(kind="caution", text=text, field="tiers")
        if one.touch == "high" and (one.hours_each or 0) < 1:
            text = f"{one.name} is promised high touch in less than an hour a month for each customer."
            yield Note(kind="caution", text=text, field="tiers")
