"""Retention customer by customer: the published case on capping, the five movements and their identity, the example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools.retention_metrics import EXAMPLE, Account, Inputs, report, solve
from csm_course.tools.retention_metrics.movements import kind, retained

amounts = st.integers(0, 100_000).map(float)
accounts = st.lists(st.builds(Account, start=amounts, end=amounts, back=st.booleans()), max_size=30)


def listed(*rows: Account, **facts: object) -> Inputs:
    """A period of these customers."""
    return Inputs.model_validate({"entry": "customers", "accounts": rows, **facts})


def cautions(inputs: Inputs) -> str:
    """All cautions as one text."""
    return " ".join(note.text for note in report(inputs, solve(inputs)).notes if note.kind == "caution")


def test_capped_customer_by_customer_not_in_total() -> None:
    """100 each; 150, 50 and 30 remain: 180 of 300 is 60%, while the total of 230 would claim 76.67%."""
    inputs = listed(*(Account(start=100, end=end) for end in (150, 50, 30)))
    result = solve(inputs)
    assert result.grr == pytest.approx(0.60)
    assert result.capped_total == pytest.approx(0.7667, abs=5e-5)
    assert any("76.7% instead of 60%" in note.text for note in report(inputs, result).notes)


def test_the_five_movements_by_hand() -> None:
    """The example's quarter: 500 left, 500 cut, 1,500 grown, 2,500 new, 500 back: 17,500 becomes 21,000."""
    result = solve(EXAMPLE)
    moved = result.movements
    assert (moved.mrr_churned, moved.mrr_contraction, moved.mrr_expansion) == (500, 500, 1_500)
    assert (moved.mrr_new, moved.mrr_reactivated, moved.mrr_start, result.mrr_end) == (2_500, 500, 17_500, 21_000)
    assert (result.grr, result.nrr) == (pytest.approx(16_500 / 17_500), pytest.approx(18_000 / 17_500))
    assert result.logo_churn == pytest.approx(1 / 6)
    assert result.mrr_unexplained == 0


@pytest.mark.parametrize(
    ("start", "end", "back", "what"),
    [
        (5, 0, False, "left"),
        (5, 3, False, "cut"),
        (5, 5, True, "same"),
        (5, 6, False, "grown"),
        (0, 6, False, "new"),
        (0, 6, True, "back"),
    ],
)
def test_a_customer_counts_once(start: float, end: float, back: bool, what: str) -> None:
    """Each in one movement; coming back is neither new nor expansion."""
    assert kind(Account(start=start, end=end, back=back)) == what


def test_books_that_say_something_else_are_pointed_out() -> None:
    """21,300 booked and 21,000 explained: 300 is missing."""
    assert "EUR 300 is not explained" in cautions(EXAMPLE.model_copy(update={"mrr_end_booked": 21_300.0}))


def test_one_large_customer_and_a_short_list_are_pointed_out() -> None:
    """34% of the revenue in one hand, six customers."""
    told = cautions(EXAMPLE)
    assert "Havn & Huerta alone is 34%" in told
    assert "Only 6 customers" in told


def test_an_empty_list_asks_for_rows() -> None:
    """Nothing entered: n/a, and what to do."""
    inputs = listed(users_start=0, users_still=0)
    assert solve(inputs).grr is None
    assert report(inputs, solve(inputs)).notes[0].text.startswith("Add a row for each customer")


def test_a_year_of_quarters_compounds() -> None:
    """Four quarters at 90% GRR keep 65.6%, not 60%."""
    result = solve(listed(Account(start=100, end=90), period="quarter"))
    assert result.grr_year == pytest.approx(0.9**4)
    assert result.gross_revenue_churn_year == pytest.approx(1 - 0.9**4)


def test_the_picture_holds_every_movement() -> None:
    """From the start to the end, each movement with its sign."""
    (picture,) = report(EXAMPLE, solve(EXAMPLE)).drawings
    assert [item.text for item in picture.outline][:2] == ["At the start: EUR 17,500", "Left: EUR −500"]
    assert picture.outline[-1].text == "At the end: EUR 21,000"


@given(accounts)
def test_laws_of_a_list(rows: list[Account]) -> None:
    """Start and movements make the end; GRR is what min(start, end) leaves, at most min(1, NRR)."""
    inputs = listed(*rows)
    result = solve(inputs)
    assert result.mrr_end == pytest.approx(sum(row.end for row in rows))
    assert result.customers_end == sum(row.end > 0 for row in rows)
    if result.grr is None or result.nrr is None or result.capped_total is None:
        return
    assert result.grr == pytest.approx(retained(rows) / sum(row.start for row in rows))
    assert result.grr <= min(1.0, result.nrr) + 1e-9
    assert result.capped_total >= result.grr - 1e-9
    assert report(inputs, result).headline is not None


@given(accounts)
def test_a_list_and_its_totals_agree(rows: list[Account]) -> None:
    """Entered as totals, the same movements give the same rates."""
    one = solve(listed(*rows))
    other = solve(Inputs.model_validate({**one.movements.model_dump()}))
    assert (one.grr, one.nrr, one.logo_churn) == (other.grr, other.nrr, other.logo_churn)
    assert one.mrr_end == pytest.approx(other.mrr_end)
