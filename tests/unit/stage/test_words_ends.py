"""Every cause has its sentences, wherever one is said."""

import pytest

from engine.outcome.cause import CAUSES
from stage.words import WORDS
from stage.words_ends import ENDS, ended, every
from stage.words_maps import PICTURE
from ui.maps.words_basins import BASINS

GONE = [str(cause) for cause in CAUSES[4:]]
STUCK = [str(cause) for cause in CAUSES[1:4]]


@pytest.mark.parametrize("cause", GONE)
def test_a_diverged_run_is_spoken_of_everywhere(cause: str) -> None:
    names = ["ended", "left", "chip", "end"]
    assert {f"{name}_{cause}" for name in names} | {f"end_{cause}_some", f"end_{cause}_all"} <= set(WORDS)
    assert f"here_{cause}" in PICTURE
    assert {f"{cause}_one", f"{cause}_some"} <= set(BASINS)
    assert every([cause, cause]) in ENDS
    assert every([cause, "another"]) in ENDS


@pytest.mark.parametrize("cause", STUCK)
def test_a_stuck_run_is_spoken_of_everywhere(cause: str) -> None:
    assert {f"ended_{cause}", f"chip_{cause}", f"end_{cause}"} <= set(WORDS)
    assert f"here_{cause}" in PICTURE


def test_an_ending_in_words() -> None:
    assert ended("diverged", 12, "overshot", "en") == "diverged at step 12"
    assert ended("converged", 3, None, "ko") == "3스텝에 수렴"


def test_what_is_said_on_a_saddle_and_on_a_top_alike_names_neither() -> None:
    for words, said in (("ridge", ENDS["advice_aside"].en), ("능선", ENDS["advice_aside"].ko)):
        assert words not in said
