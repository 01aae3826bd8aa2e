"""The surveys in Excel: each score follows the counts."""

from collections.abc import Iterator

from csm_course.documents import Live, Workbook
from csm_course.documents.workbook import Kind, Value
from csm_course.tools.survey_metrics.inputs import DIRECTIONS, ENTRIES, Inputs
from csm_course.tools.survey_metrics.result import Result
from csm_course.tools.survey_metrics.solving import EASY_FROM, HARD_TO, PASSIVES_FROM, PROMOTERS_FROM, Z

_NPS_LAST, _CES_LAST = 10, 7


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """NPS, CSAT and CES with what they are made of."""
    return Workbook(live=(*_nps(result), *_csat(result), *_ces(result)))


def _between(column: str, first: int, last: int) -> str:
    """The sum of some rows of a scale, counted from 1."""
    return f"SUM(INDEX({{{column}}},{first}):INDEX({{{column}}},{last}))"


def _group(name: str, low: int, high: int) -> str:
    rows = _between("nps_scores.count", low + 1, high + 1)
    return f'IF({{nps_entry}}="{ENTRIES["scores"]}",{rows},{{{name}}})'


def _nps(result: Result) -> Iterator[Live]:
    found = result.nps
    yield _line("nps_promoters", "Promoters", _group("promoters", PROMOTERS_FROM, _NPS_LAST), found.promoters, "whole")
    passives = _group("passives", PASSIVES_FROM, PROMOTERS_FROM - 1)
    yield _line("nps_passives", "Passives", passives, found.passives, "whole")
    yield _line("nps_detractors", "Detractors", _group("detractors", 0, PASSIVES_FROM - 1), found.detractors, "whole")
    yield _line("nps_answers", "NPS answers", "{nps_promoters}+{nps_passives}+{nps_detractors}", found.answers, "whole")
    score = "100*({nps_promoters}-{nps_detractors})/{nps_answers}"
    yield _line("nps", "NPS (-100 to 100)", _counted("nps_answers", score), found.score)
    spread = "({nps_promoters}+{nps_detractors})/{nps_answers}-(({nps_promoters}-{nps_detractors})/{nps_answers})^2"
    margin = f"{Z}*100*SQRT(MAX({spread},0)/{{nps_answers}})"
    yield _line("nps_margin", "NPS: margin (95%), plus or minus", _counted("nps_answers", margin), found.margin)
    yield _line("nps_response", "NPS: response", _response("nps"), found.response, "percent")


def _csat(result: Result) -> Iterator[Live]:
    found = result.csat
    yield _line("csat_answers", "CSAT answers", "SUM({csat_scores.count})", found.answers, "whole")
    share = 'SUMIF({csat_scores.positive},"Yes",{csat_scores.count})/{csat_answers}'
    yield _line("csat", "CSAT: satisfied", _counted("csat_answers", share), found.share, "percent")
    yield _line("csat_response", "CSAT: response", _response("csat"), found.response, "percent")


def _ces(result: Result) -> Iterator[Live]:
    found = result.ces
    yield _line("ces_answers", "CES answers", "SUM({ces_scores.count})", found.answers, "whole")
    first = "ROW(INDEX({ces_scores.count},1))"
    mean = f"SUMPRODUCT({{ces_scores.count}}*(ROW({{ces_scores.count}})-{first}+1))/{{ces_answers}}"
    yield _line("ces", "CES: mean answer (1 to 7)", _counted("ces_answers", mean), found.mean)
    high, low = _between("ces_scores.count", EASY_FROM, _CES_LAST), _between("ces_scores.count", 1, HARD_TO)
    easy = f'IF({{ces_direction}}="{DIRECTIONS["ease"]}",{high},{low})/{{ces_answers}}'
    yield _line("ces_easy", "CES: found it easy", _counted("ces_answers", easy), found.easy, "percent")
    yield _line("ces_response", "CES: response", _response("ces"), found.response, "percent")


def _counted(answers: str, formula: str) -> str:
    """Nothing where nobody answered."""
    return f'IF({{{answers}}}=0,"",{formula})'


def _response(survey: str) -> str:
    return f'IF({{{survey}_sent}}=0,"",{{{survey}_answers}}/{{{survey}_sent}})'


def _line(name: str, label: str, formula: str, value: Value, kind: Kind = "number") -> Live:
    return Live(name=name, label=label, formula=formula, value=value, kind=kind)
