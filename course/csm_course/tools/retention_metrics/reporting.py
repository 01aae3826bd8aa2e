"""The retention metrics in words: the three churns, the two retentions, the movements, and a year of such periods."""

from collections.abc import Iterator

from csm_course.report import Chart, Figure, Line, Note, Report, Table
from csm_course.tools.retention_metrics.inputs import PER_YEAR, Inputs
from csm_course.tools.retention_metrics.result import Result
from csm_course.tools.wording import count, exact_money, number, percent

AHEAD = 12
"""How many periods the chart looks ahead."""


def report(inputs: Inputs, result: Result) -> Report:
    """Everything a reader needs to understand one period, most important first."""
    return Report(
        headline=_headline(inputs, result),
        figures=_figures(inputs, result),
        notes=tuple(_notes(inputs, result)),
        charts=_chart(inputs, result),
        tables=(_movements(inputs, result), _year(inputs, result)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    note = f"of the {exact_money(inputs.mrr_start)} at the start of the {inputs.period}, before growth"
    return Figure(label="Gross revenue retention (GRR)", value=_rate(result.grr), note=note)


def _figures(inputs: Inputs, result: Result) -> tuple[Figure, ...]:
    lost = exact_money(inputs.mrr_churned + inputs.mrr_contraction)
    stopped = inputs.users_start - inputs.users_still
    return (
        Figure(label="Net revenue retention (NRR)", value=_rate(result.nrr), note="GRR plus expansion"),
        Figure(
            label="Logo churn",
            value=_rate(result.logo_churn),
            note=f"{number(inputs.customers_lost)} ÷ {number(inputs.customers_start)} customers",
        ),
        Figure(
            label="Gross revenue churn",
            value=_rate(result.gross_revenue_churn),
            note=f"{lost} ÷ {exact_money(inputs.mrr_start)}",
        ),
        Figure(
            label="User churn",
            value=_rate(result.user_churn),
            note=f"{number(stopped)} ÷ {number(inputs.users_start)} users",
        ),
        Figure(label="Customers at the end", value=number(result.customers_end)),
        Figure(label="MRR at the end", value=exact_money(result.mrr_end)),
    )


def _rate(share: float | None) -> str:
    return "n/a" if share is None else percent(share, 1)


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if None in (result.grr, result.logo_churn, result.user_churn):
        text = "Where nothing was there at the start, a rate has no meaning and is shown as n/a."
        yield Note(kind="caution", text=text)
    if inputs.mrr_churned and not inputs.customers_lost:
        text = "Revenue left with customers, but no customer is counted as lost. If they stayed, it is contraction."
        yield Note(kind="caution", text=text, field="mrr_churned")
    if result.nrr is not None and result.grr is not None and result.nrr >= 1 > result.grr:
        text = f"NRR hides a leak: {percent(1 - result.grr, 1)} of the starting revenue went, and growth covered it."
        yield Note(kind="caution", text=text, field="mrr_expansion")
    if result.user_churn and not inputs.mrr_churned and not inputs.mrr_contraction:
        text = "People have stopped and the money has not moved yet: there is time to act."
        yield Note(kind="caution", text=text, field="users_still")
    yield Note(kind="info", text="New customers are in none of these rates: they were not there to be lost.")


def _chart(inputs: Inputs, result: Result) -> tuple[Chart, ...]:
    kept = [("Customers kept", result.logo_churn), ("Revenue kept (GRR)", result.gross_revenue_churn)]
    kept.append(("Users kept", result.user_churn))
    lines = tuple(Line(label=label, points=_kept(churn)) for label, churn in kept if churn is not None)
    if not lines:
        return ()
    ends = ", ".join(f"{line.label[0].lower()}{line.label[1:]} {number(line.points[-1][1], 1)}%" for line in lines)
    return (
        Chart(
            title=f"If every {inputs.period} were like this one",
            x_label=f"{inputs.period.capitalize()}s from now",
            y_label="% of today",
            lines=lines,
            summary=f"After {count(AHEAD, inputs.period)}: {ends}, not counting growth or new customers.",
        ),
    )


def _kept(churn: float) -> tuple[tuple[float, float], ...]:
    return tuple((float(step), 100 * (1 - churn) ** step) for step in range(AHEAD + 1))


def _movements(inputs: Inputs, result: Result) -> Table:
    rows = (
        ("At the start", number(inputs.customers_start), exact_money(inputs.mrr_start)),
        ("Left", number(-inputs.customers_lost), exact_money(-inputs.mrr_churned)),
        ("Cut by those who stayed", "", exact_money(-inputs.mrr_contraction)),
        ("Added by those who stayed", "", exact_money(inputs.mrr_expansion)),
        ("New", number(inputs.customers_new), exact_money(inputs.mrr_new)),
        ("At the end", number(result.customers_end), exact_money(result.mrr_end)),
    )
    return Table(caption=f"The {inputs.period}'s movements", columns=("Line", "Customers", "MRR"), rows=rows)


def _year(inputs: Inputs, result: Result) -> Table:
    rates = (
        ("Logo churn", result.logo_churn, result.logo_churn_year),
        ("Gross revenue churn", result.gross_revenue_churn, result.gross_revenue_churn_year),
        ("User churn", result.user_churn, result.user_churn_year),
    )
    periods = PER_YEAR[inputs.period]
    rows = tuple((label, _rate(once), _added(once, periods), _rate(year)) for label, once, year in rates)
    columns = ("Rate", f"This {inputs.period}", "Simply added up", "A year, compounded")
    return Table(caption=f"A year of such {inputs.period}s", columns=columns, rows=rows)


def _added(churn: float | None, periods: int) -> str:
    if churn is None:
        return "n/a"
    return percent(churn * periods, 1) + (" (wrong)" if periods > 1 and churn else "")
