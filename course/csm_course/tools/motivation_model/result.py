"""The model as connected elements, with what breaks its rules."""

from typing import Literal

from csm_course.model import Model

Kind = Literal["goal", "objective", "strategy", "tactic", "directive", "influencer", "assessment"]


class Element(Model):
    """One element. `code` (G1, T2) is its short name in the picture; `words` stand below its name there.

    `links` are the codes of the elements it is connected to.
    """

    code: str
    kind: Kind
    name: str
    words: tuple[str, ...]
    links: tuple[str, ...]


class Breach(Model):
    """A rule that is not kept: the input to look at, and a sentence that says what to do."""

    field: str
    sentence: str


class Result(Model):
    """`lines` counts tactics that lead over a strategy to a goal; `loose` are outcomes of ours no objective names."""

    vision: str
    mission: str
    elements: tuple[Element, ...]
    breaches: tuple[Breach, ...]
    tactics: int
    lines: int
    loose: tuple[str, ...]
