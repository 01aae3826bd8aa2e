"""Columns somebody added to a workbook of ours: kept as they stood, and written again where they stood."""

from pydantic import ValidationError

from csm_course.model import Model

MOST_COLUMNS = 50


class ForeignColumn(Model):
    """A column of the list `field` (on the sheet of `part`) that the form does not know, to the right of `after`.

    `cells` are by row: the row's id, or "#3" for the third row of a list whose rows have none.
    """

    field: str
    part: str = ""
    header: str
    after: str = ""
    cells: dict[str, str | float | int | bool] = {}


class Extras(Model):
    """Everything a user's workbook held beyond the tool's inputs."""

    columns: tuple[ForeignColumn, ...] = ()


def extras_from(data: object) -> Extras:
    """Extras as they were kept; what cannot be read as such holds nothing."""
    try:
        return Extras.model_validate(data or {})
    except ValidationError:
        return Extras()


def row_key(row_id: str, place: int) -> str:
    """How a foreign cell finds its row again."""
    return row_id or f"#{place + 1}"
