"""What stands behind the value, part by part: what moves it, where it breaks even, and who stays."""

from collections.abc import Iterator

from csm_course.pictures.bars import Swing, tornado
from csm_course.report import Chart, Line, Note, Part, Table
from csm_course.tools.clv.curve import thinned
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.result import PointOfChurn, Result
from csm_course.tools.clv.scenario_part import scenario_part
from csm_course.tools.clv.side_by_side import side_by_side
from csm_course.tools.wording import count, money, number, percent

_POINTS = 31
"""Enough for a smooth line of survival; every further point is sent with each movement of a slider."""


def parts(inputs: Inputs, result: Result) -> tuple[Part, ...]:
    """The parts that have something to say for this variant, what is asked most often first."""
    made = (
        scenario_part(inputs, result),
        _moves(inputs, result),
        _break_even(inputs, result),
        side_by_side(inputs, result),
        _staying(inputs, result),
    )
    return tuple(part for part in made if part)


def _moves(inputs: Inputs, result: Result) -> Part | None:
    if not result.sways:
        return None
    first, step = result.sways[0], number(inputs.sway)
    lead = f"{first.label} moves it most: {first.low_shown} to {first.high_shown} takes the value from "
    swings = [
        Swing(sway.label, sway.value_low, sway.value_high, money(sway.value_low), money(sway.value_high), sway.name)
        for sway in result.sways
    ]
    summary = (
        f"Each input {step}% lower (framed) and {step}% higher (filled), all others as they are. "
        "The longer the bar, the more the value hangs on it."
    )
    picture = tornado("What moves the value", swings, result.value, money(result.value), summary, "sensitivity")
    return Part(
        title="What moves the value most",
        lead=f"{lead}{money(first.value_low)} to {money(first.value_high)}.",
        drawings=(picture,),
        tables=(_sways(result),),
        notes=(Note(kind="info", text=_ELASTICITY),),
    )


_ELASTICITY = (
    "Elasticity: by how many percent the value changes when the input rises by one percent. What moves the value most "
    "is not always what you can move most: ask for each input how far it could really go, and at what price."
)


def _sways(result: Result) -> Table:
    rows = tuple(
        (
            sway.label,
            f"{sway.low_shown} to {sway.high_shown}",
            money(sway.value_low),
            money(sway.value_high),
            "n/a" if sway.elasticity is None else number(sway.elasticity),
        )
        for sway in result.sways
    )
    columns = ("Input", "Tried from – to", "Value at the first", "Value at the second", "Elasticity")
    return Table(caption="One input at a time, most effect first", columns=columns, rows=rows)


def _break_even(inputs: Inputs, result: Result) -> Part | None:
    rows = list(_break_even_rows(inputs, result))
    if not rows:
        return None
    lead = result.break_even.reason
    if result.break_even.churn is not None:
        churn = f"{number(result.break_even.churn)}% a {inputs.churn_period}"
        lead = f"Up to a churn of {churn} a customer pays back what it cost to win."
    if result.point_of_churn:
        point = result.point_of_churn
        lead += f" {_points(point)} less churn is worth {money(point.gain)} per customer."
    table = Table(caption="Break-even and churn", columns=("Question", "Answer", "How"), rows=tuple(rows))
    notes = (Note(kind="info", text=_POINT),) if result.point_of_churn else ()
    return Part(title="Break-even, and what a point of churn is worth", lead=lead, tables=(table,), notes=notes)


_POINT = "A point less is worth more than a point more costs: the lower churn is already, the more each step is worth."


def _break_even_rows(inputs: Inputs, result: Result) -> Iterator[tuple[str, str, str]]:
    found, point = result.break_even, result.point_of_churn
    if found.churn is not None:
        churn = f"{number(found.churn)}% a {inputs.churn_period}"
        yield "Churn at which value equals CAC", churn, f"today {number(inputs.churn)}%: {_room(inputs, found.churn)}"
    if result.cac_recovered_at is not None:
        months = result.cac_recovered_at * (1 if result.period == "month" else 12)
        when = count(months, "month") if months else "at once"
        yield "CAC is back, losses counted", when, "where the curve passes the CAC"
    if point:
        yield f"{_points(point)} less churn", f"+{money(point.gain)}", _for_all(inputs, point.gain_for_all)
        yield f"{_points(point)} more churn", money(-point.loss), _for_all(inputs, point.loss_for_all)


def _room(inputs: Inputs, break_even: float) -> str:
    if break_even >= inputs.churn:
        return f"{number(break_even - inputs.churn)} points of room"
    return f"{number(inputs.churn - break_even)} points too much"


def _points(point: PointOfChurn) -> str:
    return "One point" if point.size == 1 else "A tenth of a point"


def _for_all(inputs: Inputs, amount: float | None) -> str:
    if amount is None:
        return "per customer; enter how many there are to see it for all"
    return f"per customer; {money(amount)} for {count(inputs.customers, 'customer')}"


def _staying(inputs: Inputs, result: Result) -> Part | None:
    if len(result.survival) < 2:
        return None
    revenue = result.churn_kind in ("gross_revenue", "net_revenue")
    what = "revenue" if revenue else "customers"
    end, left = result.survival[-1]
    shown = thinned(result.survival, _POINTS)
    lines = [Line(label=_staying_label(inputs, what), points=_hundredfold(shown))]
    if inputs.variant == "sbg":
        kept = 1 - inputs.sbg_a / (inputs.sbg_a + inputs.sbg_b)
        lines.append(
            Line(
                label="If all left at the first term's rate",
                points=tuple((t, 100 * kept**t) for t, _ in shown),
            )
        )
    lead = f"After {count(end, result.period)}, {percent(left, 0)} of the {what} {'is' if revenue else 'are'} left."
    half = next((t for t, share in result.survival if share <= 0.5), None)
    if half:
        lead += f" Half {'is' if revenue else 'are'} gone after {count(half, result.period)}."
    chart = Chart(
        title=f"What is left of the {what}",
        x_label=f"{result.period.capitalize()}s since they joined",
        y_label=f"% of the {what} at the start",
        lines=tuple(lines),
        summary=lead,
        x_cycle=12 if result.period == "month" else 1,
    )
    return Part(title="Who is still there", lead=lead, charts=(chart,))


def _staying_label(inputs: Inputs, what: str) -> str:
    if inputs.variant == "cohort":
        return "As measured"
    return "Retention rising with tenure" if inputs.variant == "sbg" else f"{what.capitalize()} left"


def _hundredfold(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((t, 100 * share) for t, share in points)
