"""The OpenAPI 3.1 description of all requests, made from the table of routes and the models they take and give."""

import json
from typing import Any, Literal

from pydantic import TypeAdapter

from csm_app.assessment import refusals
from csm_app.assessment.bodies import Health
from csm_app.assessment.route import ALWAYS, SHAPES, Route
from csm_app.assessment.table import TABLE
from csm_autograder.assessment.views import Refusal

VERSION = "1"
Schemas = dict[str, Any]
Mode = Literal["validation", "serialization"]
REFERENCE = "#/components/schemas/{model}"
WEB_STATUS = {
    "signed_out": 401, "cross_site": 403, "not_allowed": 403, "too_large": 413, "bad_answer": 422, "too_many": 429,
    "busy": 503, "trouble": 503,
}  # fmt: skip
"""Of the refusals the web side adds to the service's own."""
SENTENCES = {
    401: "Nobody is signed in.",
    403: "Not now, not from there, or not for this account.",
    404: "There is no such thing, or it is somebody else's.",
    409: "The sitting is not in a state for this, or somebody else was faster.",
    410: "Time is up. The packet is kept all the same, and does not count.",
    413: "The body is larger than 64 kB.",
    422: "The body is not what the model says, or no answer to this question.",
    429: "Too often; try again after the seconds in `Retry-After`.",
    503: "Busy, or something is broken; try again after the seconds in `Retry-After`.",
}
GIVEN = {
    "page": {"text/html": {"schema": {"type": "string"}}},
    "calendar": {"text/calendar": {"schema": {"type": "string"}}},
    "text": {"text/plain": {"schema": {"type": "string"}}, "application/json": {"schema": {"type": "object"}}},
}


def description(base: str) -> bytes:
    """As JSON, for a service whose addresses begin with `base`."""
    return json.dumps(described(base), ensure_ascii=False).encode()


def described(base: str) -> Schemas:
    """The description as data."""
    schemas, named = _schemas()
    paths: Schemas = {}
    for route in TABLE:
        paths.setdefault(f"/{route.path}", {})[route.method.lower()] = _operation(route, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tests and exams",
            "version": VERSION,
            "description": "Sittings are timed and judged by the service. Every error is a Refusal.",
        },
        "servers": [{"url": base.rstrip("/") or "/"}],
        "paths": paths,
        "components": {"schemas": named, "securitySchemes": _security()},
    }


def _schemas() -> tuple[dict[tuple[str, Mode], Schemas], Schemas]:
    """The schema of what each route takes and gives, and all models by name."""
    wanted: list[tuple[str, Mode, TypeAdapter[Any]]] = [("refusal", "serialization", TypeAdapter(Refusal))]
    for route in TABLE:
        if route.takes is not None:
            wanted.append((route.name, "validation", TypeAdapter(route.takes)))
        if route.gives is not None:
            wanted.append((route.name, "serialization", TypeAdapter(route.gives)))
    found, rest = TypeAdapter.json_schemas(wanted, ref_template=REFERENCE)
    return {(str(name), mode): schema for (name, mode), schema in found.items()}, rest.get("$defs", {})


def _operation(route: Route, schemas: dict[tuple[str, Mode], Schemas]) -> Schemas:
    told: Schemas = {
        "operationId": route.name,
        "summary": route.summary,
        "tags": [route.role if route.kind != "page" else "pages"],
        "parameters": [*map(_part, route.parts), *map(_question, route.asks)],
        "responses": _responses(route, schemas),
        "security": [] if route.role == "anyone" else [{"token": []}, {"session": [], "page": []}],
    }
    if route.takes is not None:
        schema = schemas[route.name, "validation"]
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return told


def _part(name: str) -> Schemas:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": f"^{SHAPES[name]}$"}}


def _question(name: str) -> Schemas:
    return {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}


def _responses(route: Route, schemas: dict[tuple[str, Mode], Schemas]) -> Schemas:
    """The good answer, then every status it may be refused with."""
    if route.gives is not None:
        good = {"application/json": {"schema": schemas[route.name, "serialization"]}}
    else:
        good = GIVEN[route.kind]
    answers: Schemas = {"200": {"description": "As asked.", "content": good}}
    if route.kind == "page":
        answers["302"] = {"description": "To where one signs in, or to the page that fits the sitting."}
    refusal = {"application/json": {"schema": schemas["refusal", "serialization"]}}
    if route.kind == "page":
        refusal = GIVEN["page"]
    for status in sorted(_statuses(route)):
        answers[str(status)] = {"description": SENTENCES[status], "content": refusal}
    if route.gives is Health:
        answers["503"] = {"description": "Something is not well.", "content": {"application/json": {"schema": {
            "anyOf": [schemas[route.name, "serialization"], schemas["refusal", "serialization"]]}}}}  # fmt: skip
    return answers


def _statuses(route: Route) -> set[int]:
    codes = {*route.codes, *ALWAYS}
    if route.role == "anyone":
        codes -= {"signed_out", "cross_site"}
    else:
        codes.add("not_allowed")
    if route.kind == "page":
        codes.add("unknown")
    if route.takes is not None:
        codes |= {"too_large", "bad_answer"}
    return {int(refusals.STATUS[code] if code in refusals.STATUS else WEB_STATUS[code]) for code in codes}


def _security() -> Schemas:
    return {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of the Hub or of the learner's server."},
        "session": {"type": "apiKey", "in": "cookie", "name": "session", "description": "Signed in with a browser."},
        "page": {"type": "apiKey", "in": "header", "name": "X-XSRFToken", "description": "The token of the page."},
    }
