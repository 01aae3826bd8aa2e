"""The professional tools of the job, one package each, found by their slug.

A tool is a package with six names: `Inputs` and `Result` (models), `solve(inputs) -> Result`,
`report(inputs, result) -> Report`, and what the toolbox says of it: `ABOUT` and `EXAMPLE`, a worked example.
Tools are pure: they read no file, know no exercise and no widget. The modules beside the packages are what tools share.
"""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from csm_course.model import Model
from csm_course.report import Report
from csm_course.tools.about import About


class CannotSolve(ValueError):
    """The inputs are valid one by one but have no result together.

    `field` names the input to change; the text says, in a sentence a learner can act on, what to change.
    `others` are further sentences about the same input: a list may have faults in several rows.
    """

    def __init__(self, field: str, sentence: str, others: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence
        self.sentences = (sentence, *others)


class UnknownTool(LookupError):
    """No tool has this slug."""


class Tool(Protocol):
    """What every module in this package offers (`Any`: each tool has its own Inputs and Result)."""

    Inputs: type[Model]
    Result: type[Model]
    ABOUT: About
    EXAMPLE: Any

    def solve(self, inputs: Any, /) -> Any:
        """Compute the result; raises `CannotSolve` where the inputs have none."""

    def report(self, inputs: Any, result: Any, /) -> Report:
        """Put the result into words, figures and charts."""


@cache
def slugs() -> tuple[str, ...]:
    """The slugs of all tools, sorted: `clv`, `critical_path` ... Looked up once: each lookup opens forty folders."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg))


def load(slug: str) -> Tool:
    """The tool of that slug; raises `UnknownTool` with the slugs there are."""
    if slug not in slugs():
        raise UnknownTool(f"there is no tool {slug!r}; there are {', '.join(slugs())}")
    return cast(Tool, import_module(f"{__name__}.{slug}"))
