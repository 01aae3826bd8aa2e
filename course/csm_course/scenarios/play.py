"""Plays a scenario: weeks pass, effects fall due, the learner chooses. Same seed, same choices, same run.

A week begins with what falls due, then what happens every week, then events and mail, then new hours. Where a decision
stands in that week and its condition holds, the run waits for a choice; otherwise the next week begins.
"""

from collections.abc import Iterable

from csm_course.scenarios.chance import drawn, lucky
from csm_course.scenarios.model import Decision, Effect, Event, Mail, Option, Scenario, bounds, start_values
from csm_course.scenarios.state import Glance, Moved, Pending, Received, State
from csm_course.scenarios.wording import hours_label


class NotPlayable(ValueError):
    """A choice that cannot be made here; `sentence` says why in plain words."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def start(scenario: Scenario, seed: int) -> State:
    """The run at its first decision."""
    state = State(seed, start_values(scenario), dict.fromkeys(scenario.time.kinds, 0), bounds(scenario))
    _go_on(scenario, state)
    return state


def choose(scenario: Scenario, state: State, option_id: str) -> State:
    """The run at its next decision, or at its end. Raises NotPlayable."""
    if state.decision is None:
        raise NotPlayable("The run is over, so nothing is left to choose.")
    decision = scenario.decision(state.decision)
    option = next((one for one in decision.options if one.id == option_id), None)
    if option is None:
        raise NotPlayable(f"'{option_id}' is not one of the options in “{decision.title}”.")
    if reason := closed(scenario, state, option):
        raise NotPlayable(f"“{option.text}” cannot be chosen in “{decision.title}”: {reason}")
    after = state.copy()
    _do(after, decision, option)
    _go_on(scenario, after)
    return after


def replay(scenario: Scenario, seed: int, choices: Iterable[str]) -> State:
    """The run after these choices. Raises NotPlayable at the first that cannot be made."""
    state = start(scenario, seed)
    for option_id in choices:
        state = choose(scenario, state, option_id)
    return state


def closed(scenario: Scenario, state: State, option: Option) -> str:
    """Why the option cannot be chosen now; empty where it can."""
    for one in option.closed:
        if one.when.holds(state):
            return one.why
    left = state.values["hours"]
    if option.cost > left:
        return f"It takes {hours_label(option.cost, scenario.time.unit)}, and you have {left}."
    return ""


def open_options(scenario: Scenario, state: State) -> tuple[Option, ...]:
    """What can be chosen now, in the author's order; never empty before the run is over."""
    if state.decision is None:
        return ()
    options = scenario.decision(state.decision).options
    return tuple(option for option in options if not closed(scenario, state, option))


def _do(state: State, decision: Decision, option: Option) -> None:
    """Hours are spent and the option's effects begin; what they bring belongs to the next turn."""
    cause = state.turn
    state.turn += 1
    state.chosen[decision.id] = option.id
    state.options.add(option.id)
    state.decision = None
    state.values["hours"] -= option.cost
    for kind, hours in option.work.items():
        state.spent[kind] += hours
    begun = [Pending(state.week + one.after, cause, f"{option.id}/{at}", one) for at, one in enumerate(option.effects)]
    state.pending += [due for due in begun if due.effect.after]
    # All conditions are looked at before anything moves: an option's effects do not trigger each other.
    for due in [due for due in begun if not due.effect.after and _is_due(state, due.luck, due.effect)]:
        _happen(state, cause, due.luck, due.effect)


def _go_on(scenario: Scenario, state: State) -> None:
    """Let weeks pass until there is something to decide, or the last one is over."""
    while state.week < scenario.weeks:
        _begin_week(scenario, state)
        for decision in scenario.decisions:
            if decision.week == state.week and (decision.when is None or decision.when.holds(state)):
                state.decision = decision.id
                _look(state)
                return
    # What is due later than the last week falls due when the books are closed, the earlier before the later.
    for due in sorted(state.pending, key=lambda one: one.week):
        _fall_due(state, due.cause, due.luck, due.effect)
    state.pending = []
    _look(state)


def _look(state: State) -> None:
    state.glances.append(Glance(state.week, state.values.copy(), state.spent.copy()))


def _begin_week(scenario: Scenario, state: State) -> None:
    state.week += 1
    state.values["week"] = state.week
    now = [due for due in state.pending if due.week <= state.week]
    if now:
        state.pending = [due for due in state.pending if due.week > state.week]
        for due in now:
            _fall_due(state, due.cause, due.luck, due.effect)
    for index, effect in enumerate(scenario.weekly):
        _fall_due(state, 0, f"weekly/{index}/{state.week}", effect)
    for event in scenario.events:
        if event.weeks[0] <= state.week <= event.weeks[1]:
            _befall(state, event)
    for index, mail in enumerate(scenario.mails):
        if mail.week == state.week and (mail.when is None or mail.when.holds(state)):
            _receive(state, f"mail-{index}", mail)
    _fill_hours(scenario, state)


def _fill_hours(scenario: Scenario, state: State) -> None:
    time = scenario.time
    unplanned = min(max(time.unplanned.value(state), 0), time.weekly - time.least)
    state.spent[time.unplanned_kind] += unplanned
    state.values["hours"] = min(state.values["hours"] + time.weekly - unplanned, time.most)


def _fall_due(state: State, cause: int, luck: str, effect: Effect) -> None:
    if _is_due(state, luck, effect):
        _happen(state, cause, luck, effect)


def _is_due(state: State, luck: str, effect: Effect) -> bool:
    """True where the effect's condition holds now and its luck is in."""
    if effect.when is not None and not effect.when.holds(state):
        return False
    return effect.chance is None or lucky(state.seed, luck, effect.chance)


def _befall(state: State, event: Event) -> None:
    """The event, in the one week that the seed has drawn for it."""
    first, last = event.weeks
    if state.week != first + drawn(state.seed, f"{event.id}/week", last - first + 1):
        return
    if lucky(state.seed, event.id, event.chance) and (event.when is None or event.when.holds(state)):
        state.happened.add(event.id)
        _happen(state, 0, event.id, event)


def _happen(state: State, cause: int, name: str, what: Effect | Event) -> None:
    """Variables move within their bounds; news and mail arrive."""
    if what.change:
        _move(state, cause, what.change)
    if what.news is not None:
        state.news.append((state.turn, what.news))
    if what.mail is not None:
        _receive(state, name.replace("/", "-"), what.mail)


def _move(state: State, cause: int, change: dict[str, int]) -> None:
    moved = []
    for name, amount in change.items():
        low, high = state.limits[name]
        before = state.values[name]
        state.values[name] = after = min(max(before + amount, low), high)
        if after != before:
            moved.append((name, after - before))
    if moved and cause:
        state.moved.append(Moved(cause, state.week, tuple(moved)))


def _receive(state: State, name: str, mail: Mail) -> None:
    state.inbox.append(Received(name, state.turn, state.week, mail))
