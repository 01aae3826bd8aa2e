"""Segments, tiers and hours in words: whether the hours fit, what each segment holds, and what to look at again."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.bars import Bar, shares
from csm_course.report import Figure, Report, Table
from csm_course.tools.segmentation.cautions import notes
from csm_course.tools.segmentation.inputs import TOUCHES, Inputs
from csm_course.tools.segmentation.result import Result, TierLoad
from csm_course.tools.wording import count, money, number, percent

_VERDICTS = {
    "fits": "within 15% to 35%",
    "small": "below 15%: merge it with one of similar needs?",
    "large": "above 35%: does it hide different needs?",
    "unknown": "enter its value",
}


def report(inputs: Inputs, result: Result) -> Report:
    """Most important first; parts without entries say nothing."""
    return Report(
        headline=_headline(result),
        figures=tuple(_figures(inputs, result)),
        notes=tuple(notes(inputs, result)),
        drawings=tuple(_drawings(result)),
        tables=tuple(_tables(result)),
    )


def _headline(result: Result) -> Figure:
    if result.tiers:
        need, capacity = number(result.need, 1), count(result.capacity, "hour")
        fit = (
            f"{count(result.spare, 'hour')} to spare" if result.spare >= 0 else f"{count(-result.spare, 'hour')} short"
        )
        return Figure(label="Hours the portfolio needs in a month", value=f"{need} of {capacity}", note=fit)
    if result.segments:
        fits = sum(one.verdict == "fits" for one in result.segments)
        note = "Enter tiers to see whether the hours fit."
        return Figure(label="Segments within 15% to 35% of value", value=f"{fits} of {len(result.segments)}", note=note)
    note = "Begin with your segments: who needs the same help from you?"
    return Figure(label="Nothing entered yet", value="n/a", note=note)


def _figures(inputs: Inputs, result: Result) -> Iterator[Figure]:
    if result.segments:
        good = "three to six" if result.segments_count_fits else "plan three to six"
        yield Figure(label="Segments", value=str(len(result.segments)), note=good)
    if not result.tiers:
        return
    if result.customers_per_csm is not None:
        ratio = f"{number(result.customers_per_csm, 1)} : 1"
        yield Figure(label="Customers per CSM", value=ratio, note=f"{number(result.customers)} ÷ {number(inputs.csms)}")
    if result.value_per_csm is not None:
        yield Figure(label="MRR per CSM", value=money(result.value_per_csm), note="a month")
    if result.load is not None:
        yield Figure(label="Load", value=percent(result.load, 0), note="hours needed ÷ hours available")
    if result.csms_needed is not None:
        yield Figure(label="CSMs needed", value=number(result.csms_needed), note="at this touch, full-time")
    if result.hours_alike is not None:
        yield Figure(label="If all were treated alike", value=count(result.hours_alike, "hour"), note="each a month")


def _drawings(result: Result) -> Iterator[Drawing]:
    if result.segments_value:
        parts = [
            Bar(one.name, one.value, f"{money(one.value)}, {percent(one.share or 0, 0)}") for one in result.segments
        ]
        inside = sum(one.verdict == "fits" for one in result.segments)
        summary = f"{inside} of {count(len(result.segments), 'segment')} hold 15% to 35% of the value."
        yield shares("Segments by value", parts, summary, "segments")
    if result.value and result.need:
        by_value = [
            Bar(one.name, one.value, f"{money(one.value)}, {percent(one.value_share or 0, 0)}") for one in result.tiers
        ]
        by_hours = [Bar(one.name, one.hours, _hours(one)) for one in result.tiers]
        yield shares("Tiers by MRR", by_value, "How much of the portfolio's value each tier brings.", "tiers-value")
        yield shares("Tiers by hours", by_hours, "Where the hours go: set it beside the value.", "tiers-hours")


def _hours(tier: TierLoad) -> str:
    share = "" if tier.hours_share is None else f", {percent(tier.hours_share, 0)}"
    return f"{count(tier.hours, 'hour')}{share}"


def _tables(result: Result) -> Iterator[Table]:
    if result.segments:
        rows = tuple(
            (
                one.name,
                number(one.customers),
                money(one.value),
                "n/a" if one.share is None else percent(one.share, 1),
                "n/a" if one.average is None else money(one.average),
                _VERDICTS[one.verdict],
            )
            for one in result.segments
        )
        columns = ("Segment", "Customers", "MRR", "Share of value", "MRR of each", "Rule of thumb")
        yield Table(caption="Segments", columns=columns, rows=rows)
    if result.tiers:
        yield Table(caption="Tiers: touch, load and cost a month", columns=_TIER, rows=tuple(map(_tier, result.tiers)))


_TIER = ("Tier", "Touch", "Customers", "MRR", "Hours", "Hours each", "Cost each", "Margin each", "Most for one CSM")


def _tier(one: TierLoad) -> tuple[str, ...]:
    return (
        one.name,
        TOUCHES[one.touch].split(":")[0],
        number(one.customers),
        money(one.value),
        number(one.hours, 1),
        number(one.hours_each or 0),
        money(one.cost_each or 0),
        money(one.margin_each),
        "n/a" if one.most_customers is None else number(one.most_customers),
    )
