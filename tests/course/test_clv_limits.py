"""What the lifetime value calculator refuses, and that everything its form allows has a result or a sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_course.html import report_html
from csm_course.tools import CannotSolve
from csm_course.tools.clv import CohortPeriod, Inputs, Result, report, solve
from csm_course.tools.form import form


def valued(**facts: Any) -> Result:
    """The result for these facts, the rest as in the worked example."""
    return solve(Inputs(**facts))


YEARLY = {"money_period": "year", "churn_period": "year"}
IMPOSSIBLE: list[tuple[dict[str, Any], str, str]] = [
    ({"churn": 0}, "churn", "above 0%"),
    ({"variant": "margin_lifespan", "churn": 0}, "churn", "above 0%"),
    ({"churn": 1e-9}, "churn", "above 0%"),
    ({"churn": -1}, "churn", "from 0% to 100%"),
    ({"churn": 0, "churn_kind": "net_revenue"}, "churn", "Choose logo or gross"),
    ({"churn": -2, "churn_kind": "net_revenue", "variant": "finite"}, "churn", "Choose logo or gross"),
    ({"variant": "perpetuity_later", "churn": 0, "discount_rate": 0}, "churn", "fixed horizon"),
    ({"variant": "perpetuity_now", "churn": 0, "discount_rate": 0}, "churn", "fixed horizon"),
    ({"variant": "growing", "churn": 20, "growth": 40, **YEARLY}, "growth", "below 37.5% a year"),
    ({"variant": "finite", "horizon": 18, **YEARLY}, "horizon", "multiple of 12"),
    ({"gross_margin": -5}, "gross_margin", "from 0% to 100%"),
    ({"variant": "lifetime_spend", "gross_margin": -5}, "gross_margin", "from 0% to 100%"),
    ({"variant": "cohort", "initial_customers": 0}, "initial_customers", "how many customers joined"),
    ({"variant": "cohort", "cohort": ()}, "cohort", "Add a row"),
    (
        {"variant": "cohort", "initial_customers": 39},
        "cohort",
        "Row 1, Customers still active: 40 is more than the 39 at the start",
    ),
]


@pytest.mark.parametrize(("facts", "field", "words"), IMPOSSIBLE)
def test_impossible_inputs_say_what_to_change(facts: dict[str, Any], field: str, words: str) -> None:
    """Each impossible input is refused by name, with a sentence to act on."""
    with pytest.raises(CannotSolve, match=words) as refused:
        valued(**facts)
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")


def test_growth_is_possible_just_below_the_refused_rate() -> None:
    """The growth named in the refusal as the limit is the limit."""
    assert valued(variant="growing", churn=20, growth=37.4, **YEARLY).value > 0


def refused(**facts: Any) -> tuple[str, str]:
    """The field and the sentence with which these facts are refused, by the model or by the tool."""
    try:
        valued(**facts)
    except ValidationError as error:
        (fault,) = error.errors()
        return str(fault["loc"][0]), fault["msg"].removeprefix("Value error, ")
    except CannotSolve as refusal:
        return refusal.field, refusal.sentence
    raise AssertionError("these facts have a value")


@pytest.mark.parametrize("kind", ["logo", "gross_revenue"])
def test_too_low_and_too_high_a_churn_are_told_the_same_range(kind: str) -> None:
    """Whichever end is passed, a learner reads one range for the kind of churn, and may enter all of it."""
    assert refused(churn_kind=kind, churn=-2)[0] == "churn"
    assert refused(churn_kind=kind, churn=150) == refused(churn_kind=kind, churn=-2)
    assert refused(churn_kind=kind, churn=-150) == refused(churn_kind=kind, churn=-2)
    assert valued(churn_kind=kind, churn=100).value == 375


def test_net_churn_is_above_nothing_or_refused_in_its_own_words() -> None:
    """A negative net churn can be real, so its refusal explains; only above 100% is it called impossible."""
    assert "expansion makes up for all losses" in refused(churn_kind="net_revenue", churn=-150)[1]
    assert refused(churn_kind="net_revenue", churn=-150) == refused(churn_kind="net_revenue", churn=-2)
    assert "above 0% up to 100%" in refused(churn_kind="net_revenue", churn=150)[1]


def test_a_bad_row_of_the_cohort_is_named_with_its_column() -> None:
    """Only the first row that grows is reported, by its number, column and the row it is compared with."""
    rows = tuple(CohortPeriod(customers=left, margin=100) for left in (10, 8, 9, 30))
    field, sentence = refused(variant="cohort", initial_customers=10, cohort=rows)
    assert field == "cohort"
    assert sentence.startswith("Row 3, Customers still active: 9 is more than the 8 in row 2. ")
    assert "Row 4" not in sentence


def test_the_slider_of_the_gross_margin_goes_where_a_value_is() -> None:
    """Its handle reaches from 0% to 100%, and one sentence says so on either side of it."""
    assert all(
        refused(gross_margin=off)[1].endswith("Enter a gross margin from 0% to 100%.") for off in (-150, -5, 150)
    )
    reach = {field.name: field.reach for field in form(Inputs)}
    assert (reach["gross_margin"], reach["churn"]) == ((0, 100), (0, 20))


@pytest.mark.parametrize("field", [field.name for field in form(Inputs) if field.control in ("slider", "number")])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_not_a_number_never_enters(field: str, value: float) -> None:
    """No numeric input takes nan or infinity."""
    with pytest.raises(ValidationError):
        Inputs(**{field: value})


# --- everything the form allows


def _answers() -> st.SearchStrategy[Inputs]:
    """Any combination the form lets a person enter."""
    rows = st.lists(st.builds(CohortPeriod, customers=st.integers(0, 50), margin=st.floats(-1e9, 1e9)), max_size=130)
    asked: dict[str, st.SearchStrategy[Any]] = {"cohort": rows.map(tuple)}
    asked |= {"subtract_cac": st.booleans(), "what_if": st.booleans()}
    for field in form(Inputs):
        if field.control == "choice":
            asked[field.name] = st.sampled_from([choice.value for choice in field.choices])
        elif field.control in ("slider", "number"):
            whole = Inputs.model_fields[field.name].annotation is int
            low, high = field.low or 0, field.high or 0
            asked[field.name] = st.integers(int(low), int(high)) if whole else st.floats(low, high)
    return st.builds(Inputs, **asked)


def _found(inputs: Inputs) -> Result | CannotSolve:
    try:
        return solve(inputs)
    except CannotSolve as refusal:
        return refusal


@given(inputs=_answers())
def test_any_answer_gives_a_finite_result_or_a_sentence(inputs: Inputs) -> None:
    """Whatever is entered: a finite result (the model takes no other) with its report, or a refusal naming a field."""
    found = _found(inputs)
    if isinstance(found, CannotSolve):
        assert found.field in Inputs.model_fields
        return
    said = report(inputs, found)
    assert said.headline is not None
    assert "inf" not in said.headline.value
    assert found.payback_months is not None or found.payback_reason
    assert found.ltv_to_cac is not None or found.ltv_to_cac_reason
    assert report_html(said)
