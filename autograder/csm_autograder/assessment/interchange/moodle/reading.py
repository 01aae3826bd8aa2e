"""Moodle questions as our fields: what Moodle itself can say, our tags, and what is kept in `csm`."""

from csm_autograder.assessment.interchange.fields import LETTERS, Fields, listed
from csm_autograder.assessment.interchange.keeping import from_text
from csm_autograder.assessment.interchange.markup import Tag
from csm_autograder.assessment.interchange.numbers import number_in
from csm_autograder.assessment.interchange.raw import Raw, named
from csm_autograder.assessment.interchange.wording import Reduced, as_markdown

_FLOATS = ("difficulty", "angoff")
_ONE = {
    "lesson", "objective", "competency", "bloom", "status", "author", "reviewed", "story", "phase", "version",
    *_FLOATS,
}  # fmt: skip
_MANY = {"topic": "topics", "enemy": "enemies"}
_UNKNOWN = {
    "essay": "an essay", "shortanswer": "a short answer in words", "cloze": "a text with gaps",
    "calculated": "a formula of Moodle's", "calculatedmulti": "a formula of Moodle's",
    "calculatedsimple": "a formula of Moodle's",
    "ddwtos": "words to drag", "ddmarker": "marks on a picture", "ddimageortext": "a picture to drag on",
    "gapselect": "gaps to choose for", "randomsamatch": "questions drawn by Moodle",
    "random": "questions drawn by Moodle",
}  # fmt: skip


def questions_in(root: Tag) -> list[Raw]:
    """Every question of a file, in order; categories are remembered for those after them."""
    found: list[Raw] = []
    place = ""
    for one in root.direct("question"):
        if one.attributes.get("type") == "category":
            place = _said(one.first("category")).replace("$course$/top/", "").strip()
        else:
            raw = read_question(one)
            raw.category = place
            found.append(raw)
    return found


def read_question(one: Tag) -> Raw:
    """One question, as Moodle says it, with what of ours came along."""
    reduced = Reduced()
    raw = Raw(one.line)
    kind = one.attributes.get("type", "")
    name = _said(one.first("name")).strip()
    raw.fields["id"] = _said_plain(one.first("idnumber")) or named(name)
    told = _markdown(one.first("questiontext"), reduced)
    match kind:
        case "description":
            raw.fields |= {"kind": "story", "title": name, "text": told}
        case "multichoice" | "truefalse" | "matching" | "ddmatch" | "ordering" | "numerical":
            raw.fields["stem"] = told
            _READ[kind](one, raw, reduced)
        case _:
            raw.refused = f"{_UNKNOWN.get(kind, f'a question of type {kind!r}')} is no kind of item of the course"
    if raw.fields.get("kind") != "story" and _said_plain(one.first("hidden")) == "1":
        raw.fields["status"] = "retired"
    if list(one.all("file")) or one.first("image_base64"):
        reduced.gone.append("a file packed into the question")
    if list(one.direct("hint")):
        reduced.gone.append("hints")
    raw.gone = reduced.gone
    _take_tags(one, raw)
    raw.kept = from_text(_said_plain(one.first("csm")))
    return raw


def _take_tags(one: Tag, raw: Raw) -> None:
    """Our tags are fields; other tags are named, so that an author may make topics of them."""
    words = [_said(entry) for group in one.direct("tags") for entry in group.direct("tag")]
    for word in words:
        head, _, value = word.strip().partition(":")
        field = head.removeprefix("csm-")
        if not head.startswith("csm-") or not value:
            raw.gone.append(f"the tag '{word.strip()[:60]}'")
        elif field in _MANY:
            held = raw.fields.setdefault(_MANY[field], [])
            if isinstance(held, list):
                held.append(value)
        elif field in _ONE:
            raw.fields[field] = _typed(field, value)


def _typed(field: str, value: str) -> float | int | str:
    if field in _FLOATS:
        found = number_in(value)
        return value if found is None else found
    return int(value) if field == "version" and value.isdecimal() and len(value) < 9 else value


def _said(one: Tag | None) -> str:
    """The text an element holds, in its own `text` or right in it."""
    inner = one.first("text") if one is not None else None
    return inner.text if inner is not None else _said_plain(one)


