"""What to be careful of in one period's retention, each with its reason."""

from collections.abc import Iterator

from csm_course.report import Note
from csm_course.tools.retention_metrics.inputs import Inputs
from csm_course.tools.retention_metrics.result import Result
from csm_course.tools.wording import exact_money, percent

ONE_CENT = 0.01
_FEW = 20
_BIG = 0.3
"""Below so few customers, or from this share of the revenue on, one customer decides the rates: our rules of thumb."""


def notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    """Cautions first."""
    if inputs.entry == "customers" and not inputs.accounts:
        yield Note(kind="info", text="Add a row for each customer, with its MRR at both ends.", field="accounts")
        return
    yield from _about_entries(inputs, result)
    yield from _about_leaks(inputs, result)
    yield Note(kind="info", text="New customers are in none of these rates: they were not there to be lost.")
    if inputs.period != "year" and result.nrr_year is not None:
        text = f"A year of such {inputs.period}s is worked out by compounding. One {inputs.period} is no forecast."
        yield Note(kind="info", text=text)


def _about_entries(inputs: Inputs, result: Result) -> Iterator[Note]:
    moved = result.movements
    if None in (result.grr, result.logo_churn, result.user_churn):
        text = "Where nothing was there at the start, a rate has no meaning and is shown as n/a."
        yield Note(kind="caution", text=text)
    if result.mrr_unexplained is not None and abs(result.mrr_unexplained) >= ONE_CENT:
        text = (
            f"Your books say {exact_money(inputs.mrr_end_booked or 0)}, the movements lead to "
            f"{exact_money(result.mrr_end)}: {exact_money(result.mrr_unexplained)} is not explained. "
            "Look for a movement missing or counted twice."
        )
        yield Note(kind="caution", text=text, field="mrr_end_booked")
    if moved.mrr_churned and not moved.customers_lost:
        text = "Revenue left with customers, but no customer is counted as lost. If they stayed, it is contraction."
        yield Note(kind="caution", text=text, field="mrr_churned")
    if 0 < moved.customers_start < _FEW:
        one = percent(1 / moved.customers_start, 0)
        text = f"Only {moved.customers_start} customers: one more or less moves logo churn by {one}."
        yield Note(kind="caution", text=text)
    biggest = max(inputs.accounts, key=lambda one: one.start, default=None) if inputs.entry == "customers" else None
    if biggest and moved.mrr_start and biggest.start / moved.mrr_start >= _BIG:
        share = percent(biggest.start / moved.mrr_start, 0)
        text = f"{biggest.name or 'One customer'} alone is {share} of the revenue at the start: it decides these rates."
        yield Note(kind="caution", text=text, field="accounts")


def _about_leaks(inputs: Inputs, result: Result) -> Iterator[Note]:
    moved = result.movements
    if result.nrr is not None and result.grr is not None and result.nrr >= 1 > result.grr:
        text = f"NRR hides a leak: {percent(1 - result.grr, 1)} of the starting revenue went, and growth covered it."
        yield Note(kind="caution", text=text, field="mrr_expansion")
    if result.capped_total is not None and result.grr is not None and result.capped_total > result.grr + 1e-9:
        text = (
            f"Capped in total, GRR would read {percent(result.capped_total, 1)} instead of {percent(result.grr, 1)}: "
            "then the growth of some hides the losses of others. Cap customer by customer."
        )
        yield Note(kind="info", text=text)
    if result.user_churn and not moved.mrr_churned and not moved.mrr_contraction:
        text = "People have stopped and the money has not moved yet: there is time to act."
        yield Note(kind="caution", text=text, field="users_still")
