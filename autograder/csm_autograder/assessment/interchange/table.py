"""The bank as a CSV table, one row for an item or story, that any spreadsheet program opens and saves.

UTF-8 with a byte order mark; text that begins like a formula gets an apostrophe in front, which comes off again.
"""

import csv
import io
import re
from pathlib import Path

from csm_autograder.assessment.interchange.fields import LETTERS, Fields, listed, parts, text, texts
from csm_autograder.assessment.interchange.keeping import as_text, difference, from_text
from csm_autograder.assessment.interchange.numbers import number_in
from csm_autograder.assessment.interchange.raw import Raw, named
from csm_autograder.assessment.interchange.wording import Reduced
from csm_autograder.cohort.csv_file import guarded
from csm_course.problems import ContentError, Problem
from csm_course.source import Data

MOST_BYTES = 30 * 1024 * 1024
MOST_IN_A_CELL = 32_767
"""What spreadsheet programs keep of a cell."""
MOST_PARTS, MOST_ERRORS = 9, 6
_WORDS = ("lesson", "objective", "competency", "bloom", "status", "author", "reviewed", "story", "recomputed", "unit",
          "reason", "title", "phase", "answer_by")  # fmt: skip
_LISTS = ("topics", "enemies", "where")
_NUMBERS = ("difficulty", "angoff", "version", "tolerance", "decimals")
_LISTED = {"single": "options", "multiple": "options", "match": "pairs", "order": "steps"}
_PART = ("id", "text", "match", "reason")
_ERROR = ("name", "value", "reason")
HEAD = (
    "id", "kind", "stem", "key", "value", *_NUMBERS[:3], *_WORDS[:8], "topics", "enemies", "shuffle", "recomputed",
    *(f"option {place} {name}" for place in range(1, MOST_PARTS + 1) for name in _PART),
    "unit", "tolerance", "decimals", "reason",
    *(f"error {place} {name}" for place in range(1, MOST_ERRORS + 1) for name in _ERROR),
    "answer_by", "draws", "where", "title", "phase", "extra",
)  # fmt: skip
_DRAW = re.compile(r"\s*([a-z][a-z0-9_]*)\s*=\s*([-+.\deE]+?)\s*\.\.\s*([-+.\deE]+)(?:\s*/\s*([-+.\deE]+))?\s*")


def table_bytes(rows: list[Fields]) -> bytes:
    """The file."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(HEAD)
    for fields in rows:
        cells = cells_of(fields)
        cells["extra"] = as_text(difference(fields, fields_of_cells(cells).fields))
        writer.writerow([guarded(cells.get(name, "")) for name in HEAD])
    return target.getvalue().encode("utf-8-sig", errors="replace")


def cells_of(fields: Fields) -> dict[str, str]:
    """One row, by column."""
    kind = text(fields, "kind")
    cells = {"id": text(fields, "id"), "kind": kind, "stem": text(fields, "text" if kind == "story" else "stem")}
    cells |= {name: text(fields, name) for name in _WORDS}
    cells |= {name: "; ".join(texts(fields, name)) for name in _LISTS}
    cells |= {name: _number(fields.get(name)) for name in _NUMBERS}
    cells["key"] = "; ".join(texts(fields, "keys")) or text(fields, "key")
    cells["shuffle"] = "no" if fields.get("shuffle") is False else ""
    cells["value"] = _number(fields.get("value"))
    told = parts(fields, _LISTED.get(kind, "options"))
    for place, one in enumerate([*told, *parts(fields, "others")][:MOST_PARTS], 1):
        cells |= {f"option {place} {name}": text(one, name) for name in _PART}
    for place, one in enumerate(parts(fields, "errors")[:MOST_ERRORS], 1):
        cells |= {f"error {place} {name}": text(one, name) for name in _ERROR}
        cells[f"error {place} value"] = text(one, "expression") or _number(one.get("value"))
    if kind == "generated":
        cells |= _of_generator(fields)
    return cells


def _of_generator(fields: Fields) -> dict[str, str]:
    answer, draws = fields.get("answer"), fields.get("draws")
    answer = answer if isinstance(answer, dict) else {}
    told = [(name, draw) for name, draw in draws.items() if isinstance(draw, dict)] if isinstance(draws, dict) else []
    cells = {name: text(answer, name) for name in ("unit", "reason")}
    cells |= {name: _number(answer.get(name)) for name in ("tolerance", "decimals")}
    cells["value"] = text(answer, "expression")
    cells["draws"] = "; ".join(
        f"{name}={_number(draw.get('from'))}..{_number(draw.get('to'))}"
        + (f"/{_number(draw['step'])}" if "step" in draw else "")
        for name, draw in told
    )
    return cells


def _number(value: Data) -> str:
    return "" if isinstance(value, bool) or not isinstance(value, int | float) else repr(value)


def read_table(content: bytes, path: Path) -> list[Raw]:
    """The rows of a file, ours or an author's. Raises ContentError with the line of what cannot be read."""
    try:
        told = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(path, line, "the file is not UTF-8 text", "save it as 'CSV UTF-8'") from None
    head = told.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(told, newline=""), delimiter=max(",;\t", key=head.count))
    raws: list[Raw] = []
    line = 1
    try:
        names = [_unguarded(cell).strip().lower() for cell in next(reader, [])]
        _check_head(names, path)
        for row in reader:
            start, line = line, reader.line_num
            if any(cell.strip() for cell in row):
                raws.append(_row(names, row, start + 1, path))
    except csv.Error as error:
        raise _refused(
            path, reader.line_num or line, f"this is not CSV: {error}", "save the table again as CSV UTF-8"
        ) from None
    return raws


