"""The buttons in the toolbar that lead to all scenes: the sheet, the one before and the next."""

from engine.spec.text import Language
from stage import component
from stage.scene_sheet import sheet
from ui.session import scenes
from ui.session.state import visit

KEY = "scenes"
# Its size stands from the first frame on; words come with the data.
HTML = """
<div class="scenes" role="group">
  <button type="button" disabled data-part="previous" data-testid="scene-previous"><i aria-hidden="true">‹</i></button>
  <button type="button" disabled data-part="open" data-testid="scenes" aria-haspopup="dialog"></button>
  <button type="button" disabled data-part="next" data-testid="scene-next"><i aria-hidden="true">›</i></button>
</div>
"""


def all_scenes(say: Language) -> None:
    """The buttons; the sheet is sent when it has been opened."""
    listed, pictures = scenes.asked(component.edit(KEY))
    data = sheet(say, visit().scene, scenes.address(), listed, pictures, visit().heard)
    component.follow(KEY, data, on_edit=lambda: scenes.on_edit(component.edit(KEY)), html=HTML, width="content")
