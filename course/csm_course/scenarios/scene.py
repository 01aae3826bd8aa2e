"""What a learner sees at one moment of a run: accounts, inbox, calendar, time, and the decision to take."""

from typing import Literal

from csm_course.html.markdown import markdown_html
from csm_course.model import Model
from csm_course.scenarios.debrief import Debrief, debrief
from csm_course.scenarios.model import Account, Mark, Scenario
from csm_course.scenarios.play import closed
from csm_course.scenarios.state import Glance, Received, State
from csm_course.scenarios.wording import day, hours_label

Light = Literal["green", "amber", "red", "grey"]
LIGHT_WORDS: dict[Light, str] = {"green": "Sound", "amber": "Watch", "red": "At risk", "grey": "Not known"}


class Amount(Model):
    """Hours spent on one kind of work."""

    label: str
    amount: int


class SceneTime(Model):
    """`left` hours can be spent now; `total` is the most that can be in hand."""

    left: int
    total: int
    unit: str
    spent: tuple[Amount, ...]


class SceneMeasure(Model):
    """One bar, from 0 to `most`, and how it moved since the last choice."""

    id: str
    label: str
    value: int
    most: int
    change: int


class SceneAccount(Model):
    """One customer: its bars, its light with a word, and what is said of it now."""

    id: str
    name: str
    line: str
    measures: tuple[SceneMeasure, ...]
    light: Light
    light_word: str
    note: str


class SceneMail(Model):
    """`fresh`: it came since the last choice."""

    id: str
    sender: str
    role: str
    subject: str
    body_html: str
    account: str | None
    week: int
    fresh: bool


class SceneMark(Model):
    """An entry of the calendar."""

    account: str | None
    text: str


class SceneWeek(Model):
    """One week of the calendar; `label` is its Monday."""

    week: int
    label: str
    state: Literal["done", "now", "ahead"]
    marks: tuple[SceneMark, ...]


class SceneOption(Model):
    """`closed` says why it cannot be chosen; empty where it can."""

    id: str
    text: str
    cost: int
    cost_label: str
    closed: str


class SceneDecision(Model):
    """What has to be decided now; at least one option is open."""

    id: str
    title: str
    body_html: str
    options: tuple[SceneOption, ...]


class Scene(Model):
    """Everything the page shows; `decision` is None and `debrief` is there when the run is over."""

    turn: int
    turns: int
    when: str
    time: SceneTime
    measures: tuple[SceneMeasure, ...]
    accounts: tuple[SceneAccount, ...]
    inbox: tuple[SceneMail, ...]
    calendar: tuple[SceneWeek, ...]
    decision: SceneDecision | None
    news: tuple[str, ...]
    debrief: Debrief | None


def scene(scenario: Scenario, state: State) -> Scene:
    """The run as it stands now."""
    return Scene(
        turn=min(state.turn, len(scenario.decisions)),
        turns=len(scenario.decisions),
        when=_when(scenario, state),
        time=_time(scenario, state),
        measures=tuple(_measure(state, one.id, one.label, one.id) for one in scenario.quantities),
        accounts=tuple(_account(scenario, state, account) for account in scenario.accounts),
        inbox=tuple(_mail(scenario, state, one) for one in reversed(state.inbox)),
        calendar=tuple(_week(scenario, state, week) for week in range(1, scenario.weeks + 1)),
        decision=_decision(scenario, state),
        news=tuple(markdown_html(text) for turn, text in state.news if turn == state.turn),
        debrief=debrief(scenario, state) if state.finished else None,
    )


def _when(scenario: Scenario, state: State) -> str:
    if state.finished:
        return f"After week {scenario.weeks}"
    return f"Week {state.week} of {scenario.weeks}, Monday {day(scenario.monday(state.week), year=True)}"


def _time(scenario: Scenario, state: State) -> SceneTime:
    spent = tuple(Amount(label=label, amount=state.spent[kind]) for kind, label in scenario.time.kinds.items())
    return SceneTime(left=state.values["hours"], total=scenario.time.most, unit=scenario.time.unit, spent=spent)


def _before(state: State) -> Glance:
    """How things stood when the last choice was made."""
    return state.glances[max(len(state.glances) - 2, 0)]


def _measure(state: State, name: str, label: str, variable: str) -> SceneMeasure:
    value = state.values[variable]
    most = state.limits[variable][1]
    return SceneMeasure(id=name, label=label, value=value, most=most, change=value - _before(state).values[variable])


def _account(scenario: Scenario, state: State, account: Account) -> SceneAccount:
    light = _light(scenario, state, account)
    measures = tuple(_measure(state, one.id, one.label, f"{account.id}.{one.id}") for one in scenario.measures)
    note = next((one.text for one in account.remarks if one.when is None or one.when.holds(state)), "")
    return SceneAccount(
        id=account.id, name=account.name, line=account.line, measures=measures,
        light=light, light_word=LIGHT_WORDS[light], note=note,
    )  # fmt: skip


def _light(scenario: Scenario, state: State, account: Account) -> Light:
    if account.grey is not None and account.grey.holds(state):
        return "grey"
    levels = [state.values[f"{account.id}.{one.id}"] for one in scenario.measures]
    mean = sum(levels) / len(levels)
    if mean >= scenario.lights.green:
        return "green"
    return "amber" if mean >= scenario.lights.amber else "red"


def _mail(scenario: Scenario, state: State, one: Received) -> SceneMail:
    person = scenario.people[one.mail.sender]
    return SceneMail(
        id=one.id, sender=person.name, role=person.role, subject=one.mail.subject,
        body_html=markdown_html(one.mail.body), account=person.account, week=one.week, fresh=one.turn == state.turn,
    )  # fmt: skip


def _week(scenario: Scenario, state: State, week: int) -> SceneWeek:
    marks = (one for one in scenario.marks if one.week == week and (one.when is None or one.when.holds(state)))
    return SceneWeek(
        week=week,
        label=day(scenario.monday(week)),
        state=_passed(state, week),
        marks=tuple(_mark(one) for one in marks),
    )


def _passed(state: State, week: int) -> Literal["done", "now", "ahead"]:
    if week < state.week or state.finished:
        return "done"
    return "now" if week == state.week else "ahead"


def _mark(mark: Mark) -> SceneMark:
    return SceneMark(account=mark.account, text=mark.text)


def _decision(scenario: Scenario, state: State) -> SceneDecision | None:
    if state.decision is None:
        return None
    decision = scenario.decision(state.decision)
    options = tuple(
        SceneOption(
            id=option.id, text=option.text, cost=option.cost, closed=closed(scenario, state, option),
            cost_label=hours_label(option.cost, scenario.time.unit),
        )
        for option in decision.options
    )  # fmt: skip
    return SceneDecision(id=decision.id, title=decision.title, body_html=markdown_html(decision.body), options=options)
