"""The table of answers as a CSV file: what `csm statistics` reads where no service keeps it, and what it writes."""

from collections.abc import Mapping
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd

from csm_autograder.assessment.statistics.columns import Column, Rows, assembled
from csm_autograder.assessment.statistics.rows import VERSION, Answer
from csm_autograder.assessment.statistics.table import NOBODY, Flags, Floats, NotUsable, Responses

NEEDED = ("learner", "sitting", "assessment", "form", "item", "version", "response", "points", "seconds")
OPTIONAL = ("group", "attempt", "began", "counts")
HEAD = (*NEEDED, *OPTIONAL)
_TEXTS = ("learner", "sitting", "assessment", "form", "item", "response", "group")
MOST_BYTES = 2 * 1024**3


def read_responses(
    source: Path | IO[bytes], every_attempt: bool = False, groups: Mapping[str, str] | None = None
) -> dict[str, Responses]:
    """Each assessment in the file; `groups` of learners whose rows name none. Raises `NotUsable` with what to mend."""
    try:
        frame = pd.read_csv(
            source, dtype=dict.fromkeys(_TEXTS, "category"), keep_default_na=False, na_values=[""],
            encoding="utf-8-sig", low_memory=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise NotUsable(f"There is no file {source}.") from error
    except (ValueError, OSError, pd.errors.ParserError) as error:
        raise NotUsable("This is no CSV file in UTF-8, or it is damaged.") from error
    return responses_of(frame, every_attempt, groups)


def responses_of(
    frame: pd.DataFrame, every_attempt: bool = False, groups: Mapping[str, str] | None = None
) -> dict[str, Responses]:
    """Each assessment in a frame with the columns of `HEAD`. Raises `NotUsable`."""
    missing = [name for name in NEEDED if name not in frame]
    if missing:
        raise NotUsable(f"The table lacks the column {missing[0]!r}. It needs: {', '.join(NEEDED)}.")
    if frame.empty:
        raise NotUsable("There is no answer in this table.")
    found = {}
    whose = _coded(frame["assessment"])
    for code, name in enumerate(whose.labels):
        part = frame if len(whose.labels) == 1 else frame[whose.codes == code]
        found[name] = assembled(name, _rows(part), every_attempt, groups)
    return found


def _rows(frame: pd.DataFrame) -> Rows:
    for needed in ("learner", "sitting", "item"):
        if frame[needed].isna().any():
            raise NotUsable(f"In some rows the column {needed!r} is empty. Every answer needs one.")
    return Rows(
        learner=_coded(frame["learner"]),
        sitting=_coded(frame["sitting"]),
        form=_coded(_filled(frame["form"], "all")),
        item=_coded(_labelled(frame)),
        document=_coded(_filled(frame["response"], "")),
        group=_coded(frame["group"]) if "group" in frame else Column(np.full(len(frame), NOBODY), ()),
        points=_numbers(frame, "points"),
        seconds=_numbers(frame, "seconds"),
        attempt=_numbers(frame, "attempt"),
        began=_moments(frame),
        counts=_counting(frame),
    )


def _filled(column: "pd.Series[str]", word: str) -> "pd.Series[str]":
    if not column.isna().any():
        return column
    if isinstance(column.dtype, pd.CategoricalDtype) and word not in column.cat.categories:
        column = column.cat.add_categories([word])
    return column.fillna(word)


def _labelled(frame: pd.DataFrame) -> "pd.Series[str]":
    version = pd.to_numeric(frame["version"], errors="coerce").fillna(1)
    if (version <= 1).all():
        return frame["item"]
    later = VERSION + version.astype(int).astype(str) + ")"
    return frame["item"].astype(str) + later.where(version > 1, "")


def _coded(column: "pd.Series[str]") -> Column:
    """Codes in the order of the labels, whatever the order of the rows."""
    category = column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")
    labels = [str(label) for label in category.cat.categories.to_list()]
    codes = category.cat.codes.to_numpy()
    known = codes if codes.min(initial=0) >= 0 else codes[codes >= 0]
    used = np.bincount(known, minlength=len(labels)) > 0
    if used.all() and labels == sorted(labels):
        return Column(codes, tuple(labels))
    kept = sorted(label for label, is_used in zip(labels, used, strict=True) if is_used)
    place = {label: code for code, label in enumerate(kept)}
    anew = np.array([place.get(label, NOBODY) for label in labels] + [NOBODY], dtype=np.int64)
    return Column(anew[codes], tuple(kept))


def _numbers(frame: pd.DataFrame, name: str) -> Floats:
    if name not in frame:
        return _unknown(len(frame))
    column = frame[name]
    found = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    if np.any(np.isnan(found) & column.notna().to_numpy()):
        raise NotUsable(f"In the column {name!r} there is something that is not a number.")
    if name == "points" and np.isnan(found).any():
        raise NotUsable("In some rows the column 'points' is empty. An item without an answer has 0 points.")
    numbers: Floats = found
    return numbers


def _counting(frame: pd.DataFrame) -> Flags | None:
    """Whether each answer is part of the score: all are where nothing is said. A pilot has `False` or 0."""
    if "counts" not in frame:
        return None
    said = frame["counts"].astype(str).str.strip().str.casefold()
    if not said.isin(["true", "false", "1", "0", "1.0", "0.0", "nan", ""]).all():
        raise NotUsable("In the column 'counts' there is something else than True or False.")
    found: Flags = ~said.isin(["false", "0", "0.0"]).to_numpy(dtype=bool)
    return found


def _unknown(rows: int) -> Floats:
    """As many unknown numbers; they take no room."""
    found: Floats = np.broadcast_to(np.array(np.nan), rows)
    return found


def _moments(frame: pd.DataFrame) -> Floats:
    if "began" not in frame:
        return _unknown(len(frame))
    began = pd.to_datetime(frame["began"], errors="coerce", utc=True, format="ISO8601")
    if (began.isna() & frame["began"].notna()).any():
        raise NotUsable("In the column 'began' there is something that is not a moment like 2026-11-22T09:30:00Z.")
    since = (began - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1)
    found: Floats = since.to_numpy(dtype=float)
    return found


def frame_of(answers: list[Answer]) -> pd.DataFrame:
    """The answers as a frame with the columns of `HEAD`."""
    rows = [[getattr(answer, name) for name in HEAD] for answer in answers]
    return pd.DataFrame(rows, columns=list(HEAD))


def csv_of(answers: list[Answer]) -> bytes:
    """The answers as a file that `read_responses` reads back."""
    frame = frame_of(answers)
    frame["began"] = [None if answer.began is None else answer.began.isoformat() for answer in answers]
    return bytes(frame.to_csv(index=False).encode("utf-8-sig"))
