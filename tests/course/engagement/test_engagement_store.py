"""The store of engagements: which there are, what is kept in one, and what two windows do to each other."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from csm_course.case import CASE
from csm_course.engagement import (
    CASE_ID,
    Conflict,
    EngagementStore,
    Kept,
    NoEngagement,
    NotDeleted,
    case_engagement,
    inputs_of,
)
from csm_course.store import LearnerStore, StoreTrouble
from csm_course.tools import UnknownTool


@pytest.fixture
def store(tmp_path: Path) -> EngagementStore:
    """A store that was never used."""
    return EngagementStore(tmp_path / "data" / "learner.sqlite3")


def changed(kept: Kept, slug: str, **values: object) -> dict[str, Any]:
    """The tool's inputs in this state, with some values changed."""
    return inputs_of(kept.engagement, slug) | values


def persons(kept: Kept, **values: object) -> list[Any]:
    """The stakeholders as a tool sends them; `maite=3` changes an authority, `maite=None` removes the row."""
    rows: Any = inputs_of(kept.engagement, "fishbone")["stakeholders"]
    return [row | ({"authority": values[row["id"]]} if row["id"] in values else {})
            for row in rows if values.get(row["id"], 0) is not None]  # fmt: skip


def authority(kept: Kept, who: str = "maite") -> int | None:
    """The authority of a person of the register."""
    (found,) = (person.authority for person in kept.engagement.shared.stakeholders if person.id == who)
    return found


def test_the_first_use_makes_the_case_customer(store: EngagementStore) -> None:
    """What is known on the first day is there: customer, contract and people, and nobody is rated yet."""
    (card,) = store.cards()
    assert (card.id, card.title, card.kind, card.worked) == (CASE_ID, "Havn & Huerta", "course", {})
    assert store.current() == CASE_ID
    kept = store.read(CASE_ID)
    assert kept.engagement == case_engagement()
    shared = kept.engagement.shared
    assert (shared.contract_end, shared.annual_value) == (CASE.contract_end, 72_000)
    assert [person.name for person in shared.stakeholders] == [person.name for person in CASE.stakeholders]
    assert {(person.authority, person.support, person.concerns) for person in shared.stakeholders} == {(None, None, "")}
    assert (shared.risks, shared.outcomes) == ((), ())


def test_engagements_are_made_named_chosen_and_deleted(store: EngagementStore) -> None:
    """Titles tell engagements apart, the choice survives a restart, and what is deleted is not chosen any more."""
    one, two = store.create("  Kestrel\n Foods "), store.create("kestrel foods")
    assert [card.title for card in store.cards()] == ["Havn & Huerta", "Kestrel Foods", "kestrel foods (2)"]
    store.rename(two, "Aldous Mills")
    store.rename(two, "aldous mills")
    store.choose(two)
    assert EngagementStore(store.file).current() == two
    assert store.read(two).engagement.title == "aldous mills"
    assert store.create("") != store.create(" ")
    assert [card.title for card in store.cards()][-2:] == ["New customer", "New customer (2)"]
    store.delete(two)
    assert store.current() == CASE_ID
    assert one in {card.id for card in store.cards()}
    for use in (store.read, store.choose, store.history, store.undo, store.delete, store.export):
        with pytest.raises(NoEngagement, match="not there any more"):
            use(two)


def test_the_case_customer_is_reset_not_deleted(store: EngagementStore) -> None:
    """The exercises need it; a reset is a step that can be undone."""
    kept = store.read(CASE_ID)
    kept = store.keep(
        CASE_ID, "fishbone", changed(kept, "fishbone", stakeholders=persons(kept, maite=4)), kept.revision
    )
    with pytest.raises(NotDeleted, match="You can reset it"):
        store.delete(CASE_ID)
    assert store.reset(CASE_ID).engagement == case_engagement()
    assert store.cards()[0].worked == {}
    undone = store.undo(CASE_ID)
    assert undone is not None
    assert authority(undone) == 4


def test_what_is_kept_is_there_after_a_restart(store: EngagementStore) -> None:
    """Own part, shared facts and when the tool was worked with."""
    kept = store.read(CASE_ID)
    inputs = changed(kept, "fishbone", problem="Orders go past the system", stakeholders=persons(kept, maite=4))
    now = store.keep(CASE_ID, "fishbone", inputs, kept.revision)
    again = EngagementStore(store.file)
    assert again.read(CASE_ID) == now
    assert authority(now) == 4
    assert set(again.cards()[0].worked) == {"fishbone"}
    assert LearnerStore(store.file).pages() == {}


