"""What the score asks: indicators with a value on their own scale, a weight, and the limits of the lights."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, RowId
from csm_course.tools.form import ask

_INDICATORS, _LIGHTS, _ALARMS = "Indicators", "Lights", "Alarms"


class Indicator(Model):
    """One indicator. `worst` and `best` are the ends of its own scale; a lower best means lower is better.

    `value` is None where nothing is known: the other indicators then carry its weight.
    """

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Indicator", "text", default="")
    value: Amount = ask("Value", "number", default=None)
    worst: Amount = ask("Worst", "number", default=0)
    best: Amount = ask("Best", "number", default=100)
    weight: Amount = ask("Weight", "number", default=1, low=0, high=1000)
    source: Line = ask("Where it comes from", "text", default="")


class Alarm(Model):
    """Something that makes a customer red whatever the score says."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Alarm", "text", default="")
    is_on: bool = ask("Now?", "switch", default=False)


STANDING = tuple(
    Indicator(id=f"indicator-{place}", name=name, worst=worst, best=100, weight=weight, source=source)
    for place, (name, worst, weight, source) in enumerate(
        (
            ("Sponsorship", 0, 20, "Do senior people there act for it? 0 to 100"),
            ("Advocacy", 0, 10, "Do they speak well of us to other companies? 0 to 100"),
            ("Sentiment", 0, 10, "How satisfied do they seem with us? 0 to 100"),
            ("Use of support", 0, 10, "Too little is bad as well as too much: judge 0 to 100"),
            ("Use of the product", 0, 30, "Active users of those entitled, %"),
            ("Health of their company", 0, 10, "How is their business? 0 to 100"),
            ("NPS", -100, 10, "Net promoter score, -100 to 100"),
        ),
        1,
    )
)
ALARMS = tuple(
    Alarm(id=f"alarm-{place}", name=name)
    for place, name in enumerate(
        ("The sponsor has left", "Notice can be given within 90 days, and use is falling", "An invoice is disputed"), 1
    )
)


class Inputs(Model):
    """Seven standing indicators and any more. Limits are percent of the score."""

    indicators: tuple[Indicator, ...] = ask(
        "Indicators",
        "rows",
        default=STANDING,
        group=_INDICATORS,
        help="Each value is read between its worst and its best. Leave a value empty rather than guess it.",
    )
    green_from: float = ask("Green from", "number", default=75, unit="%", low=0, high=100, group=_LIGHTS)
    amber_from: float = ask("Amber from", "number", default=50, unit="%", low=0, high=100, group=_LIGHTS)
    least_coverage: float = ask(
        "Grey below a coverage of",
        "number",
        default=60,
        unit="%",
        low=0,
        high=100,
        group=_LIGHTS,
        help="Coverage: the part of all weights whose indicators have a value.",
    )
    alarms: tuple[Alarm, ...] = ask(
        "Red whatever the score",
        "rows",
        default=ALARMS,
        group=_ALARMS,
        help="Keep them few and clear, and known to the whole team.",
    )


Light = Literal["green", "amber", "red", "grey"]
LIGHTS: dict[Light, str] = {"green": "Green", "amber": "Amber", "red": "Red", "grey": "Not known"}
