"""What a benchmark finds, and the one table in which all findings are shown."""

from dataclasses import dataclass
from statistics import median

HEADS = ("what", "ours", "stock or peer", "stock ÷ ours", "budget", "met?")


@dataclass(frozen=True)
class Sample:
    """Repeated measurements of one thing, in the unit of its row."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    def words(self, unit: str) -> str:
        """As `0.31 s (0.29–0.44), n 5`."""
        span = f" ({_figure(min(self.values))}–{_figure(max(self.values))})" if len(self.values) > 1 else ""
        return f"{_figure(self.middle)} {unit}{span}, n {len(self.values)}"


@dataclass(frozen=True)
class Budget:
    """The most that our median may be: an amount in the row's unit, or a share of the stock tool's median."""

    most: float
    of_stock: bool = False
    later: bool = False

    def words(self, unit: str) -> str:
        """As `≤ 50 ms`; `later` marks a budget that another issue brings."""
        amount = f"1/{1 / self.most:g} of stock" if self.of_stock else f"{_figure(self.most)} {unit}"
        return f"≤ {amount}{' (later)' if self.later else ''}"


@dataclass(frozen=True)
class Row:
    """One thing measured, ours beside the stock tool's or a peer's; `stock_is` names that in a few words.

    `stock` is None where no stock tool does the thing.
    """

    what: str
    unit: str
    ours: Sample
    stock: Sample | None = None
    stock_is: str = "none does this"
    budget: Budget | None = None

    def met(self) -> str:
        """Whether our median keeps the budget."""
        if self.budget is None:
            return "–"
        most = self.budget.most * (self.stock.middle if self.stock and self.budget.of_stock else 1)
        return "yes" if self.ours.middle <= most else "NO"

    def cells(self) -> tuple[str, ...]:
        """The row in words, under `HEADS`."""
        stock = f"{self.stock_is}: {self.stock.words(self.unit)}" if self.stock else self.stock_is
        ratio = _figure(self.stock.middle / self.ours.middle) if self.stock and self.ours.middle else "–"
        budget = self.budget.words(self.unit) if self.budget else "–"
        return (self.what, self.ours.words(self.unit), stock, ratio, budget, self.met())


@dataclass(frozen=True)
class Findings:
    """What one benchmark gives: its rows, and remarks that explain them."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table whose columns also line up in a terminal."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])


def _figure(value: float) -> str:
    """Three digits that carry meaning: 0.313, 4.21, 27.9, 132."""
    decimals = 3 if abs(value) < 1 else 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    return f"{value:.{decimals}f}"