def test_keeping_what_is_there_is_no_step(store: EngagementStore) -> None:
    """Opening a tool and closing it leaves no trace in the history."""
    kept = store.read(CASE_ID)
    assert store.keep(CASE_ID, "fishbone", inputs_of(kept.engagement, "fishbone"), kept.revision) == kept
    assert store.keep(CASE_ID, "role_charter", inputs_of(kept.engagement, "role_charter"), kept.revision) == kept
    assert len(store.history(CASE_ID)) == 1


def test_two_windows_that_change_different_facts_both_have_their_way(store: EngagementStore) -> None:
    """Other columns of one row, other rows, other tools: all of it is there in the end."""
    base = store.read(CASE_ID)
    store.keep(CASE_ID, "fishbone", changed(base, "fishbone", stakeholders=persons(base, maite=4)), base.revision)
    store.keep(CASE_ID, "role_charter", changed(base, "role_charter", mission="Keep kitchens fed"), base.revision)
    rows = [row | ({"interest": 2} if row["id"] == "maite" else {}) for row in persons(base, rui=None)]
    research = changed(base, "customer_research_checklist", stakeholders=rows, industry="Canteens")
    last = store.keep(CASE_ID, "customer_research_checklist", research, base.revision)
    (maite,) = (person for person in last.engagement.shared.stakeholders if person.id == "maite")
    assert (maite.authority, maite.interest) == (4, 2)
    assert last.engagement.shared.industry == "Canteens"
    assert last.engagement.tools["role_charter"]["mission"] == "Keep kitchens fed"
    assert "rui" not in {person.id for person in last.engagement.shared.stakeholders}


def test_the_same_fact_changed_in_two_windows_is_a_conflict_in_words(store: EngagementStore) -> None:
    """Nothing is kept until the reader decides; then mine counts in that fact, and theirs in all others."""
    base = store.read(CASE_ID)
    inputs = changed(base, "fishbone", stakeholders=persons(base, maite=4, rui=3))
    theirs = store.keep(CASE_ID, "fishbone", inputs, base.revision)
    mine = changed(base, "fishbone", stakeholders=persons(base, maite=2), problem="Waste")
    with pytest.raises(Conflict, match="Stakeholders: Maite Ibarra – Authority") as told:
        store.keep(CASE_ID, "fishbone", mine, base.revision)
    assert told.value.labels == ("Stakeholders: Maite Ibarra – Authority",)
    assert [(one.mine, one.theirs) for one in told.value.difficulties] == [("2", "4")]
    assert told.value.theirs == theirs == store.read(CASE_ID)
    over = store.keep(CASE_ID, "fishbone", mine, base.revision, over=True)
    assert (authority(over), authority(over, "rui")) == (2, 3)
    assert over.engagement.tools["fishbone"]["problem"] == "Waste"


def test_a_row_removed_here_and_changed_there_is_a_conflict(store: EngagementStore) -> None:
    """Whichever comes first, the other is asked; undo brings a removed row back."""
    base = store.read(CASE_ID)
    without = changed(base, "fishbone", stakeholders=persons(base, maite=None))
    rated = changed(base, "customer_research_checklist", stakeholders=persons(base, maite=4))
    store.keep(CASE_ID, "fishbone", without, base.revision)
    assert store.history(CASE_ID)[0].what == "Stakeholders: Maite Ibarra removed in all tools"
    with pytest.raises(Conflict) as told:
        store.keep(CASE_ID, "customer_research_checklist", rated, base.revision)
    assert told.value.labels == ("Stakeholders: Maite Ibarra",)
    undone = store.undo(CASE_ID)
    assert undone is not None
    assert undone.engagement == base.engagement


def test_a_new_row_sent_twice_is_one_row(store: EngagementStore) -> None:
    """A page that has not heard yet that its new row was kept sends it again without an id."""
    base = store.read(CASE_ID)
    rows = [*persons(base), {"name": "Nils Rask"}]
    for role in ("", "Union representative"):
        rows[-1] = {"name": "Nils Rask", "role": role} if role else {"name": "Nils Rask"}
        last = store.keep(CASE_ID, "fishbone", changed(base, "fishbone", stakeholders=rows), base.revision, over=True)
    (nils,) = (person for person in last.engagement.shared.stakeholders if person.name == "Nils Rask")
    assert nils.role == "Union representative"


