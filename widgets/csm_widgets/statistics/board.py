"""A report as the page shows it: what needs attention first, then how sure the results are, then every table."""

from datetime import datetime

from csm_autograder.assessment.statistics.advice import advice, percent
from csm_autograder.assessment.statistics.report import Report
from csm_autograder.assessment.statistics.sources import Texts
from csm_course.html.drawing import drawing_figure
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.pictures.pass_band import pass_band
from csm_course.wording import counted
from csm_widgets.envelope import Choice, Figure
from csm_widgets.statistics.messages import Board, Notice
from csm_widgets.statistics.sheets import asks, sheets
from csm_widgets.statistics.wording import TOO_FEW, WEIGHTS


def board(report: Report, sources: tuple[Choice, ...], source: str, read_at: datetime, texts: Texts) -> Board:
    """Everything on the page; `texts` are the bank's."""
    notices = tuple(
        Notice(weight=one.weight, word=WEIGHTS[one.weight], item=one.item, asks=asks(one.item, texts), title=one.title,
               sentence=one.sentence, todo=one.todo)
        for one in advice(report)
    )  # fmt: skip
    return Board(
        sources=sources,
        source=source,
        title=next((one.title for one in sources if one.id == source), source),
        figures=_figures(report),
        notices=notices,
        whole=joined((_picture(report), _decision(report), _chances(report))),
        sheets=sheets(report, texts),
        read_at=read_at,
    )


def _figures(report: Report) -> tuple[Figure, ...]:
    found = [Figure(label="Sittings", value=f"{report.sittings:,}", help=counted(report.learners, "learner"))]
    found.append(Figure(label="Questions", value=f"{report.questions}", help=f"of {report.pool} in all"))
    if not report.enough:
        return (*found, Figure(label="Everything else", value=TOO_FEW, help="30 sittings are needed"))
    if report.passed is not None and report.deciding is not None:
        of = f"from {report.deciding.cut} of {report.questions} on"
        found.append(Figure(label="Passed", value=percent(report.passed), help=of))
    if report.reliability is not None:
        sure = report.reliability
        band = (
            f"{sure.low:.2f} to {sure.high:.2f}" if sure.low is not None and sure.high is not None else sure.coefficient
        )
        found.append(Figure(label="Reliability", value=f"{sure.value:.2f}".replace("-", "−"), help=band))
        found.append(Figure(label="A score is right to", value=f"±{sure.error:.1f}", help="points, two times of three"))
    if report.consistency is not None:
        found.append(Figure(label="Same decision twice", value=percent(report.consistency.agreement),
                            help=f"{percent(report.consistency.accuracy)} decided as they deserve"))  # fmt: skip
    return tuple(found)


def _picture(report: Report) -> Html:
    if not report.enough:
        return EMPTY
    sure, mark = report.reliability, report.pass_mark
    cut = None if mark is None else mark.points(report.questions) / report.questions
    error = None if sure is None else sure.error / sure.maximum
    summary = f"Scores of {counted(report.sittings, 'sitting')}."
    if cut is not None and error is not None:
        summary += " In the band beside the pass mark, one standard error to either side, chance may have decided."
    return drawing_figure(pass_band("Scores and the pass mark", report.shares, cut, error, summary, name="scores"))


def _decision(report: Report) -> Html:
    found = report.consistency
    if found is None or not report.enough:
        return EMPTY
    said = (
        f"Of 100 learners, {found.agreement * 100:.0f} would get the same decision in a second sitting of the same "
        f"kind; "
        f"{found.wrongly_passed * 100:.0f} pass and should not, {found.wrongly_failed * 100:.0f} fail and should not "
        f"(Livingston and Lewis; kappa {found.kappa:.2f}; by Peng and Subkoviak {found.check * 100:.0f})."
    )
    return tag("p", text(said))


def _chances(report: Report) -> Html:
    """What so many questions decide, whoever takes them: this needs no answers."""
    found = report.deciding
    if found is None:
        return EMPTY
    head = joined(
        tag("th", Html(words), scope="col") for words in ("Gets right", "Passes at once", "Within three tries")
    )
    rows = joined(
        tag("tr", tag("th", text(percent(one.share)), scope="row"), tag("td", text(_percent(one.once))),
            tag("td", text(_percent(one.in_three))))
        for one in found.chances
    )  # fmt: skip
    asked = f"{found.items} questions, pass from {found.cut}"
    caption = f"How often somebody passes who gets a share of such questions right: {asked}"
    table = tag("table", tag("caption", text(caption)), tag("thead", tag("tr", head)), tag("tbody", rows))
    return tag("div", table, class_="csm-stat__chances")


def _percent(share: float) -> str:
    return "below 1%" if share < 0.005 else "above 99%" if share > 0.995 else percent(share)
