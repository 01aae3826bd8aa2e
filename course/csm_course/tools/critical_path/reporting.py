"""The plan in words, figures, tables and pictures; only what the reader has open is made (`Inputs.shown`)."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.critical_path.inputs import DATED, Inputs
from csm_course.tools.critical_path.pictures import chance_picture, chance_words, gantt_picture, network_picture
from csm_course.tools.critical_path.remarks import remarks
from csm_course.tools.critical_path.result import Result
from csm_course.tools.critical_path.steps import step_tables
from csm_course.tools.critical_path.tables import chance_table, path_table, times_table, what_if_table
from csm_course.tools.critical_path.wording import days, finish_text, margin_text, number


def report(inputs: Inputs, result: Result) -> Report:
    """Everything about the plan, or of the pictures and long tables the one part that is shown."""
    if not result.tasks:
        return Report(
            headline=Figure(label="End of the plan", value="Not known yet", note="Enter the first tasks"),
            notes=(Note(kind="info", text="Type a task and its days, then the next one and what comes before it."),),
        )
    return Report(
        headline=_headline(inputs, result),
        figures=tuple(_figures(result)),
        notes=tuple(remarks(inputs, result)),
        drawings=tuple(_drawings(inputs, result)),
        tables=tuple(_tables(inputs, result)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    note = inputs.project
    if result.start_date and result.finish_date:
        note = (
            f"{days(result.finish)} of work from {result.start_date:%A} {result.start_date.day} {result.start_date:%B}"
        )
    elif inputs.calendar in DATED:
        note = "Enter the first day to see dates"
    if result.margin is not None:
        note = f"{note}; {margin_text(result.margin)}" if note else margin_text(result.margin).capitalize()
    return Figure(label="Finished on", value=finish_text(result.finish, result.finish_date), note=note)


def _figures(result: Result) -> Iterator[Figure]:
    tasks = [task for task in result.tasks if not task.is_summary]
    critical = sum(task.critical for task in tasks)
    yield Figure(label="Critical tasks", value=f"{critical} of {len(tasks)}", note="a delay there moves the end")
    yield Figure(label="Critical paths", value=number(result.path_count))
    if result.margin is not None:
        late = result.margin < 0
        words = "late" if late else "to spare"
        yield Figure(label="To the deadline", value=days(abs(result.margin)), note=words)
    if result.what_if:
        moved = result.what_if.moved
        words = "no change" if moved == 0 else f"{days(abs(moved))} {'later' if moved > 0 else 'earlier'}"
        yield Figure(label="What if", value=f"Day {number(result.what_if.finish)}", note=words)
    yield from _chances(result)


def _chances(result: Result) -> Iterator[Figure]:
    if result.chance is None:
        return
    by = f"by day {number(result.chance.target)}"
    yield Figure(label="Chance by formula", value=chance_words(result.chance.probability), note=by)
    if result.simulated:
        yield Figure(label="Chance by simulation", value=chance_words(result.simulated.probability), note=by)
        bias = result.simulated.bias
        words = f"{days(round(abs(bias), 2))} {'later' if bias >= 0 else 'earlier'}"
        yield Figure(label="Merge bias", value=words, note="average of the runs against the plan")


def _drawings(inputs: Inputs, result: Result) -> Iterator[Drawing]:
    if inputs.shown in ("all", "network"):
        yield network_picture(inputs, result)
    if inputs.shown in ("all", "gantt"):
        yield gantt_picture(inputs, result)
    if inputs.shown in ("all", "chance") and result.simulated:
        yield chance_picture(result.simulated, result)


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    if result.what_if:
        yield what_if_table(result, result.what_if)
    if inputs.shown in ("all", "dates"):
        yield path_table(result)
        yield times_table(result)
    if inputs.shown in ("all", "steps"):
        yield from step_tables(result)
    if inputs.shown in ("all", "chance"):
        yield chance_table(result)
