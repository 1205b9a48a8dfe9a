"""Maps: what a race does for all numbers, all starts, all rates at once."""

from engine.lenses.maps import Maps
from ui.frame import open_page
from ui.live import redrawn_alone
from ui.maps import basins, numbers, rates
from ui.state import config, language

open_page()

PICTURES = {"numbers": numbers.show, "basins": basins.show, "rates": rates.show}


@redrawn_alone
def maps() -> None:
    PICTURES[config().lens(Maps).picture](config(), language())


maps()
