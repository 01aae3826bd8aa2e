"""Export, import and reset of the learner's store: nothing is lost, newer wins, and twice is once."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_course.engagement import CASE_ID, Engagement, EngagementStore, inputs_of
from csm_course.shared import Shared
from csm_course.store import Attempt, LearnerStore, Moved, NotUnderstood
from csm_course.store.merge import newer_page
from csm_course.store.records import DueRow, EngagementRow, PageRow, document_text
from csm_course.store.transfer import LARGEST, Bundle

ID = "m01-l03-logo-churn"
START = datetime(2026, 11, 1, tzinfo=UTC)
EXERCISES = st.sampled_from(["m01-l03-a", "m01-w1-b", "m02-test"])
MOMENTS = st.integers(0, 6).map(lambda hour: START + timedelta(hours=hour, microseconds=hour))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DOCUMENTS = st.builds(
    lambda exercise, saved, text: {
        "schema": 1, "exercise": exercise, "saved": saved.isoformat(), "answer": {"text": text},
    },
    EXERCISES, MOMENTS, WORDS,
)  # fmt: skip
PAGES = st.builds(
    PageRow,
    page=st.sampled_from(["L-1.3", "WB-1.1", "T-2"]),
    opened=MOMENTS,
    last_opened=MOMENTS,
    completed=st.none() | MOMENTS,
    marked=st.none() | MOMENTS,
)
ATTEMPTS = st.builds(
    Attempt,
    exercise=EXERCISES,
    points=st.floats(0, 10),
    maximum=st.just(10.0),
    passed=st.none() | st.booleans(),
    by_person=st.booleans(),
    answer=st.dictionaries(WORDS, WORDS, max_size=2),
    at=MOMENTS,
)
DUE = st.builds(
    DueRow,
    module=st.sampled_from(["M-1", "M-2"]),
    day=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 1)),
    changed=MOMENTS,
)
ENGAGEMENTS = st.builds(
    lambda name, title, risk, changed, worked: EngagementRow(
        changed=changed,
        worked=worked,
        document=Engagement(id=name, title=title, shared=Shared(customer=risk)).model_dump(mode="json"),
    ),
    st.sampled_from(["case", "one", "two"]),
    st.sampled_from(["Kestrel", "Aldous"]),
    st.sampled_from(["", "Kestrel plc"]),
    MOMENTS,
    st.dictionaries(st.sampled_from(["clv", "fishbone"]), MOMENTS, max_size=2),
)
BUNDLES = st.builds(
    Bundle,
    exported=st.just(START),
    pages=st.lists(PAGES, max_size=4).map(tuple),
    answers=st.lists(DOCUMENTS, max_size=4).map(tuple),
    attempts=st.lists(ATTEMPTS, max_size=4).map(tuple),
    due=st.lists(DUE, max_size=3).map(tuple),
    engagements=st.lists(ENGAGEMENTS, max_size=3).map(tuple),
)


def document(text: str, exercise: str = ID, day: int = 1) -> str:
    """An answer document as its file has it."""
    saved = f"2026-11-{day:02d}T10:00:00.000+00:00"
    return document_text({"schema": 1, "exercise": exercise, "saved": saved, "answer": {"text": text}})


def attempt(points: float, exercise: str = ID, minute: int = 0) -> Attempt:
    """An attempt on the first morning."""
    return Attempt(exercise=exercise, points=points, maximum=10, at=START + timedelta(minutes=minute))


def content(bundle: Bundle) -> bytes:
    """The export as a file holds it."""
    return bundle.model_dump_json().encode()


def held(store: LearnerStore) -> dict[str, Any]:
    """What a store holds, without the moment of its export."""
    exported: dict[str, Any] = json.loads(store.export())
    return {name: part for name, part in exported.items() if name != "exported"}


def after(*exports: bytes) -> dict[str, Any]:
    """What a new store holds once it has taken the exports in."""
    with TemporaryDirectory() as folder:
        store = LearnerStore(Path(folder) / "s.sqlite3")
        for export in exports:
            store.restore(export)
        return held(store)


@settings(max_examples=30)
@given(BUNDLES)
def test_an_export_taken_into_a_new_store_is_the_same_store(bundle: Bundle) -> None:
    """Out and in again changes nothing, and a second time brings nothing."""
    with TemporaryDirectory() as folder:
        first, second = (LearnerStore(Path(folder) / name) for name in ("a", "b"))
        first.restore(content(bundle))
        second.restore(first.export())
        assert held(second) == held(first)
        assert second.restore(first.export()) == Moved()
        assert second.restore(content(bundle)) == Moved()


@settings(max_examples=30)
@given(BUNDLES, BUNDLES)
def test_two_computers_may_exchange_in_any_order(one: Bundle, other: Bundle) -> None:
    """The outcome does not depend on which export comes first."""
    assert after(content(one), content(other)) == after(content(other), content(one))


@given(PAGES, PAGES, PAGES)
def test_pages_are_joined_alike_however_they_meet(a: PageRow, b: PageRow, c: PageRow) -> None:
    """Joining is the same in any order and grouping, and joining a page with itself is that page."""
    a, b, c = (row.model_copy(update={"page": "L-1.3"}) for row in (a, b, c))
    assert newer_page(a, b) == newer_page(b, a)
    assert newer_page(newer_page(a, b), c) == newer_page(a, newer_page(b, c))
    assert newer_page(a, a) == a


@given(st.binary(max_size=200) | WORDS.map(str.encode))
def test_no_file_whatever_breaks_the_import(nonsense: bytes) -> None:
    """What is no export is refused in words."""
    with pytest.raises(NotUnderstood, match="not an export"):
        LearnerStore(Path("unused")).restore(nonsense)


@pytest.fixture
def store(tmp_path: Path) -> LearnerStore:
    """A store with something of everything, in two modules."""
    store = LearnerStore(tmp_path / "learner.sqlite3")
    store.keep_answer(ID, document("old", day=5))
    store.keep_answer("m02-x", document("other", "m02-x"))
    store.add_attempt(attempt(5))
    store.add_attempt(attempt(6, "m02-x"))
    for page in ("L-1.3", "L-1.4", "T-1", "T-10", "L-11.1", "L-2.1"):
        store.opened(page)
    store.set_due("M-1", date(2026, 12, 1))
    return store


def test_the_newer_answer_stays(store: LearnerStore) -> None:
    """A later answer comes in, an earlier one does not, and the counts say so."""
    for day, text, expected in ((4, "earlier", "old"), (6, "later", "later")):
        bundle = Bundle(exported=START, answers=(json.loads(document(text, day=day)),))
        expectation = Moved(answers=int(text == expected))
        assert store.restore(content(bundle), rehearsal=True) == expectation
        assert store.restore(content(bundle)) == expectation
        assert store.answer(ID) == document(expected, day=6 if expected == "later" else 5)


def test_a_preview_changes_nothing(store: LearnerStore) -> None:
    """It counts what would come in and leaves the store as it was."""
    before = held(store)
    bundle = Bundle(exported=START, attempts=(attempt(9, minute=5), attempt(5)))
    assert store.restore(content(bundle), rehearsal=True) == Moved(attempts=1)
    assert held(store) == before


def test_a_due_date_taken_away_is_not_brought_back_by_an_older_export(store: LearnerStore) -> None:
    """Taking away is a change like any other, and the newer one stays."""
    export = store.export()
    store.set_due("M-1", None)
    store.restore(export)
    assert store.due() == {}


def test_a_module_is_reset_and_no_other(store: LearnerStore) -> None:
    """Module 1 goes with its answers, attempts, pages and due date; modules 2, 10 and 11 stay."""
    assert store.reset("M-1") == Moved(answers=1, attempts=1, pages=3, due=1)
    assert set(store.answers()) == {"m02-x"}
    assert set(store.pages()) == {"T-10", "L-11.1", "L-2.1"}


def test_a_page_is_reset_with_its_exercises(store: LearnerStore) -> None:
    """One page goes, with the exercises named; everything else stays."""
    assert store.reset("L-1.3", [ID]) == Moved(answers=1, attempts=1, pages=1)
    assert "L-1.4" in store.pages()
    assert store.due()


def test_everything_is_reset_and_comes_back_from_the_export(store: LearnerStore) -> None:
    """After a reset nothing is there; the export made before brings all of it back."""
    before, export = held(store), store.export()
    store.reset("all")
    assert held(store) == after()
    store.restore(export)
    assert held(store) == before


def test_of_two_rows_of_a_page_the_last_word_counts() -> None:
    """By hand: opened first at one, last at five, and the tick of two was taken away again at four."""
    moment = [START + timedelta(hours=hour) for hour in range(6)]
    ticked = PageRow(page="L-1.3", opened=moment[1], last_opened=moment[3], completed=moment[2], marked=moment[2])
    undone = PageRow(page="L-1.3", opened=moment[2], last_opened=moment[5], completed=None, marked=moment[4])
    wanted = PageRow(page="L-1.3", opened=moment[1], last_opened=moment[5], completed=None, marked=moment[4])
    assert newer_page(ticked, undone) == newer_page(undone, ticked) == wanted


def test_engagements_go_along_and_the_newer_state_stays(store: LearnerStore) -> None:
    """Taken to another computer, worked on there, and taken back: as a step that can be undone."""
    here, there = EngagementStore(store.file), EngagementStore(store.file.with_name("there.sqlite3"))
    assert json.loads(store.export())["engagements"] == []  # an untouched case customer is in every store
    own = here.create("Kestrel Foods")
    export = store.export()
    assert LearnerStore(there.file).restore(export) == Moved(answers=2, attempts=2, pages=6, due=1, engagements=1)
    kept = there.read(own)
    inputs = inputs_of(kept.engagement, "role_charter") | {"mission": "Help"}
    there.keep(own, "role_charter", inputs, kept.revision)
    there.rename(own, "Kestrel Foods plc")
    assert store.restore(LearnerStore(there.file).export()) == Moved(engagements=1)
    assert here.read(own).engagement == there.read(own).engagement
    assert here.cards()[1].worked == there.cards()[1].worked
    assert store.restore(export) == Moved()
    undone = here.undo(own)
    assert undone is not None
    assert undone.engagement.tools == {}


def test_a_worked_on_case_customer_comes_back_after_a_reset(store: LearnerStore) -> None:
    """Reset takes it to the first day, the export made before brings it back; other resets leave it alone."""
    here = EngagementStore(store.file)
    kept = here.read(CASE_ID)
    kept = here.keep(CASE_ID, "fishbone", inputs_of(kept.engagement, "fishbone") | {"problem": "Waste"}, kept.revision)
    export = store.export()
    assert store.reset("M-1").engagements == 0
    assert store.reset("all", rehearsal=True).engagements == store.reset("all").engagements == 1
    assert store.reset("all").engagements == 0
    assert store.restore(export).engagements == 1
    assert here.read(CASE_ID).engagement == kept.engagement
    assert json.loads(store.export())["engagements"] == json.loads(export)["engagements"]
    assert here.undo(CASE_ID) is not None


@pytest.mark.parametrize("scope", ["", "M-", "m01", "L-1.3; DROP TABLE pages", "everything"])
def test_what_is_no_scope_resets_nothing(store: LearnerStore, scope: str) -> None:
    """A scope that is none is refused in words."""
    before = held(store)
    with pytest.raises(NotUnderstood, match="nothing was reset"):
        store.reset(scope)
    assert held(store) == before


GOOD: dict[str, Any] = {"format": "customer-success-practicum", "version": 1, "exported": "2026-11-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 3, "colours": []}, "newer version of the course"),
        ({"format": "something"}, "not an export"),
        ({"colours": []}, "“colours” cannot be understood"),
        ({"answers": [{"exercise": "../../x", "saved": "2026-11-01T00:00:00Z"}]}, "cannot be understood"),
        ({"answers": [{"exercise": "m01-x", "saved": "2026-11-01T00:00:00"}]}, "cannot be understood"),
        (
            {"answers": [{"exercise": ID, "saved": "2026-11-01T00:00:00Z", "answer": "x" * 1_100_000}]},
            "an answer cannot be understood",
        ),
        ({"pages": [{"page": "<b>", "opened": "2026-11-01T00:00:00Z"}]}, "cannot be understood"),
        ({"attempts": [{"exercise": "m01-x", "points": "many", "maximum": 1}]}, "attempts → 0 → points"),
        ({"attempts": [{"exercise": ID, "points": 1e308, "maximum": 1e-300}]}, "attempts → 0 → points"),
        ({"attempts": [{"exercise": ID, "points": -1, "maximum": 1}]}, "attempts → 0 → points"),
        (
            {"attempts": [{"exercise": ID, "points": 1, "maximum": 1, "at": "9999-12-31T23:59:59Z"}]},
            "attempts → 0 → at",
        ),
        ({"answers": [{"exercise": ID, "saved": "0001-01-01T00:00:00+14:00"}]}, "saved"),
        ({"pages": [{"page": "L-1.1", "opened": "0001-01-01T00:00:00+14:00"}]}, "pages → 0 → opened"),
        ({"padding": "x" * LARGEST}, "larger than"),
        (
            {"engagements": [{"changed": "2026-11-01T00:00:00Z", "document": {"schema_version": 99}}]},
            "an engagement cannot be understood",
        ),
        ({"engagements": [{"changed": "never", "document": {}}]}, "engagements → 0 → changed"),
    ],
)
def test_a_file_that_cannot_be_taken_in_changes_nothing(
    store: LearnerStore, change: dict[str, object], words: str
) -> None:
    """The refusal says what is wrong, and the store stays as it was."""
    before = held(store)
    with pytest.raises(NotUnderstood, match=words):
        store.restore(json.dumps({**GOOD, **change}).encode())
    assert held(store) == before


def test_an_import_is_whole_or_not_at_all(store: LearnerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last part fails, the first is not kept either."""
    before = held(store)
    bundle = Bundle(
        exported=START, attempts=(attempt(9, minute=5),), due=(DueRow(module="M-2", day=None, changed=START),)
    )

    def fails(*_: object) -> bool:
        raise OSError("the plug was pulled")

    with monkeypatch.context() as patch:
        patch.setattr("csm_course.store.merge._take_due", fails)
        with pytest.raises(Exception, match="records"):
            store.restore(content(bundle))
    assert held(store) == before


def test_the_document_is_the_same_text_after_the_journey(store: LearnerStore, tmp_path: Path) -> None:
    """Export and import give back the answer byte for byte, so that its file would be the same."""
    text = document_text(json.loads(document("“Zürich” – 3,50 €\n")))
    store.keep_answer(ID, text)
    other = LearnerStore(tmp_path / "other.sqlite3")
    other.restore(store.export())
    assert other.answer(ID) == text
