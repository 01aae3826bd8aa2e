"""How a number stands in a generated item: thousands commas, decimals rounded half away from zero, and its unit."""

import re
from fractions import Fraction

FORMAT = re.compile(r"(?P<commas>,?)(?:\.(?P<decimals>[0-6])f)?")
"""What may follow the colon in `{start:,}` or `{rate:.1f}`."""


class NoSuchFormat(ValueError):
    """What follows the colon is none of the formats an item may use."""


def plain(number: Fraction, form: str = "") -> str:
    """The number by itself: `1250`, with `,` as `1,250`, with `.1f` as `1250.0`.

    Without decimals asked for, a number shows those it has, up to six. Raises `NoSuchFormat`.
    """
    match = FORMAT.fullmatch(form)
    if match is None:
        raise NoSuchFormat(f"{form!r} is no format; use ',' for thousands and '.1f' for one decimal")
    decimals = int(match["decimals"]) if match["decimals"] else _decimals_of(number)
    return _written(number, decimals, commas=bool(match["commas"]))


def with_unit(number: Fraction, decimals: int, unit: str) -> str:
    """The number as an option shows it: `EUR 1,250`, `2.5%`, `12 months`, `3.3`."""
    text = _written(number, decimals, commas=True)
    match unit:
        case "":
            return text
        case "%":
            return f"{text}%"
        case "EUR":
            return f"−EUR {text[1:]}" if text.startswith("−") else f"EUR {text}"
    return f"{text} {unit}"


def as_shown(number: float, decimals: int, unit: str) -> str:
    """As `with_unit`, for a number that an author wrote with the digits it has."""
    return with_unit(Fraction(repr(number)), decimals, unit)


def _written(number: Fraction, decimals: int, *, commas: bool) -> str:
    """Rounded once, half away from zero, with a true minus in front of what is less than zero as shown."""
    units = (2 * abs(number) * 10**decimals + 1) // 2
    whole, rest = divmod(int(units), 10**decimals)
    text = f"{whole:,}" if commas else str(whole)
    if decimals:
        text += f".{rest:0{decimals}d}"
    return f"−{text}" if number < 0 and units else text


def _decimals_of(number: Fraction) -> int:
    """How many decimals the number has, six at most."""
    return next((places for places in range(6) if (number * 10**places).denominator == 1), 6)
