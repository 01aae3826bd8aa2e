"""Generated items: pure, in order, distinct, computed; the bank; and the form a test takes from it."""

import re
import shutil
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pinned import pin

from csm_course.arithmetic import exact
from csm_course.content import module_folders, read_exercises
from csm_course.exercises.quiz import Item, QuizExercise
from csm_course.items import CannotGenerate, GeneratedItem, generate, read_bank
from csm_course.items.amounts import NoSuchFormat, plain, with_unit
from csm_course.items.generator import key_letter
from csm_course.items.generator import made as made_with_places
from csm_course.places import content_folder
from csm_course.problems import ContentError

GENERATORS = [one for folder in module_folders(content_folder()) for one in read_bank(folder).generated]
CHOICES = [one for one in GENERATORS if one.answer_by == "choice"]
SEEDS = st.integers(0, 999_999_999)

ITEM = {
    "id": "gen-churn",
    "kind": "generated",
    "stem": "Of {start:,} customers {lost} leave. What is the churn?",
    "draws": {"start": {"from": 1000, "to": 2000, "step": 100}, "lost": {"from": 30, "to": 90, "step": 10}},
    "where": ["lost < 90"],
    "answer": {
        "expression": "100*lost/start", "decimals": 1, "unit": "%",
        "reason": "{lost} of {start:,} is {100*lost/start:.2f}%.",
    },
    "errors": [
        {"name": "stayers as base", "expression": "100*lost/(start-lost)", "reason": "Divided by {start-lost}."},
        {"name": "retention", "expression": "100-100*lost/start", "reason": "The share that stayed."},
        {"name": "count", "expression": "lost", "reason": "A count, not a share."},
    ],
    "lesson": "L-1.3", "objective": "Calculate", "competency": "CSA-T-29", "bloom": "apply", "difficulty": 0.7,
    "author": "Team", "reviewed": "2026-11-22",
}  # fmt: skip


def item(**changes: object) -> GeneratedItem:
    """The item above, with some of it changed."""
    return GeneratedItem.model_validate({**ITEM, **changes})


def choice(generator: GeneratedItem, seed: int) -> Item:
    """The single choice of that seed."""
    made = generate(generator, seed)
    assert isinstance(made, Item)
    return made


def test_a_variant_by_hand() -> None:
    """Stem, key and reasons of one seed, worked out with pen and paper; the same on every machine."""
    made = choice(item(), 7)
    assert made.id == "gen-churn-7"
    assert made.stem == "Of 1,600 customers 80 leave. What is the churn?"
    assert [(option.id, option.text, option.reason) for option in made.options] == [
        ("a", "5.0%", "80 of 1,600 is 5.00%."),
        ("b", "5.3%", "Divided by 1520."),
        ("c", "80.0%", "A count, not a share."),
        ("d", "95.0%", "The share that stayed."),
    ]
    assert made.key == "a"


@pytest.mark.parametrize("generator", CHOICES, ids=lambda one: one.id)
@settings(deadline=None)
@given(seed=SEEDS)
def test_every_variant_is_sound(generator: GeneratedItem, seed: int) -> None:
    """Pure, four different options in ascending order, one key, and no placeholder left over."""
    made = choice(generator, seed)
    assert made == generate(generator, seed)
    texts = [option.text for option in made.options]
    values = [number(text) for text in texts]
    assert len(set(texts)) == 4
    assert values == sorted(values)
    assert made.key in [option.id for option in made.options] == ["a", "b", "c", "d"]
    for text in (made.stem, *(option.reason for option in made.options)):
        assert not re.search(r"[{}]", text)


def number(text: str) -> float:
    """The number an option shows."""
    return float(re.sub(r"[^\d.−-]", "", text).replace("−", "-").rstrip("."))


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda one: one.id)
def test_variants_differ(generator: GeneratedItem) -> None:
    """A learner who comes back meets other numbers."""
    stems = Counter(generate(generator, seed).stem for seed in range(20))
    assert len(stems) >= 12


