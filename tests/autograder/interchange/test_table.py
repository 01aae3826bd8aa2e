"""The CSV table: what authors type into a spreadsheet comes in, and no text of ours becomes a formula there."""

import csv
import io
from pathlib import Path

import pytest

from csm_autograder.assessment.interchange import Bundle, Taken, export, read
from csm_course.exercises.quiz import Item
from csm_course.items import GeneratedItem, MatchItem, NumericItem
from csm_course.problems import ContentError
from tests.autograder.interchange.test_identity import module_1

HEAD = "id,kind,stem,key,option 1 text,option 1 reason,option 2 text,option 3 text,notes"


def _read(text: str) -> Taken:
    return read(text.encode(), Path("items.csv"))


def test_one_row_for_each_item_and_no_formula() -> None:
    """A row for each item and story under one head; cells that begin like a formula carry an apostrophe."""
    first = module_1().items[0]
    assert isinstance(first, Item)
    risky = first.model_copy(update={"stem": '=SUM(A1), "é"\nand so on', "author": "@home"})
    rows = list(csv.reader(io.StringIO(export(Bundle((risky,)), "csv").content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    cells = dict(zip(*rows, strict=True))
    assert cells["stem"] == '\'=SUM(A1), "é"\nand so on'
    assert cells["author"] == "'@home"
    assert read(export(Bundle((risky,)), "csv").content, Path("x")).bundle.items == (risky,)
    table = export(module_1(), "csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table, newline="")))) == 1 + len(module_1().items) + len(module_1().stories)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_an_authors_own_table(mark: str) -> None:
    """Few columns are enough, whatever sign stands between them; ids of options are letters; a column of notes goes."""
    rows = [HEAD, 'rope,,"Which holds, best?",b,A flag,It only waves.,A bow line,A lamp,ask Ana', ""]
    text = "\n".join(rows) if mark == "," else _with(mark, rows)
    taken = _read(text)
    (item,) = taken.bundle.items
    assert isinstance(item, Item)
    assert (item.id, item.key, item.stem) == ("rope", "b", "Which holds, best?")
    assert [one.text for one in item.options] == ["A flag", "A bow line", "A lamp"]
    assert "the column 'notes'" in str(taken.losses[0])


def _with(mark: str, rows: list[str]) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=mark).writerows(csv.reader(rows))
    return target.getvalue()


def test_pairs_numbers_and_generators() -> None:
    """A match has a text to match; without one an option belongs to nothing. A generator says what it draws."""
    columns = (f"option {place} {name}" for place in range(1, 5) for name in ("text", "match"))
    match = _read(
        f"kind,stem,{','.join(columns)}\nmatch,Which side?,Bow,front,Stern,back,Port,left,above,\n"
    ).bundle.items[0]
    assert isinstance(match, MatchItem)
    assert [other.text for other in match.others] == ["above"]
    number = _read(
        "kind,stem,value,tolerance,decimals,error 1 value,error 1 name\nnumeric,How many?,2.5,0.1,1,3,rounded\n"
    )
    assert isinstance(number.bundle.items[0], NumericItem)
    assert number.bundle.items[0].errors[0].value == 3
    columns = (f"error {place} {name}" for place in range(1, 4) for name in ("name", "value"))
    drawn = _read(
        f"kind,stem,draws,value,decimals,unit,{','.join(columns)}\n"
        "generated,{a} of {b}?,a=1..9; b=100..400/10,100*a/b,1,%,x,100*b/a,y,a+b,z,b-a\n"
    ).bundle.items[0]
    assert isinstance(drawn, GeneratedItem)
    assert drawn.draws["b"].step == 10


def test_what_cannot_be_read_is_told_with_the_line() -> None:
    """No stem column, a column twice, bytes that are no UTF-8; a bad row is left out by its line."""
    for content, words in (
        (b"id,question\n1,2\n", "there is no column 'stem'"),
        (b"stem,stem\n1,2\n", "two columns are named 'stem'"),
        (b"stem\nok\n\xff\xfe\n", "items.csv:3: the file is not UTF-8 text"),
    ):
        with pytest.raises(ContentError, match=words):
            read(content, Path("items.csv"))
    taken = _read(f'{HEAD}\nrope,,"A\nlong stem?",b,x,,y,z,\nbad,riddle,Who?,,,,,,\nnone,,What?,q,x,,y,z,\n')
    assert [item.id for item in taken.bundle.items] == ["rope"]
    assert [str(one).split(" - ")[0] for one in taken.left_out] == [
        "items.csv:4: bad: there is no kind of item 'riddle'",
        "items.csv:5: none: the key 'q' is not an option; the options are a, b, c",
    ]
