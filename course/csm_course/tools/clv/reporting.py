"""The result in words: first the value and what it rests on, then cautions, the curve, and conversions."""

from collections.abc import Iterator
from typing import Literal

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.parts import parts
from csm_course.tools.clv.picture import picture
from csm_course.tools.clv.result import Result
from csm_course.tools.clv.scenario_part import in_words
from csm_course.tools.clv.units import rate_per
from csm_course.tools.clv.vocabulary import CHURN_KINDS, FORMULAS, VARIANTS
from csm_course.tools.wording import count, exact_money, money, number, percent, rounded

BENCHMARK = 3.0


def report(inputs: Inputs, result: Result) -> Report:
    """Everything a reader needs to understand one lifetime value, most important first."""
    return Report(
        headline=_headline(result),
        figures=(*_cost_figures(inputs, result), *_customer_figures(result)),
        notes=tuple(_notes(inputs, result)),
        charts=(picture(inputs, result),),
        parts=parts(inputs, result),
        tables=(conversions(inputs, result),),
    )


def _headline(result: Result) -> Figure:
    net, less = "", ""
    if result.value != result.value_before_cac:
        net, less = " after acquisition cost", ", minus the acquisition cost"
    formula = f"Formula: {FORMULAS[result.variant]}{less}"
    return Figure(
        label=f"Customer lifetime value{net}",
        value=money(result.value),
        note=f"{VARIANTS[result.variant]}. {formula}. First payment: {result.first_payment}.",
    )


def _cost_figures(inputs: Inputs, result: Result) -> tuple[Figure, ...]:
    months, ratio = result.payback_months, result.ltv_to_cac
    cost = money(inputs.cac)
    sum_shown = f"{cost} ÷ {money(result.margin_per_month)} margin a month"
    if result.variant == "cohort":
        sum_shown = f"When the measured margin per initial customer reached {cost}"
    return (
        Figure(
            label="LTV:CAC",
            value="n/a" if ratio is None else _to_one(ratio),
            note=result.ltv_to_cac_reason or f"{money(result.value_before_cac)} ÷ {cost}",
        ),
        Figure(
            label="CAC payback",
            value="n/a" if months is None else count(months, "month"),
            note=result.payback_reason or sum_shown,
        ),
    )


def _to_one(ratio: float) -> str:
    """A ratio to one decimal; one that only rounds to nothing is not called nothing."""
    return "less than 0.1 : 1" if ratio and not rounded(ratio, 1) else f"{number(ratio, 1)} : 1"


def _customer_figures(result: Result) -> tuple[Figure, ...]:
    label = f"First {result.period}'s margin" if result.variant == "cohort" else f"Margin per {result.period}"
    share = "Per initial customer" if result.variant == "cohort" else "Per customer"
    figures = [Figure(label=label, value=money(result.margin_per_period), note=share)]
    if result.churn_kind and result.churn_per_period is not None:
        kind = CHURN_KINDS[result.churn_kind].split(" (")[0]
        same = _other_period(result, result.churn_monthly, result.churn_yearly)
        figures.append(Figure(label=f"{kind} per {result.period}", value=percent(result.churn_per_period), note=same))
    if result.discount_per_period is not None:
        same = _other_period(result, result.discount_monthly, result.discount_yearly)
        value = percent(result.discount_per_period)
        figures.append(Figure(label=f"Discount per {result.period}", value=value, note=same))
    if result.lifetime_periods is not None and result.churn_kind in (None, "logo"):  # only these say who stays
        note = "1 ÷ churn" if result.churn_kind else "As entered"
        lifetime = count(result.lifetime_periods, result.period)
        figures.append(Figure(label="Expected lifetime", value=lifetime, note=note))
    if result.horizon_periods is not None:
        figures.append(Figure(label="Horizon", value=count(result.horizon_periods, result.period)))
    return tuple(figures)


def _other_period(result: Result, monthly: float | None, yearly: float | None) -> str:
    """The same rate in the period that is not the working one."""
    other, share = ("year", yearly) if result.period == "month" else ("month", monthly)
    return "" if share is None else f"{percent(share)} a {other}"


def _notes(inputs: Inputs, result: Result) -> list[Note]:
    notes = [
        _about_scenario(inputs, result),
        _about_ratio(result),
        _about_far_future(result),
        _about_yearly_periods(result),
        _about_churn(result),
    ]
    notes += [_about_cohort(inputs, result), _about_contract(result), _about_discounting(result)]
    return sorted((note for note in notes if note), key=lambda note: note.kind)  # caution before info


