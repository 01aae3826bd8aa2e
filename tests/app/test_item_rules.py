"""The rules for question banks: one item spoiled at a time, and the rule and line that must be named."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from csm_app.check.finding import Finding
from csm_app.check.items import item_findings
from csm_app.check.items.__main__ import main
from csm_app.check.items.rules import ALL, PRACTICE, document
from csm_app.check.items.statistics import binomial_tail, chi_square_tail, chi_square_uniform
from csm_course.content import AuthoredModule, read_page
from csm_course.items import read_bank
from csm_course.places import content_folder
from csm_course.syllabus import Syllabus, load_syllabus
from tests.app.pinned import pin

MODULE = "m01-customer-success-fundamentals"
CHURN = "03-customer-renewals-and-retention-churn"
VALUE = "06-customer-advocacy-and-lifetime-value"
OBJECTIVE = "Distinguish renewal, retention and churn in a customer's story"


@pytest.fixture(scope="module")
def syllabus() -> Syllabus:
    """The real one, read once."""
    return load_syllabus(content_folder() / "syllabus")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The items of lessons 1.3 and 1.6, to spoil; enemies may lie in other lessons, so they are left out."""
    items = tmp_path / MODULE / "items"
    items.mkdir(parents=True)
    for name in (CHURN, VALUE):
        text = (content_folder() / MODULE / "items" / f"{name}.yaml").read_text()
        (items / f"{name}.yaml").write_text(re.sub(r"\n  enemies: .*", "", text))
    shutil.copy(content_folder() / "inventory.csv", tmp_path)
    return tmp_path


def found(content: Path, syllabus: Syllabus, pages: Sequence[str] = ()) -> list[Finding]:
    """Everything the rules find in the bank, and in the given pages."""
    folder = content / MODULE
    module = AuthoredModule(slug=MODULE, pages=tuple(read_page(folder / name) for name in pages))
    outcomes = {"L-1.3": lesson_outcomes(CHURN), "L-1.6": lesson_outcomes(VALUE)}
    hard, soft = item_findings(content, [(module, read_bank(folder))], syllabus, outcomes)
    findings = [*hard, *soft]
    assert all(isinstance(one, Finding) for one in findings)
    return [one for one in findings if isinstance(one, Finding)]


def lesson_outcomes(stem: str) -> tuple[str, ...]:
    """What the lesson teaches."""
    return read_page(content_folder() / MODULE / "lessons" / f"{stem}.md").front.outcomes


def spoil(content: Path, old: str, new: str, name: str = CHURN) -> int:
    """Replace the first `old` in a file of the bank; gives its line."""
    file = content / MODULE / "items" / f"{name}.yaml"
    text = file.read_text()
    assert old in text, old
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_the_items_of_the_spine_obey_every_hard_rule(content: Path, syllabus: Syllabus) -> None:
    """And the soft ones too: their warnings were looked at one by one."""
    assert [str(one) for one in found(content, syllabus)] == []


A = 'text: "Contraction, as the fee falls with no customer lost"'
B = 'text: "Logo churn, as two of the kitchens have left"'
C = 'text: "User churn, as fewer cooks will now log in"'
REASON = (
    "A logo is a whole customer. The group itself is still under contract, so nothing was lost from the customer count "
    "(lesson 1.3)."
)
COOKS = (
    "Cooks may well follow, but the message tells of money. User churn is counted from activity, not from kitchens "
    "paid for (lesson 1.3)."
)
RIGHT = (
    "Right. The group is still a customer and pays less, and that cut in recurring revenue is called contraction "
    "(lesson 1.3)."
)
ASKS = "Which movement is this?"
FIRST = '- id: nursery-group\n  stem: "'

