"""Keeping what a tool has now: joined with what others changed meanwhile, and noted as a step in words."""

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from csm_course.engagement import history
from csm_course.engagement.differences import Difference, differences
from csm_course.engagement.document import Data, Engagement, Kept
from csm_course.engagement.history import Step
from csm_course.engagement.merge import Clash, merge
from csm_course.engagement.parts import inputs_of, notes_of, with_defaults, with_inputs
from csm_course.engagement.questions import has_ids, tool_questions
from csm_course.engagement.rows import id_of, recognised, rows_of
from csm_course.engagement.shelf import note_work
from csm_course.engagement.tree import Path, planted, tree
from csm_course.engagement.trouble import NOT_TOGETHER, TOO_LONG_AGO, Conflict, Difficulty
from csm_course.engagement.wording import change_in_words, fact_in_words, value_in_words
from csm_course.store.records import now

ONE_STEP = timedelta(minutes=1)
"""Keeps that touch the same fact within this time are one step to undo: a name is typed in many."""

FIRST = "First entries: {what}"
KEPT_ASIDE = "Further columns of a workbook kept"


class Wish(NamedTuple):
    """What is to be kept: the tool's inputs as plain data that are valid, made on the revision `base`."""

    engagement: str
    slug: str
    inputs: Data
    base: int
    over: bool = False
    extras: Data | None = None


def keep_inputs(connection: sqlite3.Connection, wish: Wish) -> Kept:
    """The engagement with the inputs in it. Raises `Conflict`, `NoEngagement`."""
    theirs = history.present(connection, wish.engagement)
    mine = _joined(connection, wish, theirs)
    sides = tree(with_defaults(theirs.engagement, wish.slug)), tree(mine)
    if sides[0] == sides[1]:
        return theirs
    kept = _walked(connection, wish, sides[1]) or _noted(connection, wish, theirs, mine, sides)
    note_work(connection, wish.engagement, wish.slug)
    return kept


def _joined(connection: sqlite3.Connection, wish: Wish, theirs: Kept) -> Engagement:
    """Theirs with what the inputs changed since `base`."""
    if wish.base == theirs.revision:
        return with_inputs(theirs.engagement, wish.slug, wish.inputs, wish.extras)
    base = history.state(connection, wish.engagement, wish.base)
    if base is None:
        return _without_base(wish, theirs)
    inputs = _recognised(wish, base.engagement, theirs.engagement)
    mine = with_inputs(base.engagement, wish.slug, inputs, wish.extras)
    states = with_defaults(base.engagement, wish.slug), mine, with_defaults(theirs.engagement, wish.slug)
    trees = [tree(state) for state in states]
    merged = merge(*trees)
    if merged.clashes and not wish.over:
        raise Conflict(_in_words(merged.clashes, trees), theirs)
    return _fitting(planted(theirs.engagement, merged.facts), mine, wish, theirs)


def _fitting(merged: Engagement, mine: Engagement, wish: Wish, theirs: Kept) -> Engagement:
    """Both sides' changes, unless the tool cannot take them together: a why below a cause the other side removed."""
    slug = wish.slug
    if not set(notes_of(merged, slug)) - set(notes_of(mine, slug)):
        return merged
    if not wish.over:
        raise Conflict([Difficulty(NOT_TOGETHER, "", "")], theirs)
    return with_inputs(merged, slug, wish.inputs, wish.extras)


def _without_base(wish: Wish, theirs: Kept) -> Engagement:
    """Nobody knows any more what the window was opened on: the reader decides, unless both say the same."""
    if not wish.over and inputs_of(theirs.engagement, wish.slug) != wish.inputs:
        raise Conflict([Difficulty(TOO_LONG_AGO, "", "")], theirs)
    return with_inputs(theirs.engagement, wish.slug, wish.inputs, wish.extras)


def _recognised(wish: Wish, base: Engagement, theirs: Engagement) -> Data:
    """The inputs, with the ids of rows that were kept already though the page has not heard of it."""
    questions = tool_questions(wish.slug)
    lists = [field for field in questions.values() if has_ids(field)]
    if all(id_of(row) for field in lists for row in rows_of(wish.inputs[field.name])):
        return wish.inputs
    before, now_there = inputs_of(base, wish.slug), inputs_of(theirs, wish.slug)
    new: Data = {}
    for field in lists:
        known = {id_of(row) for row in rows_of(before.get(field.name))}
        new[field.name] = [row for row in rows_of(now_there.get(field.name)) if id_of(row) not in known]
    return recognised(wish.inputs, new, questions)


def _in_words(clashes: Sequence[Clash], trees: Sequence[Data]) -> list[Difficulty]:
    return [
        Difficulty(fact_in_words(path, *trees), *(value_in_words(path, side) for side in (mine, theirs)))
        for path, mine, theirs in clashes
    ]


def _walked(connection: sqlite3.Connection, wish: Wish, mine: Data) -> Kept | None:
    """The state as it was a few steps ago, or is one step ahead: undone on the page, so no step that could be undone.

    Without this, the next undo would bring back what the reader has just taken back.
    """
    for revision in history.nearby(connection, wish.engagement, wish.slug):
        found = history.state(connection, wish.engagement, revision)
        if found and tree(with_defaults(found.engagement, wish.slug)) == mine:
            return history.stand_at(connection, wish.engagement, revision, now())
    return None


def _noted(
    connection: sqlite3.Connection, wish: Wish, theirs: Kept, mine: Engagement, sides: tuple[Data, Data]
) -> Kept:
    """The new state as a step of its own, or as one with the step before."""
    found = differences(*sides)
    is_first = wish.slug not in theirs.engagement.tools
    step = Step(now(), wish.slug, _told(found, sides, is_first), tuple(one.path for one in found))
    former = history.former_step(connection, wish.engagement, theirs.revision)
    if former is None or not _goes_on(former[0], step):
        return history.go_on(connection, mine, step)
    before = history.state(connection, wish.engagement, former[1])
    whole = _since(before.engagement, mine, wish.slug, step, former[0]) if before else None
    return history.go_on(connection, mine, whole or step, fold=whole is not None)


def _told(found: Sequence[Difference], sides: tuple[Data, Data], is_first: bool) -> str:
    """The step in words; the list of changes names the tool before them."""
    words = change_in_words(found, *sides)
    return FIRST.format(what=words) if is_first and ";" in words else words or KEPT_ASIDE


def _goes_on(former: Step, step: Step) -> bool:
    """True where the step only goes on with what the former one began."""
    touched = all(any(_within(fact, one) for one in former.facts) for fact in step.facts)
    began = former.began or former.at
    return bool(step.facts) and touched and step.slug == former.slug and step.at - began <= ONE_STEP


def _within(fact: Path, other: Path) -> bool:
    return fact[: len(other)] == other


def _since(before: Engagement, mine: Engagement, slug: str, step: Step, former: Step) -> Step | None:
    """Both steps as one; None where together they only change what is kept aside, which no step tells of."""
    sides = tree(with_defaults(before, slug)), tree(mine)
    found = differences(*sides)
    facts = tuple(one.path for one in found)
    what = _told(found, sides, slug not in before.tools)
    return Step(step.at, slug, what, facts, former.began) if found else None
