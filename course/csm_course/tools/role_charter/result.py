"""What adding up the week finds. Shares are of the hours planned; they are None while nothing is planned."""

from pydantic import FiniteFloat

from csm_course.model import Model


class Result(Model):
    """Hours are per average week. `enabling` is research, analysis and planning together.

    Only lines with words count: an aim is complete with outcome, measure and date, a duty with its task,
    a handover with task and owner, an activity with a name and hours.
    """

    planned: FiniteFloat
    free: FiniteFloat
    free_share: FiniteFloat
    research: FiniteFloat
    analysis: FiniteFloat
    planning: FiniteFloat
    action: FiniteFloat
    evaluation: FiniteFloat
    enabling_share: FiniteFloat | None
    action_share: FiniteFloat | None
    on_request_share: FiniteFloat | None
    kinds_used: int
    activities: int
    aims: int
    complete_aims: int
    duties: int
    handovers: int
    has_mission: bool