SPOILED = {
    "same option": (2, True, C, B),
    "all of the above": (3, True, C, 'text: "All of the above"'),
    "a and b": (3, True, C, 'text: "Both A and B"'),
    "none of the above": (3, False, C, 'text: "None of the above"'),
    "quiet negative": (4, True, ASKS, "Which movement is this not?"),
    "double negative": (4, True, ASKS, "Which movement is **not** one that never counts?"),
    "key stands out": (
        5,
        False,
        A,
        'text: "Contraction, as the fee falls while each of the kitchens stays under the very same contract as before"',
    ),
    "clang": (8, False, A, 'text: "Contraction of the nursery fee without a loss"'),
    "end mark": (9, False, B, B.replace('left"', 'left."')),
    "first letter": (9, False, B, B.replace("Logo", "logo")),
    "article": (9, False, ASKS, "The movement is called an:"),
    "unit": (9, False, 'text: "2.5%"', 'text: "2.5 points"'),
    "not in order": (11, True, 'text: "2.5%"', 'text: "2.2%"'),
    "number twice": (11, True, 'text: "2.4%"', 'text: "2.50%"'),
    "no question": (12, True, ASKS, "Name the movement."),
    "blank inside": (12, True, ASKS, "This ____ is which movement?"),
    "long stem": (13, True, FIRST, FIRST + "And so it goes on and on. " * 6),
    "long option": (13, True, B, B.replace("left", "left " + "and left " * 12)),
    "short reason": (15, True, REASON, "No, a logo is a customer (lesson 1.3)."),
    "no lesson": (15, True, REASON, REASON.replace(" (lesson 1.3)", "")),
    "another lesson": (15, True, REASON, REASON.replace("lesson 1.3", "lesson 1.31")),
    "competency": (16, True, "competency: CSA-T-30", "competency: CSA-T-300"),
    "topic": (16, True, "topics: [SY-1.12]", "topics: [SY-1.99]"),
    "no such lesson": (16, True, "lesson: L-1.3", "lesson: L-1.33"),
    "file of another lesson": (16, True, "lesson: L-1.3", "lesson: L-1.6"),
    "objective": (16, True, f'objective: "{OBJECTIVE}"', 'objective: "Understand churn"'),
    "review date": (16, True, 'reviewed: "2026-11-22"', 'reviewed: "22 November"'),
    "vague word": (20, False, B, B.replace("have left", "often left")),
    "idiom": (22, False, B, B.replace("as two", "a slam dunk, as two")),
    "wrong sum": (23, True, 'recomputed: "100*4/160"', 'recomputed: "100*4/172"'),
    "no sum": (23, False, '  recomputed: "100*4/160"\n', ""),
    "no such sum": (23, True, 'recomputed: "100*4/160"', 'recomputed: "100*four/160"'),
}
LINES_ON = {"long stem": 1, "article": 2, "no sum": -10}
"""Where the finding does not stand on the line that was spoiled: how many lines further down it does."""


@pytest.mark.parametrize("case", SPOILED)
def test_a_spoiled_item_is_named_with_rule_and_line(content: Path, syllabus: Syllabus, case: str) -> None:
    """One fault at a time, by the rule's number, at its line, failing or warning as the table says."""
    number, hard, old, new = SPOILED[case]
    line = spoil(content, old, new) + LINES_ON.get(case, 0)
    findings = found(content, syllabus)
    places = {(one.rule.number, one.rule.hard, one.file.stem, one.line) for one in findings}
    assert (number, hard, CHURN, line) in places, findings
    assert all(one.remedy for one in findings)


def test_a_copied_reason_is_named(content: Path, syllabus: Syllabus) -> None:
    """Two options cannot be wrong in the same way."""
    line = spoil(content, COOKS, REASON)
    assert (15, line) in {(one.rule.number, one.line) for one in found(content, syllabus)}


def test_a_reason_that_echoes_the_key_is_named(content: Path, syllabus: Syllabus) -> None:
    """It teaches nothing that the option does not say."""
    line = spoil(
        content, RIGHT, "Right. It is a contraction, as the fee falls here with no one customer lost (lesson 1.3)."
    )
    assert (15, False, line) in {(one.rule.number, one.rule.hard, one.line) for one in found(content, syllabus)}


def test_a_generator_that_finds_no_numbers_is_named(content: Path, syllabus: Syllabus) -> None:
    """With what is impossible."""
    spoil(content, '"new != lost"', '"new > lost + 100"')
    (finding,) = (one for one in found(content, syllabus) if one.rule.number == 23)
    assert "'new > lost + 100' did not hold" in finding.what
    file = content / MODULE / "items" / f"{CHURN}.yaml"
    assert file.read_text().splitlines()[finding.line - 1] == "  draws:"


