"""Names of QTI: those of 3.0 with hyphens, and those of 2.x on the way in."""

import re

from csm_autograder.assessment.interchange.markup import Tag

ITEMS = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
METADATA = "http://www.imsglobal.org/xsd/imsqti_metadata_v3p0"
SCHEMA_OF_ITEMS = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
ITEM_TYPE = "imsqti_item_xmlv3p0"
STIMULUS_TYPE = "imsqti_stimulus_xmlv3p0"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OLD = frozenset((
    "assessmentItem", "assessmentStimulus", "responseDeclaration", "outcomeDeclaration", "correctResponse",
    "value", "mapping", "mapEntry", "itemBody", "prompt", "choiceInteraction", "simpleChoice",
    "matchInteraction", "simpleMatchSet", "simpleAssociableChoice", "orderInteraction", "textEntryInteraction",
    "responseProcessing", "responseCondition", "responseIf", "responseElseIf", "responseElse", "modalFeedback",
    "feedbackInline", "feedbackBlock", "rubricBlock", "equal", "baseValue", "variable", "correct", "match",
    "setOutcomeValue", "inlineChoiceInteraction", "extendedTextInteraction", "gapMatchInteraction",
    "hotspotInteraction", "hottextInteraction", "associateInteraction", "uploadInteraction",
    "sliderInteraction", "drawingInteraction", "selectPointInteraction", "graphicOrderInteraction",
    "graphicAssociateInteraction", "graphicGapMatchInteraction", "positionObjectInteraction",
    "endAttemptInteraction", "mediaInteraction", "customInteraction", "defaultValue", "contentBody",
    "templateDeclaration",
))  # fmt: skip


def modern(one: Tag) -> Tag:
    """The element, and all in it, under the names of 3.0; in place."""
    if one.name in _OLD:
        one.name = f"qti-{hyphened(one.name)}"
    one.attributes = {key if ":" in key else hyphened(key): value for key, value in one.attributes.items()}
    for child in one.children:
        if isinstance(child, Tag):
            modern(child)
    return one


def hyphened(name: str) -> str:
    """`responseIdentifier` as `response-identifier`."""
    return _HUMP.sub("-", name).lower()


def identifier(key: str) -> str:
    """A key as QTI allows it: no digit in front."""
    return f"_{key}" if key[:1].isdigit() else key
