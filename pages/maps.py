"""Maps: what a race does for all numbers, all starts, all rates at once."""

import streamlit as st

from engine.lenses.maps import Maps
from ui.frame import STATIC, open_page
from ui.live import redrawn_alone
from ui.maps import basins, numbers, rates
from ui.maps.strip import strip
from ui.state import config, language

open_page()
st.html(STATIC / "maps.css")

PICTURES = {"numbers": numbers.show, "basins": basins.show, "rates": rates.show}


@redrawn_alone
def maps() -> None:
    strip(language())
    PICTURES[config().lens(Maps).picture](config(), language())


maps()
