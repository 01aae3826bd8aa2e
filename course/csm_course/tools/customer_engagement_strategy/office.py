"""The strategy in Excel: need and effort follow the three ratings."""

from csm_course.documents import Live, Workbook
from csm_course.tools.customer_engagement_strategy.inputs import Inputs
from csm_course.tools.customer_engagement_strategy.result import EFFORTS, Result
from csm_course.tools.customer_engagement_strategy.solving import GREAT_NEED, HIGH_PRIORITY


def workbook(_inputs: Inputs, result: Result) -> Workbook:
    """Both empty until the ratings are there."""
    need = 'IF(COUNT({complexity},{maturity})=2,{complexity}+6-{maturity},"")'
    great, high = f"{{need}}>={GREAT_NEED}", f"{{priority}}>={HIGH_PRIORITY}"
    light, regular, intense = EFFORTS["light"], EFFORTS["regular"], EFFORTS["intense"]
    effort = f'IF(AND({great},{high}),"{intense}",IF(OR({great},{high}),"{regular}","{light}"))'
    return Workbook(
        live=(
            Live(name="need", label="Need of help (2 to 10)", formula=need, value=result.need, kind="whole"),
            Live(
                name="effort",
                label="Effort",
                formula=f'IF(OR({{need}}="",{{priority}}=""),"",{effort})',
                value=EFFORTS[result.effort] if result.effort else None,
                kind="text",
                note="How the three ratings are read together is this course's convention.",
            ),
        )
    )