REFERENCES = {
    "gen-logo-churn": lambda n: 100 * n[1] / n[2],
    "gen-user-churn": lambda n: 100 * (n[1] - n[2]) / n[1],
    "gen-year-from-month": lambda n: 100 * (1 - (1 - n[0] / 100) ** 12),
    "gen-subscription-value": lambda n: n[0] * n[1] / n[2],
    "gen-margin-lifespan": lambda n: (n[0] - n[1]) * 12 * n[2],
    "gen-lifetime-spend": lambda n: n[0] * n[1] * n[2] * n[3] / 100,
    "gen-cac-payback": lambda n: n[0] / (n[1] * n[2] / 100),
    "gen-ltv-cac": lambda n: n[0] * n[1] / 100 / (n[2] / 100) / n[3],
    "gen-churn-gain": lambda n: n[0] * n[1] / n[3] - n[0] * n[1] / n[2],
    "gen-gross-churn": lambda n: 100 * (n[1] + n[2]) / n[0],
    "gen-grr": lambda n: 100 * (n[0] - n[1] - n[2]) / n[0],
    "gen-nrr": lambda n: 100 * (n[0] - n[1] - n[2] + n[3]) / n[0],
    "gen-closing-mrr": lambda n: n[0] - n[1] - n[2] + n[3] + n[4],
}
"""The formulas of the lessons, on the numbers in the order in which the stem says them."""
DAYS = re.compile(r"\b\d+ (April|May|January|December)\b")


@pytest.mark.parametrize("name", REFERENCES)
@settings(deadline=None)
@given(seed=SEEDS)
def test_keys_are_those_of_the_lessons_formulas(name: str, seed: int) -> None:
    """Recomputed from the stem alone, in floating point, by a formula written down here and not there."""
    generator = next(one for one in GENERATORS if one.id == name)
    made = choice(generator, seed)
    told = [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", DAYS.sub("", made.stem))]
    key = next(option.text for option in made.options if option.id == made.key)
    half = 0.5 / 10**generator.answer.decimals
    assert number(key) == pytest.approx(REFERENCES[name](told), abs=half + 1e-6)


@pytest.mark.parametrize("generator", CHOICES, ids=lambda one: one.id)
def test_no_letter_is_the_key_too_often(generator: GeneratedItem) -> None:
    """Over 200 seeds, no place holds the key in more than 45 %: it cannot be guessed without the numbers."""
    letters = Counter(key_letter(generator, seed) for seed in range(200))
    assert max(letters.values()) <= 90, letters


def test_no_place_is_worth_guessing() -> None:
    """Over all generators of the bank, whoever always takes the same place is right in 20 to 30 of 100 cases."""
    places = Counter(key_letter(generator, seed) for generator in CHOICES for seed in range(200))
    assert all(0.2 <= places[letter] / places.total() <= 0.3 for letter in "abcd"), places


def test_no_mistake_is_left_idle() -> None:
    """Each named error of a generator is an option in some of 100 variants, or nobody would ever read its reason."""
    for generator in CHOICES:
        shown = {place for seed in range(100) for place in made_with_places(generator, seed).places}
        assert shown == {("answer",), *(("errors", index) for index in range(len(generator.errors)))}, generator.id


def test_impossible_numbers_are_named() -> None:
    """An author learns which condition never holds, or which two options always look alike."""
    with pytest.raises(CannotGenerate, match=r"gen-churn: 400 draws gave no item; 400 times 'lost > 90' did not hold"):
        generate(item(where=["lost > 90"]), 1)
    twice = [*ITEM["errors"][:2], {"name": "same", "expression": "lost*100/start", "reason": "Twice."}]  # type: ignore[index]
    with pytest.raises(CannotGenerate, match="the answer and the error 'same' looked the same"):
        generate(item(errors=twice), 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stem": "Of {begin} customers?"}, "'begin' in 'begin' is not drawn"),
        ({"stem": "Of {start customers?"}, "a brace is left open"),
        ({"stem": "Of {start:.9f}?"}, "is no format"),
        ({"where": ["lost"]}, None),
        ({"where": ["gone < 1"]}, "'gone' in 'gone < 1' is not drawn"),
        ({"draws": {**ITEM["draws"], "idle": {"from": 1, "to": 2}}}, "'idle' is drawn and never used"),  # type: ignore[dict-item]
        ({"draws": {**ITEM["draws"], "max": {"from": 1, "to": 2}}}, "name of a function"),  # type: ignore[dict-item]
        ({"draws": {**ITEM["draws"], "lost": {"from": 9, "to": 2}}}, "exchange the two"),  # type: ignore[dict-item]
        ({"errors": ITEM["errors"][:2]}, "at least 3"),  # type: ignore[index]
        ({"errors": [{**ITEM["errors"][0], "name": str(one)} for one in range(7)]}, "at most 6"),  # type: ignore[index]
        ({"id": "g" * 31}, "at most 30"),
    ],
)
def test_a_faulty_generator_is_refused(changes: dict[str, object], words: str | None) -> None:
    """With words an author can act on; what only shows when numbers are drawn is found by `csm check`."""
    if words is None:
        assert item(**changes)
    else:
        with pytest.raises(ValueError, match=re.escape(words)):
            item(**changes)


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "text"),
    [
        ("1234.5", 0, "EUR", "EUR 1,235"),
        ("-1234.5", 0, "EUR", "−EUR 1,235"),
        ("2.25", 1, "%", "2.3%"),
        ("-0.04", 1, "%", "0.0%"),
        ("12", 0, "months", "12 months"),
        ("3.333", 1, "", "3.3"),
        ("0.015", 2, "", "0.02"),
    ],
)
def test_numbers_with_units(value: str, decimals: int, unit: str, text: str) -> None:
    """Halves away from zero, thousands commas, a true minus, and no minus nought."""
    assert with_unit(Fraction(value), decimals, unit) == text


