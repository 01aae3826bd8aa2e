"""Segments and tiers in Excel: shares, hours and capacity are live."""

from collections.abc import Iterator

from csm_course.documents import Computed, Lights, Live, Workbook
from csm_course.tools.segmentation.inputs import Inputs
from csm_course.tools.segmentation.result import Result
from csm_course.tools.segmentation.solving import NEGLIGIBLE, hours_of

_ONE = 1.000001


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """The share of each segment, the hours of each tier, and whether the hours fit."""
    return Workbook(computed=(_share(inputs, result), _hours(inputs)), live=tuple(_lines(result)))


def _share(inputs: Inputs, result: Result) -> Computed:
    found = iter(result.segments)
    return Computed(
        field="segments",
        name="share",
        label="Share of the value",
        formula=f'IF(OR({{name}}="",{{segments_value}}<={NEGLIGIBLE:f}),"",{{value}}/{{segments_value}})',
        values=tuple(next(found).share if one.name else None for one in inputs.segments),
        kind="percent",
        help="The framework's rule of thumb: 15% to 35%.",
    )


def _hours(inputs: Inputs) -> Computed:
    return Computed(
        field="tiers",
        name="month",
        label="Hours a month",
        formula='IF({customers}=0,"",{customers}*{hours}+{shared_hours})',
        values=tuple(hours_of(one) if one.customers else None for one in inputs.tiers),
    )


def _lines(result: Result) -> Iterator[Live]:
    worth = 'SUMPRODUCT(({segments.name}<>"")*{segments.value})'
    yield Live(
        name="segments_value", label="MRR of the segments", formula=worth, value=result.segments_value, kind="money"
    )
    portfolio = "SUMPRODUCT({tiers.customers}*{tiers.fee})"
    yield Live(name="tiers_value", label="MRR of the tiers", formula=portfolio, value=result.value, kind="money")
    room = "({hours}-{internal}-{reserve})*{csms}"
    yield Live(name="capacity", label="Hours the CSMs have, a month", formula=room, value=result.capacity)
    yield Live(name="need", label="Hours the tiers need, a month", formula="SUM({tiers.month})", value=result.need)
    yield Live(
        name="spare",
        label="Hours left over",
        formula="ROUND({capacity}-{need},9)",
        value=result.spare,
        lights=Lights(bad_to=-0.000001, warn_to=0),
    )
    yield Live(
        name="load",
        label="Load",
        formula=f'IF({{capacity}}<={NEGLIGIBLE:f},"",{{need}}/{{capacity}})',
        value=result.load,
        kind="percent",
        lights=Lights(warn_from=0.9, bad_from=_ONE),
    )
