"""Questionnaires: standing questions in parts, each with its answer and how sure of it we are. The gaps are the point.

Four tools are questionnaires: what we know of a customer, and what onboarding and adoption need. They differ in their
questions only; counting what is known, assumed and open is the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from csm_course.model import Model
from csm_course.report import Figure, Note, Table
from csm_course.tools.fields import Line, Passage, RowId
from csm_course.tools.form import ask
from csm_course.tools.wording import count, percent

Certainty = Literal["open", "assumed", "validated", "not_needed"]
CERTAINTIES: dict[str, str] = {
    "open": "Not known",
    "assumed": "Assumed, not validated",
    "validated": "Validated",
    "not_needed": "Not needed",
}


class Question(Model):
    """One question. A tool with fixed parts narrows `part` to a choice, so that the parts become its sheets.

    An answer counts as known with words and the mark "validated"; with words alone it is an assumption.
    """

    id: RowId = ask("Row", "hidden", default="")
    part: Line = ask("Part", "text", default="")
    question: Line = ask("Question", "text", default="")
    answer: Passage = ask("Answer", "long", default="")
    certainty: Certainty = ask("How sure?", "choice", default="open", choices=CERTAINTIES)
    source: Line = ask("Source, or whom to ask", "text", default="", suggest="stakeholders")


Row = TypeVar("Row", bound=Question)


class Known(Model):
    """How much of one part is known; `asked` counts the questions that are needed."""

    part: str
    asked: int
    validated: int
    assumed: int
    open: int


class Gap(Model):
    """A question without a validated answer."""

    part: str
    question: str
    answer: str
    source: str


class Knowledge(Model):
    """What is known, part by part, and the gaps: open questions first, then assumptions, in the order of the parts."""

    parts: tuple[Known, ...]
    gaps: tuple[Gap, ...]
    asked: int
    validated: int
    assumed: int
    open: int


def standing_questions(parts: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], ...]:
    """The rows a tool brings, as plain data: ids `<part>-01` that stay, so that answers find their question again."""
    return tuple(
        {"id": f"{part}-{place:02}", "part": part, "question": question}
        for part, questions in parts.items()
        for place, question in enumerate(questions, 1)
    )


def answered(rows: Sequence[Row], answers: Mapping[str, tuple[str, str, str]]) -> tuple[Row, ...]:
    """The rows with these answers: answer, certainty and source by the row's id. Raises `KeyError` for unknown ids."""
    known_ids = {row.id for row in rows}
    if unknown := answers.keys() - known_ids:
        raise KeyError(f"no question has the id {', '.join(sorted(unknown))}")
    return tuple(_with_answer(row, answers[row.id]) if row.id in answers else row for row in rows)


def knowledge(rows: Sequence[Question], parts: Mapping[str, str]) -> Knowledge:
    """What the answers add up to; `parts` gives each part's value and its label, in their order."""
    needed = [row for row in rows if row.question and row.certainty != "not_needed"]
    counts = tuple(_known(label, [row for row in needed if row.part == part]) for part, label in parts.items())
    return Knowledge(
        parts=counts,
        gaps=_gaps(needed, parts),
        asked=sum(one.asked for one in counts),
        validated=sum(one.validated for one in counts),
        assumed=sum(one.assumed for one in counts),
        open=sum(one.open for one in counts),
    )


def is_validated(row: Question) -> bool:
    """True with an answer somebody has confirmed; a mark without words confirms nothing."""
    return row.certainty == "validated" and bool(row.answer)


def knowledge_figures(result: Knowledge) -> tuple[Figure, ...]:
    """How much is validated, assumed and open, over all parts."""
    return (
        Figure(label="Validated", value=_of(result.validated, result), note=_share(result.validated, result.asked)),
        Figure(label="Assumed, not validated", value=_of(result.assumed, result)),
        Figure(label="Not known", value=_of(result.open, result)),
    )


def knowledge_notes(result: Knowledge, field: str) -> Iterator[Note]:
    """What to do next: the weakest part first, and a warning about plans that rest on assumptions."""
    weakest = max(result.parts, key=lambda one: one.open + one.assumed)
    missing = weakest.open + weakest.assumed
    if not missing:
        yield Note(
            kind="info", text="Every answer is validated. Check them again when something changes at the customer."
        )
        return
    text = f"Begin with “{weakest.part}”: most is missing there ({count(missing, 'question')})."
    yield Note(kind="info", text=text, field=field)
    if result.assumed > result.validated:
        text = "More answers are assumed than validated. Ask the customer before a plan rests on them."
        yield Note(kind="caution", text=text, field=field)


def knowledge_tables(result: Knowledge) -> tuple[Table, ...]:
    """The list to take to the next call, and how much of each part is known."""
    gaps = tuple((gap.question, gap.part, gap.answer or "–", gap.source or "–") for gap in result.gaps)
    columns = ("Question", "Part", "What we assume", "Source, or whom to ask")
    counts = tuple((one.part, *map(str, (one.asked, one.validated, one.assumed, one.open))) for one in result.parts)
    known = Table(
        caption="What is known", columns=("Part", "Questions", "Validated", "Assumed", "Not known"), rows=counts
    )
    return (Table(caption="Gaps: ask or validate", columns=columns, rows=gaps), known) if gaps else (known,)


def _with_answer(row: Row, given: tuple[str, str, str]) -> Row:
    answer, certainty, source = given
    return type(row).model_validate(row.model_dump() | {"answer": answer, "certainty": certainty, "source": source})


def _gaps(needed: Sequence[Question], parts: Mapping[str, str]) -> tuple[Gap, ...]:
    order = list(parts)
    missing = [row for row in needed if not is_validated(row)]
    missing.sort(key=lambda row: (order.index(row.part), bool(row.answer)))
    return tuple(
        Gap(part=parts[row.part], question=row.question, answer=row.answer, source=row.source) for row in missing
    )


def _known(part: str, rows: Sequence[Question]) -> Known:
    validated = sum(is_validated(row) for row in rows)
    answered = sum(bool(row.answer) for row in rows)
    return Known(
        part=part, asked=len(rows), validated=validated, assumed=answered - validated, open=len(rows) - answered
    )


def _of(some: int, result: Knowledge) -> str:
    return f"{some} of {result.asked}"


def _share(some: int, all_: int) -> str:
    return percent(some / all_, 0) if all_ else ""
