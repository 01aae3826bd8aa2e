"""Blank templates: what a person needs to fill in a file by hand or in a program, without the course at hand."""

from collections.abc import Iterator

from csm_course.documents import (
    Column,
    Deck,
    Facts,
    Heading,
    Letter,
    Listing,
    Paragraph,
    Part,
    Sheet,
    Slide,
    TablePart,
)
from csm_course.office.planning import Planned, Worked
from csm_course.office.questions import Question, columns, questions, rows_of
from csm_course.report import Table
from csm_course.tools.about import About

GUIDE = "How to use"
_LINE = "_" * 78
_LETTER_ROWS, _SLIDE_ROWS, _SLIDE_COLUMNS = 5, 8, 7


def guide(about: About, plans: list[Planned], abouts: list[About]) -> Sheet:
    """The first sheet of a blank workbook: what it is for, how it is filled in, and what is on which sheet."""
    columns_ = tuple(Column(name=name, label=label) for name, label in (("s", "Sheet"), ("w", "What to do there")))
    rows = tuple(
        (sheet.title if len(plans) == 1 else f"{one.title}: {sheet.title}", _there(sheet))
        for plan, one in zip(plans, abouts, strict=True)
        for sheet in plan.sheets
    )
    return Sheet(
        title=GUIDE,
        intro="A blank template. It can be filled in on a screen, or printed and filled in by hand.",
        remarks=(*_why(about, abouts), *_STEPS),
        listings=(Listing(name="guide", title="The sheets", columns=columns_, rows=rows, ids=("",) * len(rows)),),
        grid=True,
    )


def _there(sheet: Sheet) -> str:
    lists = ", ".join(listing.title[0].lower() + listing.title[1:] for listing in sheet.listings if listing.title)
    return sheet.intro or (f"Write down the {lists}, one in each row." if lists else "Fill in the framed cells.")


_STEPS = (
    "First, fill in what you know. Leave empty what nobody knows yet: a gap that is seen gets closed.",
    "Where a small arrow appears beside a cell, choose from its list. A click on a cell shows what it asks for.",
    "Add rows below the last one. You may sort, filter, and add columns of your own.",
    "At the end, open the tool in the toolbox and take this file in: it works out the rest and says what to look at.",
)


def _why(about: About, abouts: list[About]) -> Iterator[str]:
    if len(abouts) == 1:
        yield f"What it is for: {about.purpose}"
        yield f"When to use it: {about.when}"
    else:
        yield from (f"{one.title}: {one.purpose}" for one in abouts)


def blank_deck(work: Worked, own: Deck) -> Deck:
    """Slides to write on: instructions, the tool's own slides that show something, a table for each of its lists."""
    about = work.tool.ABOUT
    how = Slide(
        title="How to use these slides",
        bullets=(
            f"What it is for: {about.purpose}",
            f"When to use it: {about.when}",
            "Fill in the tables, or enter the same in the tool and download the slides complete.",
            "Take out this slide before you show the others.",
        ),
    )
    kept = tuple(slide for slide in own.slides if slide.drawing or slide.plot or slide.chart)
    tables = tuple(_slide(work, question) for question in questions(work.tool.Inputs) if question.row is not None)
    return own.model_copy(update={"slides": (how, *kept, *tables), "subtitle": own.subtitle or about.purpose})


def _slide(work: Worked, question: Question) -> Slide:
    asked = _asked(question)[:_SLIDE_COLUMNS]
    standing = _standing(work, question, asked, _SLIDE_ROWS)
    return Slide(
        title=question.field.label,
        text=question.field.help,
        table=Table(caption=question.field.label, columns=_heads(asked), rows=standing),
        notes=question.field.help,
    )


def _asked(question: Question) -> list[Question]:
    return [column for column in columns(question) if column.kind != "hidden"]


def _heads(asked: list[Question]) -> tuple[str, ...]:
    return tuple(column.field.label for column in asked)


def _standing(work: Worked, question: Question, asked: list[Question], count: int) -> tuple[tuple[str, ...], ...]:
    """Rows the form brings with their first words, then empty ones."""
    names = [str(row.get(asked[0].name) or "") for row in rows_of(work.values, question.name)]
    names += [""] * max(0, count - len(names))
    return tuple((name, *("",) * (len(asked) - 1)) for name in names)


def blank_letter(work: Worked, own: Letter) -> Letter:
    """A letter to write on: every question of the form with room for its answer, the signatures as they are."""
    return own.model_copy(update={"parts": tuple(_parts(work)), "subtitle": work.tool.ABOUT.purpose})


def _parts(work: Worked) -> Iterator[Part]:
    pairs: list[tuple[str, str]] = []
    signed = ("signs", "role")
    for question in questions(work.tool.Inputs):
        label = question.field.label
        if question.row is not None or question.kind == "long":
            if pairs:
                yield Facts(pairs=tuple(pairs))
                pairs = []
            yield Heading(text=label, level=2)
            yield from _room(work, question)
        elif question.kind != "hidden" and not label.lower().startswith(signed):
            pairs.append((label, "_" * 40))
    if pairs:
        yield Facts(pairs=tuple(pairs))


def _room(work: Worked, question: Question) -> Iterator[Part]:
    if question.field.help:
        yield Paragraph(text=question.field.help, quiet=True)
    if question.row is None:
        yield from (Paragraph(text=_LINE, quiet=True) for _ in range(2))
        return
    asked = _asked(question)
    yield TablePart(table=Table(caption="", columns=_heads(asked), rows=_standing(work, question, asked, _LETTER_ROWS)))
