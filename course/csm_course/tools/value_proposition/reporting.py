"""The sentence, the fit of needs and features, and the gaps on both sides."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.heat import Cell, Row, heat
from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.value_proposition.inputs import SORTS, Inputs
from csm_course.tools.value_proposition.result import FITS, Answered, Fit, Result
from csm_course.tools.value_proposition.saying import chosen
from csm_course.tools.wording import percent

MARKS: dict[Fit, tuple[str, Tone]] = {
    "proven": ("● proven", "good"),
    "claimed": ("○ claimed", "warn"),
    "open": ("", "muted"),
}
_CONVENTION = "Weights run from 1 to 5; that only answers with evidence count as proven is this course's convention."


def report(inputs: Inputs, result: Result) -> Report:
    """How much of what weighs is answered for sure; then the sentence others will hear, and the gaps."""
    return Report(
        headline=_headline(result),
        figures=_figures(result),
        notes=tuple(_notes(inputs, result)),
        drawings=(picture(result),) if result.needs and result.features else (),
        tables=tuple(_tables(inputs, result)),
    )


def picture(result: Result) -> Drawing:
    """Needs as rows, the weightiest on top; features as columns."""
    rows = [_row(one, result.features) for one in result.needs]
    proven = sum(one.fit == "proven" for one in result.needs)
    summary = f"{len(rows)} pains and gains: {proven} answered with evidence, {result.claimed} only claimed."
    return heat("What answers what", (*result.features, "In all"), rows, summary, "fit")


def _row(one: Answered, features: tuple[str, ...]) -> Row:
    cells = [_cell(feature, one.by.get(feature, "open")) for feature in features]
    whole = MARKS[one.fit]
    total = Cell(
        whole[0] or "▲ open", f"In all: {FITS[one.fit]}", "bad" if one.fit == "open" else whole[1], one.fit == "open"
    )
    label = f"{SORTS[one.sort]} {one.weight or '?'}: {one.name}"
    return Row(one.id or one.name, label, (*cells, total), FITS[one.fit])


def _cell(feature: str, fit: Fit) -> Cell:
    words, tone = MARKS[fit]
    return Cell(words, f"{feature}: {FITS[fit]}", tone)


def _headline(result: Result) -> Figure:
    label = "Weight of needs answered with evidence"
    if result.share is None:
        return Figure(label=label, value="–", note="Name pains and gains, and weigh them")
    return Figure(label=label, value=percent(result.share, 0), note="of all pains and gains")


def _figures(result: Result) -> tuple[Figure, ...]:
    open_needs = sum(one.fit == "open" for one in result.needs)
    return (
        Figure(label="Only claimed", value=str(result.claimed)),
        Figure(label="Nobody answers", value=str(open_needs)),
        Figure(label="Features nobody needs", value=str(len(result.unneeded))),
    )


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if result.sentence:
        yield Note(kind="info", text=f"In one sentence: {result.sentence}")
    elif result.needs:
        yield Note(kind="info", text=f"The sentence still lacks {', '.join(result.missing)}.", field="answers")
    if not result.needs:
        text = "Ask three people in that role what is hard in their week. Write down their words before your features."
        yield Note(kind="info", text=text, field="needs")
    yield from _gaps(result)
    for sort in ("pain", "gain"):
        one = chosen(result.needs, sort)
        if one and one.fit == "claimed" and result.sentence:
            text = f"The sentence rests on a claim: “{one.name}”. Find a figure or a customer's word."
            yield Note(kind="caution", text=text, field="answers")
    if result.strange:
        text = f"Neither a need nor a feature of the lists: {', '.join(result.strange)}. Check the spelling."
        yield Note(kind="caution", text=text, field="answers")
    if any(not one.weight for one in result.needs):
        yield Note(kind="info", text="Needs without a weight come last and count for nothing.", field="needs")
    if result.sentence and not (inputs.alternative and inputs.difference):
        text = "Say what they would use without you, and what yours does otherwise: the sentence then has an end."
        yield Note(kind="info", text=text, field="alternative")
    yield Note(kind="info", text=_CONVENTION)


def _gaps(result: Result) -> Iterator[Note]:
    left = [one.name for one in result.needs if one.fit == "open"]
    if left:
        text = f"Nobody answers: {', '.join(left)}. Say so before they ask, or find who can."
        yield Note(kind="caution", text=text, field="answers")
    if result.unneeded:
        text = f"Needed by nobody here: {', '.join(result.unneeded)}. Leave it out of this talk."
        yield Note(kind="caution", text=text, field="features")
    if result.idle:
        text = f"No pain or gain named in: {', '.join(result.idle)}."
        yield Note(kind="info", text=text, field="needs")


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    rows = (
        (one.name, SORTS[one.sort], str(one.weight or ""), one.job, FITS[one.fit], "; ".join(one.evidence))
        for one in result.needs
    )
    columns = ("Pain or gain", "Kind", "Weight", "Job", "Answer", "What shows it")
    yield from listed("Pains and gains", columns, rows)
    answers = ((one.need, one.feature, one.how) for one in inputs.answers if one.need and one.feature)
    yield from listed("How each is answered", ("Pain or gain", "Answered by", "How"), answers)
