"""The value report: published returns, the traps of present value and payback, and assumptions that show."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools.value_report import EXAMPLE, Inputs, report, solve
from csm_course.tools.value_report.inputs import Benefit, Cost
from csm_course.tools.value_report.solving import payback

EUR = st.floats(0, 1e6)


def _inputs(benefit: float, once: float, yearly: float = 0.0, years: int = 1, discount: float = 0.0) -> Inputs:
    costs = (Cost(name="Once", amount=once, timing="once"), Cost(name="Yearly", amount=yearly))
    benefits = (Benefit(name="Saving", quantity=benefit, price=1, certainty="agreed"),)
    return Inputs(benefits=benefits, costs=costs, years=years, discount=discount)


def test_a_published_return() -> None:
    """Benefits 350,000, costs 125,000: ROI 180% (domain facts 1.7)."""
    assert solve(_inputs(350_000, 125_000)).roi == pytest.approx(1.8)


def test_present_value_leaves_the_first_payment_alone() -> None:
    """-1,000 today, 500 at the end of years 1 to 3, 10%: 243.43; discounting the first one too would give 221.30."""
    assert solve(_inputs(500, 1_000, years=3, discount=10)).npv == pytest.approx(243.43, abs=0.005)


def test_payback_is_linear_inside_a_year() -> None:
    """-700 and 200 a year: 3.5 years (the published case); never where the sum stays below zero."""
    assert payback([-700, 200, 200, 200, 200]) == pytest.approx(3.5)
    assert payback([-700, 200, 200]) is None
    assert payback([0, 100]) == 0


def test_only_the_share_that_is_due_to_us_counts() -> None:
    """10 hours at EUR 30, half of it ours: EUR 150; a benefit without its price adds nothing and is named."""
    rows = (
        Benefit(name="Hours", quantity=10, price=30, due_to_us=50),
        Benefit(name="Calm", quantity=10),
    )
    result = solve(Inputs(benefits=rows))
    assert (result.yearly_benefits, result.incomplete) == (150, ("Calm",))


def test_without_costs_there_is_no_return_on_them() -> None:
    """Not infinite and not zero: none, and the report asks for the costs."""
    inputs = Inputs(benefits=(Benefit(name="Saving", quantity=1, price=1),))
    result = solve(inputs)
    assert (result.roi, result.agreed_roi) == (None, None)
    headline = report(inputs, result).headline
    assert headline is not None
    assert headline.value == "n/a"


def test_assumed_benefits_are_set_apart() -> None:
    """200 agreed and 100 assumed against 100: 200% in all, 100% on agreed numbers alone."""
    rows = (
        Benefit(name="A", quantity=200, price=1, certainty="agreed"),
        Benefit(name="B", quantity=100, price=1),
    )
    result = solve(Inputs(benefits=rows, costs=(Cost(name="C", amount=100),), years=1))
    assert result.roi == pytest.approx(2)
    assert result.agreed_roi == pytest.approx(1)
    assert result.agreed_share == pytest.approx(2 / 3)


def test_the_example_by_hand() -> None:
    """27,000 kg x 4 x 80% = 86,400; 936 x 31 = 29,016; 27 x 210 x 80% = 4,536: 119,952 a year.

    The kilograms are lesson 1.2's: 20 g x 4,500 lunches x 25 days x 12 months. Three years at 60% in the first:
    x 2.6 = 311,875.20. Costs 14,700 + 3 x 72,000 = 230,700. ROI 35.2%.
    """
    result = solve(EXAMPLE)
    assert result.yearly_benefits == pytest.approx(119_952)
    assert result.benefits == pytest.approx(311_875.2)
    assert result.costs == 230_700
    assert result.roi == pytest.approx(81_175.2 / 230_700)
    assert result.agreed_roi is not None
    assert result.agreed_roi < 0


@given(EUR, EUR, EUR, st.integers(1, 15), st.floats(0, 50))
def test_laws_of_value(benefit: float, once: float, yearly: float, years: int, discount: float) -> None:
    """Net is benefits less costs; undiscounted the present value is the net; more benefit never makes it worse."""
    inputs = _inputs(benefit, once, yearly, years, discount)
    result = solve(inputs)
    assert result.net == pytest.approx(result.benefits - result.costs, abs=1e-6)
    assert solve(inputs.model_copy(update={"discount": 0})).npv == pytest.approx(result.net, abs=1e-3)
    more = solve(_inputs(benefit + 100, once, yearly, years, discount))
    assert more.npv > result.npv - 1e-6
    if result.payback is not None and more.payback is not None:
        assert more.payback <= result.payback + 1e-9
    assert result.years[-1].cumulative == pytest.approx(result.net, abs=1e-3)


@pytest.mark.parametrize(("due_to_us", "cost"), [(5e-324, 1e12), (100.0, 5e-324)])
def test_a_share_of_next_to_nothing_is_not_told(due_to_us: float, cost: float) -> None:
    """Costs over benefits so small, or the other way round, are beyond any number: none is claimed."""
    worth = Benefit(name="Hours", quantity=1e12, price=1.0, due_to_us=due_to_us)
    inputs = Inputs(benefits=(worth,), costs=(Cost(name="Fee", amount=cost, timing="yearly"),))
    result = solve(inputs)
    assert None in (result.break_even_share, result.roi)
    json.dumps(report(inputs, result).model_dump(), allow_nan=False)
