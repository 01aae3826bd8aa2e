"""The record of a scenario: how the runs ended, and what was chosen at each decision, as plain HTML."""

from html import escape

from csm_course.exercises.scenario import Run, ScenarioAnswer, ScenarioQuestion
from csm_course.html.markup import Html, joined, tag, text
from csm_course.scenarios.debrief import chosen_at
from csm_course.scenarios.model import Decision, Option, Scenario
from csm_course.scenarios.scoring import ending
from csm_course.scenarios.state import State
from csm_course.workings import Workings


def scenario_record(question: ScenarioQuestion, answer: ScenarioAnswer, workings: Workings) -> str:
    """The last run, and the best one where it is another."""
    runs = [("Last run", answer.run)] if answer.run is not None else []
    if answer.best is not None and answer.best != answer.run:
        runs.append(("Best run", answer.best))
    return "".join(_run(question.story, name, run, workings) for name, run in runs)


def _run(scenario: Scenario, name: str, run: Run, workings: Workings) -> str:
    played = workings.played(scenario, run)
    state = played.state
    if state is None:
        return f"<p>{escape(name)}: it cannot be played again. {escape(played.refusal)}</p>"
    outcome = ending(scenario, state).title if state.finished else "not finished"
    words = f"<p>{escape(name)} (luck no. {run.seed}): <strong>{escape(outcome)}</strong></p>"
    return words + _table(scenario, state)


def _table(scenario: Scenario, state: State) -> Html:
    """Decision by decision; all rows are shown, since a feedback page may be printed."""
    heads = joined(tag("th", text(head), scope="col") for head in ("Decision", "Your choice"))
    rows = joined(_row(*chosen_at(scenario, state, turn)) for turn in range(1, len(state.chosen) + 1))
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="csm-table")


def _row(decision: Decision, option: Option) -> Html:
    head = tag("th", text(f"Week {decision.week}: {decision.title}"), scope="row")
    return tag("tr", head, tag("td", text(option.text)))