def test_plain_numbers() -> None:
    """As they stand in a sentence."""
    shown = [plain(Fraction(value), form) for value, form in (("1250", ""), ("1250", ","), ("0.985", ""), ("2", ".1f"))]
    assert shown == ["1250", "1,250", "0.985", "2.0"]
    assert plain(exact("1/3")) == "0.333333"
    with pytest.raises(NoSuchFormat):
        plain(Fraction(1), "d")


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A copy of module 1's bank with a test pinned to it, to spoil."""
    source = module_folders(content_folder())[0]
    folder = tmp_path / source.name
    shutil.copytree(source / "items", folder / "items")
    pin(folder)
    return folder


def the_test(module: Path) -> QuizExercise:
    """The test of the module, read anew."""
    (exercise,) = read_exercises(module / "test.yaml")
    assert isinstance(exercise, QuizExercise)
    return exercise


def test_a_test_carries_the_items_it_takes(module: Path) -> None:
    """In the order of the list; generated ones as the variant of their seed; questions without keys."""
    exercise = the_test(module)
    wanted = [one if isinstance(one, str) else f"{one.generator}-{one.seed}" for one in exercise.take]
    assert [one.id for one in exercise.items] == wanted
    question = exercise.question().model_dump()
    assert {"take", "key", "reason"}.isdisjoint(re.findall(r"'(\w+)':", str(question)))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("no-such-item", "the item 'no-such-item' is not in the module's bank"),
        ("gen-logo-churn", "write {generator: gen-logo-churn, seed: 1}"),
        ("{generator: nursery-group, seed: 3}", "'nursery-group' is written out and has no seeds"),
        ("{generator: gen-none, seed: 3}", "the item 'gen-none' is not in the module's bank"),
    ],
)
def test_an_entry_that_gives_no_item_is_named_at_its_line(module: Path, entry: str, words: str) -> None:
    """In the test's own file."""
    file = module / "test.yaml"
    lines = file.read_text().splitlines()
    line = lines.index("  take:") + 2
    lines[line - 1] = f"    - {entry}"
    file.write_text("\n".join(lines))
    with pytest.raises(ContentError, match=re.escape(words)) as caught:
        the_test(module)
    assert [(one.file, one.line) for one in caught.value.problems] == [(file, line)]


def test_an_item_id_stands_once_in_a_module(module: Path) -> None:
    """Answers are kept by it."""
    first, second = sorted((module / "items").glob("*.yaml"))[:2]
    name = read_bank(module).entries[0].item.id
    second.write_text(re.sub(r"^- id: .*", f"- id: {name}", second.read_text(), count=1))
    with pytest.raises(ContentError, match=f"the item '{name}' is also in {first.name}, line 1"):
        read_bank(module)


def test_faults_of_all_files_are_found_at_once(module: Path) -> None:
    """An author mends them in one go."""
    first, second = sorted((module / "items").glob("*.yaml"))[:2]
    first.write_text(first.read_text().replace("  bloom: ", "  blom: ", 1))
    second.write_text("items: none\n")
    with pytest.raises(ContentError) as caught:
        read_bank(module)
    assert {one.file for one in caught.value.problems} == {first, second}


def test_the_bank_of_module_one_is_full() -> None:
    """Sixty items at least, a dozen generators among them; single choices have four options each."""
    bank = read_bank(module_folders(content_folder())[0])
    assert len(bank.entries) >= 60
    assert len(bank.generated) >= 12
    assert all(len(one.options) == 4 for one in bank.fixed if isinstance(one, Item))
    assert bank.item("no-such-item") is None
