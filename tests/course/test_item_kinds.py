"""The kinds of item: what is refused, what a learner sees of each, and that nothing shown tells the answer."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_course.exercises.quiz import Item
from csm_course.items import FixedItem, GeneratedItem, NumericItem, generate, read_bank
from csm_course.items.asked import AskedMatch, AskedMultiple, AskedNumeric, AskedOrder, AskedSingle
from csm_course.items.asking import asked
from csm_course.items.figures import keeps_order
from csm_course.items.generator import key_letter
from csm_course.items.generator import made as made_with_places
from csm_course.items.kinds import KINDS, MatchItem, MultipleItem, OrderItem
from csm_course.problems import ContentError

COMMON: dict[str, object] = {
    "id": "one", "stem": "What?", "lesson": "L-1.3", "objective": "Calculate", "competency": "CSA-T-29",
    "bloom": "apply", "difficulty": 0.7, "author": "Team", "reviewed": "2026-11-22",
}  # fmt: skip
SEEDS = st.integers(0, 999_999) | st.text(max_size=20)


def option(name: str, text: str) -> dict[str, str]:
    """An option, step or other text with its reason."""
    return {"id": name, "text": text, "reason": f"Because of {name}."}


def pair(name: str, text: str, match: str) -> dict[str, str]:
    """Left, right and reason."""
    return {**option(name, text), "match": match}


ITEMS: dict[str, dict[str, object]] = {
    "single": {**COMMON, "options": [option(one, f"Text {one}") for one in "abcd"], "key": "c"},
    "multiple": {
        **COMMON, "kind": "multiple", "options": [option(one, f"Text {one}") for one in "abcde"], "keys": ["b", "d"],
    },
    "match": {
        **COMMON, "kind": "match",
        "pairs": [pair("grr", "GRR", "without growth"), pair("nrr", "NRR", "with growth"),
                  pair("acv", "ACV", "a year")],
        "others": [option("cac", "cost of winning")],
    },
    "order": {**COMMON, "kind": "order", "steps": [option(one, f"Do {one}") for one in ("ask", "plan", "act", "look")]},
    "numeric": {
        **COMMON, "kind": "numeric", "value": 2.5, "tolerance": 0.05, "unit": "%", "decimals": 1, "reason": "Right.",
        "errors": [{"value": 2.4, "name": "end count as base", "reason": "No."}],
    },
}  # fmt: skip


def item(kind: str, **changes: object) -> FixedItem:
    """The item above of that kind, with some of it changed."""
    made = KINDS[kind].validate_python({**ITEMS[kind], **changes})
    assert not isinstance(made, GeneratedItem)
    return made


@pytest.mark.parametrize("kind", ITEMS)
def test_defaults_of_what_all_items_carry(kind: str) -> None:
    """Live, shuffled, not rated, nobody's enemy, without a story."""
    made = item(kind)
    assert (made.status, made.shuffle, made.angoff, made.enemies, made.story) == ("live", True, None, (), None)


REFUSED = [
    ("single", {"key": "e"}, "the key 'e' is not an option"),
    ("single", {"angoff": 1}, "less than 1"),
    ("single", {"status": "old"}, "'draft', 'pilot', 'live' or 'retired'"),
    ("multiple", {"keys": ["b", "x"]}, "the key 'x' is not an option"),
    ("multiple", {"keys": ["b"]}, "at least 2"),
    ("multiple", {"keys": ["a", "b", "c", "d", "e"]}, "every option is a key"),
    ("multiple", {"keys": ["b", "b"]}, "two keys have the id 'b'"),
    ("match", {"others": [option("cac", "a year")]}, "'a year' stands under 'others' and belongs to a pair"),
    ("match", {"others": [option("grr", "none")]}, "two pairs or others have the id 'grr'"),
    ("match", {"pairs": [pair(one, one, "same") for one in "abc"], "others": []}, "everything belongs to one text"),
    ("match", {"shuffle": False}, "'shuffle: false' would show the answer"),
    ("order", {"shuffle": False}, "'shuffle: false' would show the answer"),
    ("order", {"steps": [option(one, "Do it") for one in "abc"]}, "two steps have the id 'Do it'"),
    ("numeric", {"tolerance": 0.1}, "the error 'end count as base' lies within the tolerance"),
    ("numeric", {"value": float("inf")}, "finite"),
]


@pytest.mark.parametrize(("kind", "changes", "words"), REFUSED, ids=lambda one: str(one)[:40])
def test_a_faulty_item_is_refused(kind: str, changes: dict[str, object], words: str) -> None:
    """With words an author can act on."""
    with pytest.raises(ValidationError, match=re.escape(words)):
        item(kind, **changes)


