"""The engagement on one page, the next milestone first."""

from collections.abc import Iterator

from csm_course.pictures.phases import by_phase
from csm_course.registers import PHASES
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.engagement_roadmap.inputs import Inputs
from csm_course.tools.engagement_roadmap.result import Result
from csm_course.tools.wording import day_or_dash

TITLE = "The engagement on one page"
OWN = "The framework names this roadmap, but not its layout; this layout is the course's own."


def report(inputs: Inputs, result: Result) -> Report:
    """What comes next, the picture, and the milestones in their order."""
    picture = by_phase(TITLE, inputs.activities, inputs.milestones, inputs.today, "engagement-roadmap")
    return Report(
        headline=_headline(result),
        figures=(
            Figure(label="Milestones met", value=f"{result.met} of {result.milestones}"),
            Figure(label="Late", value=str(len(result.late))),
            Figure(label="Period", value=f"{day_or_dash(result.start)} to {day_or_dash(result.end)}"),
        ),
        notes=tuple(_notes(inputs, result)),
        drawings=(picture,) if picture else (),
        tables=tuple(_tables(inputs)),
    )


def _headline(result: Result) -> Figure:
    if not result.next:
        return Figure(label="Next milestone", value="–", note="" if result.milestones else "Add the first one above")
    return Figure(label="Next milestone", value=result.next, note=f"due {day_or_dash(result.next_due)}")


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.milestones:
        text = "A milestone is something both sides can see, with a date. Begin with the one the customer waits for."
        yield Note(kind="info", text=text, field="milestones")
    if result.late:
        text = f"Late: {', '.join(result.late)}. Say so on the slide, with the new date and the reason."
        yield Note(kind="caution", text=text, field="milestones")
    if result.undated:
        text = f"Not in the picture, since they have no date: {', '.join(result.undated)}."
        yield Note(kind="caution", text=text, field="milestones")
    if result.milestones and not inputs.message:
        yield Note(kind="info", text="Write the one sentence the reader should take away.", field="message")
    yield Note(kind="info", text=OWN)


def _tables(inputs: Inputs) -> Iterator[Table]:
    named = sorted((one for one in inputs.milestones if one.name), key=lambda one: (one.phase, str(one.due)))
    rows = [
        (one.name, PHASES[one.phase], day_or_dash(one.due), day_or_dash(one.met), one.owner or "–") for one in named
    ]
    if rows:
        yield Table(caption="Milestones", columns=("Milestone", "Phase", "Due", "Met", "Owner"), rows=tuple(rows))
