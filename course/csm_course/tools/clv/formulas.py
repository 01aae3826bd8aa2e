"""The formulas of customer lifetime value, one function per named variant; all rates are shares per period.

Throughout: `margin` m per period in EUR, `churn` c, `retention` r = 1-c, `discount` d, `growth` g. Callers
make sure that the sums end (see `limits`). V4 to V6 follow the usual marketing-metrics texts (Farris;
Gupta and Lehmann).
"""

from collections.abc import Sequence
from itertools import accumulate
from math import expm1, log


def lifetime_spend(spend_per_visit: float, visits_per_year: float, years: float, margin_share: float) -> float:
    """V1: spend × visits × years × margin. No churn, no discounting."""
    return spend_per_visit * visits_per_year * years * margin_share


def margin_times_lifespan(margin: float, periods: float) -> float:
    """V2: m × L, undiscounted."""
    return margin * periods


def subscription(margin: float, churn: float) -> float:
    """V3: m ÷ c, undiscounted: the sum of m·r^t from t = 0. Needs c > 0."""
    return margin / churn


def perpetuity_later(margin: float, retention: float, discount: float) -> float:
    """V4: m·r ÷ (1+d-r), the first margin one period from now. Needs r < 1+d."""
    return margin * retention / (1 + discount - retention)


def perpetuity_now(margin: float, retention: float, discount: float) -> float:
    """V5: m·(1+d) ÷ (1+d-r), the first margin now: always m more than V4. Needs r < 1+d."""
    return margin * (1 + discount) / (1 + discount - retention)


def finite(margin: float, retention: float, discount: float, periods: int) -> float:
    """V6: the sum of m·r^t ÷ (1+d)^t for t = 1..n, that is V4 × (1-(r÷(1+d))^n); also where V4 has no end."""
    ratio = retention / (1 + discount)
    if ratio == 0:
        return 0.0
    if ratio == 1:
        return margin * periods
    # expm1 and log keep the difference of two numbers close to 1 exact when hardly anyone leaves
    return margin * ratio * expm1(periods * log(ratio)) / expm1(log(ratio))


def growing(margin: float, retention: float, discount: float, growth: float) -> float:
    """V7: m·r·(1+g) ÷ (1+d-r·(1+g)), the first margin one period from now. Needs r·(1+g) < 1+d."""
    kept = retention * (1 + growth)
    return margin * kept / (1 + discount - kept)


def cohort_margins(margins: Sequence[float], initial_customers: int) -> tuple[float, ...]:
    """V10: cumulative margin per initial customer after each period. Needs at least one initial customer."""
    return tuple(total / initial_customers for total in accumulate(margins))
