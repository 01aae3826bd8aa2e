"""A tool in its own page: opened on an engagement, kept as it changes, joined with what other windows do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import csm_widgets as csm
from csm_course.engagement import EngagementStore, inputs_of
from csm_course.tools import load
from csm_widgets.shown import Notice
from csm_widgets.toolpage.panel import ToolPanel, open_tool
from csm_widgets.toolpage.readable import readable

RISKS = "adoption_risks"
PLAN = "adoption_plan"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EngagementStore:
    """A learner's store of its own, where every tool finds it."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path / "store.sqlite3"))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return EngagementStore()


class Window:
    """One window on a tool: sends what its page sends, and remembers what the page would."""

    def __init__(self, slug: str) -> None:
        self.panel = open_tool(slug)
        self.sent: list[tuple[dict[str, Any], list[bytes]]] = []
        self.panel.send = lambda content, buffers=None: self.sent.append((content, list(buffers or [])))
        self.show(self.panel.opening)

    def show(self, opening: dict[str, Any]) -> None:
        self.opening = opening
        self.engagement, self.base = opening["engagement"], opening["revision"]
        self.inputs = dict(opening["inputs"])

    def ask(self, type_: str, buffers: list[bytes] | None = None, /, **content: Any) -> dict[str, Any]:
        """The reply to one message."""
        message = {"type": type_, "view": "v", "n": len(self.sent) + 1, "engagement": self.engagement, **content}
        self.tell(message, [memoryview(one) for one in buffers or []])
        reply = self.sent[-1][0]
        assert (reply["view"], reply["n"]) == ("v", len(self.sent))
        return reply

    def tell(self, message: object, buffers: list[memoryview] | None = None) -> None:
        """Hand a raw message to the panel, as the widget library does."""
        self.panel._handle_custom_msg(message, buffers or [])

    def enter(self, on_clash: str = "ask", **changed: object) -> dict[str, Any]:
        """Change some inputs and keep them; a later change goes on from there."""
        self.inputs |= changed
        kept: dict[str, Any] = self.ask("save", answer={"inputs": self.inputs, "base": self.base}, on_clash=on_clash)[
            "saving"
        ]
        if kept["saved"]:
            self.base = kept["revision"]
            self.inputs |= kept["inputs"] or {}
        return kept

    def turn(self, type_: str, **content: Any) -> dict[str, Any]:
        """Ask for another state or engagement, and show it."""
        reply = self.ask(type_, **content)
        if reply["opened"]:
            self.show(reply["opened"])
        return reply


@pytest.fixture
def window(store: EngagementStore) -> Iterator[Window]:
    """A window on the risks of the case customer."""
    shown = Window(RISKS)
    yield shown
    shown.panel.close()


def risk(name: str, likelihood: object = None, row: str = "r1", **more: object) -> dict[str, object]:
    """A row as the page sends it."""
    return {"id": row, "name": name, "likelihood": likelihood, **more}


def names(window: Window) -> list[str]:
    return [row["name"] for row in window.inputs["risks"]]


def test_a_tool_opens_on_the_engagement_in_use(window: Window) -> None:
    """The page opens with the customer, the tool's purpose, its form, and a report that says what to do first."""
    opening = window.opening
    assert opening["title"] == "Adoption risks"
    assert opening["purpose"].endswith(".")
    assert opening["when"].endswith(".")
    assert [one["title"] for one in opening["engagements"]] == ["Havn & Huerta"]
    assert opening["solved"]["html"]
    assert opening["saved"] is None


def test_what_is_entered_is_there_again(window: Window) -> None:
    """A change is kept at once; another window opens with it."""
    kept = window.enter(risks=[risk("Budget is cut", 3)])
    assert kept["saved"]
    assert not kept["sentence"]
    again = Window(RISKS)
    assert again.inputs["risks"][0]["likelihood"] == 3
    assert again.opening["saved"]


def test_another_tool_knows_the_shared_fact(window: Window) -> None:
    """A risk entered in the risk sheet stands in the adoption plan as well."""
    window.enter(risks=[risk("Budget is cut")])
    assert names(Window(PLAN)) == ["Budget is cut"]


