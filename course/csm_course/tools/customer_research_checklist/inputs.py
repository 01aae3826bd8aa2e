"""What the research asks: the facts every tool needs, and questions on five sheets."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.tools.fields import Amount, Day, Line, Passage
from csm_course.tools.form import ask
from csm_course.tools.questionnaire import Question, standing_questions

Part = Literal["customer", "solution", "initiative", "stakeholders", "progress"]
PARTS: dict[str, str] = {
    "customer": "Customer",
    "solution": "Solution",
    "initiative": "Initiative",
    "stakeholders": "Stakeholders",
    "progress": "Progress",
}
QUESTIONS: dict[str, tuple[str, ...]] = {
    "customer": (
        "What does the customer do, and for whom?",
        "How does it make its money, and how is it doing?",
        "What are its goals for the next one to three years?",
        "How is it organised, and where does our solution belong?",
        "Who are its competitors, and what drives its market?",
        "Which words does it use for its own work?",
        "What is it like to work with: pace, language, formality?",
    ),
    "solution": (
        "What exactly was sold: which edition, and how much of it?",
        "What was promised beyond the contract?",
        "What does it replace, and what has to work with it?",
        "Which parts matter most for the outcomes wanted?",
        "What do other customers like this one find hard?",
        "Which terms of the contract bind us: dates, notice, service levels?",
    ),
    "initiative": (
        "Which initiative is the solution bought for?",
        "Which outcomes are expected, by whom and by when?",
        "How will the customer see that it has worked?",
        "What did it try before, and how did that end?",
        "What else is under way that competes for time or money?",
        "What happens if the initiative fails?",
    ),
    "stakeholders": (
        "Who decided to buy, and why?",
        "Who will decide on the renewal?",
        "Who speaks for the users?",
        "Who loses something through the change?",
        "Who knows whom on our side?",
    ),
    "progress": (
        "What has been done since the contract was signed?",
        "What is overdue, and why?",
        "Which problems were reported, and are they solved?",
        "How much is the solution used today?",
        "What does the customer say about us so far?",
    ),
}


class Row(Question):
    """One question on one of the sheets."""

    part: Part = ask("Sheet", "choice", default="customer", choices=PARTS)


STANDING = tuple(Row.model_validate(row) for row in standing_questions(QUESTIONS))


_FACTS, _PEOPLE, _SHEETS = "The engagement", "Stakeholders", "Research"


class Inputs(Model):
    """Facts that all tools share, the people known so far, and the questions with their answers."""

    customer: Line = ask("Customer", "text", default="", shares="customer", group=_FACTS)
    industry: Line = ask("Industry and locations", "text", default="", shares="industry", group=_FACTS)
    product: Line = ask("Product or service", "text", default="", shares="product", group=_FACTS)
    initiative: Line = ask("Initiative", "text", default="", shares="initiative", group=_FACTS)
    purpose: Passage = ask("What the customer wants to reach", "long", default="", shares="purpose", group=_FACTS)
    sponsor: Line = ask("Sponsor", "text", default="", shares="sponsor", suggest="stakeholders", group=_FACTS)
    contract_start: Day = ask("Contract begins", "date", default=None, shares="contract_start", group=_FACTS)
    contract_end: Day = ask("Contract ends", "date", default=None, shares="contract_end", group=_FACTS)
    notice_until: Day = ask(
        "Last day of notice",
        "date",
        default=None,
        shares="notice_until",
        group=_FACTS,
        help="After this day the contract goes on. It is the date that counts, not the end of the contract.",
    )
    annual_value: Amount = ask(
        "Paid per year", "number", default=None, unit="EUR", low=0, shares="annual_value", group=_FACTS
    )
    stakeholders: tuple[Stakeholder, ...] = ask(
        "People known so far",
        "rows",
        default=(),
        shares="stakeholders",
        shown=("name", "role", "department", "side", "wants", "concerns"),
        group=_PEOPLE,
        help="Facts about their work only. They appear in every tool that deals with people.",
    )
    answers: tuple[Row, ...] = ask(
        "What we know",
        "rows",
        default=STANDING,
        shown=("question", "answer", "certainty", "source"),
        sheets="part",
        standing=True,
        group=_SHEETS,
        help="Validated means that somebody who knows has confirmed it. Everything else is an assumption.",
    )