def test_each_kind_is_shown_as_itself() -> None:
    """With all its texts, its unit, its story."""
    shapes = {kind: asked(item(kind), 1) for kind in ITEMS}
    assert isinstance(shapes["single"], AskedSingle)
    assert isinstance(shapes["multiple"], AskedMultiple)
    assert isinstance(shapes["numeric"], AskedNumeric)
    match, order = shapes["match"], shapes["order"]
    assert isinstance(match, AskedMatch)
    assert isinstance(order, AskedOrder)
    assert shapes["numeric"].unit == "%"
    assert {one.text for one in match.left} == {"GRR", "NRR", "ACV"}
    assert {one.text for one in match.right} == {"without growth", "with growth", "a year", "cost of winning"}
    assert {one.text for one in order.options} == {"Do ask", "Do plan", "Do act", "Do look"}


@given(seed=SEEDS, kind=st.sampled_from(sorted(ITEMS)))
def test_the_same_seed_shows_the_same(seed: int | str, kind: str) -> None:
    """So that a page opened again, or on another machine, looks as it did."""
    assert asked(item(kind), seed) == asked(item(kind), seed)


@given(seed=SEEDS, kind=st.sampled_from(sorted(ITEMS)))
def test_no_key_and_no_reason_is_shown(seed: int | str, kind: str) -> None:
    """Neither by name nor by content; ids of steps and pairs are no author's ids."""
    told = asked(item(kind), seed).model_dump_json()
    assert "Because of" not in told
    assert not re.search(r'"(key|keys|reason|value|tolerance|steps|angoff|difficulty)"', told)
    assert not re.search(r'"(ask|plan|act|look|grr|nrr|acv|cac)"', told)


@given(seed=SEEDS, order=st.permutations(["ask", "plan", "act", "look"]))
def test_the_order_shown_does_not_depend_on_the_right_one(seed: int | str, order: list[str]) -> None:
    """Whoever knows the code, the seed and the texts learns nothing: other right orders are shown just the same."""
    other = item("order", steps=[option(one, f"Do {one}") for one in order])
    assert asked(other, seed) == asked(item("order"), seed)


@given(seed=SEEDS, matches=st.permutations(["without growth", "with growth", "a year", "cost of winning"]))
def test_the_sides_shown_do_not_depend_on_the_pairs(seed: int | str, matches: list[str]) -> None:
    """The same for what belongs together."""
    pairs = [pair(text.lower(), text, match) for text, match in zip(("GRR", "NRR", "ACV"), matches, strict=False)]
    other = item("match", pairs=pairs, others=[option("cac", matches[3])])
    assert asked(other, seed) == asked(item("match"), seed)


def test_every_option_comes_first_equally_often() -> None:
    """Over 4,000 seeds, each of four options stands first within four standard deviations of a quarter."""
    single = item("single")
    first = Counter(asked(single, seed).options[0].id for seed in range(4000))  # type: ignore[union-attr]
    assert all(abs(count - 1000) < 4 * (4000 * 3 / 16) ** 0.5 for count in first.values())
    assert len(first) == 4


def test_what_has_an_order_keeps_it() -> None:
    """Numbers, ranges and days, and whatever an author wants kept."""
    kept = [
        option(one, text) for one, text in zip("abcd", ("EUR 1,250", "EUR 1,500", "EUR 2,000", "EUR 9"), strict=True)
    ]
    for seed in range(30):
        assert [one.id for one in asked(item("single", options=kept), seed).options] == list("abcd")  # type: ignore[union-attr]
        assert [one.id for one in asked(item("single", shuffle=False), seed).options] == list("abcd")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["2.3%", "2.4%"], True),
        (["1 to 10", "11 to 30"], True),
        (["On 2 July", "30 June 2026"], True),
        (["January", "May"], True),
        (["Phase 2", "Phase 3"], True),
        (["Monday", "Friday"], True),
        (["May we ask?", "In May"], False),
        (["2.3%", "none"], False),
    ],
)
def test_which_options_have_an_order(texts: list[str], kept: bool) -> None:
    """All of them do, or none does."""
    assert keeps_order(texts) is kept


def test_a_shared_match_is_shown_once() -> None:
    """A sort is a match: three texts, two places."""
    pairs = [pair("a", "A", "left"), pair("b", "B", "left"), pair("c", "C", "right")]
    shown = asked(item("match", pairs=pairs, others=[]), 1)
    assert isinstance(shown, AskedMatch)
    assert sorted(one.text for one in shown.right) == ["left", "right"]


GENERATOR = {
    **COMMON, "id": "gen-churn", "kind": "generated", "stem": "Of {start} customers {lost} leave. What is the churn?",
    "draws": {"start": {"from": 100, "to": 200, "step": 10}, "lost": {"from": 4, "to": 9}},
    "answer": {"expression": "100*lost/start", "decimals": 1, "unit": "%", "reason": "{lost} of {start}."},
    "errors": [
        {"name": name, "expression": expression, "reason": f"{name}."}
        for name, expression in (
            ("stayers as base", "100*lost/(start-lost)"), ("retention", "100-100*lost/start"),
            ("double", "200*lost/start"), ("half", "50*lost/start"), ("one less", "100*(lost-1)/start"),
        )
    ],
}  # fmt: skip


