"""How numbers are put into words for reading: rounded once, here, half away from zero.

Results keep full precision; only what is shown is rounded. Python's own `round` and format specs round halves
to even (the banker's way, and on the binary value): a shown 0.125 would become 0.12, not what a calculator says.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

CURRENCY = "EUR"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WHOLE_FROM = 1_000
_WIDE = Context(prec=400)  # wide enough for any finite float, so that quantizing never fails


def rounded(value: float | Decimal, decimals: int = 2) -> Decimal:
    """`value` as a reader would round it: half away from zero on the number as written, never minus zero."""
    step = Decimal(1).scaleb(-decimals)
    shown = _as_written(value).quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)
    return shown if shown else abs(shown)


def number(value: float | Decimal, decimals: int = 2) -> str:
    """A number with thousands separators and at most `decimals` digits after the point: 1,234.5, 40 or −3."""
    text = _signed(f"{rounded(value, decimals):,f}")
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: float, currency: str = CURRENCY) -> str:
    """An amount with its currency, for figures that were worked out: EUR 15,000, EUR −26,500 or EUR 561.60.

    From 1,000 on in whole units: cents beside an estimate of that size would claim a precision it has not.
    """
    cents = rounded(amount)
    return exact_money(rounded(amount, 0) if abs(cents) >= _WHOLE_FROM else cents, currency)


def exact_money(amount: float | Decimal, currency: str = CURRENCY) -> str:
    """An amount as somebody stated it, with its cents if it has any: EUR 1,234.56."""
    shown = rounded(amount)
    decimals = 0 if shown == shown.to_integral_value() else 2
    return f"{currency} {_signed(f'{shown:,.{decimals}f}')}"


def percent(share: float, decimals: int = 2) -> str:
    """A share (0.025) in percent (2.5%), with at most `decimals` digits after the point."""
    return f"{number(_WIDE.multiply(_as_written(share), Decimal(100)), decimals)}%"


def count(amount: float, singular: str, decimals: int = 1) -> str:
    """An amount of things in words: 1 month, 12 months, 2.5 years."""
    shown = number(amount, decimals)
    return f"{shown} {singular if shown == '1' else singular + 's'}"


def spoken(day: date) -> str:
    """A day as it is read: 3 Mar 2026. The same in every place and language setting."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def amount_or_dash(value: float | None, unit: str) -> str:
    """A value with its unit as it was typed (80 g), or a dash where none is known."""
    return "–" if value is None else f"{number(value)} {unit}".strip()


def day_or_dash(day: date | None) -> str:
    """A day as it is read, or a dash where none is known."""
    return spoken(day) if day else "–"


def due_in(days: int | None) -> str:
    """How many days are left: in 4 days, today, 1 day late, or no date."""
    if days is None:
        return "no date"
    if days < 0:
        return f"{count(-days, 'day')} late"
    return f"in {count(days, 'day')}" if days else "today"


def _signed(text: str) -> str:
    """With the true minus sign: a hyphen is shorter, and a line may break after it."""
    return text.replace("-", "−")


def _as_written(value: float | Decimal) -> Decimal:
    """The decimal number a reader sees: 2.675 is 2.675, not the binary fraction just below it."""
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))
