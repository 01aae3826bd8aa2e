"""A report as tables for a spreadsheet, and as text to read in a terminal or to keep."""

import csv
import io
from typing import NamedTuple

from csm_autograder.assessment.statistics.advice import advice, percent
from csm_autograder.assessment.statistics.report import Report
from csm_autograder.assessment.statistics.sources import SHORT, ItemTexts, Texts
from csm_autograder.cohort.csv_file import guarded
from csm_course.wording import counted

Cell = str | float | None
TOO_FEW = "too few to tell"
WORDS = "First words"
"""Ids stand in a column of their own, and in the next how the question begins."""
NARROW = 32
"""Characters of these words in a terminal, beside all the figures."""


class Sheet(NamedTuple):
    """One table."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def sheets(report: Report, texts: Texts) -> list[Sheet]:
    """Every figure of the report; of questions that too few answered only how many did."""
    return [_attention(report, texts), _items(report, texts), _choices(report, texts), _forms(report),
            _variants(report, texts), _fairness(report, texts), _rasch(report, texts), _whole(report)]  # fmt: skip


def workbook(report: Report, texts: Texts) -> bytes:
    """The tables as .xlsx, questions and choices in the words of `texts`; empty tables are left out."""
    from csm_course.office import plain_tables
    from csm_course.office.tables import PlainSheet

    found = [PlainSheet(one.title, one.head, one.rows, fixed=1) for one in sheets(report, texts) if one.rows]
    return plain_tables(f"Statistics of {report.assessment}", found)


def items_csv(report: Report, texts: Texts) -> bytes:
    """The questions as CSV."""
    sheet = _items(report, texts)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (sheet.head, *sheet.rows):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def text_of(report: Report, texts: Texts) -> str:
    """What needs attention in words, then the questions as a table, in Markdown. Questions go by id and first words."""
    lines = [f"# Statistics of {report.assessment}", "", _summary(report), "", "## What needs attention", ""]
    for one in advice(report):
        where = f"`{one.item}`{_in_brackets(_begins(one.item, texts))}: " if one.item else ""
        lines.append(f"- **{one.title}.** {where}{one.sentence}" + (f" *{one.todo}*" if one.todo else ""))
    sheet = _without_empty_words(_items(report, texts, NARROW))
    lines += ["", "## Questions", "", f"| {' | '.join(sheet.head)} |", "|" + "---|" * len(sheet.head)]
    lines += [f"| {' | '.join(map(_shown, row))} |" for row in sheet.rows]
    return "\n".join(lines) + "\n"


def _begins(item: str, texts: Texts, most: int = SHORT) -> str:
    """Its first words; none for the assessment as a whole, and where the bank does not know it."""
    known = texts(item) if item else None
    return known.begins(most) if known else ""


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""


def _without_empty_words(sheet: Sheet) -> Sheet:
    """Where no bank is at hand, a column less to read."""
    if any(row[1] for row in sheet.rows):
        return sheet
    return Sheet(sheet.title, (sheet.head[0], *sheet.head[2:]), [(row[0], *row[2:]) for row in sheet.rows])


def _summary(report: Report) -> str:
    passed = f", {percent(report.passed)} passed" if report.passed is not None and report.enough else ""
    return (
        f"{counted(report.sittings, 'sitting')} of {counted(report.learners, 'learner')}, "
        f"{counted(report.questions, 'question')} each{passed}."
    )


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    return cell.replace("|", "\\|") if isinstance(cell, str) else f"{cell:.2f}".removesuffix(".00")


def _attention(report: Report, texts: Texts) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (one.weight, one.item, _begins(one.item, texts), one.title, one.sentence, one.todo) for one in advice(report)
    ]
    return Sheet("What needs attention", ("Weight", "Question", WORDS, "What", "Why", "What to do"), rows)


def _items(report: Report, texts: Texts, most: int = SHORT) -> Sheet:
    head = ("Question", WORDS, "Kind", "Answers", "Shown to", "Right on average", "Upper-lower 27 %",
            "Correlation with rest", "Discriminative efficiency", "No answer", "Median seconds",
            "90th percentile seconds")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in report.items:
        start = (one.id, _begins(one.id, texts, most), one.kind, one.answers, one.exposure)
        if not one.enough:
            rows.append((*start, TOO_FEW, *(None,) * 6))
            continue
        figures = (one.facility, one.discrimination, one.point_biserial, one.efficiency, one.omitted)
        rows.append((*start, *figures, one.seconds, one.slow))
    return Sheet("Questions", head, rows)


def _choices(report: Report, texts: Texts) -> Sheet:
    """Options by their letter and their words; pairs and orders by words alone: a machine made their ids."""
    head = ("Question", WORDS, "Choice", "In words", "Key", "Chosen by", "Share", "Mean score elsewhere",
            "Weakest third", "Middle third", "Best third")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for item in (one for one in report.items if one.enough):
        begins, known = _begins(item.id, texts), texts(item.id)
        rows += [
            (item.id, begins, *_named(one.name, known), "key" if one.is_key else "", one.count, one.share, one.rest,
             *one.thirds)
            for one in item.choices
        ]  # fmt: skip
    return Sheet("Choices", head, rows)


def _named(chosen: str, known: ItemTexts | None) -> tuple[str, str]:
    """The name of what was chosen, and its words."""
    said = known.said(chosen) if known else ""
    return ("" if known and said and chosen not in known.options else chosen), said


def _forms(report: Report) -> Sheet:
    head = ("Form", "Sittings", "Questions", "Mean share", "Spread", "Passed", "Reliability", "Beside the others", "p")
    rows: list[tuple[Cell, ...]] = [
        (one.id, one.sittings, one.items, one.mean, one.spread, one.passed,
         one.reliability.value if one.reliability else None, one.difference, one.p)
        for one in report.forms
    ]  # fmt: skip
    return Sheet("Forms", head, rows)


def _variants(report: Report, texts: Texts) -> Sheet:
    head = ("Variant", WORDS, "Generator", "Seed", "Answers", "Right on average", "ETS delta", "Error of delta", "p")
    rows: list[tuple[Cell, ...]] = []
    for one in report.variants:
        seen = one.compared
        figures = (one.facility, seen.delta, seen.error, seen.p) if seen else (TOO_FEW, None, None, None)
        rows.append((one.id, _begins(one.id, texts), one.generator, one.seed, one.answers, *figures))
    return Sheet("Variants", head, rows)


def _fairness(report: Report, texts: Texts) -> Sheet:
    head = (
        "Question",
        WORDS,
        "Group",
        "Beside",
        "Odds ratio",
        "ETS delta",
        "Error of delta",
        "Chi-square",
        "p",
        "Class",
        "Gap",
    )
    rows: list[tuple[Cell, ...]] = [
        (one.item, _begins(one.item, texts), one.focal, one.reference, seen.odds, seen.delta, seen.error,
         seen.chi_square, seen.p, seen.ets, seen.gap)
        for one in report.fairness for seen in (one.compared,)
    ]  # fmt: skip
    return Sheet("Fairness", head, rows)


def _rasch(report: Report, texts: Texts) -> Sheet:
    head = ("Question", WORDS, "Difficulty in logits", "Error", "Infit", "Outfit")
    rows: list[tuple[Cell, ...]] = [
        (one.id, _begins(one.id, texts), one.difficulty, one.error, one.infit, one.outfit)
        for one in (report.rasch.items if report.rasch else ())
    ]
    return Sheet("Rasch model", head, rows)


def _whole(report: Report) -> Sheet:
    rows: list[tuple[Cell, ...]] = [("Sittings", report.sittings), ("Learners", report.learners),
                                    ("Questions in a sitting", report.questions)]  # fmt: skip
    if report.reliability and report.enough:
        found = report.reliability
        rows += [(found.coefficient, found.value), ("from", found.low), ("to", found.high), ("Mean score", found.mean),
                 ("Standard deviation (population)", found.spread),
                 ("Standard error of measurement", found.error)]  # fmt: skip
    if report.consistency and report.enough:
        sure = report.consistency
        rows += [("Same decision twice (Livingston and Lewis)", sure.agreement), ("kappa", sure.kappa),
                 ("Right decision", sure.accuracy), ("Wrongly passed", sure.wrongly_passed),
                 ("Wrongly failed", sure.wrongly_failed), ("Check (Peng and Subkoviak)", sure.check)]  # fmt: skip
    if report.deciding:
        rows += [(f"Passes with {one.share:.0%} of such questions right", one.once) for one in report.deciding.chances]
    return Sheet("The whole", ("What", "Value"), rows)
