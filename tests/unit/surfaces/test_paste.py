"""Whatever somebody pastes or drops: rows of two numbers, or one sentence why not."""

from time import process_time

import pytest

from surfaces.data.paste import DataError, read_rows
from surfaces.data.table import LINKED, MOST

READ = {
    "Excel's tabs and line ends": ("x\ty\r\n1\t2.5\r\n2\t3.5\r\n", [(1, 2.5), (2, 3.5)]),
    "a mark at the beginning of the file": ("\ufeff1,2\n2,4", [(1, 2), (2, 4)]),
    "decimal commas and semicolons": ("ü;ö\n1,5;2,25\n1.234,5;3", [(1.5, 2.25), (1234.5, 3)]),
    "three digits after a decimal comma": ("1,234;5\n2,5;6", [(1.234, 5), (2.5, 6)]),
    "decimal commas and spaces": ("1,5 2,5\n2,5 3,5", [(1.5, 2.5), (2.5, 3.5)]),
    "thousands in quotes": ('"1,000","2,500"\n"2,000","1,234,567"', [(1000, 2500), (2000, 1234567)]),
    "thousands between tabs": ("34\t118,000\n41\t139,000", [(34, 118000), (41, 139000)]),
    "thousands by spaces that do not break": ("1\u00a0234;5\n2\u00a0500;6", [(1234, 5), (2500, 6)]),
    "Korean names": ("공부 시간,점수\n1,20\n2,30", [(1, 20), (2, 30)]),
    "a column of words": ("name,x,y\nkim,1,2\nlee,2,3", [(1, 2), (2, 3)]),
    "an index and a third column": ("1,3,9\n2,4,16", [(1, 3), (2, 4)]),
    "what is no number": ("1,2\nnan,3\n4,inf\n1e400,5\n6,7\n,8\n9", [(1, 2), (6, 7)]),
    "numbers too large or too near to 0": ("1e13,2\n1,2\n1e-200,1\n3,4", [(1, 2), (3, 4)]),
    "cells that are formulas elsewhere": ("=1+1,2\n+5,-3\n@x,2\n-4,+6", [(5, -3), (-4, 6)]),
    "markup": ("<b>x</b>,<script>\n1,2\n3,4", [(1, 2), (3, 4)]),
    "money": ("$1,200\t₩3,000\n$2,400\t₩5,000", [(1200, 3000), (2400, 5000)]),
    "full width": ("１，２\n３，４", [(1, 2), (3, 4)]),
    "a true minus": ("−1,2\n−3,4", [(-1, 2), (-3, 4)]),
    "Markdown": ("| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", [(1, 2), (3, 4)]),
    "a quote that nothing closes": ('"1,2\n3,4', [(1, 2), (3, 4)]),
    "two bytes a letter": ("1\0,\x002\0\n\x003,4", [(1, 2), (3, 4)]),
    "a space after the comma": ("1, 2\n3, 4", [(1, 2), (3, 4)]),
    "equal rows": ("1,2\n1,2\n3,4", [(1, 2), (1, 2), (3, 4)]),
    "equal x": ("1,2\n1,3", [(1, 2), (1, 3)]),
    "a long line": ("1,2\n3,4\n" + "5," * 400_000, [(1, 2), (3, 4), (5, 5)]),
}
REFUSED = {
    "nothing": "  \n",
    "words": "hello world\nfoo bar",
    "one column": "1\n2\n3",
    "one row": "1,2",
    "one row of formulas": "=1+1,2\n=2,3\n1,2",
    "dates": "2024-01-01,5\n2024-01-02,6",
    "too much": "1" * 1_000_001,
    "a megabyte of digits": "1" * 999_999,
    "a megabyte of commas": "," * 999_999,
    "a megabyte of quotes": '"' * 999_999,
    "a megabyte of spaces": "1 2 " * 249_000,
    "letters that grow": "ﷺ" * 50_000,
    "only nan": "nan,nan\ninf,inf",
}


@pytest.mark.parametrize("kind", READ)
def test_rows_are_read(kind: str) -> None:
    text, rows = READ[kind]
    before = process_time()
    pasted = read_rows(text)
    assert list(zip(pasted.table.x, pasted.table.y, strict=True)) == rows
    assert process_time() - before < 1
    for said in pasted.said:
        assert said.en.endswith(".") and said.ko.endswith(".")
        assert "<" not in said.en + said.ko


@pytest.mark.parametrize("kind", REFUSED)
def test_what_holds_no_rows_is_refused_in_one_sentence(kind: str) -> None:
    before = process_time()
    with pytest.raises(DataError) as refused:
        read_rows(REFUSED[kind])
    assert process_time() - before < 1
    assert refused.value.said.en.count(".") == 1 and len(refused.value.said.en) < 120
    assert refused.value.said.ko.endswith("다.")


def test_what_was_left_out_is_said() -> None:
    said = " ".join(each.en for each in read_rows("x,y\n1,2\nnan,3\n6,7\n6,7").said)
    for part in ("3 rows were read", "first line holds names", "Left out, as they hold no two numbers: 1 (line 3)"):
        assert part in said
    assert "repeat an earlier one, and count again: 1" in said
    assert "no slope is better" in read_rows("1,2\n1,3").said[-1].en


def test_no_more_rows_than_there_is_room_for() -> None:
    pasted = read_rows("\n".join(f"{i},{2 * i}" for i in range(600)))
    assert len(pasted.table) == MOST
    assert "100 lines after them" in pasted.said[-1].en
    assert pasted.table.said.startswith("rows:500:") and len(pasted.table) > LINKED


def test_names_of_columns_are_plain_and_short() -> None:
    assert read_rows("hours,score\n1,2\n2,3").columns == ("hours", "score")
    assert read_rows("=cmd,<script>\n1,2\n2,3").columns == ("cmd", "script")
    assert read_rows(f"{'a' * 90},$x_1$\n1,2\n2,3").columns == ("a" * 24, "x 1")
    assert read_rows("1,2\n2,3").columns is None
