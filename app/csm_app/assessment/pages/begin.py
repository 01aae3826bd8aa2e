"""The page before one begins: the rules in plain words, where one stands, and one big button."""

from datetime import datetime
from typing import NamedTuple

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.layout import render
from csm_autograder.assessment.views import Offer
from csm_course.wording import counted

AT_TIME_UP = {
    "counts": "When the time is up, what is saved by then is handed in for you.",
    "grace": "When the time is up, nothing can be changed any more; hand in at once, or it does not count.",
    "nothing": "Hand in before the time is up: what is not handed in by then does not count.",
}


class Rule(NamedTuple):
    """One rule: a few words to see it by, and what it says."""

    title: str
    text: str


def begin_page(offer: Offer, frame: Frame, now: datetime | None = None) -> str:
    """The page as HTML."""
    return render("begin.html", frame, now, offer=offer, rules=rules(offer), allowance=allowance(offer))


def allowance(offer: Offer) -> tuple[str, ...]:
    """What this learner has been granted, in sentences."""
    said = []
    if offer.extra_minutes:
        said.append(f"You have been given {counted(offer.extra_minutes, 'extra minute')}. They are in the time above.")
    if offer.extra_attempts:
        said.append(f"You have been given {counted(offer.extra_attempts, 'extra attempt')}.")
    return tuple(said)


def rules(offer: Offer) -> tuple[Rule, ...]:
    """What somebody has to know before pressing the button."""
    made = (_book(offer), _time(offer), _mark(offer), _saving(offer), _end(offer), _again(offer))
    return tuple(rule for rule in made if rule)


def _book(offer: Offer) -> Rule | None:
    if offer.kind == "practice":
        return None
    if offer.open_book:
        return Rule("Open book.", "You may look things up in the course and in your notes. Answer on your own.")
    return Rule("Closed book.", "Answer without the course, notes or help from others.")


def _time(offer: Offer) -> Rule:
    if offer.minutes:
        return Rule(
            f"{counted(offer.minutes, 'minute')}, without a pause.",
            "The clock runs on our side. It goes on when you close the page, and loading it anew gives no time back. "
            + AT_TIME_UP[offer.at_time_up],
        )
    return Rule("No time limit.", "Close the page whenever you like, and go on later where you stopped.")


def _mark(offer: Offer) -> Rule | None:
    if offer.pass_points is None:
        return Rule("For practice.", "Nothing is at stake: see a question’s reasons as soon as you have answered it.")
    percent = f" ({offer.pass_percent:g} %)" if offer.pass_percent is not None else ""
    return Rule(
        f"{counted(offer.pass_points, 'point')} of {offer.questions} to pass{percent}.",
        "A question is right or it is not: an answer that is right in part earns no point. Neither does an empty one, "
        "so it never hurts to answer.",
    )


def _saving(offer: Offer) -> Rule:
    clock = ", and the clock goes on" if offer.minutes else ""
    return Rule(
        "Every choice is saved at once.",
        "If the connection breaks, go on: your answers are kept on this computer and sent as soon as it is back. "
        f"If the computer breaks, open this page on another one; what was saved is there{clock}.",
    )


def _end(offer: Offer) -> Rule:
    if offer.kind == "practice":
        return Rule(
            "Stop when you like.", "Hand in to see all questions and reasons together; begin anew another time."
        )
    return Rule("You hand in once.", "Before that, a page shows what is still empty or flagged.")


def _again(offer: Offer) -> Rule | None:
    if offer.kind == "practice":
        return None
    retake = offer.retake or "If you do not pass, you may try again."
    return Rule("Not passed?", f"{retake} Another attempt asks different questions, as long as there are new ones.")
