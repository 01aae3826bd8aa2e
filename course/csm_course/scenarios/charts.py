"""The run in pictures: how the accounts moved, and where the hours went, week by week."""

from csm_course.report import Chart, Line
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.state import State


def run_charts(scenario: Scenario, state: State) -> tuple[Chart, ...]:
    """Portfolio, accounts, hours; each says in a sentence what it shows."""
    return (_portfolio(scenario, state), _accounts(scenario, state), _hours(scenario, state))


def _portfolio(scenario: Scenario, state: State) -> Chart:
    lines = tuple(
        Line(label=one.label, points=_means(state, [f"{account.id}.{one.id}" for account in scenario.accounts]))
        for one in scenario.measures
    )
    return _chart("The whole portfolio", "Mean of all accounts, 0 to 100", lines)


def _accounts(scenario: Scenario, state: State) -> Chart:
    lines = tuple(
        Line(label=account.name, points=_means(state, [f"{account.id}.{one.id}" for one in scenario.measures]))
        for account in scenario.accounts
    )
    names = ", ".join(one.label.lower() for one in scenario.measures)
    return _chart("Each account", f"Mean of {names}, 0 to 100", lines)


def _hours(scenario: Scenario, state: State) -> Chart:
    lines = tuple(
        Line(label=label, points=tuple((float(glance.week), float(glance.spent[kind])) for glance in state.glances))
        for kind, label in scenario.time.kinds.items()
    )
    summary = _hours_summary(scenario, state)
    unit = scenario.time.unit.capitalize()
    return Chart(title="Where the time went", x_label="Week", y_label=f"{unit} so far", lines=lines, summary=summary)


def _hours_summary(scenario: Scenario, state: State) -> str:
    """How much was planned and unplanned, and what took most of the planned hours."""
    time = scenario.time
    spent = dict(state.spent)
    unplanned = spent.pop(time.unplanned_kind)
    planned = sum(spent.values())
    total = unplanned + planned
    share = round(100 * unplanned / total) if total else 0
    words = f"Of {total} {time.unit}, {unplanned} were unplanned ({share}%) and {planned} were your own to place."
    if not planned:
        return words
    most = max(spent, key=lambda kind: spent[kind])
    return f"{words} Most of these went into {time.kinds[most].lower()}: {spent[most]}."


def _means(state: State, names: list[str]) -> tuple[tuple[float, float], ...]:
    """The mean of these variables, turn by turn, to one decimal."""
    return tuple(
        (float(glance.week), round(sum(glance.values[name] for name in names) / len(names), 1))
        for glance in state.glances
    )


def _chart(title: str, y_label: str, lines: tuple[Line, ...]) -> Chart:
    moves = [f"{line.label} from {line.points[0][1]:.0f} to {line.points[-1][1]:.0f}" for line in lines]
    summary = f"From the first week to the last: {'; '.join(moves)}."
    return Chart(title=title, x_label="Week", y_label=y_label, lines=lines, summary=summary)
