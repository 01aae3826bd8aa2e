"""From the rows of the form to a network: keys, durations, summaries and links, with every fault named at its row."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from csm_course.tools import CannotSolve
from csm_course.tools.critical_path.estimate import Estimate
from csm_course.tools.critical_path.inputs import Inputs, Task
from csm_course.tools.critical_path.links import Predecessor, Unreadable, folded, predecessors
from csm_course.tools.critical_path.network import Link
from csm_course.tools.wording import number

LONGEST = 9_999
"""Days a task or a lag may have at most."""
KEY, DAYS, LINKS, BEST, WORST = (
    Task.model_fields[name].title for name in ("key", "days", "predecessors", "best", "worst")
)


class Row(NamedTuple):
    """A row of the plan. `leaves` are the tasks it spans: itself, or those of a summary; `depth` counts from 0."""

    place: int
    key: str
    name: str
    owner: str
    depth: int
    leaves: tuple[str, ...]
    estimate: Estimate
    has_days: bool

    @property
    def is_summary(self) -> bool:
        """It spans other tasks."""
        return self.leaves != (self.key,)


class Plan(NamedTuple):
    """The rows that say something, and the network of those that are no summaries."""

    rows: tuple[Row, ...]
    durations: dict[str, float]
    links: tuple[Link, ...]

    @property
    def by_key(self) -> dict[str, Row]:
        """The rows by their keys."""
        return {row.key: row for row in self.rows}


class Fault(NamedTuple):
    """What is wrong in one cell; `place` counts the rows of the form from 0."""

    place: int
    column: str | None
    text: str

    def __str__(self) -> str:
        return f"Row {self.place + 1}, {self.column}: {self.text}"


def read_plan(inputs: Inputs) -> Plan:
    """The plan in these rows; raises `CannotSolve` with all faults found in them."""
    filled = [(place, task) for place, task in enumerate(inputs.tasks) if _says_something(task)]
    keyed = [(place, task.key or str(place + 1), task) for place, task in filled]
    faults = [*_key_faults(keyed), *_day_faults(filled, inputs.three_point)]
    leaves = _leaves([key for _, key, _ in keyed])
    rows = tuple(_row(place, key, task, leaves[key], inputs.three_point) for place, key, task in keyed)
    links = tuple(_links(keyed, leaves, faults))
    if faults:
        raise_faults(faults)
    return Plan(rows, {row.key: row.estimate.mean for row in rows if not row.is_summary}, links)


def raise_faults(faults: Sequence[Fault], field: str = "tasks") -> None:
    """Say all of them, in the order of the rows."""
    sentences = [str(fault) for fault in sorted(faults, key=lambda fault: fault.place)]
    raise CannotSolve(field, sentences[0], others=tuple(sentences[1:]))


def _says_something(task: Task) -> bool:
    return bool(task.key or task.name or task.predecessors or task.days is not None)


def _key_faults(keyed: Sequence[tuple[int, str, Task]]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for place, key, _ in keyed:
        first = seen.setdefault(folded(key), place)
        if first != place:
            yield Fault(place, KEY, f"{key} is the key of row {first + 1} already. Give each task its own.")
        elif any(sign in key for sign in ",;"):
            yield Fault(place, KEY, "a key has no commas: they part the keys from one another.")


def _day_faults(filled: Sequence[tuple[int, Task]], three_point: bool) -> Iterator[Fault]:
    for place, task in filled:
        used = ((DAYS, task.days), *(((BEST, task.best), (WORST, task.worst)) if three_point else ()))
        wrong = next(((column, days) for column, days in used if days is not None and not 0 <= days <= LONGEST), None)
        if wrong:
            yield Fault(place, wrong[0], f"{number(wrong[1])} days cannot be. Enter 0 to {number(LONGEST)}.")
        elif three_point and task.days is not None:
            yield from _order_faults(place, task, task.days)


def _order_faults(place: int, task: Task, days: float) -> Iterator[Fault]:
    if task.best is not None and task.best > days:
        yield Fault(place, BEST, f"the best case is at most the likely {number(days)} days.")
    if task.worst is not None and task.worst < days:
        yield Fault(place, WORST, f"the worst case is at least the likely {number(days)} days.")


def _leaves(keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each key the tasks it spans: 1 spans 1.1 and 1.2, where these are in the plan."""
    known = {folded(key): key for key in keys}
    within: dict[str, list[str]] = {key: [] for key in keys}
    above = {key: [known[one] for one in _prefixes(folded(key)) if one in known] for key in keys}
    summaries = {one for ancestors in above.values() for one in ancestors}
    for key in keys:
        for one in (key, *above[key]) if key not in summaries else ():
            within[one].append(key)
    return {key: tuple(dict.fromkeys(spanned)) for key, spanned in within.items()}


def _prefixes(key: str) -> Iterator[str]:
    parts = key.split(".")
    return (".".join(parts[:size]) for size in range(1, len(parts)))


def _row(place: int, key: str, task: Task, leaves: tuple[str, ...], three_point: bool) -> Row:
    days = task.days or 0.0
    has_cases = three_point and task.days is not None
    best = task.best if has_cases and task.best is not None else days
    worst = task.worst if has_cases and task.worst is not None else days
    depth = key.count(".")
    return Row(place, key, task.name, task.owner, depth, leaves, Estimate(best, days, worst), task.days is not None)


def _links(
    keyed: Sequence[tuple[int, str, Task]], leaves: dict[str, tuple[str, ...]], faults: list[Fault]
) -> Iterator[Link]:
    """The links of all rows, those of summaries handed down to their tasks; what is wrong is added to `faults`."""
    known = {folded(key): key for key in leaves}
    for place, key, task in keyed:
        for one in predecessors(task.predecessors, known) if task.predecessors else ():
            trouble = _trouble(key, one, leaves)
            if trouble or isinstance(one, Unreadable):
                faults.append(Fault(place, LINKS, trouble))
                continue
            for after in leaves[key]:
                yield from (Link(before, after, one.kind, one.lag) for before in leaves[one.key])


def _trouble(key: str, one: Predecessor | Unreadable, leaves: dict[str, tuple[str, ...]]) -> str:
    """What is wrong with this link, in words; nothing where it is sound."""
    if isinstance(one, Unreadable):
        return str(one)
    if one.key == key:
        return f"{key} cannot wait for itself."
    if abs(one.lag) > LONGEST:
        return f"{number(one.lag)} days cannot be. A task waits {number(LONGEST)} days at most."
    ends = (leaves[one.key], leaves[key])
    if set(ends[0]) & set(ends[1]):
        outer, inner = sorted((one.key, key), key=len)
        return f"{outer} contains {inner}: a summary and its own tasks cannot wait for each other."
    if one.kind != "FS" and ends != ((one.key,), (key,)):
        return f"to and from a summary only “after its end” works. Name its tasks for {one.kind}."
    return ""
