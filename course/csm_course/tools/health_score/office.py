"""The health score in Excel: scaled values, points, coverage and light are live."""

from collections.abc import Iterator

from csm_course.documents import Computed, Lights, Live, Workbook
from csm_course.tools.health_score.inputs import LIGHTS, Indicator, Inputs
from csm_course.tools.health_score.result import Result
from csm_course.tools.health_score.solving import light, on_scale

_WORDS = Lights(good_words=(LIGHTS["green"],), warn_words=(LIGHTS["amber"],), bad_words=(LIGHTS["red"],))


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """Three columns beside the indicators; weights known, coverage, score and light as live lines."""
    return Workbook(computed=tuple(_columns(inputs)), live=tuple(_lines(inputs, result)))


def _columns(inputs: Inputs) -> Iterator[Computed]:
    rows = inputs.indicators
    yield Computed(
        field="indicators",
        name="scaled",
        label="0 to 100",
        formula='IF(OR({name}="",{best}={worst}),"",MAX(0,MIN(100,100*({value}-{worst})/({best}-{worst}))))',
        values=tuple(on_scale(one) if one.name else None for one in rows),
        help="The value between worst and best.",
    )
    known = _known(inputs)
    yield Computed(
        field="indicators",
        name="points",
        label="Points",
        formula='IF({weights_known}=0,"",{weight}/{weights_known}*{scaled})',
        values=tuple(_points(one, known) for one in rows),
        help="What it adds to the score.",
    )
    yield Computed(
        field="indicators",
        name="light",
        label="Light",
        formula=f'IF({{name}}="","",IF({{scaled}}="","{LIGHTS["grey"]}",{_light("{scaled}")}))',
        values=tuple(LIGHTS[light(on_scale(one), 1, inputs)] if one.name else None for one in rows),
        kind="text",
        blanks=True,
        lights=_WORDS,
    )


def _light(score: str) -> str:
    green, amber, red = LIGHTS["green"], LIGHTS["amber"], LIGHTS["red"]
    return f'IF({score}>={{green_from}},"{green}",IF({score}>={{amber_from}},"{amber}","{red}"))'


def _known(inputs: Inputs) -> float:
    return sum(one.weight or 0 for one in inputs.indicators if one.name and on_scale(one) is not None)


def _points(one: Indicator, known: float) -> float | None:
    scaled = on_scale(one)
    return one.weight / known * scaled if one.name and scaled is not None and one.weight is not None and known else None


def _lines(inputs: Inputs, result: Result) -> Iterator[Live]:
    weights = 'SUMPRODUCT(({indicators.%s}<>"")*{indicators.weight})'
    yield Live(name="weights_known", label="Weights of what is known", formula=weights % "scaled", value=_known(inputs))
    yield Live(
        name="coverage",
        label="Coverage",
        formula=f"IF({weights % 'name'}=0,0,{{weights_known}}/{weights % 'name'})",
        value=result.coverage,
        kind="percent",
    )
    score = 'IF({weights_known}=0,"",SUM({indicators.points}))'
    yield Live(name="score", label="Score (0 to 100)", formula=score, value=result.score)
    alarms = 'SUMPRODUCT(({alarms.is_on}="Yes")*({alarms.name}<>""))'
    yield Live(name="alarms_on", label="Alarms", formula=alarms, value=len(result.alarms), kind="whole")
    grey = f'OR({{score}}="",100*{{coverage}}<{{least_coverage}}),"{LIGHTS["grey"]}"'
    yield Live(
        name="customer_light",
        label="Light of the customer",
        formula=f'IF({{alarms_on}}>0,"{LIGHTS["red"]}",IF({grey},{_light("{score}")}))',
        value=LIGHTS[result.light],
        kind="text",
        lights=_WORDS,
    )
