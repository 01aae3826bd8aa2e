"""How a response earns its points in QTI, in expressions that every QTI engine must know."""

from csm_autograder.assessment.interchange.fields import Fields, number, parts, text, texts
from csm_autograder.assessment.interchange.markup import Tag, tag
from csm_autograder.assessment.interchange.qti.names import identifier
from csm_course.source import Data


def declaration(cardinality: str, base_type: str, correct: list[str], points: dict[str, str] | None = None) -> Tag:
    """The response, what is right, and the points for each part of it, cut to 0..1."""
    one = tag("qti-response-declaration", identifier="RESPONSE", cardinality=cardinality, base_type=base_type)
    one.children.append(tag("qti-correct-response", *(tag("qti-value", value) for value in correct)))
    if points:
        entries = (tag("qti-map-entry", map_key=key, mapped_value=value) for key, value in points.items())
        one.children.append(tag("qti-mapping", *entries, lower_bound="0", upper_bound="1", default_value="0"))
    return one


def outcomes(feedback: str) -> list[Tag]:
    """The points, and which reasons are shown."""
    zero = tag("qti-default-value", tag("qti-value", "0"))
    return [
        tag("qti-outcome-declaration", zero, identifier="SCORE", cardinality="single", base_type="float",
            normal_maximum="1", normal_minimum="0"),
        tag("qti-outcome-declaration", identifier="FEEDBACK", cardinality=feedback, base_type="identifier"),
    ]  # fmt: skip


def processing_of(fields: Fields) -> Tag:
    """What becomes of a response."""
    match text(fields, "kind"):
        case "single":
            rules = [_matched(), _reasons(_response())]
        case "multiple":
            rules = [_set("SCORE", tag("qti-map-response", identifier="RESPONSE")), _reasons(_response())]
        case "match":
            rules = [_set("SCORE", tag("qti-map-response", identifier="RESPONSE")), _all(fields, "pairs", "others")]
        case "order":
            rules = [_matched(), _all(fields, "steps")]
        case _:
            rules = [_number(fields)]
    return tag("qti-response-processing", *rules)


def shares(fields: Fields) -> dict[str, str]:
    """Points for each option of a multiple choice: right marks less wrong marks, of all that fit."""
    keys = texts(fields, "keys")
    share = repr(1 / len(keys))
    return {
        identifier(text(one, "id")): share if text(one, "id") in keys else f"-{share}"
        for one in parts(fields, "options")
    }


def _response() -> Tag:
    return tag("qti-variable", identifier="RESPONSE")


def _base(base_type: str, value: str) -> Tag:
    return tag("qti-base-value", value, base_type=base_type)


def _set(name: str, value: Tag) -> Tag:
    return tag("qti-set-outcome-value", value, identifier=name)


def _matched() -> Tag:
    right = tag("qti-match", _response(), tag("qti-correct", identifier="RESPONSE"))
    return tag("qti-response-condition", tag("qti-response-if", right, _set("SCORE", _base("float", "1"))))


def _reasons(chosen: Tag) -> Tag:
    return _set("FEEDBACK", chosen)


def _all(fields: Fields, *names: str) -> Tag:
    """After a match or an order, every reason is shown."""
    ids = [identifier(text(one, "id")) for name in names for one in parts(fields, name)]
    return _reasons(tag("qti-multiple", *(_base("identifier", f"WHY-{one}") for one in ids)))


def _number(fields: Fields) -> Tag:
    """Within the tolerance, or one of the named errors."""
    tolerance = number(fields, "tolerance")
    right = tag("qti-response-if", _near(fields.get("value"), tolerance), _set("SCORE", _base("float", "1")),
                _set("FEEDBACK", _base("identifier", "WHY")))  # fmt: skip
    half = 0.5 / 10 ** int(number(fields, "decimals"))
    errors = [
        tag("qti-response-else-if", _near(one.get("value"), half),
            _set("FEEDBACK", _base("identifier", f"ERROR-{place}")))
        for place, one in enumerate(parts(fields, "errors"), 1)
    ]  # fmt: skip
    return tag("qti-response-condition", right, *errors)


def _near(value: Data, tolerance: float) -> Tag:
    both = f"{tolerance!r} {tolerance!r}"
    return tag("qti-equal", _response(), _base("float", repr(value)), tolerance_mode="absolute", tolerance=both)
