"""The calculator as a workbook that goes on calculating: every formula on a line, sensitivity, scenario, curve."""

from collections.abc import Iterator

from csm_course.documents import Column, Fact, Listing, Live, Sheet, SheetChart, Workbook
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.limits import known_lifespan
from csm_course.tools.clv.result import Result, Sway
from csm_course.tools.clv.sheet_formulas import LINES, chosen, running, spelled_out, written
from csm_course.tools.clv.terms import contract_terms, horizon_periods, terms
from csm_course.tools.clv.units import duration_in
from csm_course.tools.clv.vocabulary import FORMULAS, VARIANTS, Variant
from csm_course.tools.clv.worth import worth_with

_LINE_LABELS = {
    "line_margin": "Margin per period",
    "line_churn": "Churn per period of the money",
    "line_discount": "Discount per period of the money",
    "line_growth": "Growth per period of the money",
    "line_horizon": "Horizon in periods of the money",
    "line_years": "Lifespan in periods of the money",
    "line_term_margin": "Margin per renewal term",
    "line_term_discount": "Discount per renewal term",
}
_CHANGES = {
    "churn": "{churn}+{churn_change}",
    "arpa": "{arpa}*(1+{price_change}/100)",
    "spend_per_visit": "{spend_per_visit}*(1+{price_change}/100)",
    "gross_margin": "{gross_margin}+{margin_change}",
    "cac": "{cac}*(1+{cac_change}/100)",
}


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """What follows the input cells: the value by every formula, ratio and payback, the scenario, sensitivity, curve."""
    sheets = [_curve(inputs, result)]
    if result.sways:
        sheets.insert(0, _sensitivity(inputs, result))
    return Workbook(live=tuple(_lives(inputs, result)), sheets=tuple(sheets))


def _lives(inputs: Inputs, result: Result) -> Iterator[Live]:
    for name, value in _line_values(inputs).items():
        kind = "money" if "margin" in name else "number"
        yield Live.model_validate(
            {"name": name, "label": _LINE_LABELS[name], "formula": LINES[name], "value": value, "kind": kind}
        )
    for variant, label in VARIANTS.items():
        yield _variant_line(inputs, variant, label)  # type: ignore[arg-type]  # the keys are the variants
    yield Live(name="value", label="Value by the formula chosen", formula=chosen(), value=result.value, kind="money")
    yield from _cost_lines(inputs, result)
    if result.scenario and result.scenario.value is not None:
        changed = {name: change for name, change in _CHANGES.items() if _moves(inputs, name)}
        formula = spelled_out(inputs.variant, changed)
        note = f"For the formula chosen when this file was made: {VARIANTS[inputs.variant]}."
        yield Live(
            name="what_if_value",
            label="Value in the second scenario",
            formula=formula,
            value=result.scenario.value,
            kind="money",
            note=note,
        )
        yield Live(
            name="what_if_difference",
            label="Difference of the second scenario",
            formula="{what_if_value}-{value}",
            value=result.scenario.difference,
            kind="money",
        )


def _moves(inputs: Inputs, name: str) -> bool:
    """A measured cohort and a value without churn do not move with what they do not use."""
    return not (name == "churn" and known_lifespan(inputs))


def _variant_line(inputs: Inputs, variant: Variant, label: str) -> Live:
    return Live(
        name=f"value_{variant}",
        label=label,
        formula=written(variant),
        value=worth_with(inputs, {"variant": variant}),
        kind="money",
        note=f"{FORMULAS[variant]}. Uses the input cells as they stand, those this variant alone asks for included.",
    )


def _line_values(inputs: Inputs) -> dict[str, float]:
    now, contract = terms(inputs), contract_terms(inputs)
    return {
        "line_margin": now.margin,
        "line_churn": now.churn,
        "line_discount": now.discount,
        "line_growth": now.growth,
        "line_horizon": horizon_periods(inputs),
        "line_years": duration_in(now.period, inputs.lifespan_years, "year"),
        "line_term_margin": contract.margin,
        "line_term_discount": contract.discount,
    }


