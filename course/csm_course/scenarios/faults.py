"""What no single part of a scenario can see: names that lead nowhere, ids used twice, decisions that may be stuck.

Each fault is raised with its place, so that an author is shown the very line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from csm_course.model import Model
from csm_course.problems import did_you_mean
from csm_course.remedies import Location
from csm_course.scenarios.conditions import Expression

if TYPE_CHECKING:
    from csm_course.scenarios.model import Scenario

Fault: TypeAlias = tuple[Location, str, str]
"""Where in the scenario, what is wrong, the remedy."""


def refuse_faults(scenario: Scenario) -> None:
    """Raises ValidationError with every fault at its own place."""
    found = tuple(faults(scenario))
    if found:
        details = [
            InitErrorDetails(
                type=PydanticCustomError("value_error", "{words}", {"words": f"{what} - {remedy}"}), loc=at, input=None
            )
            for at, what, remedy in found
        ]
        raise ValidationError.from_exception_data("Scenario", details)


def faults(scenario: Scenario) -> Iterator[Fault]:
    """Every fault of the scenario."""
    yield from _repeated(scenario)
    yield from _unknown(scenario)
    yield from _accounts(scenario)
    yield from _decisions(scenario)
    yield from _endings(scenario)
    yield from _expert(scenario)


def _repeated(scenario: Scenario) -> Iterator[Fault]:
    options = [
        (("decisions", at, "options", nth, "id"), option.id)
        for at, decision in enumerate(scenario.decisions)
        for nth, option in enumerate(decision.options)
    ]
    for what, places in (
        ("option", options),
        ("decision", [(("decisions", at, "id"), one.id) for at, one in enumerate(scenario.decisions)]),
        ("account", [(("accounts", at, "id"), one.id) for at, one in enumerate(scenario.accounts)]),
        ("event", [(("events", at, "id"), one.id) for at, one in enumerate(scenario.events)]),
        ("ending", [(("endings", at, "id"), one.id) for at, one in enumerate(scenario.endings)]),
        ("criterion", [(("scoring", at, "id"), one.id) for at, one in enumerate(scenario.scoring)]),
    ):
        seen: set[str] = set()
        for place, name in places:
            if name in seen:
                yield place, f"two of the kind {what} have the id '{name}'", "rename one of them"
            seen.add(name)


def _unknown(scenario: Scenario) -> Iterator[Fault]:
    """Variables, options, events, people, accounts and kinds of work that nobody has defined."""
    variables = [f"{account.id}.{one.id}" for account in scenario.accounts for one in scenario.measures]
    variables += [*(one.id for one in scenario.quantities), "hours"]
    known = {
        "variable": [*variables, "week"],
        "changed": variables,
        "option": [option.id for decision in scenario.decisions for option in decision.options],
        "event": [event.id for event in scenario.events],
        "person": list(scenario.people),
        "account": [account.id for account in scenario.accounts],
        "kind of work": list(scenario.time.kinds),
    }
    for place, kind, name in _references(scenario, ()):
        if name not in known[kind]:
            shown = "variable" if kind == "changed" else kind
            yield place, f"the {shown} '{name}' does not exist here", did_you_mean(name, known[kind])


Reference: TypeAlias = tuple[Location, str, str]
"""Where something is named, what it should be, its name."""


def _references(part: object, at: Location) -> Iterator[Reference]:
    """Everything that is named anywhere below."""
    if isinstance(part, Expression):
        yield from ((at, "variable", name) for name in part.names)
        yield from ((at, "option", name) for name in part.options)
        yield from ((at, "event", name) for name in part.events)
    elif isinstance(part, tuple):
        for index, inner in enumerate(part):
            yield from _references(inner, (*at, index))
    elif isinstance(part, Mapping):
        for key, inner in part.items():
            yield from _references(inner, (*at, key))
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from _named(getattr(part, name), name, (*at, name))


def _named(value: object, field: str, at: Location) -> Iterator[Reference]:
    """What one field names."""
    if field in ("change", "work") and isinstance(value, Mapping):
        kind = "changed" if field == "change" else "kind of work"
        yield from (((*at, key), kind, key) for key in value)
    elif field in ("sender", "account", "unplanned_kind") and isinstance(value, str):
        kinds = {"sender": "person", "account": "account", "unplanned_kind": "kind of work"}
        yield at, kinds[field], value
    else:
        yield from _references(value, at)


def _accounts(scenario: Scenario) -> Iterator[Fault]:
    wanted = {one.id for one in scenario.measures}
    for index, account in enumerate(scenario.accounts):
        if set(account.start) != wanted:
            what = f"'start' gives {', '.join(account.start) or 'nothing'}"
            yield ("accounts", index, "start"), what, f"give each of {', '.join(sorted(wanted))}"


def _decisions(scenario: Scenario) -> Iterator[Fault]:
    """In rising weeks, and each with a way out whatever has happened."""
    before = 0
    for index, decision in enumerate(scenario.decisions):
        if not before < decision.week <= scenario.weeks:
            what = f"the decision '{decision.id}' stands in week {decision.week}"
            yield ("decisions", index, "week"), what, f"give decisions rising weeks, {scenario.weeks} at most"
        before = decision.week
        if not any(not option.closed and option.cost <= scenario.time.least for option in decision.options):
            what = f"every option of '{decision.id}' may be closed"
            yield ("decisions", index, "options"), what, f"let one be open always, for {scenario.time.least} or less"


def _endings(scenario: Scenario) -> Iterator[Fault]:
    *first, last = scenario.endings
    for index, ending in enumerate(first):
        if ending.when is None:
            yield ("endings", index), f"no ending after '{ending.id}' can be reached", "give it a 'when'"
    if last.when is not None:
        yield ("endings", len(first), "when"), "a run may have no ending", "take 'when' off the last ending"


def _expert(scenario: Scenario) -> Iterator[Fault]:
    options = {decision.id: [option.id for option in decision.options] for decision in scenario.decisions}
    for name, rules in scenario.expert.items():
        if name not in options:
            yield ("expert", name), f"there is no decision '{name}'", did_you_mean(name, options)
            continue
        for index, rule in enumerate(rules):
            if rule.choose not in options[name]:
                what = f"'{rule.choose}' is no option of '{name}'"
                yield ("expert", name, index, "choose"), what, did_you_mean(rule.choose, options[name])