def test_rows_keep_the_id_the_page_gave(window: Window) -> None:
    """Nothing comes back to the page where it is kept as it was sent: a form that is typed in stays as it is."""
    row = {"id": "mine", "name": "Budget", "likelihood": None, "severity": None, "actions": "", "owner": ""}
    assert window.enter(risks=[row])["inputs"] is None


def test_what_cannot_be_read_does_not_hold_up_the_rest(window: Window) -> None:
    """A faulty cell keeps its former value in the store, everything else is kept, and the page says so."""
    window.enter(risks=[risk("Budget", 3)])
    kept = window.enter(risks=[risk("Budget is cut", "many")])
    assert kept["saved"]
    assert kept["open"] == "Saved, except what is marked"
    assert kept["inputs"] is None
    [row] = Window(RISKS).inputs["risks"]
    assert (row["name"], row["likelihood"]) == ("Budget is cut", 3)


def test_a_new_row_with_a_faulty_cell_is_kept_without_it(store: EngagementStore) -> None:
    """Where there is no former value, the model's own takes the place of what cannot be read."""
    found = readable(load(RISKS).Inputs, {"risks": [risk("Budget", "x")]}, {"risks": []})
    assert found is not None
    assert found.open == {"risks"}
    rows = found.inputs["risks"]
    assert isinstance(rows, list)
    assert (rows[0]["name"], rows[0]["likelihood"]) == ("Budget", None)


def test_two_windows_with_different_facts_both_have_their_way(window: Window) -> None:
    """What another window changed comes back with the save, in words, and nothing of either side is lost."""
    window.enter(risks=[risk("Budget"), risk("Sponsor leaves", row="r2")])
    other = Window(RISKS)
    other.enter(risks=[risk("Budget", 4), risk("Sponsor leaves", row="r2")])
    kept = window.enter(risks=[risk("Budget"), risk("Sponsor leaves", 2, row="r2")])
    assert "Budget – likelihood set to 4" in kept["elsewhere"]
    assert [row["likelihood"] for row in kept["inputs"]["risks"]] == [4, 2]
    assert [row["likelihood"] for row in Window(RISKS).inputs["risks"]] == [4, 2]


def clash(window: Window) -> dict[str, Any]:
    """Both windows rate the same risk; this one comes second."""
    window.enter(risks=[risk("Budget"), risk("Sponsor leaves", row="r2")])
    other = Window(RISKS)
    other.enter(risks=[risk("Budget", 5), risk("Sponsor leaves", row="r2")])
    return window.enter(risks=[risk("Budget", 1), risk("Sponsor leaves", 2, row="r2")])


def test_the_same_fact_changed_twice_is_the_readers_choice(window: Window) -> None:
    """Nothing is kept before the reader has seen both values."""
    kept = clash(window)
    assert kept["saved"] is None
    assert kept["sentence"].startswith("Not saved yet")
    assert [(one["mine"], one["theirs"]) for one in kept["clashes"]] == [("1", "5")]
    assert "Budget – Likelihood" in kept["clashes"][0]["label"]
    assert [row["likelihood"] for row in Window(RISKS).inputs["risks"]] == [5, None]


@pytest.mark.parametrize(("choice", "expected"), [("mine", [1, 2]), ("theirs", [5, 2])])
def test_the_choice_settles_the_clash_and_nothing_else(window: Window, choice: str, expected: list[int]) -> None:
    """Whichever side is chosen, what only this window changed is kept as well."""
    clash(window)
    kept = window.enter(on_clash=choice)
    assert kept["saved"]
    assert not kept["clashes"]
    assert [row["likelihood"] for row in window.inputs["risks"]] == expected
    assert [row["likelihood"] for row in Window(RISKS).inputs["risks"]] == expected


def test_a_look_finds_what_another_window_did(window: Window) -> None:
    """Newer inputs come with words for what changed; without news there are none."""
    assert window.ask("look", base=window.base)["found"]["inputs"] is None
    Window(RISKS).enter(risks=[risk("Budget")])
    found = window.ask("look", base=window.base)["found"]
    assert [row["name"] for row in found["inputs"]["risks"]] == ["Budget"]
    assert "Budget added" in found["elsewhere"]


