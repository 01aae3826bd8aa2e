"""Every formula of the calculator and every way to enter a number: what its workbook has to work out by itself."""

from typing import Any

from csm_course.tools.clv.vocabulary import VARIANTS

CASES: dict[str, dict[str, Any]] = {
    **{variant: {"variant": variant} for variant in VARIANTS},
    "per-year": {
        "variant": "growing",
        "money_period": "year",
        "arpa": 6_000.0,
        "churn": 20.0,
        "churn_period": "year",
        "horizon": 3,
        "horizon_period": "year",
        "renewal_period": "month",
        "discount_rate": 12.0,
    },
    "net-of-cost": {"variant": "finite", "subtract_cac": True, "cac_change": -10.0, "price_change": 5.0},
    "lifespan": {"variant": "margin_lifespan", "lifespan_from": "years"},
    "undiscounted": {"variant": "perpetuity_now", "churn": 50.0, "discount_rate": 0.0},
}