def _said_plain(one: Tag | None) -> str:
    return "" if one is None else "".join(child for child in one.children if isinstance(child, str)).strip()


def _markdown(one: Tag | None, reduced: Reduced) -> str:
    words = _said(one)
    match one.attributes.get("format", "html") if one is not None else "html":
        case "markdown":
            return reduced.safe_markdown(words)
        case "plain_text":
            return as_markdown(words)
        case "moodle_auto_format":
            return reduced.markdown(words.strip().replace("\n", "<br>"))
    return reduced.markdown(words)


def _plain(one: Tag | None, reduced: Reduced) -> str:
    words = _said(one)
    how = one.attributes.get("format", "html") if one is not None else "html"
    return words.strip() if how == "plain_text" else reduced.plain(words)


def _fraction(one: Tag) -> float:
    return number_in(one.attributes.get("fraction", "0")) or 0.0


def _choices(one: Tag, raw: Raw, reduced: Reduced) -> None:
    answers = one.direct("answer")
    options: list[Fields] = [
        {"id": letter, "text": _plain(answer, reduced), "reason": _plain(answer.first("feedback"), reduced)}
        for letter, answer in zip(LETTERS, answers, strict=False)
    ]
    right = [letter for letter, answer in zip(LETTERS, answers, strict=False) if _fraction(answer) > 0]
    several = _said_plain(one.first("single")).lower() in ("false", "0")
    raw.fields |= {"kind": "multiple" if several else "single", "options": listed(options)}
    if several:
        raw.fields["keys"] = list(right)
    elif right:
        best = max(range(len(options)), key=lambda place: _fraction(answers[place]))
        raw.fields["key"] = LETTERS[best]
        if len(right) > 1:
            raw.gone.append("points for an answer that is partly right")
    if _said_plain(one.first("shuffleanswers")).lower() in ("false", "0"):
        raw.unshuffled()


def _pairs(one: Tag, raw: Raw, reduced: Reduced) -> None:
    pairs: list[Fields] = []
    others: list[Fields] = []
    for letter, part in zip(LETTERS, one.direct("subquestion"), strict=False):
        left, right = _plain(part, reduced), _said(part.first("answer")).strip()
        if left:
            pairs.append({"id": letter, "text": left, "match": right, "reason": ""})
        else:
            others.append({"id": letter, "text": right, "reason": ""})
    raw.fields |= {"kind": "match", "pairs": listed(pairs)}
    if others:
        raw.fields["others"] = listed(others)


def _steps(one: Tag, raw: Raw, reduced: Reduced) -> None:
    answers = sorted(one.direct("answer"), key=_fraction)
    steps: list[Fields] = [
        {"id": letter, "text": _plain(answer, reduced), "reason": _plain(answer.first("feedback"), reduced)}
        for letter, answer in zip(LETTERS, answers, strict=False)
    ]
    raw.fields |= {"kind": "order", "steps": listed(steps)}


def _numbers(one: Tag, raw: Raw, reduced: Reduced) -> None:
    answers = sorted(one.direct("answer"), key=_fraction, reverse=True)
    raw.fields |= {"kind": "numeric"}
    errors: list[Fields] = []
    for place, answer in enumerate(answers):
        value = number_in(_said(answer))
        reason = _plain(answer.first("feedback"), reduced)
        if value is None:
            raw.gone.append(f"the answer '{_said(answer).strip()[:40]}', which is no number")
        elif place == 0:
            tolerance = number_in(_said_plain(answer.first("tolerance"))) or 0.0
            decimals = len(_said(answer).strip().partition(".")[2])
            raw.fields |= {"value": value, "tolerance": tolerance, "decimals": min(decimals, 6), "reason": reason}
        elif _fraction(answer) > 0:
            raw.gone.append("points for a number that is partly right")
        else:
            errors.append({"value": value, "name": "", "reason": reason})
    if errors:
        raw.fields["errors"] = listed(errors)
    units = [_said_plain(unit.first("unit_name")) for unit in one.all("unit")]
    if units:
        raw.fields["unit"] = units[0]
    if len(units) > 1:
        raw.gone.append("further units")


_READ = {
    "multichoice": _choices, "truefalse": _choices, "matching": _pairs, "ddmatch": _pairs, "ordering": _steps,
    "numerical": _numbers,
}  # fmt: skip