def test_the_history_leads_back(window: Window) -> None:
    """Each change is named with its tool; going back brings the former state, and is a change itself."""
    window.enter(risks=[risk("Budget")])
    Window(PLAN).enter(purpose="Less waste")
    history = window.ask("history")["history"]
    assert [one["tool"] for one in history] == ["Adoption plan", "Adoption risks", ""]
    assert [one["now"] for one in history] == [True, False, False]
    window.turn("go_back", revision=history[-1]["revision"])
    assert names(window) == []
    assert len(window.ask("history")["history"]) == 4


def test_undo_reaches_into_former_sessions(window: Window) -> None:
    """A window opened later takes back what an earlier one did, says what, and brings it back again."""
    window.enter(risks=[risk("Budget")])
    later = Window(RISKS)
    assert later.turn("undo")["said"] == "Taken back: Adoption risks – Risks: Budget added"
    assert names(later) == []
    assert later.turn("redo")["said"].startswith("Brought back: Adoption risks")
    assert names(later) == ["Budget"]
    assert later.turn("redo")["refused"] == "There is nothing to bring back."


def test_undo_leaves_what_other_tools_changed_to_the_history(window: Window) -> None:
    """The plan's change is no business of the risks: their undo is refused and says where to look."""
    window.enter(risks=[risk("Budget")])
    Window(PLAN).enter(purpose="Less waste")
    later = Window(RISKS)
    assert later.opening["steps"]["undo"] == ""
    refused = later.turn("undo")["refused"]
    assert refused == "Nothing to undo here. History shows the changes of all tools."
    assert [one["now"] for one in later.ask("history")["history"]] == [True, False, False]


def test_a_page_takes_back_what_it_brought_back_itself(window: Window) -> None:
    """Going back in the history is this page's own step; a page opened later leaves it to the history."""
    window.enter(risks=[risk("Budget")])
    first = window.ask("history")["history"][-1]
    window.turn("go_back", revision=first["revision"])
    assert window.opening["steps"]["undo"].startswith("Back to")
    assert Window(RISKS).opening["steps"]["undo"] == ""
    window.turn("undo")
    assert names(window) == ["Budget"]


def test_each_save_says_which_step_undo_would_take_back(window: Window) -> None:
    """The words are those of the history, and there is nothing to bring back behind a new step."""
    assert window.opening["steps"] == {"undo": "", "redo": ""}
    kept = window.enter(risks=[risk("Budget")])
    assert kept["steps"] == {"undo": "Risks: Budget added", "redo": ""}


def test_a_customer_of_ones_own_begins_empty(window: Window, store: EngagementStore) -> None:
    """A new engagement is in use at once; the case customer stays as it was."""
    window.enter(risks=[risk("Budget")])
    case = window.engagement
    window.turn("begin", title="Kestrel Foods")
    assert store.read(window.engagement).engagement.shared.customer == "Kestrel Foods"
    assert window.opening["engagements"][1]["title"] == "Kestrel Foods"
    assert names(window) == []
    assert store.current() == window.engagement != case
    window.turn("open", to=case)
    assert names(window) == ["Budget"]
    assert store.current() == case


def test_what_is_typed_stays_with_the_engagement_on_screen(window: Window, store: EngagementStore) -> None:
    """Another window taking up another engagement redirects nothing; the page is told."""
    case = window.engagement
    Window(RISKS).turn("begin", title="Kestrel Foods")
    window.enter(risks=[risk("Budget")])
    assert inputs_of(store.read(case).engagement, RISKS)["risks"]
    assert window.ask("look", base=window.base)["found"]["in_use"]["title"] == "Kestrel Foods"


def test_an_engagement_deleted_elsewhere_is_a_sentence(window: Window, store: EngagementStore) -> None:
    """Saving into it fails with words, and so does everything else that needs it."""
    window.turn("begin", title="Kestrel Foods")
    store.delete(window.engagement)
    assert window.enter(risks=[risk("Budget")])["sentence"].startswith("This engagement is not there any more")
    assert window.ask("history")["refused"].startswith("This engagement is not there any more")


