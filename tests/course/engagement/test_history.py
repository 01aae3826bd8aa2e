"""History: every step in words, undo and redo from any window, nothing lost until something new is kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from csm_course.engagement import CASE_ID, Conflict, EngagementStore, Kept, NoEngagement, history, inputs_of, keeping
from csm_course.engagement.history import BASES, STEPS, Step
from csm_course.store.records import now


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time stands still until it is moved on."""
    clock = Clock()
    monkeypatch.setattr(keeping, "now", clock)
    return clock


@pytest.fixture
def store(tmp_path: Path) -> EngagementStore:
    """A store that was never used."""
    return EngagementStore(tmp_path / "learner.sqlite3")


def keep(store: EngagementStore, slug: str = "role_charter", **values: object) -> Kept:
    """Keep the tool with some values changed."""
    kept = store.read(CASE_ID)
    return store.keep(CASE_ID, slug, inputs_of(kept.engagement, slug) | values, kept.revision)


def mission(kept: Kept | None) -> object:
    """The mission in this state; None where there is no such state."""
    return kept and inputs_of(kept.engagement, "role_charter")["mission"]


def told(store: EngagementStore) -> list[str]:
    """The steps in words, newest first."""
    return [step.what for step in store.history(CASE_ID)]


def test_undo_and_redo_walk_along_the_steps(store: EngagementStore) -> None:
    """Step by step back to the first and forth to the last, from another window as well, and no further."""
    keep(store, mission="One")
    last = keep(store, capacity=40)
    other = EngagementStore(store.file)
    assert mission(other.undo(CASE_ID)) == "One"
    assert mission(store.undo(CASE_ID)) == ""
    assert store.undo(CASE_ID) is None
    assert [step.undone for step in store.history(CASE_ID)] == [True, True, False]
    assert mission(other.redo(CASE_ID)) == "One"
    assert store.redo(CASE_ID) == last
    assert store.redo(CASE_ID) is None


def test_something_new_gives_up_what_was_undone(store: EngagementStore) -> None:
    """Only then; a window that was opened on what was given up is still understood."""
    base = keep(store, mission="One")
    given_up = keep(store, capacity=40)
    store.undo(CASE_ID)
    keep(store, role="CSM")
    assert store.redo(CASE_ID) is None
    inputs = inputs_of(given_up.engagement, "role_charter") | {"mission": "Two"}
    merged = store.keep(CASE_ID, "role_charter", inputs, given_up.revision)
    assert inputs_of(merged.engagement, "role_charter")["capacity"] == 38
    assert (mission(merged), inputs_of(merged.engagement, "role_charter")["role"]) == ("Two", "CSM")
    assert len({base.revision, given_up.revision, merged.revision}) == 3


def test_a_name_typed_in_many_keeps_is_one_step(store: EngagementStore, clock: Clock) -> None:
    """Within a minute and in the same fact; undo takes the whole word back."""
    keep(store, capacity=40)
    for text in ("H", "Hel", "Help"):
        keep(store, mission=text)
        clock.at += timedelta(seconds=20)
    assert told(store)[:2] == ["What the role is for set to “Help”", "Working hours in a week 38 to 40"]
    clock.at += timedelta(seconds=20)
    keep(store, mission="Help us")
    assert told(store)[0] == "What the role is for “Help” to “Help us”"
    store.undo(CASE_ID)
    assert mission(store.undo(CASE_ID)) == ""


def test_a_new_row_and_its_name_are_one_step(store: EngagementStore, clock: Clock) -> None:
    """Adding a row and filling it in is one thing to take back."""
    for row in ({"id": "r"}, {"id": "r", "name": "Ice"}, {"id": "r", "name": "Ice", "severity": 4}):
        keep(store, "adoption_risks", risks=[row])
    assert told(store) == ["Risks: Ice added", "Begun"]


def test_other_facts_tools_and_undone_steps_are_not_folded(store: EngagementStore, clock: Clock) -> None:
    """A step is folded into the one before it only where it goes on with it."""
    keep(store, mission="A")
    keep(store, capacity=40)
    keep(store, "adoption_risks", risks=[{"id": "r", "name": "Ice"}])
    keep(store, "adoption_risks", risks=[{"id": "r", "name": "Ice"}, {"id": "s", "name": "Fire"}])
    store.undo(CASE_ID)
    assert len(told(store)) == 5
    keep(store, "adoption_risks", risks=[{"id": "r", "name": "Iron"}])
    assert told(store)[:2] == ["Risks: Iron – risk “Ice” to “Iron”", "Risks: Ice added"]


