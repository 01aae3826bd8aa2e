"""A workbook taken in: its cells as plain inputs of one tool, with everything told that was not understood."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import uuid4

from csm_course.office.answers import WrongCell, answer
from csm_course.office.blocks import Found, Names, find, names
from csm_course.office.columns import match_heads
from csm_course.office.copies import blocks_of
from csm_course.office.extras import MOST_COLUMNS, Extras, ForeignColumn, row_key
from csm_course.office.grids import Cell, read_book
from csm_course.office.guard import guarded
from csm_course.office.marks import SCHEMA
from csm_course.office.questions import Question, blank, columns, questions
from csm_course.office.refusals import NotTakenIn
from csm_course.office.rows import TakenRow, Taking, take_rows
from csm_course.office.settling import Draft, settle
from csm_course.tools import load

MOST_FAULTS = 200
_LAST = 10**9


class Taken(NamedTuple):
    """`inputs` are plain data for `Inputs.model_validate`; what the file did not hold is not among them.

    `unknown` tells what was kept (or left out) though no question asks for it, `faults` which cells were left out, by
    sheet and address, with what is expected there. `extras` go into the next export.
    """

    inputs: dict[str, Any]
    extras: dict[str, Any]
    unknown: tuple[str, ...]
    faults: tuple[str, ...]


def take(slug: str, content: bytes, name: str) -> Taken:
    """The inputs of this tool in a workbook of ours. Raises `NotTakenIn` with the reason and what to do."""
    model = load(slug).Inputs
    book = read_book(guarded(content, name))
    remembered, found = names(book), find(book)
    _check(slug, remembered)
    draft = Draft(model, {}, {}, {}, [])
    _facts(slug, questions(model), found, draft)
    _unseen(slug, questions(model), remembered, draft)
    foreign = tuple(_lists(slug, questions(model), remembered, found, draft))
    draft.faults.extend(_missing(slug, remembered, found))
    unknown = [f"{one.header!r} ({_where(one, slug, remembered)})" for one in foreign]
    unknown += [
        f"The sheet {sheet!r} is none of ours, or a copy of one of ours, and was left out." for sheet in found.strange
    ]
    settle(draft)
    faults = tuple(draft.faults[:MOST_FAULTS])
    return Taken(draft.inputs, Extras(columns=foreign).model_dump(mode="json"), tuple(unknown), faults)


def _check(slug: str, remembered: Names) -> None:
    if remembered.schema is None or not remembered.tools:
        raise NotTakenIn(
            "This workbook has lost what says which cell is what. "
            "Download it again from the tool and copy your entries over."
        )
    if remembered.schema > SCHEMA:
        raise NotTakenIn("This workbook was made by a newer version of the course. Update the course, then take it in.")
    if slug not in remembered.tools:
        others = ", ".join(name.replace("_", " ") for name in remembered.tools[:3])
        raise NotTakenIn(
            f"This workbook belongs to another tool ({others}). Open that tool and take the file in there."
        )


def _where(one: ForeignColumn, slug: str, remembered: Names) -> str:
    sheet = remembered.lists.get((slug, one.field, one.part), one.field)
    return f"column on the sheet {sheet!r}; not asked for, kept for the next download"


def _facts(slug: str, asked: tuple[Question, ...], found: Found, draft: Draft) -> None:
    by_name = {question.name: question for question in asked if question.row is None}
    for fact in found.facts:
        question = by_name.get(fact.field)
        if fact.slug != slug or question is None or fact.field in draft.cells:
            continue
        draft.cells[fact.field] = (question, fact.place, fact.cell)
        if fact.cell is None or (fact.cell.empty and question.kind not in ("text", "long")):
            value = blank(question)
            if value is ...:
                draft.faults.append(f"{fact.place}: {question.field.label} is empty; the usual value stays.")
                continue
        else:
            try:
                value = answer(question, fact.cell)
            except WrongCell as wrong:
                draft.faults.append(f"{fact.place}: {wrong}")
                continue
        draft.inputs[fact.field] = value


def _unseen(slug: str, asked: tuple[Question, ...], remembered: Names, draft: Draft) -> None:
    for question in asked:
        text = remembered.unseen.get((slug, question.name))
        if text is None or question.kind != "hidden" or question.row is not None:
            continue
        try:
            draft.inputs[question.name] = answer(question, Cell(text, ""))
        except WrongCell:
            draft.faults.append(
                f"The hidden part {question.field.label!r} of this workbook is damaged and was left out."
            )


def _lists(
    slug: str, asked: tuple[Question, ...], remembered: Names, found: Found, draft: Draft
) -> Iterator[ForeignColumn]:
    for question in asked:
        blocks = blocks_of(slug, question, remembered, found)
        if question.row is None or not blocks:
            continue
        rows: list[tuple[TakenRow, str]] = []
        taking = Taking(columns(question), question.field.sheets, draft.faults, set())
        for block in blocks:
            heads = match_heads(block.found, remembered.columns.get(block.written, []), taking.asked)
            draft.faults.extend(
                f"{block.found.sheet}: the column {label!r} is missing and was left out." for label in heads.missing
            )
            taken = take_rows(block.found, heads, taking)
            rows += [(row._replace(place=_LAST) if block.copied else row, block.found.part) for row in taken]
        rows.sort(key=lambda one: -1 if one[0].place is None else one[0].place)
        yield from _foreign(question, rows)
        draft.inputs[question.name] = [row.data for row, _ in rows]
        draft.rows[question.name] = [row.cells for row, _ in rows]


def _foreign(question: Question, rows: list[tuple[TakenRow, str]]) -> Iterator[ForeignColumn]:
    """Foreign columns with their cells by row; a new row gets its id here if it must be found again."""
    kept: dict[tuple[str, str, str], dict[str, str | float | int | bool]] = {}
    for place, (row, part) in enumerate(rows):
        if row.foreign and row.data.get("id") == "":
            row.data["id"] = uuid4().hex[:12]
        for (header, after), value in row.foreign.items():
            kept.setdefault((part, header, after), {})[row_key(row.data.get("id", ""), place)] = value
    for (part, header, after), cells in list(kept.items())[:MOST_COLUMNS]:
        yield ForeignColumn(field=question.name, part=part, header=header, after=after, cells=cells)


def _missing(slug: str, remembered: Names, found: Found) -> Iterator[str]:
    there = {(block.slug, block.field, block.part) for block in found.lists}
    lost = dict.fromkeys(sheet for key, sheet in remembered.lists.items() if key[0] == slug and key not in there)
    facts = {(fact.slug, fact.field) for fact in found.facts}
    lost |= dict.fromkeys(sheet for key, sheet in remembered.facts.items() if key[0] == slug and key not in facts)
    for sheet in lost:
        yield f"{sheet}: this sheet, or a part of it, is missing; what stood there was left out."
