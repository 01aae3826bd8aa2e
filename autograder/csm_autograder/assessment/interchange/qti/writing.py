"""Our fields as QTI 3.0 items and stimuli. What QTI has no place for stands in `csm:kept`, an attribute of the item:
the standard lets any other namespace add attributes there."""

from collections.abc import Iterable

from csm_autograder.assessment.interchange.fields import Fields, parts, text, texts
from csm_autograder.assessment.interchange.markup import OURS, Tag, html_tree, tag
from csm_autograder.assessment.interchange.qti.names import ITEMS, SCHEMA_OF_ITEMS, identifier
from csm_autograder.assessment.interchange.qti.processing import declaration, outcomes, processing_of, shares
from csm_course.html.markdown import markdown_html
from csm_course.items.figures import keeps_order

STORY_FILE = "../stimuli/{}.xml"
_ALLOWED = frozenset((
    "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "table", "thead", "tbody",
    "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "a",
))  # fmt: skip


def item_of_fields(fields: Fields, kept: str = "") -> Tag:
    """One item; `kept` is what QTI has no place for."""
    kind = text(fields, "kind")
    many = kind in ("multiple", "match", "order")
    one = _root("qti-assessment-item", text(fields, "id"), text(fields, "id"), kept)
    one.attributes |= {"adaptive": "false", "time-dependent": "false"}
    one.children += [_declared(fields), *outcomes("multiple" if many else "single")]
    story = text(fields, "story")
    if story:
        href = STORY_FILE.format(story)
        one.children.append(tag("qti-assessment-stimulus-ref", identifier=identifier(story), href=href))
    one.children += [_body(fields), processing_of(fields), *_feedback(fields)]
    return one


def stimulus_of_fields(fields: Fields, kept: str = "") -> Tag:
    """One story."""
    one = _root("qti-assessment-stimulus", text(fields, "id"), text(fields, "title"), kept)
    one.children.append(tag("qti-stimulus-body", *html_of(text(fields, "text"))))
    return one


