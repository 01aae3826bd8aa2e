"""What the sheet asks: eight standing considerations, and any the customer's people bring up."""

from csm_course.model import Model
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask


class Consideration(Model):
    """One practical matter: how it is for this customer, what is done about it, and when that was settled."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Consideration", "text", default="")
    situation: Passage = ask("How it is here", "text", default="")
    action: Passage = ask("What we do about it", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    settled: Day = ask("Settled on", "date", default=None)


STANDING = tuple(
    Consideration(id=f"standing-{place}", name=name)
    for place, name in enumerate(
        (
            "Phases: who starts when, and what has to be shown before the next start",
            "Calendar: busy seasons, holidays and shifts that a date has to respect",
            "Places and languages: sites, time zones, and words people understand",
            "People's time: who is released from other work, and for how long",
            "Technology: devices, networks, accounts, links to other systems",
            "Data: what has to be there on the first day, and who checks it",
            "Money: what is approved, for what, and until when",
            "Standards: internal and external rules that have to be kept",
        ),
        1,
    )
)


class Inputs(Model):
    """The considerations with what was settled about them."""

    considerations: tuple[Consideration, ...] = ask(
        "Practical considerations",
        "rows",
        default=STANDING,
        standing=True,
        help="Ask the people who will do the work: they know what the plan forgets.",
    )