def generator(**changes: object) -> GeneratedItem:
    """The generator above, with some of it changed."""
    return GeneratedItem.model_validate({**GENERATOR, **changes})


def test_the_place_of_the_key_is_drawn() -> None:
    """Three errors above and two below: first, second and third place, each about a third of the time."""
    letters = Counter(key_letter(generator(), seed) for seed in range(600))
    assert set(letters) == {"a", "b", "c"}
    assert all(abs(count - 200) < 60 for count in letters.values())


def test_three_errors_on_either_side_open_every_place() -> None:
    """One more error below: each of the four places about a quarter of the time, each error about half of it."""
    third_below = {"name": "a quarter", "expression": "25*lost/start", "reason": "a quarter."}
    six = generator(errors=[*GENERATOR["errors"], third_below])  # type: ignore[misc]
    letters = Counter(key_letter(six, seed) for seed in range(600))
    assert set(letters) == set("abcd")
    assert all(abs(count - 150) < 50 for count in letters.values())
    shown = Counter(
        place for seed in range(600) for place in made_with_places(six, seed).places if place != ("answer",)
    )
    assert len(shown) == 6
    assert all(abs(count - 300) < 60 for count in shown.values())


@given(seed=st.integers(0, 999_999_999))
def test_the_letter_is_that_of_the_item(seed: int) -> None:
    """What authors' checks count is what learners meet."""
    made = generate(generator(), seed)
    assert isinstance(made, Item)
    assert made.key == key_letter(generator(), seed)


@given(seed=st.integers(0, 999_999_999))
def test_a_generator_may_ask_for_the_number(seed: int) -> None:
    """With the same numbers as the choice, all named errors, and half a unit of the last decimal as tolerance."""
    typed = generate(generator(answer_by="number"), seed)
    chosen = generate(generator(), seed)
    assert isinstance(typed, NumericItem)
    assert isinstance(chosen, Item)
    assert (typed.id, typed.stem, typed.tolerance) == (chosen.id, chosen.stem, 0.05)
    key = next(one.text for one in chosen.options if one.id == chosen.key)
    assert abs(float(key.rstrip("%")) - typed.value) <= typed.tolerance + 1e-9
    assert len(typed.errors) >= 3


def test_a_variant_carries_the_fields_of_its_generator() -> None:
    """Rating, status, enemies, story: all but id and stem."""
    made = generate(generator(angoff=0.6, status="pilot", enemies=["april-logos"], story="case", version=3), 5)
    assert (made.angoff, made.status, made.enemies, made.story, made.version) == (
        0.6,
        "pilot",
        ("april-logos",),
        "case",
        3,
    )


def bank_at(folder: Path, items: list[dict[str, object]], stories: list[dict[str, object]] | None = None) -> Path:
    """A module with these items and stories. JSON is YAML."""
    (folder / "items").mkdir()
    (folder / "items" / "03-x.yaml").write_text(json.dumps(items))
    if stories is not None:
        (folder / "items" / "stories.yaml").write_text(json.dumps(stories))
    return folder


STORY: dict[str, object] = {"id": "bistro", "title": "A bistro", "text": "It opened in May.", "phase": "FP-3"}


def test_a_bank_holds_all_kinds_and_stories(tmp_path: Path) -> None:
    """Each read as its own kind; the stories' file is no file of items."""
    items = [{**ITEMS[kind], "id": f"the-{kind}", "story": "bistro"} for kind in ITEMS]
    bank = read_bank(bank_at(tmp_path, items, [STORY]))
    assert [type(one).__name__ for one in bank.fixed] == [
        "Item", "MultipleItem", "MatchItem", "OrderItem", "NumericItem",
    ]  # fmt: skip
    story = bank.story(bank.fixed[0])
    assert story is not None
    shown = asked(bank.fixed[0], 1, story)
    assert shown.story == story.asked()
    assert "phase" not in shown.model_dump_json()


def test_faults_of_kinds_and_stories_are_told_at_once(tmp_path: Path) -> None:
    """An unknown kind with a suggestion, a story that stands twice."""
    folder = bank_at(tmp_path, [{**COMMON, "kind": "mutliple"}], [STORY, STORY])
    with pytest.raises(ContentError) as caught:
        read_bank(folder)
    told = [str(one) for one in caught.value.problems]
    assert any("there is no kind of item 'mutliple'" in one and "multiple" in one for one in told)
    assert any("the story 'bistro' stands twice" in one for one in told)


def test_kinds_are_told_apart() -> None:
    """By the model, for those who score and assemble."""
    assert isinstance(item("multiple"), MultipleItem)
    assert isinstance(item("match"), MatchItem)
    assert isinstance(item("order"), OrderItem)
