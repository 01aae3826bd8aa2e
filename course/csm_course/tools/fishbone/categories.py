"""The sets of categories in common use, to start from: each can be renamed, added to and cut down."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Line, RowId
from csm_course.tools.form import ask

CategorySet = Literal["6m", "8p", "4s", "own"]

MEMBERS: dict[CategorySet, tuple[str, ...]] = {
    "6m": ("Machine", "Method", "Material", "Manpower", "Measurement", "Mother Nature"),
    "8p": ("Price", "Promotion", "People", "Processes", "Plant", "Policies", "Procedures", "Product"),
    "4s": ("Surroundings", "Suppliers", "Systems", "Skills"),
    "own": (),
}
"""The sets as the course names them; other books count five Ms, seven Ps or five Ss."""

NAMES: dict[CategorySet, str] = {"6m": "6M", "8p": "8P", "4s": "4S", "own": "My own"}
SETS: dict[str, str] = {key: f"{NAMES[key]}: {', '.join(MEMBERS[key]) or 'name them yourself'}" for key in MEMBERS}

UNSORTED = "Not sorted yet"


class Category(Model):
    """One bone of the fish. `id` is what its causes refer to, whatever it is renamed to."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Category", "text", default="")


def standard(chosen: CategorySet) -> tuple[Category, ...]:
    """The categories of a set; the id of each is its name in small letters with hyphens."""
    return tuple(Category(id=name.lower().replace(" ", "-"), name=name) for name in MEMBERS[chosen])
