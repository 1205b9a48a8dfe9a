"""Maps: what a race does for all numbers, all starts, all rates at once."""

from engine.page_settings.maps import Maps
from ui.maps import basins, numbers, rates
from ui.maps.examples import example, note
from ui.maps.toolbar import toolbar
from ui.session.example import stand_in
from ui.session.state import config, language
from ui.shell.frame import open_page
from ui.shell.live import redrawn_alone

open_page("panels/adjust/adjust.css", "css/maps.css", "panels/basins/basins.css", "panels/rates/rates.css")

PICTURES = {"numbers": numbers.show, "basins": basins.show, "rates": rates.show}


@redrawn_alone
def maps() -> None:
    stand_in(example())
    toolbar(language())
    note(language())
    PICTURES[config().settings(Maps).picture](config(), language())


maps()