def test_a_fault_of_a_generator_stands_at_its_own_line(content: Path, syllabus: Syllabus) -> None:
    """At the error whose reason is too short, wherever its option came to stand."""
    old = '      reason: "This sets the {new} newcomers against'
    line = spoil(content, old, '      reason: "Too few words (lesson 1.3)."\n#')
    assert (15, line - 2) in {(one.rule.number, one.line) for one in found(content, syllabus)}


def item(name: str, options: Sequence[str], key: str = "a", stem: str = "") -> str:
    """A whole item of lesson 1.3."""
    reasons = "because this option number {} of the item {} is right or wrong for that very reason (lesson 1.3)."
    rows = "".join(
        f'    - {{id: {letter}, text: "{text}", reason: "{reasons.format(letter, name)}"}}\n'
        for letter, text in zip("abcd", options, strict=False)
    )
    return (
        f'- id: {name}\n  stem: "{stem or f"What is the {name} about?"}"\n  options:\n{rows}  key: {key}\n'
        f"  lesson: L-1.3\n"
        f'  objective: "{OBJECTIVE}"\n  competency: CSA-T-30\n  bloom: apply\n  difficulty: 0.5\n  angoff: 0.4\n'
        f"  author: Team\n"
        f'  reviewed: "2026-11-22"\n'
    )


def bank_of(content: Path, items: Sequence[str]) -> None:
    """Only these items."""
    folder = content / MODULE / "items"
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / f"{CHURN}.yaml").write_text("\n".join(items))


def numbers(content: Path, syllabus: Syllabus) -> set[tuple[int, bool]]:
    """Rules broken, and whether they are hard."""
    return {(one.rule.number, one.rule.hard) for one in found(content, syllabus)}


def plain_options(index: int) -> list[str]:
    """Four options as long as each other, with no word in common."""
    return [f"{word}{index:02d} {word[::-1]}{index:02d}" for word in ("alpha", "gamma", "omega", "sigma")]


def test_the_longest_option_may_be_the_key_by_chance_only(content: Path, syllabus: Syllabus) -> None:
    """Six of twelve pass (p = .054), eight of twelve do not (p = .003)."""
    for longest, fails in ((6, False), (8, True)):
        rows = []
        for index in range(12):
            options = plain_options(index)
            key = "abcd"[index % 4]
            position = index % 4 if index < longest else (index + 1) % 4
            options[position] += "x"
            rows.append(item(f"item-{index}", options, key))
        bank_of(content, rows)
        found_now = [one.what for one in found(content, syllabus) if one.rule.number == 5]
        assert any("the key is the longest option in 8 of 12" in what for what in found_now) is fails


def test_keys_much_longer_than_wrong_options_fail_a_bank(content: Path, syllabus: Syllabus) -> None:
    """Mean against mean: 1.15 at most."""
    rows = []
    for index in range(8):
        options = plain_options(index)
        options[index % 4] += " quite some more words"
        rows.append(item(f"item-{index}", options, "abcd"[index % 4]))
    bank_of(content, rows)
    assert any("times as long as wrong options" in one.what for one in found(content, syllabus))


def test_keys_that_favour_a_place_fail_a_bank(content: Path, syllabus: Syllabus) -> None:
    """Twelve keys at a; three at each place are as even as can be."""
    bank_of(content, [item(f"item-{index}", plain_options(index), "a") for index in range(12)])
    assert (6, True) in numbers(content, syllabus)
    bank_of(content, [item(f"item-{index}", plain_options(index), "abcd"[index % 4]) for index in range(12)])
    assert (6, True) not in numbers(content, syllabus)


def test_absolute_words_in_wrong_options_give_them_away(content: Path, syllabus: Syllabus) -> None:
    """Five wrong options with 'always', and no key with one."""
    rows = []
    for index in range(5):
        options = plain_options(index)
        options[(index + 1) % 4] = f"always{index:02d}".replace(f"{index:02d}", "") + f" xx{index:02d}"
        rows.append(item(f"item-{index}", options, "abcd"[index % 4]))
    bank_of(content, rows)
    assert (7, False) in numbers(content, syllabus)


