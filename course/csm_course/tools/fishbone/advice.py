"""What is done well and what to do next, in the order of the five steps: problem, process, causes, action, test."""

from collections.abc import Iterator

from csm_course.report import Note
from csm_course.tools.fishbone import judging
from csm_course.tools.fishbone.inputs import Inputs
from csm_course.tools.fishbone.result import Result
from csm_course.tools.fishbone.solving import ranked
from csm_course.tools.fishbone.tree import Fish, Placed
from csm_course.tools.wording import count

_CONVENTION = (
    "The course counts a search as broad from eight causes in four categories (three quarters of a smaller set), and "
    "as deep from a chain of three causes. These thresholds are its own convention; five whys are a habit, not a rule."
)


def advice(inputs: Inputs, result: Result, drawn: Fish) -> Iterator[Note]:
    """The notes of the report; the last one says which thresholds are conventions."""
    yield from _praise(result)
    yield from _problem(result)
    if result.problem != "missing" or result.causes:
        yield from _structure(inputs, result, drawn)
    if result.causes:
        yield from _depth(result, drawn)
        yield from _evidence(result, drawn)
        yield from _action(result)
    yield Note(kind="info", text=_CONVENTION)


def _praise(result: Result) -> Iterator[Note]:
    done = {
        "the problem can be measured and was watched where it arises": result.problem == "sound",
        "the search is broad": result.structure == "sound",
        "it asks why to the root": result.depth == "sound",
        "every judgement rests on evidence": result.evidence == "sound",
        "each verified cause is acted on, with owner, date and test": result.action == "sound",
    }
    well = [text for text, true in done.items() if true]
    if well:
        yield Note(kind="info", text=f"Done well: {'; '.join(well)}.")


def _problem(result: Result) -> Iterator[Note]:
    if result.problem == "missing":
        text = "Write the problem first: what is wrong, where, since when and by how much. Name no cause in it."
        yield Note(kind="caution", text=text, field="problem")
        return
    if not result.problem_has_number:
        text = "The problem has no number. Without one, nobody can tell later whether it is solved."
        yield Note(kind="caution", text=text, field="problem")
    if not result.impact_described:
        yield Note(kind="caution", text="Say what the problem costs whom, or nobody will make time.", field="impact")
    if not (result.process_described and result.observed):
        text = "Describe the process, go and watch it where the work is done (Gemba), and note what you saw."
        yield Note(kind="caution", text=text, field="observed")


def _structure(inputs: Inputs, result: Result, drawn: Fish) -> Iterator[Note]:
    empty = [bone.name for at, bone in enumerate(drawn.bones) if bone.id and not drawn.on(at)]
    if not result.causes:
        yield Note(kind="caution", text="Collect possible causes. Ask at each bone: what here could cause it?")
    elif result.categories_used < judging.categories_wanted(result.categories):
        text = f"Most bones are bare. Ask the people who know about {_listed(empty)}."
        yield Note(kind="caution", text=text, field="causes")
    elif result.causes < judging.ENOUGH_CAUSES:
        text = f"{count(result.causes, 'cause')} so far: keep asking; the first idea is seldom the root."
        yield Note(kind="caution", text=text, field="causes")
    if result.unsorted:
        text = f"{count(result.unsorted, 'cause')} not sorted yet: drag each to a category."
        yield Note(kind="caution", text=text, field="causes")
    if result.repeated:
        text = "The same words stand on the fish twice. Keep one, or say what is different."
        yield Note(kind="caution", text=text, field="causes")


def _depth(result: Result, drawn: Fish) -> Iterator[Note]:
    if not result.whys:
        yield Note(kind="caution", text="No cause has been asked why yet. Take the likeliest and ask.", field="causes")
        return
    shallow = [one for one in _with_status(drawn, "verified") if drawn.length(one) == 1]
    if shallow:
        text = f"“{shallow[0].cause.text}” is called a root, but nobody asked why it is there. Ask once more."
        yield Note(kind="caution", text=text, field="causes")
    elif result.longest_chain < judging.ENOUGH_DEPTH:
        text = "No chain goes deeper than two causes. Ask why again, until the answer is something you can change."
        yield Note(kind="caution", text=text, field="causes")


def _evidence(result: Result, drawn: Fish) -> Iterator[Note]:
    bare = [one for one in drawn.placed if one.cause.text and one.cause.status != "possible" and not one.cause.evidence]
    if bare:
        text = f"{_causes_are(len(bare))} judged without evidence: “{bare[0].cause.text}”. Note the proof."
        yield Note(kind="caution", text=text, field="causes")
    open_votes = [one for one in ranked(drawn.placed) if one.cause.status == "possible" and one.cause.text]
    if open_votes:
        top = open_votes[0].cause
        untested = f"“{top.text}” has {count(top.votes, 'vote')} and is still untested."
        text = f"{untested} Votes choose what to test first; they prove nothing."
        yield Note(kind="info", text=text, field="causes")
    elif not result.judged:
        text = "Nothing is judged yet. Vote on what to test first, then mark causes as probable, verified or ruled out."
        yield Note(kind="info", text=text, field="causes")


def _action(result: Result) -> Iterator[Note]:
    if result.verified_without_countermeasure:
        bare = _causes_are(result.verified_without_countermeasure)
        text = f"{bare} verified and nothing is done about it. Agree a countermeasure."
        yield Note(kind="caution", text=text, field="countermeasures")
    lacking = {"an owner": result.without_owner, "a date": result.without_due, "a test": result.without_test}
    missing = [f"{word} ({number})" for word, number in lacking.items() if number]
    if missing:
        text = f"Countermeasures lack {_listed(missing)}. What nobody owns, dates and tests, nobody does."
        yield Note(kind="caution", text=text, field="countermeasures")
    if result.on_symptom:
        measures = count(result.on_symptom, "countermeasure")
        text = f"{measures} against causes that are not verified: that may treat a symptom."
        yield Note(kind="caution", text=text, field="countermeasures")
    waiting = result.countermeasures - result.resolved
    if result.action == "sound" and waiting:
        text = f"Next: {count(waiting, 'test')} for resolved to come. Measure the problem again, in its own number."
        yield Note(kind="info", text=text, field="countermeasures")


def _with_status(drawn: Fish, status: str) -> list[Placed]:
    return [one for one in drawn.placed if one.cause.text and one.cause.status == status]


def _causes_are(number: int) -> str:
    return "1 cause is" if number == 1 else f"{number} causes are"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
