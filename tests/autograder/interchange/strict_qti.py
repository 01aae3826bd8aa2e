"""Our own strict reading of QTI 3.0, for the elements we write.

The official schema may not be handed on with the course, so it is not here (docs/interchange.md says how the files were
held against it). This says, in our words, which children an element has in which order, which attributes it needs and
which it may have, and what must refer to what. It knows no more than we write, and refuses everything else.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

ASI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_OURS = "{urn:customer-success-practicum:items}kept"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_INLINE = "(em |strong |code |br |a )*"
_BLOCK = "(p |ul |ol |table |blockquote |pre |hr |h[1-6] )"
_EXPRESSION = "qti-(variable|correct|base-value|match|equal|map-response|multiple) "

GRAMMAR = {
    "qti-assessment-item": "(qti-response-declaration )(qti-outcome-declaration ){2}(qti-assessment-stimulus-ref )?"
    "(qti-item-body )(qti-response-processing )(qti-modal-feedback )+",
    "qti-assessment-stimulus": "qti-stimulus-body ",
    "qti-response-declaration": "(qti-correct-response )(qti-mapping )?",
    "qti-correct-response": "(qti-value )+", "qti-mapping": "(qti-map-entry )+", "qti-map-entry": "",
    "qti-outcome-declaration": "(qti-default-value )?", "qti-default-value": "(qti-value )+", "qti-value": "",
    "qti-assessment-stimulus-ref": "", "qti-stimulus-body": f"{_BLOCK}+",
    "qti-item-body": f"{_BLOCK}+(qti-(choice|order|match)-interaction )?",
    "qti-choice-interaction": "(qti-simple-choice )+", "qti-order-interaction": "(qti-simple-choice )+",
    "qti-match-interaction": "(qti-simple-match-set ){2}", "qti-simple-match-set": "(qti-simple-associable-choice )+",
    "qti-simple-choice": "", "qti-simple-associable-choice": "", "qti-text-entry-interaction": "",
    "qti-modal-feedback": "qti-content-body ", "qti-content-body": f"{_BLOCK}+",
    "qti-response-processing": "(qti-(response-condition|set-outcome-value) )+",
    "qti-response-condition": "(qti-response-if )(qti-response-else-if )*",
    "qti-response-if": f"({_EXPRESSION})(qti-set-outcome-value )+",
    "qti-response-else-if": f"({_EXPRESSION})(qti-set-outcome-value )+",
    "qti-set-outcome-value": _EXPRESSION, "qti-match": f"({_EXPRESSION}){{2}}", "qti-equal": f"({_EXPRESSION}){{2}}",
    "qti-multiple": f"({_EXPRESSION})+", "qti-variable": "", "qti-correct": "", "qti-base-value": "",
    "qti-map-response": "",
    "p": f"({_INLINE[1:-2]}|qti-text-entry-interaction )*",
    "em": _INLINE, "strong": _INLINE, "a": _INLINE, "code": "", "br": "",
    "hr": "", "pre": "(code )?", "blockquote": f"{_BLOCK}+", "ul": "(li )+", "ol": "(li )+",
    "li": f"({_INLINE[1:-2]}|{_BLOCK[1:-1]})*", "table": "(thead )?(tbody )", "thead": "(tr )+", "tbody": "(tr )*",
    "tr": "((td|th) )+", **{f"h{depth}": _INLINE for depth in range(1, 7)}, "td": _INLINE, "th": _INLINE,
}  # fmt: skip
_TEXT = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "qti-value", "qti-simple-choice", "qti-simple-associable-choice",
    "qti-base-value", "p", "em", "strong", "a", "code", "li", "td", "th", "pre",
))  # fmt: skip

NEEDS = {
    "qti-assessment-item": "identifier title time-dependent", "qti-assessment-stimulus": "identifier title",
    "qti-response-declaration": "identifier cardinality base-type", "qti-map-entry": "map-key mapped-value",
    "qti-outcome-declaration": "identifier cardinality base-type", "qti-mapping": "default-value",
    "qti-assessment-stimulus-ref": "identifier href", "qti-choice-interaction": "response-identifier max-choices",
    "qti-order-interaction": "response-identifier", "qti-match-interaction": "response-identifier",
    "qti-simple-choice": "identifier", "qti-simple-associable-choice": "identifier match-max",
    "qti-text-entry-interaction": "response-identifier", "qti-variable": "identifier", "qti-correct": "identifier",
    "qti-modal-feedback": "outcome-identifier show-hide identifier", "qti-set-outcome-value": "identifier",
    "qti-base-value": "base-type", "qti-map-response": "identifier", "qti-equal": "tolerance-mode tolerance",
}  # fmt: skip
MAY = {
    "qti-assessment-item": f"adaptive {_XSI} {_OURS}", "qti-assessment-stimulus": f"{_XSI} {_OURS}",
    "qti-mapping": "lower-bound upper-bound", "qti-outcome-declaration": "normal-maximum normal-minimum",
    "qti-choice-interaction": "shuffle", "qti-order-interaction": "shuffle", "a": "href",
    "qti-match-interaction": "shuffle max-associations", "qti-text-entry-interaction": "expected-length",
    "qti-modal-feedback": "title",
}  # fmt: skip
_CARDINALITY = frozenset(("single", "multiple", "ordered"))
_BASE_TYPES = frozenset(("identifier", "directedPair", "float"))


def faults(content: bytes) -> list[str]:
    """What breaks the standard in one file; nothing where it keeps it."""
    root = ElementTree.fromstring(content)
    found = [fault for one in root.iter() for fault in _of_element(one)]
    return [*found, *_of_references(root)] if root.tag == f"{ASI}qti-assessment-item" else found


def _of_element(one: ElementTree.Element) -> Iterator[str]:
    name = one.tag.removeprefix(ASI)
    if name == one.tag or name not in GRAMMAR:
        yield f"<{one.tag}> is no element we know"
        return
    children = "".join(f"{child.tag.removeprefix(ASI)} " for child in one)
    if not re.fullmatch(GRAMMAR[name], children):
        yield f"<{name}> holds: {children}"
    if name not in _TEXT and any((said or "").strip() for said in (one.text, *(child.tail for child in one))):
        yield f"<{name}> holds loose text"
    needed, allowed = set(NEEDS.get(name, "").split()), set(MAY.get(name, "").split())
    if not needed <= set(one.attrib) or not set(one.attrib) <= needed | allowed:
        yield f"<{name}> has the attributes {sorted(one.attrib)}"
    for key in ("identifier", "response-identifier", "outcome-identifier"):
        if key in one.attrib and not _NAME.fullmatch(one.attrib[key]):
            yield f"<{name}> has the {key} '{one.attrib[key]}'"
    if one.get("cardinality", "single") not in _CARDINALITY or one.get("base-type", "float") not in _BASE_TYPES:
        yield f"<{name}> has a cardinality or base type that we do not use"


def _of_references(root: ElementTree.Element) -> Iterator[str]:
    """Keys name choices, points name pairs of choices, feedback that is set exists, and nothing has the same name."""
    choices = [
        one.attrib["identifier"]
        for tag in ("qti-simple-choice", "qti-simple-associable-choice")
        for one in root.iter(ASI + tag)
    ]
    feedback = [one.attrib["identifier"] for one in root.iter(f"{ASI}qti-modal-feedback")]
    for names, what in ((choices, "choices"), (feedback, "feedback")):
        if len(set(names)) < len(names):
            yield f"two {what} have one name"
    declared = next(root.iter(f"{ASI}qti-response-declaration"))
    values = [value.text or "" for value in declared.iter(f"{ASI}qti-value")]
    keys = [entry.attrib["map-key"] for entry in declared.iter(f"{ASI}qti-map-entry")]
    if declared.attrib["base-type"] == "float":
        [float(value) for value in values]
    elif not {name for value in (*values, *keys) for name in value.split()} <= set(choices):
        yield f"{values} and {keys} name something that is no choice"
    set_to = {(one.text or "") for one in root.iter(f"{ASI}qti-base-value") if one.attrib["base-type"] == "identifier"}
    shown = set_to or set(choices)
    if shown != set(feedback):
        yield f"feedback {sorted(set(feedback) ^ shown)} is set and not there, or there and never shown"
