"""The fish as a picture and as an outline: each cause with its status by sign and word, its votes and its evidence."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Item, Tone
from csm_course.pictures.fishbone import Bone, Twig, fishbone
from csm_course.tools.fishbone.inputs import STATUSES, Inputs, Status
from csm_course.tools.fishbone.result import Result
from csm_course.tools.fishbone.tree import Fish, Placed
from csm_course.tools.wording import count

SIGNS: dict[Status, str] = {"possible": "○", "probable": "◐", "verified": "◆", "ruled_out": "✕"}
_TONES: dict[Status, Tone] = {"possible": "plain", "probable": "warn", "verified": "good", "ruled_out": "muted"}
_NOTES: dict[Status, str] = {"probable": "◐ Probable", "verified": "◆ Verified root", "ruled_out": "✕ Ruled out"}
NO_PROBLEM, NO_WORDS = "What is the problem?", "…"


def picture(inputs: Inputs, result: Result, drawn: Fish) -> Drawing:
    """The drawing `fishbone`; the keys of its shapes are `problem`, `category:<id>` and `cause:<id>`."""
    bones = [
        Bone(f"category:{bone.id}", bone.name or NO_WORDS, tuple(_twig(one) for one in drawn.on(at)))
        for at, bone in enumerate(drawn.bones)
    ]
    return fishbone(
        inputs.problem or NO_PROBLEM,
        bones,
        title="Fishbone",
        summary=_summary(inputs, result),
        outline=tuple(_outline(inputs, drawn)),
        name="fishbone",
    )


def _twig(one: Placed) -> Twig:
    cause = one.cause
    return Twig(
        key=one.key,
        text=cause.text,
        depth=one.depth - 1,
        note=_note(one),
        tone=_TONES[cause.status],
        strong=cause.status in ("probable", "verified"),
        filled=cause.status == "verified",
        title=_said(one),
    )


def _note(one: Placed) -> str:
    """What stands under the words: status, unless it is just possible, and votes."""
    votes = count(one.cause.votes, "vote") if one.cause.votes else ""
    return " · ".join(part for part in (_NOTES.get(one.cause.status, ""), votes) if part)


def _said(one: Placed) -> str:
    """All that is known of a cause, in one line."""
    cause = one.cause
    votes = count(cause.votes, "vote") if cause.votes else ""
    evidence = f"evidence: {cause.evidence}" if cause.evidence else ""
    facts = "; ".join(part for part in (STATUSES[cause.status].lower(), votes, evidence) if part)
    return f"{cause.text or NO_WORDS} ({facts})"


def _summary(inputs: Inputs, result: Result) -> str:
    if not result.causes:
        return "The problem is the head of the fish, each bone a category. No cause is on it yet."
    return (
        f"{count(result.causes, 'cause')} of “{inputs.problem or NO_PROBLEM}” in {result.categories_used} of "
        f"{result.categories} categories: {result.verified} verified, {result.probable} probable, "
        f"{result.possible} possible, {result.ruled_out} ruled out. What stands under a cause answers why it is there."
    )


def _outline(inputs: Inputs, drawn: Fish) -> Iterator[Item]:
    yield Item(depth=0, text=f"Problem: {inputs.problem or NO_PROBLEM}")
    for at, bone in enumerate(drawn.bones):
        on = drawn.on(at)
        yield Item(depth=1, text=bone.name if on else f"{bone.name}: no cause yet")
        for one in on:
            yield Item(depth=one.depth + 1, text=_said(one))
