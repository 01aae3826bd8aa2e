"""How numbers are put into words for reading: rounded once, here, half away from zero.

Results keep full precision; only what is shown is rounded. Python's own `round` and format specs round halves
to even (the banker's way, and on the binary value): a shown 0.125 would become 0.12, not what a calculator says.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

CURRENCY = "EUR"
_WIDE = Context(prec=400)  # wide enough for any finite float, so that quantizing never fails


def rounded(value: float | Decimal, decimals: int = 2) -> Decimal:
    """`value` as a reader would round it: half away from zero on the number as written, never minus zero."""
    step = Decimal(1).scaleb(-decimals)
    shown = _as_written(value).quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)
    return shown if shown else abs(shown)


def number(value: float | Decimal, decimals: int = 2) -> str:
    """A number with thousands separators and at most `decimals` digits after the point: 1,234.5 or 40."""
    text = f"{rounded(value, decimals):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: float, currency: str = CURRENCY) -> str:
    """An amount with its currency; cents are shown unless there are none: EUR 15,000 or EUR 561.60."""
    shown = rounded(amount)
    return f"{currency} {shown:,.0f}" if shown == shown.to_integral_value() else f"{currency} {shown:,.2f}"


def percent(share: float, decimals: int = 2) -> str:
    """A share (0.025) in percent (2.5%), with at most `decimals` digits after the point."""
    return f"{number(_WIDE.multiply(_as_written(share), Decimal(100)), decimals)}%"


def count(amount: float, singular: str, decimals: int = 1) -> str:
    """An amount of things in words: 1 month, 12 months, 2.5 years."""
    shown = number(amount, decimals)
    return f"{shown} {singular if shown == '1' else singular + 's'}"


def _as_written(value: float | Decimal) -> Decimal:
    """The decimal number a reader sees: 2.675 is 2.675, not the binary fraction just below it."""
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))
