"""QTI items and stimuli as our fields: what QTI itself can say, and what is kept in `csm:kept`."""

from collections.abc import Callable, Iterable

from csm_autograder.assessment.interchange.fields import LETTERS, Fields, listed
from csm_autograder.assessment.interchange.keeping import from_text
from csm_autograder.assessment.interchange.markup import Tag
from csm_autograder.assessment.interchange.numbers import number_in
from csm_autograder.assessment.interchange.qti.names import modern
from csm_autograder.assessment.interchange.raw import Raw, named
from csm_autograder.assessment.interchange.wording import Reduced

_CHOICE, _ORDER = "qti-choice-interaction", "qti-order-interaction"
_MATCH, _ENTRY = "qti-match-interaction", "qti-text-entry-interaction"
_KNOWN = (_CHOICE, _ORDER, _MATCH, _ENTRY)
_FEEDBACK = ("qti-feedback-inline", "qti-feedback-block")
_ASIDE = (*_KNOWN, *_FEEDBACK, "qti-rubric-block", "qti-stylesheet")


def read_item(root: Tag) -> Raw:
    """One item of QTI 3.0, 2.2 or 2.1."""
    one = modern(root)
    raw = Raw(one.line)
    raw.fields["id"] = named(one.attributes.get("identifier", ""))
    raw.kept = from_text(one.attributes.get("csm:kept", ""))
    body = one.first("qti-item-body") or Tag("qti-item-body")
    asked = [inner for inner in _walk(body) if inner.name.endswith("-interaction")]
    story = one.first("qti-assessment-stimulus-ref")
    if story is not None:
        raw.fields["story"] = named(story.attributes.get("identifier", ""))
    if len(asked) != 1 or asked[0].name not in _KNOWN:
        raw.refused = _refused([inner.name for inner in asked])
        return raw
    if one.first("qti-template-declaration") is not None:
        raw.gone.append("numbers that QTI draws anew (a template)")
    reduced = Reduced()
    raw.fields["stem"] = reduced.markdown(Tag("div", {}, _stem(body.children)))
    prompt = asked[0].first("qti-prompt")
    if prompt is not None:
        raw.fields["stem"] = "\n\n".join(filter(None, (str(raw.fields["stem"]), reduced.markdown(prompt))))
    _READ[asked[0].name](one, asked[0], raw, reduced)
    raw.gone += reduced.gone
    return raw


def read_stimulus(root: Tag) -> Raw:
    """One story."""
    one = modern(root)
    reduced = Reduced()
    body = one.first("qti-stimulus-body") or one.first("stimulus-body") or Tag("div")
    fields: Fields = {"kind": "story", "id": named(one.attributes.get("identifier", ""))}
    fields |= {"title": one.attributes.get("title", ""), "text": reduced.markdown(body)}
    return Raw(one.line, fields, reduced.gone, from_text(one.attributes.get("csm:kept", "")))


def _walk(one: Tag) -> Iterable[Tag]:
    for child in one.children:
        if isinstance(child, Tag):
            yield child
            yield from _walk(child)


def _refused(names: list[str]) -> str:
    if not names:
        return "it asks nothing that a learner could answer"
    strange = [name.removeprefix("qti-").replace("-", " ") for name in names if name not in _KNOWN]
    if strange:
        article = "an" if strange[0][0] in "aeiou" else "a"
        return f"{article} {strange[0]} is no kind of item of the course"
    return f"it asks {len(names)} things at once; an item of the course asks one"


def _stem(children: Iterable[Tag | str]) -> list[Tag | str]:
    """The body without what is asked; a paragraph with nothing but a field to type in says no more than its unit."""
    found: list[Tag | str] = []
    for child in children:
        if isinstance(child, str):
            found.append(child)
        elif child.name not in _ASIDE and not _is_field(child):
            found.append(Tag(child.name, child.attributes, _stem(child.children)))
        elif child.name == _ENTRY:
            found.append("…")
    return found


def _is_field(one: Tag) -> bool:
    return one.name == "p" and bool(one.direct(_ENTRY)) and len(one.text.strip()) <= 20 and not _text_before(one)


def _text_before(one: Tag) -> bool:
    for child in one.children:
        if isinstance(child, Tag) and child.name == _ENTRY:
            return False
        if (child if isinstance(child, str) else child.text).strip():
            return True
    return False


def _reasons(one: Tag, reduced: Reduced) -> dict[str, str]:
    """What is said to each answer, by the identifier that shows it."""
    found: dict[str, str] = {}
    for told in one.all("qti-modal-feedback", *_FEEDBACK):
        name = told.attributes.get("identifier", "")
        words = reduced.plain(told)
        if name and words and told.attributes.get("show-hide", "show") == "show":
            found[name] = f"{found[name]} {words}" if name in found else words
    return found


def _values(one: Tag) -> list[str]:
    declared = [told for told in one.direct("qti-response-declaration") for told in told.direct("qti-correct-response")]
    return [value.text.strip() for told in declared[:1] for value in told.direct("qti-value")]


def _listed(one: Tag, choices: list[Tag], reduced: Reduced) -> tuple[list[Fields], dict[str, str]]:
    """Choices with letters for ids and with their reasons, and the letter of each identifier."""
    reasons = _reasons(one, reduced)
    told: list[Fields] = []
    letters: dict[str, str] = {}
    for letter, choice in zip(LETTERS, choices, strict=False):
        name = choice.attributes.get("identifier", "")
        letters[name] = letter
        words = reduced.plain(Tag("div", {}, [part for part in choice.children if not _said_after(part)]))
        reason = reasons.get(name) or reasons.get(f"WHY-{name}") or ""
        told.append({"id": letter, "text": words, "reason": reason})
    return told, letters


