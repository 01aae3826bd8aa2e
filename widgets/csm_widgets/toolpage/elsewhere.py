"""What other windows made of the engagement, as far as this tool shows it: in words, and joined with what is here."""

from csm_course.engagement import Engagement, inputs_of, with_inputs
from csm_course.engagement.differences import differences
from csm_course.engagement.merge import merge
from csm_course.engagement.parts import with_defaults
from csm_course.engagement.questions import inputs_type, shares
from csm_course.engagement.tree import Path, planted, tree
from csm_course.engagement.wording import change_in_words


def said_of_others(before: Engagement, now: Engagement, slug: str) -> str:
    """What changed in the facts this tool shows; empty where nothing did."""
    sides = tree(with_defaults(before, slug)), tree(with_defaults(now, slug))
    shown = set(shares(inputs_type(slug)).values())
    found = [one for one in differences(*sides) if _is_shown(one.path, slug, shown)]
    return change_in_words(found, *sides)


def with_theirs(before: Engagement, inputs: dict[str, object], theirs: Engagement, slug: str) -> dict[str, object]:
    """What was entered since `before`, with the other window's word in every fact that both changed."""
    mine = tree(with_inputs(before, slug, inputs))
    merged = merge(tree(with_defaults(before, slug)), tree(with_defaults(theirs, slug)), mine)
    return dict(inputs_of(planted(theirs, merged.facts), slug))


def _is_shown(path: Path, slug: str, shown: set[str]) -> bool:
    return path[:2] == ("tools", slug) or (path[0] == "shared" and path[1] in shown)
