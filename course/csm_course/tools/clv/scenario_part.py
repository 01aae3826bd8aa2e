"""The second scenario in words and as a table beside the first."""

from csm_course.report import Note, Part, Table
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.result import Result, Scenario
from csm_course.tools.wording import count, money, number, percent

CLOSE = 0.005
"""A difference below half a cent is none."""


def in_words(inputs: Inputs, scenario: Scenario) -> str:
    """What the second scenario changes and what comes of it, as one would tell it."""
    if not scenario.changes:
        return "The second scenario is the first one so far: move a slider under “What if”."
    changes = _list(
        [f"{change.label[0].lower()}{change.label[1:]} {change.before} → {change.after}" for change in scenario.changes]
    )
    if scenario.difference is None or scenario.value is None:
        return f"With {changes} there is no value. {scenario.reason}"
    before = scenario.value - scenario.difference
    if abs(scenario.difference) < CLOSE:
        moved = f"the value stays at {money(scenario.value)}"
    else:
        way = "rises" if scenario.difference > 0 else "falls"
        share = f" ({percent(abs(scenario.difference / before), 0)})" if before > 0 else ""
        moved = f"the value {way} by {money(abs(scenario.difference))}{share} to {money(scenario.value)}"
    for_all = ""
    if scenario.difference_for_all and abs(scenario.difference) >= CLOSE:
        for_all = f"; for {count(inputs.customers, 'customer')} that is {money(abs(scenario.difference_for_all))}"
    return f"With {changes}, {moved}{for_all}."


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def scenario_part(inputs: Inputs, result: Result) -> Part | None:
    scenario = result.scenario
    if not scenario or not scenario.changes or scenario.value is None:
        return None
    rows = [(change.label, change.before, change.after) for change in scenario.changes]
    rows += [
        ("Lifetime value", money(result.value), money(scenario.value)),
        ("LTV:CAC", _ratio(result.ltv_to_cac), _ratio(scenario.ltv_to_cac)),
        ("CAC payback", _months(result.payback_months), _months(scenario.payback_months)),
    ]
    note = "Expected value over a customer's whole time, not next month's money. What the change costs is not in it."
    return Part(
        title="What if",
        lead=in_words(inputs, scenario),
        notes=(Note(kind="info", text=note),),
        tables=(Table(caption="The two scenarios", columns=("", "As it is", "What if"), rows=tuple(rows)),),
    )


def _ratio(ratio: float | None) -> str:
    return "n/a" if ratio is None else f"{number(ratio, 1)} : 1"


def _months(months: float | None) -> str:
    return "n/a" if months is None else count(months, "month")
