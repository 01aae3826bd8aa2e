"""Rules for the life of items, their stories and the kinds beside the single choice: one fault, one finding."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest

from csm_app.check.finding import Finding
from csm_app.check.items import item_findings
from csm_course.content import AuthoredModule, read_page
from csm_course.items import read_bank
from csm_course.places import content_folder
from csm_course.syllabus import Syllabus, load_syllabus
from tests.app.pinned import pin

MODULE = "m01-customer-success-fundamentals"
FILE = "03-customer-renewals-and-retention-churn"
Data = dict[str, object]


@pytest.fixture(scope="module")
def syllabus() -> Syllabus:
    """The real one, read once."""
    return load_syllabus(content_folder() / "syllabus")


def because(what: str) -> str:
    """A reason that is long enough and its own."""
    return f"This is so because of {what}, and the lesson tells in full why it must be like that (lesson 1.3)."


def part(name: str, text: str) -> Data:
    """An option or a step."""
    return {"id": name, "text": text, "reason": because(text)}


def common(name: str, stem: str) -> Data:
    """What every item carries, in order."""
    return {
        "id": name, "stem": stem, "lesson": "L-1.3",
        "objective": "Distinguish renewal, retention and churn in a customer's story", "competency": "CSA-T-30",
        "topics": ["SY-1.12"], "bloom": "apply", "difficulty": 0.6, "angoff": 0.5, "author": "Team",
        "reviewed": "2026-11-22",
    }  # fmt: skip


def sound() -> dict[str, Data]:
    """One item of each kind that no rule finds fault with, by kind."""
    words = {"a": "Amber light", "b": "Brass bell", "c": "Cedar box", "d": "Dusty road"}
    return {
        "single": {
            **common("the-single", "Which sign of a lapse is this?"), "story": "bistro",
            "options": [part(one, text) for one, text in words.items()], "key": "b",
        },
        "multiple": {
            **common("the-multiple", "Which remarks point to growth ahead?"), "kind": "multiple",
            "options": [part(one, f"{text} at noon") for one, text in words.items()], "keys": ["a", "c"],
        },
        "match": {
            **common("the-match", "Which event belongs to which word?"), "kind": "match",
            "pairs": [{**part(one, f"{text} left"), "match": f"{text} right"} for one, text in list(words.items())[:3]],
            "others": [part("d", "Dusty road right")],
        },
        "order": {
            **common("the-order", "In which order do these steps come?"), "kind": "order",
            "steps": [part(one, f"Carry the {text}") for one, text in words.items()],
        },
        "numeric": {
            **common("the-number", "What share of the lamps went out?"), "kind": "numeric", "value": 2.5,
            "tolerance": 0.05, "unit": "%", "decimals": 1, "reason": because("four of all lamps"),
            "errors": [
                {"value": value, "name": name, "reason": because(name)}
                for value, name in ((2.4, "end count as base"), (7.5, "newcomers counted"))
            ],
            "recomputed": "100*4/160",
        },
    }  # fmt: skip


STORY: Data = {"id": "bistro", "title": "A bistro in May", "phase": "FP-3", "text": "word " * 100}


class Content:
    """A course of one module whose items are written anew for each check."""

    def __init__(self, folder: Path, syllabus: Syllabus) -> None:
        self.folder, self.syllabus = folder, syllabus
        (folder / MODULE / "items").mkdir(parents=True)
        shutil.copy(content_folder() / "inventory.csv", folder)

    def found(self, items: dict[str, Data], stories: list[Data], page: str | None = None) -> list[Finding]:
        """What the rules find, without those for whole banks, which five items cannot satisfy."""
        module = self.folder / MODULE
        text = json.dumps(list(items.values()), indent=1)
        (module / "items" / f"{FILE}.yaml").write_text(text)
        (module / "items" / "stories.yaml").write_text(json.dumps(stories, indent=1))
        pages = (read_page(module / page),) if page else ()
        authored = AuthoredModule(slug=MODULE, pages=pages)
        hard, soft = item_findings(self.folder, [(authored, read_bank(module))], self.syllabus, {})
        findings = [one for one in (*hard, *soft) if isinstance(one, Finding)]
        assert all(one.remedy for one in findings)
        return [one for one in findings if one.rule.number not in (5, 6, 10, 18)]


@pytest.fixture
def content(tmp_path: Path, syllabus: Syllabus) -> Content:
    """Ready for items."""
    return Content(tmp_path, syllabus)


def test_sound_items_of_all_kinds_break_no_rule(content: Content) -> None:
    """Nothing is found in them, so that whatever is found below was spoiled there."""
    assert [str(one) for one in content.found(sound(), [STORY])] == []


def setting(kind: str, **changes: object) -> Callable[[dict[str, Data]], None]:
    """Sets fields of the item of that kind."""

    def spoil(items: dict[str, Data]) -> None:
        items[kind].update(changes)

    return spoil


def retelling(kind: str, field: str, index: int, **changes: object) -> Callable[[dict[str, Data]], None]:
    """Sets fields of one option, pair, step or error."""

    def spoil(items: dict[str, Data]) -> None:
        parts = items[kind][field]
        assert isinstance(parts, list)
        parts[index] = {**parts[index], **changes}

    return spoil


TOMORROW = (date.today() + timedelta(days=2)).isoformat()
SPOILED: dict[str, tuple[int, bool, Callable[[dict[str, Data]], None], str]] = {
    "review to come": (16, True, setting("order", reviewed=TOMORROW), f"the review of {TOMORROW} is still to come"),
    "not rated": (26, False, setting("single", angoff=None), "nobody has rated"),
    "all would know": (26, True, setting("single", angoff=0.97, difficulty=0.95), "none or all would know it"),
    "better than all": (26, True, setting("single", angoff=0.7), "would do better than learners at large (0.6)"),
    "no such enemy": (27, True, setting("single", enemies=["the-mulitple"]), "the enemy 'the-mulitple' is not in"),
    "enmity of one": (27, True, setting("single", enemies=["the-order"]), "does not name it in turn"),
    "own enemy": (27, True, setting("single", enemies=["the-single"]), "its own enemy"),
    "no such story": (28, True, setting("order", story="bristo"), "there is no story 'bristo'"),
    "story untold": (28, False, setting("single", story=None), "no item leans on it"),
    "ids that tell": (29, True, retelling("multiple", "options", 1, id="wrong"), "called a, wrong, c, d"),
    "says how many": (30, False, setting("multiple", stem="Which two of these point to growth?"), "how many options"),
    "last pair alone": (31, False, setting("match", others=[]), "the last pair is found by itself"),
    "step that tells": (32, False, retelling("order", "steps", 3, text="Finally carry it"), "begins with 'Finally'"),
    "rounded wrong": (33, True, setting("numeric", value=2.54, tolerance=0.01), "is not within the tolerance"),
    "no errors": (33, False, setting("numeric", errors=[]), "0 errors are named"),
    "wrong sum": (23, True, setting("numeric", recomputed="100*4/168"), "its sum comes to 2.38095"),
    "no sum": (23, False, setting("numeric", recomputed=None), "the value stands without its sum"),
    "no such sum": (23, True, setting("numeric", recomputed="100*four"), "'four'"),
    "short reason": (15, True, retelling("match", "pairs", 0, reason="No (lesson 1.3)."), "the reason of option a has"),
    "no lesson": (15, True, retelling("order", "steps", 0, reason=because("x").replace("1.3", "one")), "name the"),
    "error's reason": (15, True, retelling("numeric", "errors", 0, reason="No (lesson 1.3)."), "option error-1 has"),
    "no question": (12, True, setting("numeric", stem="Give the share."), "neither a question"),
    "long stem": (13, True, setting("match", stem="And so on and on it goes. " * 9 + "Which?"), "the stem has"),
    "competency": (16, True, setting("multiple", competency="CSA-T-300"), "'CSA-T-300' is not in the syllabus"),
    "all of the above": (3, True, retelling("multiple", "options", 3, text="All of the above"), "speaks of other"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILED)
def test_a_spoiled_item_is_named(content: Content, case: str) -> None:
    """By the rule's number, failing or warning as the table says, in words."""
    number, hard, spoil, words = SPOILED[case]
    items = deepcopy(sound())
    spoil(items)
    findings = content.found(items, [STORY])
    assert [one for one in findings if (one.rule.number, one.rule.hard) == (number, hard) and words in one.what], (
        findings
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "word " * 20}, "the story has 20 words"),
        ({"text": "word " * 251}, "the story has 251 words"),
        ({"phase": "FP-9"}, "there is no phase 'FP-9'"),
    ],
)
def test_a_spoiled_story_is_named(content: Content, changes: Data, words: str) -> None:
    """In the stories' own file."""
    (finding,) = content.found(sound(), [{**STORY, **changes}])
    assert (finding.rule.number, finding.rule.hard, finding.file.name) == (28, True, "stories.yaml")
    assert words in finding.what