def _said_after(part: Tag | str) -> bool:
    return isinstance(part, Tag) and part.name in _FEEDBACK


def _choices(one: Tag, asked: Tag, raw: Raw, reduced: Reduced) -> None:
    options, letters = _listed(one, asked.direct("qti-simple-choice"), reduced)
    keys = [letters[value] for value in _values(one) if value in letters]
    declared = one.first("qti-response-declaration")
    several = declared is not None and declared.attributes.get("cardinality") == "multiple"
    raw.fields |= {"kind": "multiple" if several else "single", "options": listed(options)}
    if several:
        raw.fields["keys"] = list(keys)
    elif keys:
        raw.fields["key"] = keys[0]
    if asked.attributes.get("shuffle", "false") == "false":
        raw.unshuffled()


def _steps(one: Tag, asked: Tag, raw: Raw, reduced: Reduced) -> None:
    steps, letters = _listed(one, asked.direct("qti-simple-choice"), reduced)
    right = [letters[value] for value in _values(one) if value in letters]
    ordered = sorted(steps, key=lambda step: right.index(str(step["id"])) if step["id"] in right else len(right))
    for letter, step in zip(LETTERS, ordered, strict=False):
        step["id"] = letter
    if len(right) < len(steps):
        raw.gone.append("steps without a place in the right order")
    raw.fields |= {"kind": "order", "steps": listed(ordered)}


def _pairs(one: Tag, asked: Tag, raw: Raw, reduced: Reduced) -> None:
    sets = [told.direct("qti-simple-associable-choice") for told in asked.direct("qti-simple-match-set")]
    left, right = (*sets, [], [])[:2]
    reasons = _reasons(one, reduced)
    belongs: dict[str, str] = {}
    for value in _values(one):
        words = value.split()
        if len(words) == 2:
            if words[0] in belongs:
                raw.gone.append("a text on the left that belongs to two on the right")
            belongs.setdefault(words[0], words[1])
    said = {told.attributes.get("identifier", ""): reduced.plain(told) for told in right}
    letters = iter(LETTERS)
    pairs: list[Fields] = [
        {"id": next(letters), "text": reduced.plain(told), "match": said.get(belongs.get(name, ""), ""),
         "reason": reasons.get(f"WHY-{name}", "")}
        for told in left[:12] for name in [told.attributes.get("identifier", "")]
    ]  # fmt: skip
    others: list[Fields] = [
        {"id": next(letters), "text": words, "reason": reasons.get(f"WHY-{name.removeprefix('OTHER-')}", "")}
        for name, words in list(said.items())[:12] if name not in belongs.values()
    ]  # fmt: skip
    raw.fields |= {"kind": "match", "pairs": listed(pairs)}
    if others:
        raw.fields["others"] = listed(others)


def _numbers(one: Tag, asked: Tag, raw: Raw, reduced: Reduced) -> None:
    values = _values(one)
    value = number_in(values[0]) if values else None
    declared = one.first("qti-response-declaration")
    kind = declared.attributes.get("base-type", "") if declared is not None else ""
    if value is None or kind not in ("float", "integer"):
        raw.refused = "it asks for words to type in; the course has no such kind"
        return
    reasons = _reasons(one, reduced)
    titles = {
        told.attributes.get("identifier", ""): told.attributes.get("title", "")
        for told in one.all("qti-modal-feedback")
    }
    decimals = len(values[0].partition(".")[2]) if values[0].partition(".")[2] != "0" else 0
    raw.fields |= {"kind": "numeric", "value": value, "tolerance": 0.0, "decimals": min(decimals, 6),
                   "reason": reasons.get("WHY") or reasons.get("correct") or ""}  # fmt: skip
    errors: list[Fields] = []
    for branch in one.all("qti-response-if", "qti-response-else-if"):
        for equal in branch.all("qti-equal"):
            _take(equal, branch, raw, errors, reasons, titles)
    if errors:
        raw.fields["errors"] = listed(errors)
    unit = _unit(one, asked)
    if unit:
        raw.fields["unit"] = unit


def _take(
    equal: Tag, branch: Tag, raw: Raw, errors: list[Fields], reasons: dict[str, str], titles: dict[str, str]
) -> None:
    """One comparison: the right number brings the tolerance, another one is a named error."""
    value = next((number_in(base.text) for base in equal.direct("qti-base-value")), None)
    told = [one for one in branch.direct("qti-set-outcome-value") if one.attributes.get("identifier") == "FEEDBACK"]
    shown = next((base.text.strip() for one in told for base in one.direct("qti-base-value")), "")
    if value is None or value == raw.fields["value"]:
        widths = [number_in(word) for word in equal.attributes.get("tolerance", "").split()]
        if widths and widths[0] is not None and equal.attributes.get("tolerance-mode") == "absolute":
            raw.fields["tolerance"] = max(0.0, widths[0])
    else:
        errors.append({"value": value, "name": titles.get(shown, ""), "reason": reasons.get(shown, "")})


def _unit(one: Tag, asked: Tag) -> str:
    """The few words after the field."""
    for place in one.all("p"):
        if asked in place.children and _is_field(place):
            return place.text.strip()
    return ""


_READ: dict[str, Callable[[Tag, Tag, Raw, Reduced], None]] = {
    _CHOICE: _choices, _ORDER: _steps, _MATCH: _pairs, _ENTRY: _numbers,
}  # fmt: skip