def test_the_example_and_the_blank_form(window: Window) -> None:
    """The worked example is there on demand, and what the tool starts with leaves shared facts alone."""
    example = window.ask("example")["example"]
    assert len(example["risks"]) > 2
    window.enter(**example)
    again = Window(RISKS)
    assert again.opening["blank"]["risks"] == again.inputs["risks"]


def test_a_message_nobody_understands_is_a_sentence(window: Window) -> None:
    """Whatever comes over the line, the page gets a reply with its address and a word for the reader."""
    window.tell({"type": "nonsense", "view": "v", "n": 7})
    reply, _ = window.sent[-1]
    assert (reply["view"], reply["n"]) == ("v", 7)
    assert reply["failure"].startswith("That did not work.")
    assert "Traceback" not in str(reply)


def test_too_much_is_refused_with_words(window: Window) -> None:
    """Inputs beyond what a tool can hold are named as such."""
    sentence = window.enter(risks=[risk("x" * 5_000_000)])["sentence"]
    assert sentence.startswith("Not saved: this is more than one tool can hold.")


def test_a_document_goes_out_and_comes_back(window: Window) -> None:
    """The workbook's bytes travel beside the message; taken in again it changes nothing."""
    window.enter(risks=[risk("Budget is cut", 3, severity=4)])
    reply = window.ask("export", format="xlsx", inputs=window.inputs)
    [content] = window.sent[-1][1]
    assert reply["document"]["name"].endswith(".xlsx")
    assert content[:2] == b"PK"
    taken = send_file(window, content)["taken"]
    assert taken["changed"] == []
    assert taken["faults"] == []


def send_file(window: Window, content: bytes, size: int = 3000) -> dict[str, Any]:
    """The reply to the last piece of a file."""
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    replies = [
        window.ask(
            "take_in", [piece], name="risks.xlsx", upload="u1", piece=at, pieces=len(pieces), inputs=window.inputs
        )
        for at, piece in enumerate(pieces)
    ]
    assert all(reply["taken"] is None and not reply["refused"] for reply in replies[:-1])
    return replies[-1]


def test_a_file_with_a_piece_missing_is_refused(window: Window) -> None:
    """A connection lost in between changes nothing and says what to do."""
    reply = window.ask("take_in", [b"PK"], name="risks.xlsx", upload="u1", piece=1, pieces=2, inputs={})
    assert "did not arrive whole" in reply["refused"]


def test_more_than_ten_megabytes_are_refused(window: Window) -> None:
    """Whatever the page says before, this side counts as well."""
    for piece in range(11):
        reply = window.ask(
            "take_in", [b"x" * 1_000_000], name="big.xlsx", upload="u1", piece=piece, pieces=12, inputs={}
        )
    assert "larger than 10 MB" in reply["refused"]


def test_what_is_no_workbook_is_refused_with_words(window: Window) -> None:
    """A file of another kind is a sentence, not a failure."""
    reply = send_file(window, b"no workbook at all")
    assert reply["refused"]
    assert not reply["failure"]


def test_an_unknown_tool_is_a_notice(store: EngagementStore) -> None:
    """A page of a tool that is missing says so."""
    shown = csm.tool("divination")
    assert isinstance(shown, Notice)
    assert "missing" in str(shown)


def test_grading_opens_no_engagement(store: EngagementStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """While graded, a tool is one line: whose engagement would it show?"""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert isinstance(csm.tool(RISKS), Notice)
    assert not store.file.exists()


def test_a_store_that_cannot_be_used_is_a_notice(store: EngagementStore) -> None:
    """Without a place for engagements the page says what to do."""
    store.file.mkdir()
    assert isinstance(csm.tool(RISKS), Notice)


def test_a_tool_page_has_its_name(store: EngagementStore) -> None:
    """What stands in place of the page before it runs names the tool."""
    panel = csm.tool(RISKS)
    assert isinstance(panel, ToolPanel)
    assert "Adoption risks" in repr(panel)
    panel.close()
