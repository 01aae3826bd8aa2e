"""What onboarding asks: the same for every customer, and more where it is customized."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.form import ask
from csm_course.tools.questionnaire import Question, standing_questions

Part = Literal["generic", "customized"]
PARTS: dict[str, str] = {
    "generic": "Generic onboarding",
    "customized": "Customized onboarding",
}
QUESTIONS: dict[str, tuple[str, ...]] = {
    "generic": (
        "Who leads the onboarding on the customer's side?",
        "How many people in which places will use the product?",
        "Which roles will they have in it, and which rights?",
        "By which date must the first people be able to work?",
        "How do people sign in, and who sets up accounts?",
        "Which standard training fits, in which language and form?",
        "Which data has to be there on the first day?",
        "Whom do users ask, and at what hours?",
    ),
    "customized": (
        "Which processes work differently here than elsewhere?",
        "Which settings, fields or documents must be changed?",
        "Which systems must exchange data with ours, in which direction?",
        "Which data must be moved, how clean is it, and who checks it?",
        "Which rules on security, privacy or quality apply?",
        "Which training has to be written for this customer?",
        "In which steps should people come on board?",
        "Who pays for what goes beyond the standard?",
        "Who accepts each step, by which test?",
    ),
}


class Row(Question):
    """One question on one of the sheets."""

    part: Part = ask("Sheet", "choice", default="generic", choices=PARTS)


STANDING = tuple(Row.model_validate(row) for row in standing_questions(QUESTIONS))


class Inputs(Model):
    """The questions with their answers; the second sheet only where onboarding is customized."""

    answers: tuple[Row, ...] = ask(
        "Requirements",
        "rows",
        default=STANDING,
        shown=("question", "answer", "certainty", "source"),
        sheets="part",
        standing=True,
        help="For a generic onboarding the first sheet is enough: mark the questions on the second as not needed.",
    )
