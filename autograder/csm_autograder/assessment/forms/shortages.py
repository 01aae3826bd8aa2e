"""Why there is no form: which constraints are in the way, and how many questions each of them lacks.

The same program is solved with room for questions nobody has written yet. Each of these is paid for in one row of the
blueprint, the one that lacks it, and counts in the others free of charge: what module 3 lacks will be of some Bloom
level, and that level must not be named as short as well. First as few questions as possible are written. Rows that hold
fewer candidates than they want pay for nothing; where they do not explain it all (enemies, rows that want the same few
questions, stories), as few other rows as possible are named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from csm_autograder.assessment.forms.blueprint import LISTS, Blueprint
from csm_autograder.assessment.forms.candidate import Pool
from csm_autograder.assessment.forms.placing import Placing
from csm_autograder.assessment.forms.program import Answer, Program
from csm_autograder.assessment.forms.rows import Row, rows_of

CONTRADICTION = "the numbers of the blueprint contradict each other"


@dataclass(frozen=True)
class Shortage:
    """One constraint in the way; `lacking` is 0 where questions of another difficulty are wanted and not more."""

    what: str
    wanted: str
    have: str
    lacking: int
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}: {self.wanted} wanted, {self.have}; {self.remedy}"


class NoForm(Exception):
    """No form keeps to the blueprint; `shortages` says which constraints lack what."""

    def __init__(self, shortages: tuple[Shortage, ...]) -> None:
        super().__init__(shortages)
        self.shortages = shortages

    def __str__(self) -> str:
        return "; ".join(str(one) for one in self.shortages) or CONTRADICTION


def shortages(blueprint: Blueprint, pool: Pool) -> tuple[Shortage, ...]:
    """What stands between this pool and a form; empty where the blueprint contradicts itself. Raises SolverTrouble."""
    unwritten = _Unwritten(blueprint, pool)
    answer = unwritten.fewest()
    if answer is None:
        return ()
    return unwritten.named(answer) or _at_cut(blueprint, pool)


def plain_shortages(blueprint: Blueprint, pool: Pool, forms: int = 1) -> tuple[Shortage, ...]:
    """Rows that hold fewer candidates than so many forms without overlap want, found by counting alone."""
    rows = rows_of(blueprint, pool)
    return tuple(_shortage(row, _deficit(row, forms), forms) for row in _plain(rows, forms))


def _deficit(row: Row, forms: int = 1) -> int:
    return max(row.span.low * forms - len(row.members), 0)


def _plain(rows: tuple[Row, ...], forms: int = 1) -> list[Row]:
    """Rows short by number, without those that are not short any more once the narrower ones have what they lack."""
    short = [row for row in rows if _deficit(row, forms)]
    named: list[Row] = []
    for row in sorted(short, key=lambda row: -len(row.traits)):
        explained = max((sum(_deficit(one, forms) for one in kind) for kind in _inside(row, named)), default=0)
        if row.sort == "pilots" or explained < _deficit(row, forms):
            named.append(row)
    return sorted(named, key=rows.index)


def _inside(row: Row, rows: list[Row]) -> Iterator[list[Row]]:
    """Narrower rows that lie in this one, by what they are sorted by: those of one kind do not overlap."""
    if row.traits or row.sort == "total":
        inside = [one for one in rows if row.traits.items() < one.traits.items()]
        for kind in {tuple(sorted(one.traits)) for one in inside}:
            yield [one for one in inside if tuple(sorted(one.traits)) == kind]


def _shortage(row: Row, lacking: int, forms: int = 1) -> Shortage:
    wanted, have = row.span.low * forms, len(row.members)
    held = f"{have} in the bank" if have else "none in the bank"
    if have + lacking > wanted:
        held += f", of which {wanted - lacking} fit together"
    on_forms = f"{wanted} (for {forms} forms)" if forms > 1 else str(wanted)
    return Shortage(row.name, on_forms, held, lacking, f"write {lacking} more")


class _Unwritten:
    """The program with room for questions nobody has written yet."""

    def __init__(self, blueprint: Blueprint, pool: Pool) -> None:
        placing = Placing(blueprint, pool)
        self.rows, self.program, self.form = placing.rows, placing.program, placing.places
        room = [self.program.variable(0, row.span.high) for row in self.rows]
        self.paid = [self.program.variable(0, row.span.high) for row in self.rows]
        self._fits(room)
        self._is_paid(room)

    def _fits(self, room: list[int]) -> None:
        """What is unwritten fills the rows up, and is of one module, one level and so on, like any question."""
        total = room[0]
        for row, place in zip(self.rows, room, strict=True):
            self.program.require({place: 1, **self._held(row)}, row.span.low, row.span.high)
            if row.sort in ("stories", "generated"):
                self.program.require({place: 1, total: -1}, high=0)
        placed = list(zip(self.rows, room, strict=True))
        for trait in LISTS:
            if parts := {place: 1.0 for row, place in placed if set(row.traits) == {trait}}:
                self.program.require({**parts, total: -1}, 0, 0)
        for row, place in placed:
            for kind in _inside(row, list(self.rows)) if row.sort == "list" else ():
                cells = {other: 1.0 for one, other in placed if one in kind}
                self.program.require({**cells, place: -1}, high=0)

    def _held(self, row: Row) -> dict[int, float]:
        """How many questions of the bank the form has in the row."""
        return {self.form[at]: 1.0 for at in row.members}

    def _is_paid(self, room: list[int]) -> None:
        """Each is paid for once, in a row it counts in; pilot questions apart."""
        counted = {one: 1.0 for one, row in zip(self.paid, self.rows, strict=True) if row.sort != "pilots"}
        self.program.require({room[0]: -1, **counted}, 0, 0)
        for place, one, row in zip(room, self.paid, self.rows, strict=True):
            exact = 0.0 if row.sort == "pilots" else -float("inf")
            self.program.require({one: 1, place: -1}, exact, 0)

    def fewest(self) -> Answer | None:
        """As few questions as possible, then as few rows to be named as possible; None for a contradiction."""
        every = dict.fromkeys(self.paid, 1.0)
        answer = self.program.least(every)
        if answer is None:
            return None
        self.program.require(every, high=round(answer.least))
        named: dict[int, float] = {}
        for paid, row in zip(self.paid, self.rows, strict=True):
            deficit = _deficit(row)
            if deficit and row.sort != "total":
                self.program.require({paid: 1}, high=deficit)
            elif not deficit:
                name = self.program.variable()
                self.program.require({paid: 1, name: -row.span.high}, high=0)
                self._names_only_what_lacks(row, paid, name)
                named[name] = 100 - len(row.traits) if row.sort != "total" else 1000
        return self.program.least(named)

    def _names_only_what_lacks(self, row: Row, paid: int, name: int) -> None:
        """A row that is named has, with what it pays for, no more than it wants: then it is short indeed."""
        slack = len(row.members)
        self.program.require({**self._held(row), paid: 1, name: slack}, high=row.span.low + slack)

    def named(self, answer: Answer) -> tuple[Shortage, ...]:
        """The rows short by number, and those that had to pay besides."""
        plain = _plain(self.rows)
        found = []
        for one, row in zip(self.paid, self.rows, strict=True):
            paid = answer.whole(one)
            if row in plain:
                found.append(_shortage(row, _deficit(row)))
            elif paid and not _deficit(row):
                found.append(_shortage(row, paid))
        return tuple(found)


def _at_cut(blueprint: Blueprint, pool: Pool) -> tuple[Shortage, ...]:
    """The counts can be kept, so the tolerances cannot: how near a form comes, giving way in as few as possible."""
    cut = blueprint.cut
    if cut is None:
        return _stories(blueprint)
    placing = Placing(blueprint, pool)
    placing.balance()
    program = placing.program
    score = _Missed("expected score at the cut", cut.score, cut.score_within, _SCORE)
    information = _Missed("information at the cut", cut.information, cut.information_within, _INFORMATION)
    for missed, terms in zip((score, information), placing.at_cut(), strict=True):
        missed.allow(program, terms, blueprint.items)
    answer = program.least({score.named: 1, information.named: 1})
    if answer is None:
        return _stories(blueprint)
    program.require({score.named: 1, information.named: 1}, high=round(answer.least))
    answer = program.least({**score.costs(), **information.costs()})
    return tuple(one.shortage(answer) for one in (score, information) if answer and answer.taken(one.named))


def _stories(blueprint: Blueprint) -> tuple[Shortage, ...]:
    """What is left where neither counts nor the cut are in the way: the questions do not come in so many stories."""
    taken = blueprint.stories.taken if blueprint.stories else None
    if taken is None:
        return ()
    have = "the questions there are do not fit into so many"
    remedy = "write more questions on each story"
    if blueprint.stories and blueprint.stories.of_each_phase:
        remedy += ", or stories of other phases"
    what = blueprint.stories.called if blueprint.stories else "stories"
    return (Shortage(f"{what} on one form", str(taken), have, 0, remedy),)


_SCORE = ("write easier questions", "write harder questions")
_INFORMATION = (
    "write questions whose chance of a right answer at the cut is nearer to even",
    "write questions that are easier or harder",
)


class _Missed:
    """A sum at the cut that may miss its limits, and by how much."""

    def __init__(self, what: str, target: float, within: float, remedies: tuple[str, str]) -> None:
        self.what, self.target, self.within, self.remedies = what, target, within, remedies
        self.low, self.high = target - within, target + within
        self.named = self.under = self.over = -1

    def allow(self, program: Program, terms: dict[int, float], items: int) -> None:
        """Below or above the limits by as much as is paid for."""
        self.named = program.variable()
        self.under, self.over = (program.variable(0, items, whole=False) for _ in range(2))
        program.require({self.under: 1, self.over: 1, self.named: -2 * items}, high=0)
        program.require({**terms, self.under: 1}, low=self.low)
        program.require({**terms, self.over: -1}, high=self.high)

    def costs(self) -> dict[int, float]:
        """What missing costs, in tolerances."""
        return {self.under: 1 / self.within, self.over: 1 / self.within}

    def shortage(self, answer: Answer) -> Shortage:
        """In words, with the nearest that can be had."""
        under, over = answer.values[self.under], answer.values[self.over]
        nearest, remedy = (self.low - under, 0) if under >= over else (self.high + over, 1)
        wanted = f"{self.low:.4g} to {self.high:.4g}"
        advice = f"{self.remedies[remedy]}, or allow a wider tolerance"
        return Shortage(self.what, wanted, f"{nearest:.2f} is the nearest the bank comes", 0, advice)
