"""The authors' guide tells the truth: its examples stand in module 1, its keys, kinds and messages in the code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from csm_app.check.finding import Finding as ItemFinding
from csm_app.check.items.rules import REASONS
from csm_app.check.lessons.findings import RULES
from csm_app.check.pages import SECTIONS
from csm_app.cli import main
from csm_course.content import Front
from csm_course.exercises import ANSWERS, AnyExercise
from csm_course.exercises.base import Exercise
from csm_course.exercises.quiz import Item
from csm_course.items import GeneratedItem
from csm_course.problems import Problem
from csm_course.scenarios.model import Scenario

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = DOCS / "authoring.md"
TEXT = GUIDE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
EXAMPLES = [found for found in BLOCK.finditer(TEXT) if found["language"] in ("yaml", "markdown")]


def source(example: re.Match[str]) -> Path:
    """The file that the paragraph above an example links last."""
    above = TEXT[: example.start()].rstrip().rpartition("\n\n")[2]
    links: list[str] = re.findall(r"\]\(([^)]+)\)", above)
    return DOCS / links[-1]


def indented(text: str, spaces: int) -> str:
    """The text as it stands deeper in a file; empty lines stay empty."""
    return "".join(f"{' ' * spaces}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def section(title: str) -> str:
    """The text under a `##` heading."""
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> Iterator[list[str]]:
    """The rows of the tables in a text, as cells."""
    for line in text.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def keys(cell: str) -> set[str]:
    """What stands in backticks."""
    return set(re.findall(r"`([^`]+)`", cell))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["text"].splitlines()[0])
def test_every_example_stands_word_for_word_in_its_file(example: re.Match[str]) -> None:
    """Whole lines, in one piece, at whatever depth; a changed file asks for a changed guide."""
    file = f"\n{source(example).read_text(encoding='utf-8')}"
    assert any(f"\n{indented(example['text'], spaces)}" in file for spaces in range(0, 13, 2)), source(example).name


def test_there_is_an_example_of_everything_an_author_writes() -> None:
    """Lesson, exercise, both sorts of item, workbook, scenario and glossary word."""
    text = "".join(example["text"] for example in EXAMPLES)
    marks = ("id: L-1.3", "kind: single", "kind: generated", "  bloom: ", "document: [", "body: >-", "  term: ")
    assert [mark for mark in marks if mark not in text] == []


def test_the_examples_of_exercise_and_items_are_complete() -> None:
    """They begin with an id at the left edge and end where the next one begins."""
    lists = [example for example in EXAMPLES if example["text"].startswith("- id: ")]
    whole = [example for example in lists if source(example).name != "scenario.yaml"]
    assert len(whole) == 4
    for example in whole:
        file = source(example).read_text(encoding="utf-8")
        assert file.partition(example["text"])[2].lstrip("\n")[:6] in ("- id: ", "")


def kinds() -> dict[str, type[Exercise]]:
    """The model of each kind, by the name authors give it."""
    union, _ = get_args(AnyExercise)
    return {get_args(one.model_fields["kind"].annotation)[0]: one for one in get_args(union)}


def test_the_table_of_kinds_has_every_kind_with_its_own_keys() -> None:
    """Nothing missing, nothing invented, each with what it is good for and how it gives points."""
    table = {keys(row[0]).pop(): row for row in rows(section("An exercise")) if keys(row[0])}
    assert set(table) == set(ANSWERS)
    for kind, model in kinds().items():
        assert keys(table[kind][2]) == model.model_fields.keys() - Exercise.model_fields.keys() - {"kind"}
        assert all(table[kind])


def test_the_keys_all_exercises_share_are_named() -> None:
    """Every one of them, in the paragraph above the table."""
    assert Exercise.model_fields.keys() <= keys(section("An exercise").partition("\n| ")[0])


def test_the_table_of_a_pages_head_has_every_key() -> None:
    """As the model of the front matter has them."""
    table = section("A lesson").partition("### ")[0]
    assert set().union(*(keys(row[0]) for row in rows(table))) == Front.model_fields.keys()


def test_the_sections_of_a_lesson_stand_in_their_order() -> None:
    """As `csm check` wants them."""
    assert ", ".join(SECTIONS) in " ".join(section("A lesson").split())


def test_every_key_of_an_item_is_shown() -> None:
    """In the examples or the text; the version is counted from 1 by itself."""
    text = section("An item")
    for name in (Item.model_fields.keys() | GeneratedItem.model_fields.keys()) - {"version"}:
        assert f"{name}:" in text or f"`{name}`" in text, name


def test_the_parts_of_a_scenario_are_parts_of_its_model() -> None:
    """The guide may leave some to the file, and names none that is not there."""
    parts = set().union(*(keys(row[0]) for row in rows(section("A scenario"))))
    nested = {"effects", "closed"}
    assert parts - nested <= Scenario.model_fields.keys()
    assert {"accounts", "decisions", "endings", "scoring", "expert", "time"} <= parts


def test_messages_look_as_the_guide_shows_them() -> None:
    """The three forms, made by the code that prints them."""
    lesson, item = Path("course/content/m01/lessons/03"), Path("course/content/m01/items/03.yaml")
    plain = Problem(
        lesson.with_suffix(".yaml"), 155,
        "m01-l03-two-retentions: the sample 'partial' earns 0.5, not 1", "correct the key or the sample",
    )  # fmt: skip
    long = RULES["paragraph"].at(lesson.with_suffix(".md"), 42, "a paragraph of 131 words", "break it up: 120 at most")
    reason = ItemFinding(
        item, 7, "april-logos: the reason of option c has 9 words",
        "say in 12 words or more why it is right or wrong", REASONS,
    )  # fmt: skip
    for message in (plain, long, reason):
        assert f"{message}\n" in TEXT


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`(?:\.venv/bin/)?csm ([a-z -]+)`", TEXT))))
def test_every_command_of_the_guide_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its help is there, and names the options the guide gives it."""
    name, *options = command.split()
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert all(option in told for option in options)


def test_make_test_asks_what_the_architecture_says_it_asks() -> None:
    """Each `csm …` of that paragraph is a line of the Makefile."""
    makefile = (DOCS.parent / "Makefile").read_text(encoding="utf-8")
    told = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("## How a change is proved")[2]
    commands = re.findall(r"`(csm [a-z -]+)`", told)
    assert len(commands) >= 2
    assert [command for command in commands if f"\t.venv/bin/{command}\n" not in makefile] == []


def test_the_guide_is_short() -> None:
    """An author reads it in one sitting; examples and tables of rules make up most of it."""
    assert len(TEXT.splitlines()) <= 420
