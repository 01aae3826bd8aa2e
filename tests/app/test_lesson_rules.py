"""The lesson rules: each one finds its fault on its line, and the real module 1 breaks none of the hard ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_app.check.lessons.findings import RULES
from csm_app.check.lessons.language import language_faults
from csm_app.check.lessons.prose import blocks, is_passive, sentences, syllables, words
from csm_app.check.lessons.reading import reading, reading_faults
from csm_app.check.lessons.structure import section, structure_faults
from csm_course.content import Front, Page
from csm_course.content.glossary import Term

CHURN = Term(id="churn", term="Churn", meaning="The share lost in a period.", avoid=("attrition rate",), lesson="L-1.3")
SOUND = """
## Why it matters

It is Monday. A customer wrote. You read the mail twice.

## The idea

### What churn is

Churn is what you lose in a period. All figures are illustrative.

| What | Share |
|---|---|
| Users | 5% |

## Worked example

Five of 100 left, and that is 5.0%. Later 95 stay, which is 95%.

## Words to know

| Term | Meaning |
|---|---|
| Churn | The share lost in a period. |
"""


def page(text: str = SOUND, page_id: str = "L-1.3", minutes: int = 20, outcome: str = "Explain churn") -> Page:
    """A page with this text and no exercise."""
    front = Front(id=page_id, title="Churn", minutes=minutes, outcomes=(outcome, "Name three kinds"))
    return Page(path=Path("lesson.md"), front=front, text=text, first_line=1, exercises=())


def structure(text: str, **about: object) -> dict[str, int]:
    """The rules of form that a text breaks, with the line of each."""
    made = page(text, **about)  # type: ignore[arg-type]
    return {rule: line for rule, line, _, _ in structure_faults(made, blocks(made.text))}


def language(text: str = SOUND, outcome: str = "Explain churn") -> dict[str, int]:
    """The rules of wording that a text breaks, with the line of each."""
    made = page(text, outcome=outcome)
    return {rule: line for rule, line, _, _ in language_faults(made, blocks(made.text), (CHURN,))}


def test_prose_knows_headings_tables_items_and_their_lines() -> None:
    """Each block comes with its kind and its line, emphasis taken off."""
    found = {
        (one.kind, one.text): one.line for one in blocks("# A **b**\n\nText *here*.\n\n- one\n\n|x|y|\n|-|-|\n|1|2|\n")
    }
    assert found["heading", "A b"] == 0
    assert found["paragraph", "Text here."] == 2
    assert found["item", "one"] == 4
    assert ("head cell", "x") in found
    assert ("cell", "2") in found


def test_exercises_are_no_prose() -> None:
    """A block that places an exercise holds no words of the lesson."""
    assert blocks("```{exercise} m01-l03-logo\n```\n") == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Use MRR, e.g. 500. Then stop.", 2),
        ("It fell to 2.5% in May. “Why?” asked Rui.", 2),
        ("No end: this goes on - and on", 1),
    ],
)
def test_sentences_by_hand(text: str, count: int) -> None:
    """Abbreviations and decimals end no sentence."""
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("churn", 1),
        ("customer", 3),
        ("revenue", 3),
        ("make", 1),
        ("table", 2),
        ("asked", 1),
        ("wanted", 2),
        ("2.5%", 2),
    ],
)
def test_syllables_by_hand(word: str, count: int) -> None:
    """The estimate agrees with speech on words of the trade."""
    assert syllables(word) == count


def test_ease_of_a_text_worked_by_hand() -> None:
    """Ten words of one syllable in two sentences: 206.835 - 1.015 × 5 - 84.6 = 117.16."""
    read = reading(blocks("You ask the cook now. She says yes to you."), frozenset())
    assert (read.words, read.sentences) == (10, 2)
    assert read.ease == pytest.approx(206.835 - 1.015 * 5 - 84.6)


def test_passive_is_noticed() -> None:
    """A form of 'to be' with a participle is passive; an adjective is not."""
    assert is_passive("The bill was paid by finance.")
    assert is_passive("It is often kept.")
    assert not is_passive("The kitchen is calm.")


def test_a_sound_page_breaks_no_rule_of_form_or_wording() -> None:
    """Only what needs exercises is missing."""
    assert set(structure(SOUND)) == {"worked example", "practice"}
    assert language() == {}


@pytest.mark.parametrize(
    ("rule", "old", "new", "line"),
    [
        ("headings", "### What churn is", "#### What churn is", 7),
        ("headings", "## Worked example", "## The idea", 15),
        ("tables", "| What | Share |", "|  | Share |", 11),
        ("links", "Churn is what", "See [here](https://example.org) what", 9),
        ("pictures", "Churn is what", "![A chart](churn.png) is what", 9),
        ("sources", "All figures are illustrative.", "Mark them.", 0),
    ],
)
def test_rules_of_form_find_their_line(rule: str, old: str, new: str, line: int) -> None:
    """One fault at a time, at the line where it stands (from 0)."""
    assert structure(SOUND.replace(old, new))[rule] == line


def test_workbooks_and_scenarios_keep_their_times() -> None:
    """A workbook of 30 minutes and a scenario of an hour are refused."""
    assert "workbook" in structure("Text.", page_id="WB-1.1", minutes=30)
    assert "scenario" in structure("Text.", page_id="SC-1", minutes=60)


def test_wording_is_held_against_the_glossary() -> None:
    """Another meaning, an unknown word, a name to avoid, a verb nobody can observe."""
    assert (
        language(SOUND.replace("| Churn | The share lost in a period. |", "| Churn | What went. |"))["words to know"]
        == 23
    )
    assert "words to know" in language(SOUND.replace("| Churn |", "| Loss |"))
    assert language(SOUND.replace("Churn is what", "The attrition rate is what"))["one word"] == 9
    assert "outcome verb" in language(outcome="Understand churn")


def test_long_sentences_and_paragraphs_are_found_where_they_stand() -> None:
    """The longest sentence is named by its line, and so is each long paragraph."""
    long = "word " * 40 + "end."
    found = {rule: line for rule, line, _, _ in reading_faults(blocks(f"Short one.\n\n{long}\n"), frozenset(), False)}
    assert found["sentences"] == 2
    many = "You ask the cook. " * 40
    assert "paragraph" in {rule for rule, *_ in reading_faults(blocks(many), frozenset(), False)}


@pytest.mark.parametrize(("count", "named"), [(699, True), (700, False), (1250, False), (1251, True)])
def test_a_lesson_has_its_length(count: int, named: bool) -> None:
    """700 to 1,250 words, both included; other pages may have any."""
    text = blocks("Go. " * count)
    assert ("length" in {rule for rule, *_ in reading_faults(text, frozenset(), True)}) is named
    assert "length" not in {rule for rule, *_ in reading_faults(text, frozenset(), False)}


def test_hard_words_make_a_text_unreadable() -> None:
    """Long words bring the ease below 30 and the grade above 12."""
    hard = "Organisational institutionalisation necessitates multidimensional recapitulation. " * 20
    assert {"readability", "grade"} <= {rule for rule, *_ in reading_faults(blocks(hard), frozenset(), True)}


def test_a_section_is_found_with_its_line() -> None:
    """The text between its heading and the next one of the same level."""
    line, text = section(SOUND, "Worked example")
    assert SOUND.splitlines()[line] == "## Worked example"
    assert "5.0%" in text
    assert "Words to know" not in text


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever an author types is measured without an error, and never below nothing."""
    found = blocks(text)
    read = reading(found, frozenset())
    assert read.words == sum(len(words(one)) for block in found for one in sentences(block.text))
    assert 0 <= read.long <= 1
    assert 0 <= read.passive <= 1


def test_every_rule_is_documented() -> None:
    """The authors' guide has each rule of lessons with its threshold, and says whether it stops the build."""
    guide = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8").splitlines()
    rows = [f"| {rule.looks_at} | {rule.threshold} | {'yes' if rule.hard else 'no'} |" for rule in RULES.values()]
    assert [row for row in rows if row not in guide] == []
