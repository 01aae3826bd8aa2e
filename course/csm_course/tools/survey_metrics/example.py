"""The worked example: what the kitchens of Ladlework's customers answered in November 2026."""

from csm_course.tools.survey_metrics.inputs import CES_SCALE, NPS_SCALE, Inputs, answers, scores

_NPS = (1, 0, 1, 2, 2, 4, 6, 9, 15, 18, 22)
_CES = (1, 2, 3, 5, 9, 14, 6)

EXAMPLE = Inputs(
    survey="Kitchen leads and cooks, November 2026",
    nps_scores=answers(dict(zip(NPS_SCALE, _NPS, strict=True))),
    nps_sent=200,
    nps_before=24,
    csat_scores=scores((1, 3, 6, 18, 22), 4),
    csat_sent=64,
    ces_scores=answers(dict(zip(CES_SCALE, _CES, strict=True))),
    ces_sent=64,
)
