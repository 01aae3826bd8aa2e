"""What the proposition asks: one role with its jobs, pains and gains; our features; and which answers what."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Line, Rating, RowId
from csm_course.tools.form import ask, rate

Sort = Literal["pain", "gain"]
SORTS: dict[str, str] = {"pain": "Pain", "gain": "Gain"}
_SCALE = "1 hardly matters, 5 matters most to them."


class Job(Model):
    """Something they have to get done, with or without us."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Job", "text", default="", help="Begin with a verb: plan a week's menus.")
    weight: Rating = rate("Weight", help=_SCALE)


class Need(Model):
    """A pain to be taken away, or a gain to be brought."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Pain or gain", "text", default="", help="As a thing: orders that get lost.")
    sort: Sort = ask("Kind", "choice", default="pain", choices=SORTS)
    job: Line = ask("In which job", "text", default="", suggest="jobs")
    weight: Rating = rate("Weight", help=_SCALE)


class Feature(Model):
    """Something our product or service does."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Feature", "text", default="")
    what: Line = ask("What it does", "text", default="")


class Answer(Model):
    """That a feature answers a need, how, and what shows it. Without evidence it is a claim."""

    id: RowId = ask("Row", "hidden", default="")
    need: Line = ask("Pain or gain", "text", default="", suggest="needs")
    feature: Line = ask("Answered by", "text", default="", suggest="features")
    how: Line = ask("How", "text", default="")
    evidence: Line = ask("What shows it", "text", default="", help="A figure or a customer's word, and from when.")


class Inputs(Model):
    """One role or kind of customer. For another one, write another proposition."""

    who: Line = ask("For whom", "text", default="", group="Who", help="One role: kitchen leads in hospitals.")
    jobs: tuple[Job, ...] = ask("Jobs", "rows", default=(), group="Who")
    needs: tuple[Need, ...] = ask(
        "Pains and gains", "rows", default=(), group="Who", help="In their words, from talks with them."
    )
    product: Line = ask("Product", "text", default="", shares="product", group="What we have")
    features: tuple[Feature, ...] = ask("Features", "rows", default=(), group="What we have")
    answers: tuple[Answer, ...] = ask("What answers what", "rows", default=(), group="Fit")
    alternative: Line = ask(
        "What they would use without us", "text", default="", group="The sentence", help="Paper counts, too."
    )
    difference: Line = ask(
        "What ours does otherwise", "text", default="", group="The sentence", help="Go on after “it”: ties orders to …"
    )
