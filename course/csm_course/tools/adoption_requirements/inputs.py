"""What adoption asks: questions under seven topics."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.form import ask
from csm_course.tools.questionnaire import Question, standing_questions

Part = Literal["objectives", "managers", "user_groups", "financing", "measurement", "reporting", "sign_off"]
PARTS: dict[str, str] = {
    "objectives": "Objectives",
    "managers": "Managers",
    "user_groups": "User groups",
    "financing": "Financing",
    "measurement": "Measurement",
    "reporting": "Reporting",
    "sign_off": "Sign-off",
}
QUESTIONS: dict[str, tuple[str, ...]] = {
    "objectives": (
        "Which outcomes should adoption bring, and by when?",
        "What will people do differently when it has worked?",
        "Which of these matters most, if not all can be reached?",
    ),
    "managers": (
        "Who leads the change on the customer's side?",
        "Which managers have to release their people from other work?",
        "Who can stop it, and what would make them?",
    ),
    "user_groups": (
        "Which groups work with the solution, and how many people are they?",
        "Which groups are affected without using it?",
        "Which group should begin, and why?",
    ),
    "financing": (
        "What does adoption cost the customer, people's hours included?",
        "Whose budget pays for it, and is the money approved?",
        "Which reserve is there if it takes longer?",
    ),
    "measurement": (
        "What is measured, from which source, how often?",
        "What is the baseline, and who took it?",
        "Which early sign will show that it works?",
    ),
    "reporting": (
        "Who wants to know what, in which form, and when?",
        "Who collects the figures and who explains them?",
    ),
    "sign_off": (
        "Who signs the plan off, and by which date?",
        "What has to be shown for each phase to count as done?",
        "How are changes to the plan agreed?",
    ),
}


class Row(Question):
    """One question on one of the sheets."""

    part: Part = ask("Topic", "choice", default="objectives", choices=PARTS)


STANDING = tuple(Row.model_validate(row) for row in standing_questions(QUESTIONS))


class Inputs(Model):
    """The questions with their answers, topic by topic."""

    answers: tuple[Row, ...] = ask(
        "Requirements",
        "rows",
        default=STANDING,
        shown=("question", "answer", "certainty", "source"),
        sheets="part",
        standing=True,
        help="Validated means that the person who decides has confirmed it.",
    )