def test_an_unrated_item_that_does_not_count_yet_is_let_through(content: Content) -> None:
    """A pilot item is asked so that it can be rated."""
    items = sound()
    items["single"].update(angoff=None, status="pilot")
    assert content.found(items, [STORY]) == []


def test_enemies_may_be_alike(content: Content) -> None:
    """Two items that ask nearly the same warn until each names the other."""
    items = sound()
    items["again"] = {**deepcopy(items["single"]), "id": "again", "stem": "Which sign of lapse is this?"}
    assert [one.rule.number for one in content.found(items, [STORY])] == [14]
    items["single"]["enemies"], items["again"]["enemies"] = ["again"], ["the-single"]
    assert content.found(items, [STORY]) == []


GENERATOR: Data = {
    "id": "gen-lamps", "kind": "generated", "stem": "Of {all} lamps {out} go out. What share goes out?",
    "draws": {"all": {"from": 100, "to": 300, "step": 10}, "out": {"from": 4, "to": 20}},
    "answer": {"expression": "100*out/all", "decimals": 1, "unit": "%", "reason": because("{out} of {all} lamps")},
    "errors": [
        {"name": name, "expression": expression, "reason": because(name)}
        for name, expression in (
            ("twice as many", "200*out/all"), ("what was left as base", "100*out/(all-out)"),
            ("those that stay", "100-100*out/all"),
        )
    ],
}  # fmt: skip