def _check_head(names: list[str], path: Path) -> None:
    if "stem" not in names:
        raise _refused(
            path, 1, "there is no column 'stem'", f"name the columns in the first line: {', '.join(HEAD[:5])} …"
        )
    twice = next((name for place, name in enumerate(names) if name and name in names[:place]), None)
    if twice:
        raise _refused(path, 1, f"two columns are named '{twice[:40]}'", "take one of them out")


def _row(names: list[str], row: list[str], line: int, path: Path) -> Raw:
    cells = dict(zip(names, map(_unguarded, row), strict=False))
    raw = fields_of_cells(cells)
    raw.line, raw.path = line, path
    raw.kept = from_text(cells.get("extra", ""))
    if isinstance(raw.kept, dict):
        raw.kept = None  # a generator stands in its own columns here
    known = set(HEAD)
    raw.gone += [f"the column '{name[:40]}'" for name, cell in cells.items() if name not in known and cell.strip()]
    if len(row) > len(names):
        raw.gone.append("cells beyond the last column")
    return raw


def fields_of_cells(cells: dict[str, str]) -> Raw:
    """What a row says by itself."""
    raw = Raw(0)
    reduced = Reduced()
    kind = _cell(cells, "kind").lower() or "single"
    raw.fields = {"kind": kind, "id": _cell(cells, "id")}
    stem = reduced.safe_markdown(cells.get("stem", ""))
    if kind == "story":
        raw.fields["text"] = stem
    else:
        raw.fields["stem"] = stem
    raw.fields |= {name: _cell(cells, name) for name in _WORDS if _cell(cells, name)}
    raw.fields |= {name: _list(_cell(cells, name)) for name in _LISTS if _cell(cells, name)}
    _take_numbers(cells, raw)
    if _cell(cells, "shuffle").lower() in ("no", "false", "0"):
        raw.fields["shuffle"] = False
    _take_kind(cells, kind, raw)
    raw.gone += reduced.gone
    return raw


def _take_numbers(cells: dict[str, str], raw: Raw) -> None:
    for name in _NUMBERS:
        cell = _cell(cells, name)
        if cell:
            raw.fields[name] = _value(cell)


def _take_kind(cells: dict[str, str], kind: str, raw: Raw) -> None:
    match kind:
        case "single" | "multiple" | "order" | "match":
            _take_parts(cells, kind, raw)
        case "numeric":
            raw.fields["value"] = _value(_cell(cells, "value"))
            _take_errors(cells, raw, "value")
        case "generated":
            answer: Fields = {"expression": _cell(cells, "value")}
            answer |= {
                name: raw.fields.pop(name) for name in ("decimals", "tolerance", "unit", "reason") if name in raw.fields
            }
            raw.fields["answer"] = answer
            raw.fields["draws"] = _draws(_cell(cells, "draws"))
            _take_errors(cells, raw, "expression")


def _take_parts(cells: dict[str, str], kind: str, raw: Raw) -> None:
    names = _PART if kind == "match" else ("id", "text", "reason")
    rows = [{name: _cell(cells, f"option {place} {name}") for name in names} for place in range(1, MOST_PARTS + 1)]
    told: list[Fields] = [{**row} for row in rows if any(row.values())]
    for letter, one in zip(LETTERS, told, strict=False):
        one["id"] = one["id"] or letter
    others: list[Fields] = []
    if kind == "match":
        others = [{name: one[name] for name in ("id", "text", "reason")} for one in told if not one["match"]]
        told = [one for one in told if one["match"]]
    raw.fields[_LISTED[kind]] = listed(told)
    if others:
        raw.fields["others"] = listed(others)
    key = _cell(cells, "key").lower()
    if kind == "multiple":
        raw.fields["keys"] = _list(key.replace(",", ";"))
    elif kind == "single" and key:
        raw.fields["key"] = key


def _take_errors(cells: dict[str, str], raw: Raw, name: str) -> None:
    errors: list[Fields] = []
    for place in range(1, MOST_ERRORS + 1):
        value = _cell(cells, f"error {place} value")
        if value:
            errors.append({"name": _cell(cells, f"error {place} name"),
                           name: _value(value) if name == "value" else value,
                           "reason": _cell(cells, f"error {place} reason")})  # fmt: skip
    if errors:
        raw.fields["errors"] = listed(errors)


def _draws(cell: str) -> Data:
    draws: Fields = {}
    for part in cell.split(";"):
        found = _DRAW.fullmatch(part)
        if found:
            draw: Fields = {"from": _value(found[2]), "to": _value(found[3])}
            draws[found[1]] = draw | ({"step": _value(found[4])} if found[4] else {})
        elif part.strip():
            draws[named(part) or "draw"] = part
    return draws


def _value(cell: str) -> Data:
    """A number where the cell is one; else its words, which the item then refuses by name."""
    if re.fullmatch(r"[-+]?\d{1,15}", cell):
        return int(cell)
    found = number_in(cell)
    return cell if found is None else found


def _list(cell: str) -> "list[Data]":
    return [one.strip() for one in cell.split(";") if one.strip()]


def _cell(cells: dict[str, str], name: str) -> str:
    return cells.get(name, "").strip()


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) != cell[1:] else cell


def _refused(path: Path, line: int, what: str, remedy: str) -> ContentError:
    return ContentError([Problem(path, line, what, remedy)])