def _cost_lines(inputs: Inputs, result: Result) -> Iterator[Live]:
    taken_off = 'IF(AND({variant}="' + VARIANTS["finite"] + '",{subtract_cac}="Yes"),{cac},0)'
    yield Live(
        name="ltv_to_cac",
        label="LTV:CAC",
        formula=f'IF(OR({{cac}}<0.01,{{value}}=""),"",({{value}}+{taken_off})/{{cac}})',
        value=result.ltv_to_cac,
        note="3 to 1 is a rule of thumb credited to the investor David Skok.",
    )
    if inputs.variant not in ("cohort", "lifetime_spend"):
        monthly = '({line_margin}/IF({money_period}="Year",12,1))'
        yield Live(
            name="payback_months",
            label="CAC payback in months, no losses counted",
            formula=f'IF(OR({{cac}}<0.01,{monthly}<0.01),"",{{cac}}/{monthly})',
            value=result.payback_months,
        )


# --- sensitivity


def _sensitivity(inputs: Inputs, result: Result) -> Sheet:
    """A line for each end of each input, and a table of them that feeds the chart."""
    facts = tuple(fact for sway in result.sways for fact in _ends(inputs, sway))
    columns = (
        Column(name="place", label="No.", kind="whole"),
        Column(name="input", label="Input"),
        Column(name="low", label="Value, input lower", kind="money", formula=_pick(result.sways, "low")),
        Column(name="high", label="Value, input higher", kind="money", formula=_pick(result.sways, "high")),
        Column(name="span", label="Moves the value by", kind="money", formula="ABS({high}-{low})"),
    )
    rows = tuple(
        (place, sway.label, sway.value_low, sway.value_high, sway.span) for place, sway in enumerate(result.sways, 1)
    )
    listing = Listing(
        name="sensitivity", title="What moves the value most", columns=columns, rows=rows, ids=("",) * len(rows)
    )
    chart = SheetChart(
        field="sensitivity",
        kind="bar",
        title="What moves the value most",
        labels="input",
        series=("span",),
        y_label="EUR",
    )
    intro = "Each input lower and higher by the percentage entered, all others as they are. Everything here is live."
    return Sheet(title="Sensitivity", intro=intro, facts=facts, listings=(listing,), charts=(chart,))


def _ends(inputs: Inputs, sway: Sway) -> Iterator[Fact]:
    for end, value, sign in (("low", sway.value_low, "-"), ("high", sway.value_high, "+")):
        word = "lower" if end == "low" else "higher"
        yield Fact(
            name=f"{end}_{sway.name}",
            label=f"Value with {sway.label[0].lower()}{sway.label[1:]} {word}",
            value=value,
            kind="money",
            formula=spelled_out(inputs.variant, {sway.name: _moved(inputs, sway, sign)}),
            group=sway.label,
        )


def _moved(inputs: Inputs, sway: Sway, sign: str) -> str:
    """The input a share lower or higher, as the calculator moves it: within 100%, and by a point from nothing."""
    cell = "{" + sway.name + "}"
    if float(getattr(inputs, sway.name)) == 0:
        return cell if sign == "-" else f"{cell}+1"
    moved = f"{cell}{sign}ABS({cell})*{{sway}}/100"
    if sway.name == "horizon":
        return f"MAX(ROUND({moved},0),1)"
    return f"MIN({moved},100)" if sway.name in ("churn", "gross_margin") else moved


def _pick(sways: tuple[Sway, ...], end: str) -> str:
    lines = ",".join(f"{{{end}_{sway.name}}}" for sway in sways)
    return f"CHOOSE({{place}},{lines})"


# --- the curve


def _curve(inputs: Inputs, result: Result) -> Sheet:
    """Value over time beside the cost, point by point, with its chart."""
    columns = [
        Column(name="t", label=f"{result.period.capitalize()}s", kind="number"),
        Column(name="total", label="So far", kind="money", formula=running(inputs.variant, known_lifespan(inputs))),
        Column(name="cost", label="Acquisition cost", kind="money", formula="{cac}+0*{t}"),
    ]
    rows = tuple((t, total, inputs.cac) for t, total in result.curve)
    listing = Listing(
        name="curve", title="One customer over time", columns=tuple(columns), rows=rows, ids=("",) * len(rows)
    )
    chart = SheetChart(
        field="curve",
        kind="line",
        title="Value over time",
        labels="t",
        series=("total", "cost"),
        x_label=f"{result.period.capitalize()}s since the customer joined",
        y_label="EUR per customer",
    )
    intro = f"By the formula chosen when this file was made: {VARIANTS[inputs.variant]}. The amounts are live."
    return Sheet(title="Curve", intro=intro, listings=(listing,), charts=(chart,), charts_first=True)
