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
    "sbg",
    "cohort",
]
Period = Literal["month", "year"]
ChurnKind = Literal["logo", "gross_revenue", "net_revenue"]

VARIANTS: dict[str, str] = {
    "subscription": "Subscription: margin ÷ churn",
    "lifetime_spend": "Lifetime spend: spend per visit × visits × years × margin",
    "margin_lifespan": "Margin × lifespan",
    "perpetuity_later": "Discounted: from next period, no end date",
    "perpetuity_now": "Discounted: from today, no end date",
    "finite": "Discounted: over a fixed horizon",
    "growing": "Discounted: growing margin, no end date",
    "sbg": "Contract, retention rising with tenure (sBG)",
    "cohort": "Measured cohort: margin so far per initial customer",
}
"""The names to choose from: a narrow select shows about 25 letters, so they differ within these."""
FORMULAS: dict[Variant, str] = {
    "subscription": "revenue per account × gross margin ÷ churn",
    "lifetime_spend": "spend per visit × visits a year × years × gross margin",
    "margin_lifespan": "margin per period × periods the customer stays",
    "perpetuity_later": "margin × retention ÷ (1 + discount rate − retention)",
    "perpetuity_now": "margin × (1 + discount rate) ÷ (1 + discount rate − retention)",
    "finite": "margin × share of customers still there, discounted, added up to the horizon",
    "growing": "margin × kept ÷ (1 + discount rate − kept), where kept is retention × (1 + growth)",
    "sbg": "margin × share of customers still there, discounted, added up term by term; share = B(a, b + t) ÷ B(a, b)",
    "cohort": "measured margin ÷ initial customers, added up so far",
}
"""Each variant's formula in full, in words."""
PERIODS: dict[str, str] = {"month": "Month", "year": "Year"}
CHURN_KINDS: dict[str, str] = {
    "logo": "Logo churn (customers lost)",
    "gross_revenue": "Gross revenue churn (revenue lost or reduced)",
    "net_revenue": "Net revenue churn (after expansion)",
}

BY_ACCOUNT = ("subscription", "margin_lifespan", "perpetuity_later", "perpetuity_now", "finite", "growing")
DISCOUNTED = ("perpetuity_later", "perpetuity_now", "finite", "growing")
BY_CONTRACT = (*BY_ACCOUNT, "sbg")
"""The variants that rest on revenue per account and gross margin."""
