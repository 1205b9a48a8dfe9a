"""The runners' colours can be told apart and stand out, in both themes, also for colour-blind eyes."""

import json
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
LOOKS = json.loads((ROOT / "static/kit/marks.json").read_text(encoding="utf-8"))
# Machado, Oliveira & Fernandes 2009, severity 1, for linear RGB.
SEEN = {
    "normal": np.eye(3),
    "protan": np.array([
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deutan": np.array([
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritan": np.array([
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip


def runners(theme: str) -> list[str]:
    """The eight colours of a theme, as the stage has them."""
    return LOOKS[theme]["runners"]


def tones(theme: str) -> list[str]:
    """The contour's thirteen tones."""
    return LOOKS[theme]["tones"]


def linear(color: str, eyes: str = "normal") -> np.ndarray:
    """A hex colour as linear RGB, as some eyes see it."""
    c = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    light = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return np.clip(SEEN[eyes] @ light, 0, 1)


def contrast(a: np.ndarray, b: np.ndarray) -> float:
    """The ratio of WCAG 2."""
    low, high = sorted(float(c @ [0.2126, 0.7152, 0.0722]) for c in (a, b))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* under D65."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    t = to_xyz @ rgb / [0.95047, 1, 1.08883]
    x, y, z = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: np.ndarray, two: np.ndarray) -> float:
    """ΔE2000 (Sharma, Wu & Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = np.hypot(g * a1, b1), np.hypot(g * a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, g * a1)) % 360, np.degrees(np.arctan2(b2, g * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn) / 2)
    light, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    angles = np.radians([hue - 30, 2 * hue, 3 * hue + 6, 4 * hue - 63])
    t = 1 + np.cos(angles) @ [-0.17, 0.24, 0.32, -0.20]
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rc = 2 * np.sqrt(chroma**7 / (chroma**7 + 25**7))
    rt = -np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))) * rc
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return float(np.sqrt(dl**2 + dc**2 + dh**2 + rt * dc * dh))


def test_the_distance_is_the_published_one():
    assert distance(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(2.0425, abs=1e-4)
    assert distance(np.array([50, 2.5, 0]), np.array([61, -5, 29])) == pytest.approx(22.8977, abs=1e-4)
    assert distance(np.array([2.0776, 0.0795, -1.135]), np.array([0.9033, -0.0636, -0.5514])) == pytest.approx(
        0.9082, abs=1e-4
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eyes", ["normal", "protan", "deutan"])
def test_every_runner_stands_out_from_every_tone(theme, eyes):
    assert (len(runners(theme)), len(tones(theme))) == (8, 13)
    ratios = [contrast(linear(runner, eyes), linear(tone, eyes)) for runner in runners(theme) for tone in tones(theme)]
    assert min(ratios) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("eyes", "least"), [("normal", 14), ("protan", 14), ("deutan", 14), ("tritan", 10)])
def test_every_two_runners_differ(theme, eyes, least):
    seen = [lab(linear(runner, eyes)) for runner in runners(theme)]
    assert min(distance(a, b) for a, b in combinations(seen, 2)) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_plotly_and_streamlit_draw_in_the_same_colours(theme):
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    colors = runners(theme)
    assert config["chartCategoricalColors"] == [*colors, *colors[:2]]
    assert config["backgroundColor"] == LOOKS[theme]["background"]