def test_changes_a_tool_cannot_take_together_are_a_conflict(store: EngagementStore) -> None:
    """A why hangs on a cause; here it is added, there the cause is removed: neither is lost in silence."""
    cause = {"id": "c", "text": "Phones ring", "category": "people"}
    first = store.read(CASE_ID)
    base = store.keep(CASE_ID, "fishbone", changed(first, "fishbone", causes=[cause]), first.revision)
    store.keep(CASE_ID, "fishbone", changed(base, "fishbone", causes=[]), base.revision)
    why = {"id": "w", "text": "Nobody trained them", "parent": "c"}
    mine = changed(base, "fishbone", causes=[cause, why])
    with pytest.raises(Conflict):
        store.keep(CASE_ID, "fishbone", mine, base.revision)
    over = store.keep(CASE_ID, "fishbone", mine, base.revision, over=True)
    assert [row["id"] for row in inputs_of(over.engagement, "fishbone")["causes"]] == ["c", "w"]  # type: ignore[union-attr, index, call-overload]


def test_what_is_not_valid_or_of_no_tool_is_refused(store: EngagementStore) -> None:
    """Before anything is touched."""
    with pytest.raises(ValidationError):
        store.keep(CASE_ID, "role_charter", {"capacity": float("nan")}, 1)
    with pytest.raises(UnknownTool):
        store.keep(CASE_ID, "nonsense", {}, 1)
    assert len(store.history(CASE_ID)) == 1


COUNTER = """
import sys
from csm_course.store import connection
from csm_course.engagement import Conflict, EngagementStore, inputs_of
connection.PATIENCE = 300  # on a slow disk the other may keep it for longer than a learner should wait
store, who, step = EngagementStore(), sys.argv[1], float(sys.argv[2])
kept, conflicts = store.read("case"), 0
for number in range(25):
    while True:  # a fact that both change: whoever is told of a conflict reads again
        hours = inputs_of(kept.engagement, "role_charter")
        try:
            kept = store.keep("case", "role_charter", hours | {"capacity": hours["capacity"] + step}, kept.revision)
            break
        except Conflict as conflict:
            kept, conflicts = conflict.theirs, conflicts + 1
    form = inputs_of(kept.engagement, "fishbone")
    rows = [*form["stakeholders"], {"id": f"{who}{number}", "name": f"{who} {number}"}]
    kept = store.keep("case", "fishbone", form | {"stakeholders": rows}, kept.revision)
print(conflicts)
"""


def test_two_processes_at_one_file_lose_nothing() -> None:
    """Both add to one number and to one list from the store's first moment on: the sum and every row are there.

    All of bela's steps together are less than one of anna's, so that the two never come to the same number by chance.
    """
    commands = [[sys.executable, "-c", COUNTER, *each] for each in (("anna", "0.5"), ("bela", "0.013"))]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    told = [writer.communicate(timeout=600)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    kept = EngagementStore().read(CASE_ID)
    assert inputs_of(kept.engagement, "role_charter")["capacity"] == pytest.approx(38 + 25 * 0.513)
    ids = [person.id for person in kept.engagement.shared.stakeholders]
    assert len(ids) == len(set(ids)) == len(CASE.stakeholders) + 50
    for who in ("anna", "bela"):
        assert [one for one in ids if one.startswith(who)] == [f"{who}{number}" for number in range(25)]


def test_the_damage_of_the_file_is_told_like_any_other(store: EngagementStore) -> None:
    """A damaged store is set aside, and work begins anew with the case customer."""
    store.create("Kestrel Foods")
    store.file.write_bytes(b"no database" * 999)
    assert [card.id for card in store.cards()] == [CASE_ID]
    assert LearnerStore(store.file).notices()
    with pytest.raises(StoreTrouble, match="Ask for write access"):
        EngagementStore(store.file / "below").cards()


def test_a_new_engagement_knows_its_customer(store: EngagementStore) -> None:
    """The name that was typed is the customer in every tool; another title later leaves it, and so does a reset."""
    name = store.create("  Kestrel   Foods ")
    assert store.read(name).engagement.shared.customer == "Kestrel Foods"
    store.rename(name, "Kestrel, renewal")
    assert store.read(name).engagement.shared.customer == "Kestrel Foods"
    assert store.reset(name).engagement.shared.customer == "Kestrel Foods"
    assert store.read(store.create("Kestrel Foods")).engagement.shared.customer == "Kestrel Foods"
    assert store.read(store.create("  ")).engagement.shared.customer == ""