def test_a_key_that_has_most_in_common_gives_itself_away(content: Path, syllabus: Syllabus) -> None:
    """In every one of six items."""
    rows = []
    for index in range(6):
        options = [f"red{index} hot", f"red{index} ink", f"cold{index} hot", f"blue{index} ice"]
        rows.append(item(f"item-{index}", options, "a"))
    bank_of(content, rows)
    assert (10, False) in numbers(content, syllabus)


def test_few_questions_may_be_negative(content: Path, syllabus: Syllabus) -> None:
    """Two of four are too many, shouted or not; one is always allowed."""
    for count, fails in ((1, False), (2, True)):
        rows = [
            item(f"item-{index}", plain_options(index), "abcd"[index], "Which is **not** it?" if index < count else "")
            for index in range(4)
        ]
        bank_of(content, rows)
        assert ((4, True) in numbers(content, syllabus)) is fails


def test_the_same_question_twice_is_a_duplicate(content: Path, syllabus: Syllabus) -> None:
    """Case and marks aside; one that is only much like another warns."""
    stem = "Which sum tells how many customers left the segment during the second quarter of this year?"
    rows = [item("one", plain_options(1), "a", stem), item("two", plain_options(1), "a", stem.lower())]
    bank_of(content, rows)
    assert (14, True) in numbers(content, syllabus)
    rows[1] = item("two", plain_options(1), "a", stem.replace("second", "third"))
    bank_of(content, rows)
    assert (14, False) in numbers(content, syllabus)


def test_another_modules_bank_may_not_ask_nearly_the_same(content: Path, syllabus: Syllabus) -> None:
    """A learner would meet it twice in an examination; the warning names the other module."""
    stem = "Which sum tells how many customers left the segment during the second quarter of this year?"
    bank_of(content, [item("one", plain_options(1), "a", stem)])
    other = content / "m02-business-fundamentals" / "items"
    other.mkdir(parents=True)
    (other / "01-x.yaml").write_text(item("two", plain_options(1), "a", stem.replace("second", "third")))
    modules = [(AuthoredModule(slug=slug, pages=()), read_bank(content / slug)) for slug in (MODULE, other.parent.name)]
    _, soft = item_findings(content, modules, syllabus, {})
    assert [(one.rule.number, one.what) for one in soft if one.file.parent == other] == [
        (14, f"two: much like one in {MODULE}")
    ]


def test_ranges_may_not_overlap(content: Path, syllabus: Syllabus) -> None:
    """A value of 30 would belong to two options."""
    bank_of(content, [item("spans", ["1 to 10", "11 to 30", "30 to 50", "51 to 70"], "a")])
    assert (11, True) in numbers(content, syllabus)
    bank_of(content, [item("spans", ["1 to 10", "11 to 30", "31 to 50", "51 to 70"], "a")])
    assert (11, True) not in numbers(content, syllabus)


def test_a_test_asks_about_every_lesson_of_the_bank(content: Path, syllabus: Syllabus) -> None:
    """Four questions on lesson 1.3 and none on 1.6; two each are right."""
    line = pin(content / MODULE, ["nursery-group", "renewal-sentence", "april-logos", "may-users"])
    blueprint = [one for one in found(content, syllabus, ["test.md"]) if one.rule.number == 18]
    assert {(one.file.name, one.line) for one in blueprint} == {("test.yaml", line)}
    assert len(blueprint) == 2
    pin(content / MODULE, ["nursery-group", "{generator: gen-grr, seed: 4}", "lifetime-sum", "fair-request"])
    assert (18, True) not in {(one.rule.number, one.rule.hard) for one in found(content, syllabus, ["test.md"])}


def test_a_test_has_a_mix_of_levels_and_of_keys(content: Path, syllabus: Syllabus) -> None:
    """Five keys in a row at a; three of six questions only to remember."""
    rows = [item(f"item-{index}", plain_options(index), "a") for index in range(6)]
    rows = [row.replace("bloom: apply", "bloom: remember") if index < 3 else row for index, row in enumerate(rows)]
    bank_of(content, rows)
    pin(content / MODULE, [f"item-{index}" for index in range(6)])
    warned = {(one.rule.number, one.what) for one in found(content, syllabus, ["test.md"])}
    assert (6, "item-4: 5 keys in a row are option a") in warned
    assert (17, "m01-test: 3 of 6 questions only ask to remember") in warned


