"""The words of the calculator: named variants, periods, kinds of churn, and which variants need what."""

from typing import Literal

Variant = Literal[
    "subscription",
    "lifetime_spend",
    "margin_lifespan",
    "perpetuity_later",
    "perpetuity_now",
    "finite",
    "growing",
    "cohort",
]
Period = Literal["month", "year"]
ChurnKind = Literal["logo", "gross_revenue", "net_revenue"]

VARIANTS: dict[str, str] = {
    "subscription": "Subscription (SaaS): revenue per account × gross margin ÷ churn",
    "lifetime_spend": "Lifetime spend: spend per visit × visits × years × margin",
    "margin_lifespan": "Margin × lifespan",
    "perpetuity_later": "Discounted, no end date, first margin one period from now",
    "perpetuity_now": "Discounted, no end date, first margin now",
    "finite": "Discounted, over a fixed horizon",
    "growing": "Discounted, no end date, with a growing margin",
    "cohort": "Measured cohort: margin so far per initial customer",
}
PERIODS: dict[str, str] = {"month": "Month", "year": "Year"}
CHURN_KINDS: dict[str, str] = {
    "logo": "Logo churn (customers lost)",
    "gross_revenue": "Gross revenue churn (revenue lost or reduced)",
    "net_revenue": "Net revenue churn (after expansion)",
}

BY_ACCOUNT = ("subscription", "margin_lifespan", "perpetuity_later", "perpetuity_now", "finite", "growing")
DISCOUNTED = ("perpetuity_later", "perpetuity_now", "finite", "growing")
