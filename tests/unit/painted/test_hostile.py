"""Whatever stands after `p=` is read as far as it can be, with one sentence for each part that cannot."""

from time import thread_time

import pytest

from engine.link import decode, encode
from engine.spec.text import LANGUAGES
from surfaces.painted import Painted, Shape, parse
from surfaces.painted.text import MOST, read_all

GOOD = "1,2,-1.5,0.8"
KEPT = Shape(1.0, 2.0, -1.5, 0.8, 0.8)
HOSTILE = {
    "a word": ("hill", "four numbers"),
    "too few": ("1,2,3", "four numbers"),
    "five": ("1,2,3,4,5", "four numbers"),
    "too many": ("1,2,3,4,5,6,7", "four numbers"),
    "nothing": ("", "four numbers"),
    "no number": ("1,2,x,4", "height could not be read"),
    "nan": ("nan,2,3,4", "x of the centre could not be read"),
    "infinite": ("1,2,inf,4", "height could not be read"),
    "overflow": ("1,1e999,3,4", "y of the centre was out of range and is now 10"),
    "no width": ("1,2,3,0", "width was out of range and is now 0.2"),
    "a negative width": ("1,2,3,1,-5,0", "width was out of range and is now 0.2"),
    "a mountain": ("1,2,1e6,1", "height was out of range and is now 20"),
    "far away": ("-1e7,2,1,1", "x of the centre was out of range and is now -10"),
    "turned often": ("1,2,3,1,2,1e5", "direction in degrees was out of range"),
    "markup": ("<b>,2,3,4", "could not be read"),
    "digits": ("١,2,3,4", "could not be read"),
    "code": ("__import__('os'),0,0,0", "could not be read"),
    "a megabyte": ("1" * 1_000_000, ""),
}


@pytest.mark.parametrize(("text", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_shape_is_clamped_or_left_out_and_the_others_are_kept(text: str, said: str) -> None:
    before = thread_time()
    surface, notices = parse(f"{GOOD}~{text}~{GOOD}")
    assert thread_time() - before < 1
    assert surface.shapes[0] == surface.shapes[-1] == KEPT
    assert len(notices) == 1 and said in notices[0].en and notices[0].en.startswith("Landscape, shape 2")
    for language in LANGUAGES:
        assert 0 < len(notices[0][language]) < 200 and not set("<>&`[]") & set(notices[0][language])
    assert parse(surface.text) == (surface, [])


def test_in_a_link_the_rest_of_the_race_is_kept() -> None:
    config, notices = decode(f"v=1&surface=painted~bowl:99~x:1&p={GOOD}~1,2&steps=7&run=adam")
    assert config.surface == Painted((KEPT,), 10.0) and config.steps == 7 and len(config.entries) == 1
    assert len(notices) == 3
    assert decode(encode(config)) == (config, [])
    assert decode("surface=painted") == (decode("surface=painted")[0], [])
    assert decode("surface=painted")[0].surface == Painted()
    assert decode("surface=painted&p=")[0].surface == Painted(())
    assert decode(f"surface=booth&p={GOOD}")[0].surface.title == "Booth"


def test_only_twelve_shapes_are_read() -> None:
    surface, notices = parse("~".join([GOOD] * 40))
    assert len(surface.shapes) == MOST and len(notices) == 1 and "first 12" in notices[0].en


def test_a_link_that_mail_has_broken_is_read() -> None:
    broken = decode("v=1&amp;surface=painted&amp;p=1,2,\u22121.5,\n0.8.")
    assert broken[0].surface == Painted((KEPT,)) and not broken[1]


@pytest.mark.parametrize(
    "message", [[None], [3], ["1,2,3,4"], [{}], [[1, 2, 3, True]], [[1, 2, 3, float("nan")]], [[[]] * 4]]
)
def test_a_message_may_be_anything(message: list[object]) -> None:
    shapes, notices = read_all([[1, 2, -1.5, 0.8], *message])
    assert shapes == (KEPT,) and len(notices) == 1
