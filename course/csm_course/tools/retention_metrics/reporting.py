"""The retention metrics in words: the three churns, the two retentions, the movements, and a year of such periods."""

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.bars import Bar, bars
from csm_course.report import Chart, Figure, Line, Report, Table
from csm_course.tools.retention_metrics.cautions import notes
from csm_course.tools.retention_metrics.inputs import PER_YEAR, Inputs
from csm_course.tools.retention_metrics.movements import kind
from csm_course.tools.retention_metrics.result import Result
from csm_course.tools.wording import count, exact_money, number, percent

AHEAD = 12
"""How many periods the chart looks ahead."""


def report(inputs: Inputs, result: Result) -> Report:
    """Everything a reader needs to understand one period, most important first."""
    tables = [_movements(inputs, result), _year(inputs, result)]
    if inputs.entry == "customers" and inputs.accounts:
        tables.append(_customers(inputs))
    return Report(
        headline=_headline(inputs, result),
        figures=_figures(inputs, result),
        notes=tuple(notes(inputs, result)),
        drawings=_drawings(inputs, result),
        charts=_chart(inputs, result),
        tables=tuple(tables),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    note = f"of the {exact_money(result.movements.mrr_start)} at the start of the {inputs.period}, before growth"
    return Figure(label="Gross revenue retention (GRR)", value=_rate(result.grr), note=note)


def _figures(inputs: Inputs, result: Result) -> tuple[Figure, ...]:
    moved = result.movements
    stopped = inputs.users_start - inputs.users_still
    return (
        Figure(label="Net revenue retention (NRR)", value=_rate(result.nrr), note="GRR plus expansion"),
        Figure(
            label="Logo churn",
            value=_rate(result.logo_churn),
            note=f"{number(moved.customers_lost)} ÷ {number(moved.customers_start)} customers",
        ),
        Figure(
            label="Gross revenue churn",
            value=_rate(result.gross_revenue_churn),
            note=f"{exact_money(moved.mrr_gone)} ÷ {exact_money(moved.mrr_start)}",
        ),
        Figure(
            label="Net revenue churn",
            value=_rate(result.net_revenue_churn),
            note="after expansion; below 0 means growth",
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


def _drawings(inputs: Inputs, result: Result) -> tuple[Drawing, ...]:
    """Start, the movements and the end as bars from one zero: losses to the left, gains to the right."""
    moved = result.movements
    if not (moved.mrr_start or moved.mrr_new or moved.mrr_reactivated):
        return ()
    rows: tuple[tuple[str, float, Tone], ...] = (
        ("At the start", moved.mrr_start, "muted"),
        ("Left", -moved.mrr_churned, "bad"),
        ("Cut by those who stayed", -moved.mrr_contraction, "bad"),
        ("Added by those who stayed", moved.mrr_expansion, "good"),
        ("New", moved.mrr_new, "good"),
        ("Came back", moved.mrr_reactivated, "good"),
        ("At the end", result.mrr_end, "accent"),
    )
    shown = [Bar(label, amount, exact_money(amount), tone) for label, amount, tone in rows if amount]
    summary = (
        f"From {exact_money(moved.mrr_start)} to {exact_money(result.mrr_end)}: every euro of the change is in one bar."
    )
    return (bars(f"MRR through the {inputs.period}", shown, summary, "movements"),)


def _movements(inputs: Inputs, result: Result) -> Table:
    moved = result.movements
    rows = (
        ("At the start", number(moved.customers_start), exact_money(moved.mrr_start)),
        ("Left", number(-moved.customers_lost), exact_money(-moved.mrr_churned)),
        ("Cut by those who stayed", "", exact_money(-moved.mrr_contraction)),
        ("Added by those who stayed", "", exact_money(moved.mrr_expansion)),
        (
            "New" + (" or back" if moved.mrr_reactivated else ""),
            number(moved.customers_new),
            exact_money(moved.mrr_new),
        ),
        ("Came back", "", exact_money(moved.mrr_reactivated)),
        ("At the end", number(result.customers_end), exact_money(result.mrr_end)),
    )
    shown = tuple(row for row in rows if row[0] != "Came back" or moved.mrr_reactivated)
    return Table(caption=f"The {inputs.period}'s movements", columns=("Line", "Customers", "MRR"), rows=shown)


def _customers(inputs: Inputs) -> Table:
    """What each customer adds to gross and to net retention."""
    listed = [one for one in inputs.accounts if one.start or one.end]
    rows = tuple(
        (
            one.name or "Unnamed",
            exact_money(one.start),
            exact_money(one.end),
            _DID[kind(one)],
            exact_money(min(one.start, one.end)) if one.start else "–",
            exact_money(one.end) if one.start else "–",
        )
        for one in listed
    )
    columns = ("Customer", "At the start", "At the end", "What happened", "Counts for GRR", "Counts for NRR")
    return Table(caption="Customer by customer", columns=columns, rows=rows)


_DID = {"left": "left", "cut": "cut", "same": "as before", "grown": "grew", "new": "new", "back": "came back"}


def _year(inputs: Inputs, result: Result) -> Table:
    rates = (
        ("Logo churn", result.logo_churn, result.logo_churn_year),
        ("Gross revenue churn", result.gross_revenue_churn, result.gross_revenue_churn_year),
        ("User churn", result.user_churn, result.user_churn_year),
    )
    kept = (("GRR", result.grr, result.grr_year), ("NRR", result.nrr, result.nrr_year))
    periods = PER_YEAR[inputs.period]
    rows = tuple((label, _rate(once), _added(once, periods), _rate(year)) for label, once, year in rates)
    rows += tuple((label, _rate(once), "–", _rate(year)) for label, once, year in kept)
    columns = ("Rate", f"This {inputs.period}", "Simply added up", "A year, compounded")
    return Table(caption=f"A year of such {inputs.period}s", columns=columns, rows=rows)


def _added(churn: float | None, periods: int) -> str:
    if churn is None:
        return "n/a"
    return percent(churn * periods, 1) + (" (wrong)" if periods > 1 and churn else "")
