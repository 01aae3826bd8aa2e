"""What the model asks: ends, means, and what bears upon both. Links name the other element by its words."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Outcome
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask

Horizon = Literal["", "standing", "years", "months"]
HORIZONS: dict[str, str] = {
    "": "Not said yet",
    "standing": "For as long as we work",
    "years": "A year or more",
    "months": "Within months",
}
Directs = Literal["policy", "rule"]
DIRECTIVES: dict[str, str] = {"policy": "Business policy", "rule": "Business rule"}
Origin = Literal["internal", "external"]
ORIGINS: dict[str, str] = {"internal": "Inside the business", "external": "Outside the business"}
Judgement = Literal["", "strength", "weakness", "opportunity", "threat"]
JUDGEMENTS: dict[str, str] = {
    "": "Not judged yet",
    "strength": "Strength",
    "weakness": "Weakness",
    "opportunity": "Opportunity",
    "threat": "Threat",
}
Impact = Literal["", "risk", "reward"]
IMPACTS: dict[str, str] = {"": "Not said yet", "risk": "Risk", "reward": "Potential reward"}


class Goal(Model):
    """A state the business wants to hold or reach in the long run, in words rather than figures."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Goal", "text", default="")
    horizon: Horizon = ask("Reaches how far", "choice", default="", choices=HORIZONS)


class Objective(Model):
    """A step towards a goal that can be measured by a day. What it takes from `outcome` need not be said again."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Objective", "text", default="")
    goal: Line = ask("Quantifies the goal", "text", default="", suggest="goals")
    outcome: Line = ask("Same as our outcome", "text", default="", suggest="outcomes")
    measure: Line = ask("Measured by", "text", default="")
    target: Line = ask("Target", "text", default="", help="With its unit: 80 g, 12 kitchens.")
    due: Day = ask("By when", "date", default=None)


class Strategy(Model):
    """A lasting course of action, part of the mission."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Strategy", "text", default="")
    goal: Line = ask("Channels efforts towards the goal", "text", default="", suggest="goals")


class Tactic(Model):
    """A course of action of shorter reach that puts a strategy to work."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Tactic", "text", default="")
    strategy: Line = ask("Implements the strategy", "text", default="", suggest="strategies")
    objective: Line = ask("Works towards the objective", "text", default="", suggest="objectives")


class Directive(Model):
    """A policy (to be interpreted) or a rule (to be followed as it stands) that governs a strategy or tactic."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Policy or rule", "text", default="")
    kind: Directs = ask("Kind", "choice", default="policy", choices=DIRECTIVES)
    governs: Line = ask("Governs", "text", default="", suggest="strategies", help="A strategy or a tactic.")


class Influencer(Model):
    """Something that can change how well the means work or whether the ends are reached; neutral by itself."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Influencer", "text", default="")
    origin: Origin = ask("Where it is", "choice", default="external", choices=ORIGINS)


class Assessment(Model):
    """Somebody's judgement of an influencer, what it bears upon, and the impact it may have."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Assessment", "text", default="")
    influencer: Line = ask("Judges the influencer", "text", default="", suggest="influencers")
    judgement: Judgement = ask("As", "choice", default="", choices=JUDGEMENTS)
    affects: Line = ask("Bears upon", "text", default="", suggest="goals", help="Any end or means of the model.")
    impact: Impact = ask("Possible impact", "choice", default="", choices=IMPACTS)
    effect: Line = ask("What may happen", "text", default="")


_SEVERAL = "Two links at once: write both names with a semicolon between them."


class Inputs(Model):
    """One business. The engagement's outcomes are there to be linked with its objectives."""

    customer: Line = ask("Business", "text", default="", shares="customer", group="Ends")
    vision: Passage = ask(
        "Vision", "long", default="", group="Ends", help="What the business wants to be one day, whatever it does."
    )
    goals: tuple[Goal, ...] = ask("Goals", "rows", default=(), group="Ends")
    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes of our engagement",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "measure", "unit", "target", "due"),
        group="Ends",
    )
    objectives: tuple[Objective, ...] = ask(
        "Objectives",
        "rows",
        default=(),
        group="Ends",
        help=f"Name an outcome of ours, and its measure, target and day count here as well. {_SEVERAL}",
    )
    mission: Passage = ask(
        "Mission", "long", default="", group="Means", help="What the business does day by day, for whom and where."
    )
    strategies: tuple[Strategy, ...] = ask("Strategies", "rows", default=(), group="Means", help=_SEVERAL)
    tactics: tuple[Tactic, ...] = ask("Tactics", "rows", default=(), group="Means", help=_SEVERAL)
    directives: tuple[Directive, ...] = ask("Policies and rules", "rows", default=(), group="Means")
    influencers: tuple[Influencer, ...] = ask("Influencers", "rows", default=(), group="What bears upon it")
    assessments: tuple[Assessment, ...] = ask("Assessments", "rows", default=(), group="What bears upon it")
