"""What the checklist asks: who hears what, in which form, how often, and when last."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.tools.fields import Day, Line, RowId
from csm_course.tools.form import ask

Rhythm = Literal["weekly", "monthly", "quarterly", "yearly", "once"]
RHYTHMS: dict[str, str] = {
    "weekly": "Every week",
    "monthly": "Every month",
    "quarterly": "Every quarter",
    "yearly": "Every year",
    "once": "Once",
}


class Duty(Model):
    """One report: its content, its reader, who writes it, and when it went out last."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("What is reported", "text", default="")
    reader: Line = ask("To whom", "text", default="", suggest="stakeholders")
    form: Line = ask("In which form", "text", default="")
    rhythm: Rhythm = ask("How often", "choice", default="monthly", choices=RHYTHMS)
    writer: Line = ask("Who writes it", "text", default="")
    last: Day = ask("Last sent on", "date", default=None)


STANDING = tuple(
    Duty.model_validate({"id": f"report-{place}", "name": name, "rhythm": rhythm})
    for place, (name, rhythm) in enumerate(
        (
            ("Where the outcomes stand, against baseline and target", "monthly"),
            ("Use of the product, group by group", "monthly"),
            ("Value reached, in money where possible", "quarterly"),
            ("Milestones: met, late, moved", "monthly"),
            ("Open challenges, risks and who deals with them", "monthly"),
            ("What did not work, and what follows from it", "quarterly"),
            ("Decisions needed, with the day they are needed by", "monthly"),
            ("Health and renewal of the customer, for our own management", "monthly"),
            ("Needs and ideas of the customer, for our product team", "quarterly"),
            ("Successes that may be told to others, with the customer's consent", "quarterly"),
        ),
        1,
    )
)


class Inputs(Model):
    """Ten standing reports and any more; stakeholders are the possible readers."""

    duties: tuple[Duty, ...] = ask(
        "Reports",
        "rows",
        default=STANDING,
        standing=True,
        help="Leave “To whom” empty where nobody needs the report: it is then not counted.",
    )
    stakeholders: tuple[Stakeholder, ...] = ask(
        "Stakeholders", "rows", default=(), shares="stakeholders", shown=("name", "role", "side", "wants")
    )
    today: Day = ask("As of", "date", default=None, help="Reports due before this date are late.")