def test_options_are_as_many_in_every_question_of_a_test(content: Path, syllabus: Syllabus) -> None:
    """Three here and four there would tell which items are old."""
    bank_of(content, [item("one", plain_options(1), "a"), item("two", plain_options(2)[:3], "b")])
    pin(content / MODULE, ["one", "two"])
    assert (1, True) in {(one.rule.number, one.rule.hard) for one in found(content, syllabus, ["test.md"])}


def test_a_question_may_not_tell_the_key_of_another(content: Path, syllabus: Syllabus) -> None:
    """Three words or more, wherever they stand in the other stem."""
    options = ["the early silent users", *plain_options(1)[1:]]
    rows = [
        item("told", options, "a"),
        item("telling", plain_options(2), "b", "As the early, silent users left, what?"),
    ]
    bank_of(content, rows)
    pin(content / MODULE, ["told", "telling"])
    leaks = [one.what for one in found(content, syllabus, ["test.md"]) if one.rule.number == 19]
    assert leaks == ["telling: the stem holds the key of told"]


def test_an_outcome_is_tested_at_the_level_of_its_verb(content: Path, syllabus: Syllabus) -> None:
    """'Choose' needs an item in which something has to be chosen; the warning stands at the outcome."""
    shutil.copytree(content_folder() / MODULE / "lessons", content / MODULE / "lessons")
    file = content / MODULE / "items" / f"{CHURN}.yaml"
    file.write_text(file.read_text().replace("bloom: apply", "bloom: understand"))
    page = f"lessons/{CHURN}.md"
    (calculate, choose) = (one for one in found(content, syllabus, [page]) if one.rule.number == 17)
    assert choose.what.endswith("asks for 'apply', its items reach 'understand'")
    lines = (content / MODULE / page).read_text().splitlines()
    assert "Calculate" in lines[calculate.line - 1]
    assert "Choose" in lines[choose.line - 1]


def test_choices_in_lessons_only_warn(content: Path, syllabus: Syllabus) -> None:
    """The same rules, but an exercise may have its reasons."""
    shutil.copytree(content_folder() / MODULE / "lessons", content / MODULE / "lessons")
    file = content / MODULE / "lessons" / f"{CHURN}.yaml"
    file.write_text(file.read_text().replace('text: "GRR 96%, NRR 108%"', 'text: "None of the above"'))
    findings = [one for one in found(content, syllabus, [f"lessons/{CHURN}.md"]) if one.file == file]
    assert {one.rule.number for one in findings} == {3}
    assert not any(one.rule.hard for one in findings)


def test_the_statistics_are_those_of_the_content_guide() -> None:
    """21 of 50 and 51 of 150 are too many; textbook values of chi-square."""
    assert binomial_tail(20, 50, 0.25) > 0.01 > binomial_tail(21, 50, 0.25)
    assert binomial_tail(50, 150, 0.25) > 0.01 > binomial_tail(51, 150, 0.25)
    for statistic, freedom in ((3.841, 1), (5.991, 2), (7.815, 3), (9.488, 4), (11.070, 5)):
        assert chi_square_tail(statistic, freedom) == pytest.approx(0.05, abs=2e-5)
    assert chi_square_tail(11.345, 3) == pytest.approx(0.01, abs=1e-5)
    assert chi_square_uniform([5, 5, 5, 5]) == 1
    assert chi_square_uniform([0, 0]) == chi_square_uniform([7]) == 1
    assert binomial_tail(0, 9, 0.25) == pytest.approx(1)


def test_every_rule_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    """docs/item-rules.md is what the code says, all rules that a script can check are there, none twice."""
    assert (content_folder().parents[1] / "docs" / "item-rules.md").read_text() == document()
    assert {rule.number for rule in ALL} == set(range(1, 35)) - {21}
    assert len(set(ALL)) == len(ALL)
    assert set(PRACTICE) <= {rule.number for rule in ALL}
    assert main(["table"]) == 0
    assert capsys.readouterr().out == document()
