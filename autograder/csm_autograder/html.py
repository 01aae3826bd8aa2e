"""Verdicts and worked solutions as HTML, for the live panel and for nbgrader's pages alike."""

from html import escape

from csm_autograder.verdict import Verdict, VerdictLine
from csm_course.exercises import AnyExercise
from csm_course.html.markdown import markdown_html


def verdict_html(verdict: Verdict, trouble: str = "") -> str:
    """The points and every reason, as a table that reads well without any script."""
    notice = f'<p class="csm-note csm-note--caution">{escape(trouble)}</p>' if trouble else ""
    remark = f'<p class="csm-verdict__remark">{escape(verdict.remark)}</p>' if verdict.remark else ""
    rows = "".join(_row(line, verdict.by_person) for line in verdict.lines)
    return (
        f'<div class="csm-verdict">{notice}<p class="csm-verdict__total">{escape(headline(verdict))}</p>{remark}'
        '<table class="csm-table"><thead><tr><th scope="col">Judged</th><th scope="col">Points</th>'
        f'<th scope="col">Why</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def headline(verdict: Verdict) -> str:
    """`8 of 10 points`, or who will decide."""
    if verdict.by_person:
        return f"Up to {verdict.maximum:g} points, given by your instructor"
    return f"{verdict.points:g} of {verdict.maximum:g} points"


def solution_html(exercise: AnyExercise) -> str:
    """The worked solution, shown after an attempt."""
    return f'<div class="csm-solution">{markdown_html(exercise.solution)}</div>'


def _row(line: VerdictLine, by_person: bool) -> str:
    points = f"up to {line.maximum:.3g}" if by_person else _points(line)
    mark = "" if by_person else _mark(line)
    return (
        f'<tr><th scope="row">{escape(line.label)}</th><td class="csm-points">{mark}{points}</td>'
        f"<td>{escape(line.reason)}</td></tr>"
    )


def _points(line: VerdictLine) -> str:
    if line.points < 0:
        return f"−{-line.points:.3g}"
    return f"{line.points:.3g} of {line.maximum:.3g}" if line.maximum else "0"


def _mark(line: VerdictLine) -> str:
    """A sign that does not rely on colour; the number beside it says the same in words."""
    if line.points >= line.maximum > 0:
        return '<span class="csm-mark csm-mark--right" aria-hidden="true">✓</span> '
    if line.points > 0:
        return '<span class="csm-mark csm-mark--part" aria-hidden="true">◐</span> '
    return '<span class="csm-mark csm-mark--wrong" aria-hidden="true">✗</span> '
