"""Looks back on a finished run: how it ended, what it earned, which decision cost most, what it showed."""

from typing import Literal

from csm_course.html.chart import chart_figure
from csm_course.html.markdown import markdown_html
from csm_course.model import Model
from csm_course.scenarios.charts import run_charts
from csm_course.scenarios.counterfactual import Otherwise, costliest
from csm_course.scenarios.model import Decision, Option, Scenario, Skill
from csm_course.scenarios.scoring import ScoreLine, ending, score, score_lines
from csm_course.scenarios.state import Moved, State
from csm_course.scenarios.wording import day, points, signed


class DebriefEnding(Model):
    """`good` endings are the ones to play for."""

    id: str
    title: str
    body_html: str
    good: bool


class Costliest(Model):
    """The decision where another choice, with the same later ones, would have earned most."""

    turn: int
    when: str
    title: str
    chosen: str
    better: str
    difference: float
    body_html: str


class Shown(Model):
    """A competency and what the run showed of it."""

    id: str
    title: str
    level: Literal["shown", "partly", "not shown"]
    why: str


class Step(Model):
    """One decision of the run: what was chosen, what it moved, what to think of it now."""

    turn: int
    when: str
    title: str
    chosen: str
    error: str
    back_html: str
    effects: tuple[str, ...]


class Debrief(Model):
    """All of it; `charts_html` and every `…_html` are safe markup."""

    ending: DebriefEnding
    points: float
    maximum: float
    lines: tuple[ScoreLine, ...]
    costliest: Costliest | None
    charts_html: str
    competencies: tuple[Shown, ...]
    replay: tuple[Step, ...]
    path_text: str


def debrief(scenario: Scenario, state: State) -> Debrief:
    """Looks back on a finished run."""
    reached = ending(scenario, state)
    steps = tuple(_step(scenario, state, turn) for turn in range(1, len(state.chosen) + 1))
    cost = costliest(scenario, state)
    return Debrief(
        ending=DebriefEnding(
            id=reached.id, title=reached.title, body_html=markdown_html(reached.body), good=reached.good
        ),
        points=score(scenario, state),
        maximum=scenario.maximum,
        lines=score_lines(scenario, state),
        costliest=_costliest(scenario, cost) if cost else None,
        charts_html="".join(chart_figure(chart) for chart in run_charts(scenario, state)),
        competencies=tuple(_shown(skill, state) for skill in scenario.skills),
        replay=steps,
        path_text=_path(scenario, state, steps),
    )


def _costliest(scenario: Scenario, one: Otherwise) -> Costliest:
    words = (
        f"You chose “{one.chosen.text}” Had you chosen “{one.better.text}” and then gone on as you did, "
        f"this run would have earned {points(one.difference)} more.\n\n{one.chosen.back}\n\n{one.better.back}"
    )
    return Costliest(
        turn=one.turn, when=_when(scenario, one.week), title=one.decision.title, chosen=one.chosen.text,
        better=one.better.text, difference=one.difference, body_html=markdown_html(words),
    )  # fmt: skip


def _shown(skill: Skill, state: State) -> Shown:
    level: Literal["shown", "partly", "not shown"] = "not shown"
    why = skill.why.missing
    if skill.shown.holds(state):
        level, why = "shown", skill.why.shown
    elif skill.partly.holds(state):
        level, why = "partly", skill.why.partly
    return Shown(id=skill.id, title=skill.title, level=level, why=why)


def _step(scenario: Scenario, state: State, turn: int) -> Step:
    decision, option = chosen_at(scenario, state, turn)
    effects = tuple(_effect(scenario, moved, decision.week) for moved in _moved(state, turn))
    return Step(
        turn=turn, when=_when(scenario, decision.week), title=decision.title, chosen=option.text,
        error=option.error, back_html=markdown_html(option.back), effects=effects,
    )  # fmt: skip


def _moved(state: State, turn: int) -> tuple[Moved, ...]:
    """What the choice of a turn moved, one entry for each week in which it did."""
    weeks: dict[int, dict[str, int]] = {}
    for moved in (one for one in state.moved if one.cause == turn):
        sums = weeks.setdefault(moved.week, {})
        for name, amount in moved.changes:
            sums[name] = sums.get(name, 0) + amount
    return tuple(Moved(turn, week, tuple(sums.items())) for week, sums in weeks.items())


def chosen_at(scenario: Scenario, state: State, turn: int) -> tuple[Decision, Option]:
    """The decision of a turn, counted from 1, and what was chosen there."""
    decision_id, option_id = list(state.chosen.items())[turn - 1]
    decision = scenario.decision(decision_id)
    return decision, next(option for option in decision.options if option.id == option_id)


def _when(scenario: Scenario, week: int) -> str:
    return f"Week {week}, {day(scenario.monday(week))}"


def _effect(scenario: Scenario, moved: Moved, decided: int) -> str:
    """`Havn & Huerta: trust +6, value +4`; led by the week where it came later."""
    later = f"In week {moved.week}: " if moved.week > decided else ""
    parts: dict[str, list[str]] = {}
    for name, amount in sorted(moved.changes, key=lambda change: change[0]):
        if not amount:
            continue
        owner, label = _label(scenario, name)
        parts.setdefault(owner, []).append(f"{label} {signed(amount)}")
    return later + "; ".join(f"{owner}: {', '.join(labels)}" if owner else ", ".join(labels)
                             for owner, labels in parts.items())  # fmt: skip


def _label(scenario: Scenario, variable: str) -> tuple[str, str]:
    """Whose variable it is, and what it is called."""
    owner, dot, name = variable.partition(".")
    if dot:
        account = next(one for one in scenario.accounts if one.id == owner)
        return account.name, next(one.label.lower() for one in scenario.measures if one.id == name)
    labels = {**{one.id: one.label for one in scenario.quantities}, "hours": f"{scenario.time.unit} in hand"}
    return "", labels[variable]


def _path(scenario: Scenario, state: State, steps: tuple[Step, ...]) -> str:
    """The run as plain text, to keep or to talk about."""
    rows = [f"{step.turn}. {step.when}. {step.title}: {step.chosen}" for step in steps]
    reached = ending(scenario, state)
    rows.append(
        f"Ending: {reached.title} ({score(scenario, state):g} of {scenario.maximum:g} points, luck no. {state.seed})"
    )
    return "\n".join(rows)
