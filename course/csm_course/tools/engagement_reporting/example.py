"""The worked example: who hears what at Havn & Huerta."""

from datetime import date

from csm_course.case import STAKEHOLDERS, TODAY
from csm_course.tools.engagement_reporting.inputs import Duty, Inputs

_SENT: dict[str, tuple[str, str, str, date | None]] = {
    "report-1": ("Dagny Solheim", "One page", "You", date(2026, 10, 30)),
    "report-2": ("Rui Tavares", "A curve for each kitchen", "Sofia Brandt", date(2026, 11, 6)),
    "report-3": ("Dagny Solheim, Maite Ibarra", "Value report", "You", None),
    "report-4": ("Rui Tavares", "Roadmap", "You", date(2026, 10, 16)),
    "report-7": ("Dagny Solheim", "Two lines by mail", "You", date(2026, 11, 13)),
    "report-8": ("Amara Okoye", "Health score", "You", date(2026, 11, 2)),
    "report-9": ("Our product team", "Short note", "", None),
}


def _sent(row: Duty) -> Duty:
    reader, form, writer, last = _SENT.get(row.id, ("", "", "", None))
    return row.model_copy(update={"reader": reader, "form": form, "writer": writer, "last": last})


EXAMPLE = Inputs(duties=tuple(_sent(row) for row in Inputs().duties), stakeholders=STAKEHOLDERS, today=TODAY)
