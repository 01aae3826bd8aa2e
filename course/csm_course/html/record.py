"""The record: what was answered, as plain HTML that needs no script - for feedback pages and printing.

Everything a learner typed is escaped here, once, before any page shows it.
"""

from collections.abc import Callable
from html import escape

from csm_course.exercises import Answer, AnyQuestion
from csm_course.exercises.allocate import AllocateAnswer, AllocateQuestion, worded
from csm_course.exercises.base import Choice
from csm_course.exercises.fill import FillAnswer, FillQuestion
from csm_course.exercises.match import MatchAnswer, MatchQuestion
from csm_course.exercises.multiple import MultipleAnswer, MultipleQuestion
from csm_course.exercises.numeric import NumericAnswer, NumericQuestion
from csm_course.exercises.order import OrderAnswer, OrderQuestion
from csm_course.exercises.quiz import QuizAnswer, QuizQuestion
from csm_course.exercises.scenario import ScenarioAnswer, ScenarioQuestion
from csm_course.exercises.single import SingleAnswer, SingleQuestion
from csm_course.exercises.sitting import SittingAnswer, SittingQuestion
from csm_course.exercises.spot import SpotAnswer, SpotQuestion
from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.exercises.written import WrittenAnswer, WrittenQuestion
from csm_course.html.gaps import chosen, with_gaps
from csm_course.html.markdown import written_html
from csm_course.html.markup import Html
from csm_course.html.report import note_list
from csm_course.html.scenario import scenario_record
from csm_course.html.tool import tool_record
from csm_course.html.tool_value import with_unit
from csm_course.report import Note
from csm_course.workings import Workings

RECEIPT = "The receipt of a sitting; it ends in “{ending}”."
"""What it says is told with the points, once its signature has been verified."""
UNKNOWN = "(something that is not among the choices)"


def record_html(
    question: AnyQuestion, answer: Answer | None, trouble: str = "", workings: Workings | None = None
) -> str:
    """The answer in words; says so where there is none. `trouble`: why a saved answer could not be read.

    `workings`: what was worked out of the same submission already.
    """
    if trouble:
        body: str = note_list((Note(kind="caution", text=trouble),))
    elif answer is None or answer.is_blank():
        body = '<p class="csm-record__none">No answer was given.</p>'
    else:
        body = answer_html(question, answer, workings)
    return f'<div class="csm-record"><h4>Your answer</h4>{body}</div>'


def answer_html(question: AnyQuestion, answer: Answer, workings: Workings | None = None) -> str:
    """An answer that is not blank, as safe markup."""
    match question, answer:
        case ScenarioQuestion(), ScenarioAnswer():
            return scenario_record(question, answer, workings or Workings())
        case ToolQuestion(), ToolAnswer():
            return tool_record(question, answer, workings or Workings())
    return _as_given(question, answer)


def _as_given(question: AnyQuestion, answer: Answer) -> str:  # noqa: C901 - one case for each kind
    """Of the kinds for which nothing is worked out: what was chosen, placed or typed."""
    match question, answer:
        case SingleQuestion(), SingleAnswer():
            return _paragraph(_text(question.options, answer.choice))
        case MultipleQuestion(), MultipleAnswer():
            return _list("ul", [_text(question.options, choice) for choice in answer.choices])
        case OrderQuestion(), OrderAnswer():
            return _list("ol", [_text(question.items, item) for item in answer.order])
        case MatchQuestion(), MatchAnswer():
            return _table(("Item", "Placed under"), _placed(question, answer))
        case NumericQuestion(), NumericAnswer():
            return _paragraph(with_unit(answer.text.strip(), question.unit))
        case WrittenQuestion(), WrittenAnswer():
            return f'<div class="csm-record__text" dir="auto">{written_html(answer.text)}</div>'
        case QuizQuestion(), QuizAnswer():
            return _table(("Question", "Your choice"), _choices(question, answer))
        case SpotQuestion(), SpotAnswer():
            return _paragraph("Marked as wrong:") + _list("ul", [_text(question.parts, part) for part in answer.marked])
        case FillQuestion(), FillAnswer():
            return f'<div class="csm-record__document">{with_gaps(question.text, _filled(question, answer))}</div>'
        case AllocateQuestion(), AllocateAnswer():
            return _table(("Item", "Amount"), _amounts(question, answer))
        case SittingQuestion(), SittingAnswer():
            return _paragraph(RECEIPT.format(ending=answer.receipt.strip()[-16:]))
    return _paragraph(UNKNOWN)


def _placed(question: MatchQuestion, answer: MatchAnswer) -> list[tuple[str, str]]:
    """Each item with where it was placed."""
    given = [(item.text, answer.placed.get(item.id)) for item in question.items]
    return [(text, "(not placed)" if one is None else _text(question.places, one)) for text, one in given]


def _choices(question: QuizQuestion, answer: QuizAnswer) -> list[tuple[str, str]]:
    """Each item with the option that was chosen."""
    return [
        (f"{number}. {item.stem}", _chosen(item.options, answer.choices.get(item.id)))
        for number, item in enumerate(question.items, start=1)
    ]


def _filled(question: FillQuestion, answer: FillAnswer) -> Callable[[str], Html]:
    """What stands in a gap of the built text."""
    options = {gap.id: gap.options for gap in question.gaps}
    return lambda gap: chosen(_chosen(options[gap], answer.chosen.get(gap)))


def _amounts(question: AllocateQuestion, answer: AllocateAnswer) -> list[tuple[str, str]]:
    """Each item with its amount, and the sum."""
    given = [(item.text, answer.amounts.get(item.id)) for item in question.items]
    rows = [(text, "(not given)" if one is None else worded(one, question.unit)) for text, one in given]
    total = sum(one or 0 for _, one in given)
    return [*rows, ("Together", f"{worded(total, question.unit)} of {worded(question.total, question.unit)}")]


def _text(choices: tuple[Choice, ...], wanted: str | None) -> str:
    return next((choice.text for choice in choices if choice.id == wanted), UNKNOWN)


def _chosen(choices: tuple[Choice, ...], wanted: str | None) -> str:
    return "(not answered)" if wanted is None else _text(choices, wanted)


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{escape(text)}</p>'


def _list(tag: str, texts: list[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def _table(columns: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th><td dir="auto">{escape(second)}</td></tr>' for first, second in rows
    )
    return f'<table class="csm-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
