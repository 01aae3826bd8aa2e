"""One figure out of a tool's result: how a lesson's number and an exercise's key are recomputed."""

from collections.abc import Mapping

from pydantic import ValidationError

from csm_course.tools import CannotSolve, UnknownTool, load


class NoFigure(LookupError):
    """The tool gives no such number for these inputs."""


def figure(slug: str, inputs: Mapping[str, object], path: str) -> float:
    """The number at `path` (`result.value`, `inputs.horizon`). Raises `NoFigure` with the reason."""
    try:
        tool = load(slug)
        given = tool.Inputs.model_validate(dict(inputs))
        found: object = {"inputs": given, "result": tool.solve(given)}[path.split(".")[0]]
    except (UnknownTool, CannotSolve, KeyError) as error:
        raise NoFigure(str(error)) from None
    except ValidationError as error:
        raise NoFigure(f"the inputs do not fit the tool {slug}: {error.errors()[0]['msg']}") from None
    for name in path.split(".")[1:]:
        found = getattr(found, name, None)
    if not isinstance(found, int | float):
        raise NoFigure(f"the tool {slug} has no number at {path!r} for these inputs")
    return float(found)
