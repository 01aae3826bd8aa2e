"""The figures of a report as tables that sort: numbers as they are read, and as they are sorted."""

from csm_autograder.assessment.statistics.items import ItemFigures
from csm_autograder.assessment.statistics.report import Report
from csm_autograder.assessment.statistics.sources import Texts
from csm_widgets.statistics import wording
from csm_widgets.statistics.messages import Asks, Cell, Head, Row, Sheet

NOTHING = Cell(text="–", sort=None)


def sheets(report: Report, texts: Texts) -> tuple[Sheet, ...]:
    """Questions first; the others only where there is something in them. `texts` are the bank's."""
    others = (_variants(report, texts), _groups(report, texts), _forms(report), _rasch(report, texts))
    return (_questions(report, texts), *(sheet for sheet in others if sheet.rows))


def asks(item: str, texts: Texts) -> Asks:
    """What a question asks; nothing for the whole assessment, and where the bank does not know it."""
    known = texts(item) if item else None
    return Asks(begins=known.begins(), whole=known.whole) if known else Asks()


def share(value: float | None) -> Cell:
    """A share in per cent."""
    return NOTHING if value is None else Cell(text=f"{value * 100:.0f}%", sort=value)


def number(value: float | None, decimals: int = 2) -> Cell:
    """A number with a real minus."""
    return NOTHING if value is None else Cell(text=f"{value:,.{decimals}f}".replace("-", "−"), sort=value)


def word(text: str) -> Cell:
    """A word."""
    return Cell(text=text, sort=text)


def _questions(report: Report, texts: Texts) -> Sheet:
    heads = (
        Head(label="Question", number=False),
        Head(label="Answers"),
        Head(label="Right", help="Points on average, in per cent: 100% is right for all."),
        Head(label="Correlation", help=wording.CORRELATION),
        Head(label="Upper-lower", help=wording.UPPER_LOWER),
        Head(label="Efficiency", help=wording.EFFICIENCY),
        Head(label="Seconds", help="The middle of the times learners had it before them."),
        Head(label="Shown to", help="Share of the sittings in which it was asked."),
    )
    flagged = {flag.item for flag in report.flags}
    rows = tuple(
        Row(item=one.id, asks=asks(one.id, texts), cells=_question(one), marked=one.id in flagged)
        for one in report.items
    )
    return Sheet(id="questions", title="Questions", help=wording.HELP_QUESTIONS, heads=heads, rows=rows)


def _question(one: ItemFigures) -> tuple[Cell, ...]:
    start = (word(one.id), Cell(text=f"{one.answers:,}", sort=one.answers))
    end = share(one.exposure)
    if not one.enough:
        return (*start, Cell(text=wording.TOO_FEW, sort=None), *(NOTHING,) * 4, end)
    figures = (share(one.facility), number(one.point_biserial), number(one.discrimination), number(one.efficiency))
    return (*start, *figures, number(one.seconds, 0), end)


def _variants(report: Report, texts: Texts) -> Sheet:
    heads = (
        Head(label="Variant", number=False), Head(label="Answers"), Head(label="Right"),
        Head(label="Beside siblings", help="Share right less that of siblings among learners of the same score."),
    )  # fmt: skip
    flagged = {flag.item for flag in report.flags if flag.kind == "variant"}
    rows = []
    for one in report.variants:
        few = one.compared is None
        right = Cell(text=wording.TOO_FEW, sort=None) if few else share(one.facility)
        beside = NOTHING if one.compared is None else number(-100 * one.compared.gap, 0)
        cells = (word(one.id), Cell(text=f"{one.answers:,}", sort=one.answers), right, beside)
        rows.append(Row(item=one.id, asks=asks(one.id, texts), cells=cells, marked=one.id in flagged))
    return Sheet(
        id="variants",
        title="Variants of generated questions",
        help=wording.HELP_VARIANTS,
        heads=heads,
        rows=tuple(rows),
    )


def _groups(report: Report, texts: Texts) -> Sheet:
    heads = (
        Head(label="Question", number=False), Head(label="Group", number=False), Head(label="Beside", number=False),
        Head(label="Class", number=False, help="By the rules of Educational Testing Service."),
        Head(label="Delta", help="Below 0 it is harder for the group, above 0 easier; 1.5 is large."),
        Head(label="Error of delta"),
    )  # fmt: skip
    flagged = {flag.item for flag in report.flags if flag.kind == "unfair"}
    rows = tuple(
        Row(
            item=one.item,
            asks=asks(one.item, texts),
            cells=(word(one.item), word(one.focal), word(one.reference), word(one.compared.ets),
                   number(one.compared.delta), number(one.compared.error)),
            marked=one.item in flagged,
        )
        for one in report.fairness
    )  # fmt: skip
    return Sheet(
        id="groups", title="Groups of learners", help=wording.HELP_GROUPS, heads=heads, rows=rows, folded=not flagged
    )


def _forms(report: Report) -> Sheet:
    heads = (
        Head(label="Form", number=False), Head(label="Sittings"), Head(label="Mean"), Head(label="Spread"),
        Head(label="Passed"), Head(label="Reliability"),
        Head(label="Beside others", help="Mean less that of learners with other forms, in points of a hundred."),
    )  # fmt: skip
    rows = tuple(
        Row(cells=(word(one.id), Cell(text=f"{one.sittings:,}", sort=one.sittings), share(one.mean), share(one.spread),
                   share(one.passed), number(one.reliability.value if one.reliability else None),
                   number(None if one.difference is None else 100 * one.difference, 1)))
        for one in report.forms
    ) if len(report.forms) > 1 else ()  # fmt: skip
    return Sheet(id="forms", title="Forms", help=wording.HELP_FORMS, heads=heads, rows=rows)


def _rasch(report: Report, texts: Texts) -> Sheet:
    heads = (
        Head(label="Question", number=False), Head(label="Difficulty"), Head(label="Error"),
        Head(label="Infit", help="Mean square of surprises near the question's difficulty."),
        Head(label="Outfit", help="Mean square of surprises anywhere, also lucky guesses."),
    )  # fmt: skip
    known = {item.id for item in report.items}
    rows = tuple(
        Row(item=one.id if one.id in known else "", asks=asks(one.id, texts),
            cells=(word(one.id), number(one.difficulty), number(one.error), number(one.infit), number(one.outfit)))
        for one in (report.rasch.items if report.rasch else ())
    )  # fmt: skip
    return Sheet(id="rasch", title="Rasch model", help=wording.HELP_RASCH, heads=heads, rows=rows, folded=True)
