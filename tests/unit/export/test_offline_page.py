"""A race as one file: what stands in it, and that nothing from outside breaks out of its place."""

import base64
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from engine.config import RunConfig, default_race
from engine.link import decode, encode
from engine.run import race
from export.offline_page import page
from export.race_body import LENGTH
from scenes import races
from stage.wire import unpack
from surfaces import SURFACES

HOSTILE = "</script><!--<script>alert(1)</script><img src=x onerror='alert(1)'>\"'&amp;"


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of each script by its id or type."""

    def __init__(self, text):
        super().__init__()
        self.found, self.scripts, self.title, self._inside = [], {}, "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found.append((tag, given))
        self._inside = given.get("id") or given.get("type") if tag == "script" else tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "title":
            self.title += data
        elif self._inside:
            self.scripts[self._inside] = self.scripts.get(self._inside, "") + data

    def message(self, name):
        return unpack(base64.b64decode(self.scripts[name]))


def test_the_paths_are_the_engines_bit_for_bit():
    config = default_race()
    found = Elements(page(config, "en"))
    header, arrays = found.message("race")
    assert header["link"] == encode(config)
    for runner, run in zip(header["runners"], race(config), strict=True):
        np.testing.assert_array_equal(arrays[runner["id"]], run.theta)
    assert header["catalog"] == found.message("catalog")[0]["name"]


def test_a_surface_with_numbers_of_its_own_has_a_place_for_their_sliders():
    for link, count in (
        ("surface=ellipse&run=gd", 1),
        ("surface=formula~a:2&f=a*x^2+y^2&run=gd", 1),
        ("surface=beale", 0),
    ):
        found = Elements(page(decode(link)[0], "en"))
        assert [given for _, given in found.found if given.get("data-offline") == "adjust"] == [
            {"class": "adjust", "data-offline": "adjust"}
        ] * count


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_one_small_file_that_asks_for_nothing(lang):
    text = page(default_race(), lang, "https://example.org/app/")
    found = Elements(text)
    assert len(text.encode()) < 3_500_000  # of 6 MB that are allowed; Plotly is most of it
    assert ("html", {"lang": lang}) in found.found
    outside = [
        given.get(name, "")
        for tag, given in found.found
        for name in ("src", "href", "srcset", "action", "data")
        if tag != "a" and not (given.get(name) or "data:").startswith("data:")
    ]
    assert outside == []
    assert not re.search(r"url\((?![\"']?(data:|#))", found.scripts["style"]) and "@import" not in text
    policy = next(given["content"] for _, given in found.found if "http-equiv" in given)
    assert "default-src 'none'" in policy and "http" not in policy


def test_a_link_to_the_app_only_where_its_address_is_known():
    config = default_race()
    known, unknown = (Elements(page(config, "ko", address)) for address in ("https://example.org/", ""))
    assert [given["href"] for tag, given in known.found if tag == "a"] == [
        f"https://example.org/?{encode(config)}&lang=ko"
    ]
    assert known.message("race")[0]["share"].endswith("lang=ko")
    assert not any(tag == "a" for tag, _ in unknown.found) and unknown.message("race")[0]["share"] == ""
    words = [found.message("catalog")[0]["words"]["share"] for found in (known, unknown)]
    assert words == ["링크 복사", "설정 복사"]


@pytest.mark.parametrize("address", [f"https://example.org/{HOSTILE}", "javascript:alert(1)", HOSTILE])
def test_nothing_from_outside_breaks_out_of_its_place(address, monkeypatch):
    usual = Elements(page(RunConfig(SURFACES["booth"]()), "en", "https://example.org/"))
    monkeypatch.setattr(SURFACES["booth"], "title", HOSTILE)
    text = page(RunConfig(SURFACES["booth"]()), "en", address)
    found = Elements(text)
    assert found.title == f"{HOSTILE} · Descent"
    links = {"a", "p", "details", "summary", "code"}  # which of them stand there depends on the address
    assert [tag for tag, _ in found.found if tag not in links] == [tag for tag, _ in usual.found if tag not in links]
    assert all(given["href"].startswith("https://") for tag, given in found.found if tag == "a")
    assert text.count("<!--") == 0 and not any(name.startswith("on") for _, given in found.found for name in given)


@pytest.mark.parametrize(
    "link",
    [
        "surface=formula&f=x^2*a%2Babs(y)&run=adam",
        "surface=rosenbrock&run=gd~learning_rate:0.1&run=lookahead~inner:gd",
        "surface=beale&noise=gaussian~scale:0.5&run=gd",
        "surface=regression&run=minibatch_gd",
        "surface=beale&run=none",
    ],
)
def test_a_typed_diverged_noisy_or_empty_race_is_a_page_too(link):
    config, notices = decode(link)
    assert not notices
    found = Elements(page(config, "en"))
    header, arrays = found.message("race")
    for runner, run in zip(header["runners"], race(config), strict=True):
        rows = len(arrays[runner["id"]])
        np.testing.assert_array_equal(arrays[runner["id"]], run.theta[:rows])
    views = found.message("catalog")[0]["views"]
    assert all(view["numbers"].size >= view["feeds"] * LENGTH for view in views)


def test_a_scene_says_what_to_watch():
    for number in (0, len(races()) - 1):
        scene = Elements(page(races()[number], "ko")).message("race")[0]["scene"]
        assert scene["number"] == number and scene["watch"] and not scene["changed"]


def test_every_runner_with_two_numbers_has_the_frame_of_its_map():
    found = Elements(page(decode("surface=ellipse&run=gd&run=momentum&run=adam")[0], "ko")).message("maps")[0]["maps"]
    assert list(found) == ["r1", "r2"]  # GD has one number
    header, _ = unpack(found["r1"].tobytes())
    assert header["cells"] is None and header["lang"] == "ko" and "edge" in header["laws"]
    assert [side["name"] for side in header["sides"]] == ["learning_rate", "momentum"]
    assert (
        header["spec"]["catalog"]
        == Elements(page(decode("surface=ellipse&run=gd")[0], "ko")).message("race")[0]["catalog"]
    )