def test_what_is_typed_and_taken_back_is_undone(store: EngagementStore, clock: Clock) -> None:
    """A page's own undo arrives as a keep: it walks back, the next undo does not bring it back, redo does."""
    first = keep(store, capacity=40)
    typed = keep(store, mission="A")
    assert keep(store, mission="").revision == first.revision
    assert [step.undone for step in store.history(CASE_ID)] == [True, False, False]
    assert mission(store.redo(CASE_ID)) == "A"
    clock.at += timedelta(minutes=9)
    assert keep(store, mission="") == first
    assert keep(store, mission="A") == typed
    keep(store, mission="")
    undone = store.undo(CASE_ID)
    assert undone
    assert inputs_of(undone.engagement, "role_charter")["capacity"] == 38


def test_several_steps_taken_back_on_the_page_are_undone(store: EngagementStore, clock: Clock) -> None:
    """Three steps a while apart, then two undone at once: the first stands, and both can be had again."""
    states = []
    for text in ("One", "Two", "Three"):
        clock.at += timedelta(minutes=2)
        states.append(keep(store, mission=text))
    assert keep(store, mission="One") == states[0]
    assert store.redo(CASE_ID) == states[1]
    assert store.redo(CASE_ID) == states[2]
    assert keep(store, mission="").revision == store.history(CASE_ID)[-1].revision


def test_what_another_tool_did_since_is_not_undone_with_it(store: EngagementStore, clock: Clock) -> None:
    """A value set back after other work is a new step: walking back would take the other work along."""
    keep(store, mission="One")
    keep(store, "adoption_risks", risks=[{"id": "r", "name": "Ice"}])
    kept = keep(store, mission="")
    assert told(store)[0] == "What the role is for cleared"
    assert inputs_of(kept.engagement, "adoption_risks")["risks"]
    assert not any(step.undone for step in store.history(CASE_ID))


def test_going_back_is_a_step_itself(store: EngagementStore) -> None:
    """To any step of the history; what lay between can be had again."""
    first = keep(store, mission="One")
    last = keep(store, capacity=40)
    back = store.go_back(CASE_ID, first.revision)
    assert back.engagement == first.engagement
    assert told(store)[0] == "Back to: What the role is for set to “One”"
    undone = store.undo(CASE_ID)
    assert undone is not None
    assert undone == last
    assert store.go_back(CASE_ID, last.revision) == last
    with pytest.raises(NoEngagement, match="too old"):
        store.go_back(CASE_ID, 999)


def test_the_history_is_bounded_and_the_present_always_there(store: EngagementStore) -> None:
    """The oldest steps go first, and revisions that are only bases of other windows are bounded on their own."""

    def work(connection: Any) -> None:
        engagement = history.present(connection, CASE_ID).engagement
        for number in range(STEPS + 40):
            history.go_on(connection, engagement, Step(now(), "clv", f"step {number}"), fold=number % 2 == 1)
        for number in range(STEPS + 10):
            history.go_on(connection, engagement, Step(now(), "clv", f"later {number}"))
        rows = connection.execute("SELECT line, count(*) FROM engagement_revisions GROUP BY line").fetchall()
        assert dict(rows) == {1: STEPS, 0: min(BASES, STEPS // 2 + 20)}

    store._change(work)
    assert len(store.history(CASE_ID)) == STEPS
    assert store.history(CASE_ID)[0].what == f"later {STEPS + 9}"
    assert store.read(CASE_ID).revision == 2 * STEPS + 51
    with pytest.raises(NoEngagement, match="too old"):
        store.go_back(CASE_ID, 1)


def test_a_window_from_before_the_history_asks_the_reader(store: EngagementStore) -> None:
    """Nobody knows what it had seen; it is neither taken nor thrown away in silence."""
    kept = keep(store, mission="One")
    inputs = inputs_of(kept.engagement, "role_charter")
    assert store.keep(CASE_ID, "role_charter", inputs, 0) == kept
    with pytest.raises(Conflict, match="too much has changed"):
        store.keep(CASE_ID, "role_charter", inputs | {"mission": "Two"}, 0)
    assert mission(store.keep(CASE_ID, "role_charter", inputs | {"mission": "Two"}, 0, over=True)) == "Two"


def test_the_first_entries_of_a_tool_are_named(store: EngagementStore) -> None:
    """Also in a tool that has no facts of its own: three facts at most, and never "the whole form"."""
    begun = store.read(CASE_ID)
    people = [person.model_dump(mode="json") for person in begun.engagement.shared.stakeholders]
    people[0]["authority"], people[1]["authority"] = 4, 2
    store.keep(CASE_ID, "stakeholder_matrix", {"stakeholders": people}, begun.revision)
    what = store.history(CASE_ID)[0].what
    assert what.startswith("First entries: Stakeholders: ")
    assert people[0]["name"] in what
    assert "whole form" not in what


def test_an_untouched_tool_without_facts_of_its_own_is_no_step(store: EngagementStore) -> None:
    """Keeping it as it opened changes nothing."""
    begun = store.read(CASE_ID)
    kept = store.keep(CASE_ID, "stakeholder_matrix", inputs_of(begun.engagement, "stakeholder_matrix"), begun.revision)
    assert kept.revision == begun.revision
