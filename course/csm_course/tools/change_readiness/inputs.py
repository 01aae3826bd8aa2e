"""What the assessment asks: for each impacted group how far it is with the change, and what it still has to learn."""

from csm_course.model import Model
from csm_course.registers import Group
from csm_course.tools.form import ask

ELEMENTS: dict[str, str] = {
    "awareness": "Awareness",
    "desire": "Desire",
    "knowing": "Knowledge",
    "ability": "Ability",
    "reinforcement": "Reinforcement",
}
"""The five elements in the order in which they are passed, by the name of their column."""

NEEDS: dict[str, str] = {"knowledge": "Knowledge", "skills": "Skills", "attitude": "Attitude"}
_HELP = (
    "Rate from 1 (not at all) to 5 (fully), with what people said or did in mind. Awareness: they know why the change "
    "is made. Desire: they want to take part. Knowledge: they know how. Ability: they do it. Reinforcement: something "
    "keeps it going. Then knowledge, skills and attitude: where the group stands now, and what its work will need."
)


class Inputs(Model):
    """The engagement's groups with their ratings."""

    groups: tuple[Group, ...] = ask(
        "Groups",
        "rows",
        default=(),
        shares="groups",
        shown=("name", *ELEMENTS, *(f"{need}_{time}" for need in NEEDS for time in ("now", "goal"))),
        help=_HELP,
    )