def _root(name: str, one: str, title: str, kept: str) -> Tag:
    found = Tag(name, {"xmlns": ITEMS, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"})
    found.attributes["xsi:schemaLocation"] = f"{ITEMS} {SCHEMA_OF_ITEMS}"
    found.attributes |= {"identifier": identifier(one), "title": " ".join(title.split())}
    if kept:
        found.attributes |= {"xmlns:csm": OURS, "csm:kept": kept}
    return found


def html_of(markdown: str) -> list[Tag | str]:
    """Markdown as the elements QTI allows: no pictures, no attributes."""
    return _blocks(_allowed(html_tree(markdown_html(markdown)).children))


def _allowed(children: Iterable[Tag | str]) -> list[Tag | str]:
    found: list[Tag | str] = []
    for child in children:
        if isinstance(child, str):
            found.append(child)
        elif child.name == "img":
            found.append(child.attributes.get("alt", ""))
        elif child.name in _ALLOWED:
            href = {"href": child.attributes["href"]} if child.name == "a" and "href" in child.attributes else {}
            found.append(Tag(child.name, href, _inside(child)))
        else:
            found += _allowed(child.children)
    return found


def _inside(one: Tag) -> list[Tag | str]:
    """Tables, lists and quotes hold only their own parts: no line breaks between them."""
    inner = _allowed(one.children)
    if one.name in ("ul", "ol", "table", "thead", "tbody", "tr", "blockquote"):
        inner = [child for child in inner if isinstance(child, Tag)]
    if one.name == "table" and not any(isinstance(child, Tag) and child.name == "tbody" for child in inner):
        inner.append(tag("tbody", *(row for head in one.direct("thead") for row in _allowed(head.direct("tr")))))
    if one.name == "blockquote" and not inner:
        inner = [tag("p")]
    return inner


def _blocks(children: Iterable[Tag | str]) -> list[Tag | str]:
    found: list[Tag | str] = [child for child in children if isinstance(child, Tag)]
    return found or [tag("p")]


def _declared(fields: Fields) -> Tag:
    match text(fields, "kind"):
        case "single":
            return declaration("single", "identifier", [identifier(text(fields, "key"))])
        case "multiple":
            keys = [identifier(key) for key in texts(fields, "keys")]
            return declaration("multiple", "identifier", keys, shares(fields))
        case "match":
            rights = _right_side(fields)
            pairs = [f"{identifier(text(one, 'id'))} {rights[text(one, 'match')]}" for one in parts(fields, "pairs")]
            share = repr(1 / len(pairs))
            return declaration("multiple", "directedPair", pairs, dict.fromkeys(pairs, share))
        case "order":
            steps = [identifier(text(one, "id")) for one in parts(fields, "steps")]
            return declaration("ordered", "identifier", steps)
    return declaration("single", "float", [repr(fields.get("value"))])


def _right_side(fields: Fields) -> dict[str, str]:
    """The texts on the right with their identifiers; what belongs to nothing keeps its own."""
    texts_there = dict.fromkeys(text(one, "match") for one in parts(fields, "pairs"))
    rights = {words: f"RIGHT-{place}" for place, words in enumerate(texts_there, 1)}
    return rights | {text(one, "text"): f"OTHER-{identifier(text(one, 'id'))}" for one in parts(fields, "others")}


def _body(fields: Fields) -> Tag:
    return tag("qti-item-body", *html_of(text(fields, "stem")), _interaction(fields))


def _interaction(fields: Fields) -> Tag:
    match text(fields, "kind"):
        case "single" | "multiple":
            options = parts(fields, "options")
            kept = fields.get("shuffle") is False or keeps_order(text(one, "text") for one in options)
            most = "1" if text(fields, "kind") == "single" else "0"
            return tag("qti-choice-interaction", *map(_choice, options), response_identifier="RESPONSE",
                       shuffle="false" if kept else "true", max_choices=most)  # fmt: skip
        case "order":
            steps = map(_choice, parts(fields, "steps"))
            return tag("qti-order-interaction", *steps, response_identifier="RESPONSE", shuffle="true")
        case "match":
            return _match(fields)
    entry = tag("qti-text-entry-interaction", response_identifier="RESPONSE", expected_length="12")
    unit = text(fields, "unit")
    return tag("p", entry, *([f" {unit}"] if unit else []))


def _match(fields: Fields) -> Tag:
    pairs = parts(fields, "pairs")
    left = (
        tag("qti-simple-associable-choice", text(one, "text"), identifier=identifier(text(one, "id")), match_max="1")
        for one in pairs
    )
    right = (
        tag("qti-simple-associable-choice", words, identifier=name, match_max=str(len(pairs)))
        for words, name in _right_side(fields).items()
    )
    return tag("qti-match-interaction", tag("qti-simple-match-set", *left), tag("qti-simple-match-set", *right),
               response_identifier="RESPONSE", shuffle="true", max_associations=str(len(pairs)))  # fmt: skip


def _choice(one: Fields) -> Tag:
    return tag("qti-simple-choice", text(one, "text"), identifier=identifier(text(one, "id")))


def _feedback(fields: Fields) -> list[Tag]:
    if text(fields, "kind") == "numeric":
        errors = enumerate(parts(fields, "errors"), 1)
        return [
            _shown("WHY", text(fields, "reason")),
            *(_shown(f"ERROR-{place}", text(one, "reason"), text(one, "name")) for place, one in errors),
        ]
    why = "" if text(fields, "kind") in ("single", "multiple") else "WHY-"
    told = [one for name in ("options", "pairs", "others", "steps") for one in parts(fields, name)]
    return [_shown(f"{why}{identifier(text(one, 'id'))}", text(one, "reason")) for one in told]


def _shown(name: str, reason: str, title: str = "") -> Tag:
    one = tag("qti-modal-feedback", tag("qti-content-body", tag("p", reason)), outcome_identifier="FEEDBACK",
              show_hide="show", identifier=name)  # fmt: skip
    if title:
        one.attributes["title"] = " ".join(title.split())
    return one
