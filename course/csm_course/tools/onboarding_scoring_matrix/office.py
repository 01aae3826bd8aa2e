"""The scoring in Excel: sum and model are live, so that a talk about one rating shows its effect at once."""

from csm_course.documents import Live, Workbook
from csm_course.tools.onboarding_scoring_matrix.inputs import Inputs
from csm_course.tools.onboarding_scoring_matrix.result import MODELS, Result
from csm_course.tools.onboarding_scoring_matrix.solving import BESPOKE_FROM, CUSTOMIZED_FROM, INFLUENCES

_ALL = f"COUNT({','.join('{' + name + '}' for name in INFLUENCES)})={len(INFLUENCES)}"


def workbook(_inputs: Inputs, result: Result) -> Workbook:
    """Score and model below the ratings; both empty until all four are given."""
    model = (
        f'IF({{score}}="","",IF({{score}}>={BESPOKE_FROM},"{MODELS["bespoke"]}",'
        f'IF({{score}}>={CUSTOMIZED_FROM},"{MODELS["customized"]}","{MODELS["generic"]}")))'
    )
    score = f'IF({_ALL},{{complexity}}+{{customization}}+{{adoption}}+6-{{maturity}},"")'
    return Workbook(
        live=(
            Live(name="score", label="Score (4 to 20)", formula=score, value=result.score, kind="whole"),
            Live(
                name="model",
                label="Onboarding model",
                formula=model,
                value=MODELS[result.model] if result.model else None,
                kind="text",
            ),
        )
    )
