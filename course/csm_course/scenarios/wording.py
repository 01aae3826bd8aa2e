"""How a scenario says days, hours and changes - the same words on every machine, whatever its language."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: date, year: bool = False) -> str:
    """`6 July`, or `6 July 2026`."""
    return f"{when.day} {MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")


def hours_label(amount: int, unit: str) -> str:
    """`no time`, `1 hour`, `4 hours`."""
    if not amount:
        return "no time"
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


def signed(amount: int) -> str:
    """`+6` or `−4`, with a true minus."""
    return f"+{amount}" if amount > 0 else f"−{abs(amount)}"


def points(amount: float) -> str:
    """`4.5 points`, `1 point`."""
    return "1 point" if amount == 1 else f"{round(amount, 2):g} points"