def test_a_generator_whose_key_stays_at_its_place_is_named(content: Content) -> None:
    """All errors above the key: it is the first option for each seed, until errors below are named."""
    items = sound() | {"generated": {**common("", ""), **GENERATOR}}
    (finding,) = content.found(items, [STORY])
    assert (finding.rule.number, finding.rule.hard) == (34, True)
    assert "gen-lamps: the key is option a for 200 of 200 seeds" in finding.what
    assert isinstance(GENERATOR["errors"], list)
    below = [
        {"name": "half of them", "expression": "50*out/all", "reason": because("half of them")},
        {"name": "added to the base", "expression": "100*out/(all+out)", "reason": because("added to the base")},
    ]
    items["generated"] = {**items["generated"], "errors": [*GENERATOR["errors"], *below]}
    assert content.found(items, [STORY]) == []


def test_every_reason_of_a_generator_is_read(content: Content) -> None:
    """A variant shows three errors of six; a reason that says too little is named in each of them, once."""
    assert isinstance(GENERATOR["errors"], list)
    below = (("half of them", "50*out/all"), ("added to the base", "100*out/(all+out)"), ("a third", "33*out/all"))
    errors = [*GENERATOR["errors"], *({"name": name, "expression": sum_} for name, sum_ in below)]
    short = [{**error, "reason": f"Too short, {place} (lesson 1.3)."} for place, error in enumerate(errors)]
    items = sound() | {"generated": {**common("", ""), **GENERATOR, "errors": short}}
    findings = content.found(items, [STORY])
    assert [one.rule.number for one in findings] == [15] * 6
    assert len({one.line for one in findings}) == 6


def test_a_generator_that_asks_for_the_number_has_no_place(content: Content) -> None:
    """Its errors may lie on one side."""
    items = sound() | {"generated": {**common("", ""), **GENERATOR, "answer_by": "number"}}
    assert content.found(items, [STORY]) == []


@pytest.mark.parametrize(
    ("status", "words"), [("draft", "the-single is a draft"), ("retired", "the-single is retired")]
)
def test_a_pinned_test_takes_no_draft_and_no_retired_item(content: Content, status: str, words: str) -> None:
    """A pilot item may be tried there."""
    items = sound()
    for state, told in ((status, [words]), ("pilot", [])):
        items["single"]["status"] = state
        pin(content.folder / MODULE, ["the-single"])
        findings = content.found(items, [STORY], "test.md")
        assert [one.what.removeprefix("m01-test: ") for one in findings if one.rule.number == 25] == told


def test_a_pinned_test_keeps_enemies_apart(content: Content) -> None:
    """Two that name each other, and two variants of one generator."""
    items = sound() | {"generated": {**common("", ""), **GENERATOR}}
    items["again"] = {**deepcopy(items["single"]), "id": "again", "stem": "Is this a sign of a lapse?"}
    items["single"]["enemies"], items["again"]["enemies"] = ["again"], ["the-single"]
    variants = (f"{{generator: gen-lamps, seed: {seed}}}" for seed in (1, 2))
    pin(content.folder / MODULE, ["the-single", "again", *variants])
    told = [one.what for one in content.found(items, [STORY], "test.md") if one.rule.number == 27]
    assert told == [
        "m01-test: it takes the-single and again, which are enemies",
        "m01-test: it takes gen-lamps and gen-lamps, which are enemies",
    ]
