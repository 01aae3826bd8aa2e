"""Merging: a side that changed nothing adds nothing, different facts both stay, the same fact twice is a clash."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from csm_course.engagement.merge import merge
from csm_course.engagement.tree import ORDER

Tree = dict[str, Any]
VALUES = st.sampled_from([None, 0, 1, True, "", "x", "y"])
ROWS = st.lists(st.sampled_from("abcde"), unique=True).flatmap(
    lambda ids: st.tuples(
        *(st.fixed_dictionaries({"id": st.just(one), "name": VALUES, "owner": VALUES}) for one in ids)
    ).map(list)
)
TREES = st.fixed_dictionaries(
    {
        "shared": st.fixed_dictionaries({"customer": VALUES, "people": ROWS}),
        "tools": st.dictionaries(
            st.sampled_from(["clv", "raci"]),
            st.fixed_dictionaries({"note": VALUES, "plain": st.lists(VALUES, max_size=2), "tasks": ROWS}),
        ),
    }
)


def people(facts: Tree) -> dict[str, Tree]:
    """The shared rows by id."""
    return {row["id"]: row for row in facts["shared"]["people"]}


@given(TREES, TREES)
def test_a_side_that_changed_nothing_adds_nothing(base: Tree, changed: Tree) -> None:
    """Only mine changed: mine. Only theirs changed: theirs, to the order of the rows."""
    assert merge(base, changed, base) == (changed, ())
    assert merge(base, base, changed) == (changed, ())


@given(TREES, TREES)
def test_the_same_change_made_twice_is_no_clash(base: Tree, both: Tree) -> None:
    """Two windows that come to the same state agree."""
    assert merge(base, both, both) == (both, ())


def written(row: Tree | None) -> str:
    """A row as text, so that a tick is not a 1; null where there is none."""
    return json.dumps(row, sort_keys=True)


def outcome(was: object, here: object, there: object) -> tuple[object, bool]:
    """What one fact must become, and whether it clashes: the rule in one line each."""

    def same(one: object, other: object) -> bool:
        return type(one) is type(other) and one == other

    if same(here, there) or same(was, there):
        return here, False
    return (there, False) if same(was, here) else (here, True)


@given(TREES, TREES, TREES)
def test_every_fact_follows_the_rule_whatever_else_changed(base: Tree, mine: Tree, theirs: Tree) -> None:
    """Changed on one side: that side's value; on both: a clash that names it, and mine stands there."""
    merged, clashes = merge(base, mine, theirs)
    paths = {clash.path for clash in clashes}
    value, clashing = outcome(*(side["shared"]["customer"] for side in (base, mine, theirs)))
    assert merged["shared"]["customer"] == value  # type: ignore[index, call-overload]
    assert (("shared", "customer") in paths) == clashing
    for row in set(people(base)) & set(people(mine)) & set(people(theirs)):
        for column in ("name", "owner"):
            value, clashing = outcome(*(people(side)[row][column] for side in (base, mine, theirs)))
            assert people(merged)[row][column] == value
            assert (("shared", "people", row, column) in paths) == clashing


@given(TREES, TREES, TREES)
def test_no_row_is_lost_that_nobody_removed(base: Tree, mine: Tree, theirs: Tree) -> None:
    """Removed by one and untouched by the other: gone. Removed here and changed there: a clash. All else stays."""
    merged, clashes = merge(base, mine, theirs)
    paths = {clash.path for clash in clashes}
    was, here, there = (people(side) for side in (base, mine, theirs))
    for row in {*was, *here, *there}:
        value, clashing = outcome(*(written(side.get(row)) for side in (was, here, there)))
        if row in was and (row in here) != (row in there):
            assert (("shared", "people", row) in paths) == clashing
            assert (row in people(merged)) == (value != "null")
        elif row in here or row in there:
            assert row in people(merged)


@given(TREES, TREES, TREES)
def test_ids_stay_unique(base: Tree, mine: Tree, theirs: Tree) -> None:
    """No row comes twice."""
    merged, _ = merge(base, mine, theirs)
    ids = [row["id"] for row in merged["shared"]["people"]]  # type: ignore[index, union-attr, call-overload]
    assert len(ids) == len(set(ids))


@given(TREES, TREES, TREES)
def test_both_windows_see_the_same_clashes(base: Tree, mine: Tree, theirs: Tree) -> None:
    """Who comes first decides nothing: the same facts clash, and without clashes the same facts come out."""
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert {clash.path for clash in one.clashes} == {clash.path for clash in other.clashes}
    if not one.clashes:
        assert people(one.facts) == people(other.facts)
        assert one.facts["tools"].keys() == other.facts["tools"].keys()  # type: ignore[union-attr]


def rows(*ids: str) -> Tree:
    """A list of rows in this order."""
    return {"shared": {"people": [{"id": one} for one in ids]}}


def order(facts: Tree) -> str:
    """The ids in their order."""
    return "".join(row["id"] for row in facts["shared"]["people"])


def test_rows_keep_the_order_of_the_side_that_moved_them() -> None:
    """By hand: one side moves c to the front, the other adds x behind a and removes b."""
    moved, added = rows("c", "a", "b"), rows("a", "x", "c")
    assert order(merge(rows("a", "b", "c"), moved, added).facts) == "cax"
    assert order(merge(rows("a", "b", "c"), added, moved).facts) == "cax"


def test_rows_added_on_both_sides_are_both_there() -> None:
    """By hand: to an empty list, and to one of a single row."""
    assert order(merge(rows(), rows("m"), rows("t")).facts) == "tm"
    assert order(merge(rows("a"), rows("a", "m"), rows("t", "a")).facts) == "tam"
    assert order(merge(rows("a"), rows("m", "a"), rows("t", "a")).facts) == "tma"


def test_rows_moved_on_both_sides_are_a_clash() -> None:
    """By hand: abc became bac here and acb there."""
    merged, clashes = merge(rows("a", "b", "c"), rows("b", "a", "c"), rows("a", "c", "b"))
    assert [clash.path for clash in clashes] == [("shared", "people", ORDER)]
    assert order(merged) == "bac"
