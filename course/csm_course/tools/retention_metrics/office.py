"""The retention metrics in Excel: every rate follows the totals, or the list of customers."""

from collections.abc import Iterator

from csm_course.documents import Live, Workbook
from csm_course.tools.retention_metrics.inputs import ENTRIES, Inputs
from csm_course.tools.retention_metrics.result import Result
from csm_course.tools.retention_metrics.solving import ONE_CENT

_START, _END = "{accounts.start}", "{accounts.end}"
_COUNTS = {
    "customers_start": ("Customers at the start", f'COUNTIF({_START},">0")'),
    "customers_lost": ("Customers who left", f"SUMPRODUCT(({_START}>0)*({_END}=0))"),
    "customers_new": ("New and returned customers", f"SUMPRODUCT(({_START}=0)*({_END}>0))"),
}
_MONEY = {
    "mrr_start": ("MRR at the start", f"SUM({_START})"),
    "mrr_churned": ("Lost with customers who left", f"SUMPRODUCT(({_START}>0)*({_END}=0)*{_START})"),
    "mrr_contraction": (
        "Cut by customers who stayed",
        f"SUMPRODUCT(({_END}>0)*({_END}<{_START})*({_START}-{_END}))",
    ),
    "mrr_expansion": (
        "Added by customers who stayed",
        f"SUMPRODUCT(({_START}>0)*({_END}>{_START})*({_END}-{_START}))",
    ),
}


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """The movements, then the rates of the period."""
    return Workbook(live=(*_movements(result), *_rates(result)))


def _movements(result: Result) -> Iterator[Live]:
    for lines, kind in ((_COUNTS, "whole"), (_MONEY, "money")):
        for name, (label, listed) in lines.items():
            formula = f'IF({{entry}}="{ENTRIES["totals"]}",{{{name}}},{listed})'
            line = {"name": f"of_{name}", "label": label, "formula": formula, "kind": kind}
            yield Live.model_validate({**line, "value": getattr(result.movements, name)})


def _rates(result: Result) -> Iterator[Live]:
    gone = "MIN({of_mrr_churned}+{of_mrr_contraction},{of_mrr_start})"
    yield _rate("logo_churn", "Logo churn", "{of_customers_lost}/{of_customers_start}", "customers", result.logo_churn)
    gross = f"{gone}/{{of_mrr_start}}"
    yield _rate("gross_revenue_churn", "Gross revenue churn", gross, "mrr", result.gross_revenue_churn)
    yield _rate("grr", "Gross revenue retention (GRR)", "1-{gross_revenue_churn}", "mrr", result.grr)
    net = "1-{gross_revenue_churn}+{of_mrr_expansion}/{of_mrr_start}"
    yield _rate("nrr", "Net revenue retention (NRR)", net, "mrr", result.nrr)
    yield Live(
        name="user_churn",
        label="User churn",
        formula='IF({users_start}=0,"",({users_start}-{users_still})/{users_start})',
        value=result.user_churn,
        kind="percent",
    )


def _rate(name: str, label: str, formula: str, base: str, value: float | None) -> Live:
    """A share of the start; nothing where there was nothing at the start."""
    known = f'IF({{of_{base}_start}}<{ONE_CENT},"",{formula})'
    return Live(name=name, label=label, formula=known, value=value, kind="percent")
