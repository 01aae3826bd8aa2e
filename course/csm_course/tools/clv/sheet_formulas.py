"""The formulas of the calculator as a workbook writes them: names of input cells in braces, percents as percents.

`written(variant)` gives the formula with the lines it builds on; `spelled_out` puts those lines into it, so that it
names input cells only and any of them can be replaced by a changed one (for sensitivity and the second scenario).
"""

from collections.abc import Mapping

from csm_course.tools.clv.ranges import NEGLIGIBLE
from csm_course.tools.clv.vocabulary import VARIANTS, Variant

TERMS = 3_000
"""So many terms of the sBG sum are added up: at a discount of 10% a year, what follows is less than a cent."""

LINES: dict[str, str] = {
    "line_margin": "{arpa}*{gross_margin}/100",
    "line_churn": (
        'IF({churn_period}={money_period},{churn}/100,IF({money_period}="Year",'
        "1-(1-{churn}/100)^12,1-(1-{churn}/100)^(1/12)))"
    ),
    "line_discount": 'IF({money_period}="Year",{discount_rate}/100,(1+{discount_rate}/100)^(1/12)-1)',
    "line_growth": 'IF({money_period}="Year",{growth}/100,(1+{growth}/100)^(1/12)-1)',
    "line_horizon": (
        'IF({horizon_period}={money_period}&"s",{horizon},IF({money_period}="Year",{horizon}/12,{horizon}*12))'
    ),
    "line_years": '{lifespan_years}*IF({money_period}="Year",1,12)',
    "line_term_margin": (
        '{arpa}*{gross_margin}/100*IF({renewal_period}={money_period},1,IF({renewal_period}="Year",12,1/12))'
    ),
    "line_term_discount": 'IF({renewal_period}="Year",{discount_rate}/100,(1+{discount_rate}/100)^(1/12)-1)',
}
_KEPT = "((1-{line_churn})/(1+{line_discount}))"
_GROWN = "((1-{line_churn})*(1+{line_growth}))"
_RISING = (
    "EXP(GAMMALN({sbg_b}+ROW($1:$%d)-1)+GAMMALN({sbg_a}+{sbg_b})-GAMMALN({sbg_a}+{sbg_b}+ROW($1:$%d)-1)"
    "-GAMMALN({sbg_b}))/(1+{line_term_discount})^(ROW($1:$%d)-1)"
)
_FORMULAS: dict[Variant, str] = {
    "subscription": f'IF({{line_churn}}<{NEGLIGIBLE:f},"",{{line_margin}}/{{line_churn}})',
    "lifetime_spend": "{spend_per_visit}*{visits_per_year}*{years}*{gross_margin}/100",
    "margin_lifespan": (
        'IF({lifespan_from}="A known number of years",{line_margin}*{line_years},'
        f'IF({{line_churn}}<{NEGLIGIBLE:f},"",{{line_margin}}/{{line_churn}}))'
    ),
    "perpetuity_later": (
        f'IF({{line_discount}}+{{line_churn}}<{NEGLIGIBLE:f},"",'
        "{line_margin}*(1-{line_churn})/({line_discount}+{line_churn}))"
    ),
    "perpetuity_now": (
        f'IF({{line_discount}}+{{line_churn}}<{NEGLIGIBLE:f},"",'
        "{line_margin}*(1+{line_discount})/({line_discount}+{line_churn}))"
    ),
    "finite": (
        'IF({line_horizon}<>INT({line_horizon}),"",'
        f"IF({_KEPT}=1,{{line_margin}}*{{line_horizon}},"
        f"{{line_margin}}*{_KEPT}*(1-{_KEPT}^{{line_horizon}})/(1-{_KEPT}))"
        '-IF({subtract_cac}="Yes",{cac},0))'
    ),
    "growing": (
        f'IF(1+{{line_discount}}-{_GROWN}<{NEGLIGIBLE:f},"",{{line_margin}}*{_GROWN}/(1+{{line_discount}}-{_GROWN}))'
    ),
    "sbg": (
        f'IF({{line_term_discount}}<{NEGLIGIBLE:f},IF({{sbg_a}}<=1,"",'
        "{line_term_margin}*({sbg_a}+{sbg_b}-1)/({sbg_a}-1)),"
        f"{{line_term_margin}}*SUMPRODUCT({_RISING % (TERMS, TERMS, TERMS)}))"
    ),
    "cohort": 'IF({initial_customers}=0,"",SUM({cohort.margin})/{initial_customers})',
}


def written(variant: Variant) -> str:
    """The formula of this variant, naming input cells and the lines above it."""
    return _FORMULAS[variant]


def chosen() -> str:
    """The value by the formula that the cell of the variant names."""
    formula = '""'
    for variant, label in reversed(VARIANTS.items()):
        formula = f'IF({{variant}}="{label}",{{value_{variant}}},{formula})'
    return formula


def spelled_out(variant: Variant, changed: Mapping[str, str]) -> str:
    """The formula in terms of input cells only, some of them replaced: {"churn": "{churn}*1.1"}."""
    formula = written(variant)
    for name, line in LINES.items():
        formula = formula.replace("{" + name + "}", f"({line})")
    marks = {name: f"\x00{place}\x00" for place, name in enumerate(changed)}
    for name, mark in marks.items():
        formula = formula.replace("{" + name + "}", mark)
    for name, mark in marks.items():
        formula = formula.replace(mark, f"({changed[name]})")
    return formula


def running(variant: Variant, years_known: bool) -> str:
    """What has come in by time {t}, added up by formula; the column `t` stands in the same row."""
    kept, margin = _KEPT, "{line_margin}"
    now, later = "(1-{x}^({t}+1))/(1-{x})", "{x}*(1-{x}^{t})/(1-{x})"
    match variant:
        case "subscription" | "margin_lifespan" if not years_known:
            return f"{margin}*(1-(1-{{line_churn}})^({{t}}+1))/{{line_churn}}"
        case "margin_lifespan":
            return f"{margin}*MIN({{t}},{{line_years}})"
        case "lifetime_spend":
            return "{spend_per_visit}*{visits_per_year}*{gross_margin}/100*MIN({t},{years})"
        case "perpetuity_now":
            return f"{margin}*{now.replace('{x}', kept)}"
        case "growing":
            grown = f"({_GROWN}/(1+{{line_discount}}))"
            return f"{margin}*IF({grown}=1,{{t}},{later.replace('{x}', grown)})"
        case "sbg":
            return f"{{line_term_margin}}*SUMPRODUCT((ROW($1:$600)<={{t}}+1)*{_RISING % (600, 600, 600)})"
        case "cohort":
            rows = "(ROW({cohort.margin})-MIN(ROW({cohort.margin}))<{t})"
            return f"SUMPRODUCT({rows}*{{cohort.margin}})/{{initial_customers}}"
    spent = '-IF({subtract_cac}="Yes",{cac},0)' if variant == "finite" else ""
    return f"{margin}*IF({kept}=1,{{t}},{later.replace('{x}', kept)}){spent}"
