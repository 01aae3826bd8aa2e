"""The formulas side by side: a picture and a table of what each gives, and why the others do not apply."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.bars import Bar, bars
from csm_course.report import Note, Part, Table
from csm_course.tools.clv.comparing import NO_CONTRACT
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.result import Compared, Result
from csm_course.tools.clv.scenario_part import CLOSE
from csm_course.tools.clv.vocabulary import VARIANTS
from csm_course.tools.wording import money, percent


def side_by_side(inputs: Inputs, result: Result) -> Part:
    valued = [each for each in result.compared if each.value is not None]
    tables = [_without_value(result)]
    if len(valued) < 2:
        return Part(
            title="The formulas side by side",
            lead="These facts allow this formula only; here is what the others would need.",
            tables=tuple(tables),
        )
    values = [each.value for each in valued if each.value is not None]
    lead = (
        f"The same customer, {len(valued)} formulas: {money(min(values))} to {money(max(values))}. Always name yours."
    )
    return Part(
        title="The formulas side by side",
        lead=lead,
        notes=tuple(_comparing_notes(inputs)),
        drawings=(_values(result, valued),),
        tables=(_with_value(result, valued), *tables),
    )


def _comparing_notes(inputs: Inputs) -> Iterator[Note]:
    yield Note(kind="info", text="Values before any acquisition cost is taken off.")
    if inputs.variant in ("subscription", "margin_lifespan"):
        text = (
            "Discount rate, growth and horizon are not asked for here. Choose a formula that uses them to set your own."
        )
        yield Note(kind="info", text=text, field="variant")
    if inputs.variant == "sbg":
        churn = next(iter(_first_churn(inputs)))
        text = f"For the formulas with one churn, that of the first {inputs.renewal_period} is taken for good: {churn}."
        yield Note(kind="info", text=text, field="sbg_a")
    if inputs.variant == "margin_lifespan" and inputs.lifespan_from == "years":
        text = "For the other formulas the lifespan is restated as a churn of 1 ÷ lifespan."
        yield Note(kind="info", text=text, field="lifespan_years")


def _first_churn(inputs: Inputs) -> Iterator[str]:
    yield percent(inputs.sbg_a / (inputs.sbg_a + inputs.sbg_b), 1)


def _values(result: Result, valued: list[Compared]) -> Drawing:
    return bars(
        "The same customer by each formula",
        [
            Bar(
                _short(each),
                each.value or 0.0,
                money(each.value or 0.0),
                "accent" if _chosen(result, each) else "three",
                each.variant,
            )
            for each in valued
        ],
        name="formulas",
    )


def _short(each: Compared) -> str:
    return VARIANTS[each.variant].split(":")[0] if each.variant in _SPELLED else VARIANTS[each.variant]


_SPELLED = ("subscription", "lifetime_spend", "cohort")


def _chosen(result: Result, each: Compared) -> bool:
    return each.variant == result.variant


def _with_value(result: Result, valued: list[Compared]) -> Table:
    rows = tuple(
        (VARIANTS[each.variant], money(each.value or 0.0), _difference(result, each), each.assumes, each.why)
        for each in valued
    )
    columns = ("Formula", "Value", "Beside yours", "It assumes", "Why it differs")
    return Table(caption="Formulas these facts allow", columns=columns, rows=rows)


def _difference(result: Result, each: Compared) -> str:
    gap = (each.value or 0.0) - result.value_before_cac
    if _chosen(result, each):
        return "–"
    return "the same" if abs(gap) < CLOSE else f"{'+' if gap > 0 else ''}{money(gap)}"


def _without_value(result: Result) -> Table:
    rows = [(VARIANTS[each.variant], each.why) for each in result.compared if each.value is None]
    return Table(caption="Formulas these facts do not allow", columns=("Formula", "Why not"), rows=(*rows, NO_CONTRACT))