def _about_ratio(result: Result) -> Note | None:
    """The 3:1 benchmark, with whose it is; below 1:1 a customer costs more than it brings."""
    if result.ltv_to_cac is None:
        return None
    rule = "A common rule of thumb, credited to the investor David Skok, is at least 3:1."
    if result.ltv_to_cac < 1:
        brings = "So far a customer has brought" if result.variant == "cohort" else "A customer brings"
        return Note(kind="caution", field="cac", text=f"{brings} less than it cost to win. {rule}")
    if result.ltv_to_cac < BENCHMARK:
        return Note(kind="caution", field="cac", text=f"LTV:CAC is below 3:1. {rule}")
    return Note(kind="info", field="cac", text=f"{rule} It is a benchmark, not a law: compare with firms like yours.")


def _about_far_future(result: Result) -> Note | None:
    if result.curve_share >= 0.945:
        return None
    end = count(result.curve[-1][0], result.period)
    text = f"Only {percent(result.curve_share, 0)} of this value arrives within {end}. The rest lies further ahead"
    return Note(
        kind="caution",
        text=f"{text} than anyone can see: a fixed horizon is more honest.",
        field="variant",
    )


def _about_yearly_periods(result: Result) -> Note | None:
    """V2 and V3 depend on the period: money per year counts a whole year before the first loss."""
    if result.period == "month" or result.variant not in ("subscription", "margin_lifespan") or not result.churn_kind:
        return None
    text = "In whole years the first year's margin counts in full before anyone leaves, as if paid in"
    return Note(
        kind="info",
        text=f"{text} advance. The same customer in months has a lower value.",
        field="money_period",
    )


def _about_churn(result: Result) -> Note | None:
    if result.churn_kind != "net_revenue":
        return None
    text = "Net revenue churn contains expansion: the value assumes that customers keep expanding at this rate."
    return Note(kind="caution", text=text, field="churn_kind")


def _about_cohort(inputs: Inputs, result: Result) -> Note | None:
    if result.variant != "cohort":
        return None
    left, joined = number(inputs.cohort[-1].customers), number(inputs.initial_customers)
    text = f"This is what the cohort has brought so far, not a forecast: {left} of {joined} customers remain."
    return Note(kind="info", text=text, field="cohort")


def _about_scenario(inputs: Inputs, result: Result) -> Note | None:
    """What the second scenario comes to, or why it has no value."""
    if result.scenario is None:
        return None
    kind: Literal["info", "caution"] = "caution" if result.scenario.value is None else "info"
    return Note(kind=kind, text=in_words(inputs, result.scenario), field=result.scenario.field or "what_if")


def _about_contract(result: Result) -> Note | None:
    if result.variant != "sbg":
        return None
    text = (
        "The model (Fader and Hardie) takes a and b from a fit to a cohort's yearly losses; the start values here "
        "are from its published example. It holds for new customers with equal terms, and projects what has been seen."
    )
    return Note(kind="info", text=text, field="sbg_a")


def _about_discounting(result: Result) -> Note | None:
    if result.variant not in ("subscription", "margin_lifespan", "lifetime_spend"):
        return None
    return Note(kind="info", text="Nothing is discounted here: a euro in ten years counts as much as a euro today.")


def conversions(inputs: Inputs, result: Result) -> Table:
    """How each entered figure was restated per month and per year."""
    margin = ("Margin per customer", _entered_margin(inputs, result), *_both(result))
    return Table(
        caption="How the units were converted",
        columns=("Figure", "As entered", "Per month", "Per year"),
        rows=(margin, *_rates(inputs, result)),
    )


def _rates(inputs: Inputs, result: Result) -> Iterator[tuple[str, str, str, str]]:
    """One row for each rate the value rests on."""
    if result.churn_monthly is not None and result.churn_yearly is not None:
        entered = f"{number(inputs.churn)}% a {inputs.churn_period}"
        yield "Churn (compounded)", entered, percent(result.churn_monthly), percent(result.churn_yearly)
    if result.discount_monthly is not None and result.discount_yearly is not None:
        entered = f"{number(inputs.discount_rate)}% a year"
        monthly, yearly = percent(result.discount_monthly), percent(result.discount_yearly)
        yield "Discount rate (compounded)", entered, monthly, yearly
    if result.growth_per_period is not None:
        entered, growth = f"{number(inputs.growth)}% a year", inputs.growth / 100
        yield "Growth (compounded)", entered, percent(rate_per("month", growth)), percent(growth)


def _both(result: Result) -> tuple[str, str]:
    return money(result.margin_per_month), money(result.margin_per_year)


def _entered_margin(inputs: Inputs, result: Result) -> str:
    if result.variant == "cohort":
        joined = number(inputs.initial_customers)
        return f"{exact_money(inputs.cohort[0].margin)} ÷ {joined} customers, first {result.period}"
    share = f"× {number(inputs.gross_margin)}%"
    if result.variant == "lifetime_spend":
        return f"{exact_money(inputs.spend_per_visit)} × {number(inputs.visits_per_year)} visits a year {share}"
    return f"{exact_money(inputs.arpa)} a {inputs.money_period} {share}"
