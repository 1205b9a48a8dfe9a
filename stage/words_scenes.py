"""What the stage and the sheet of all scenes say about a scene."""

from engine.spec.text import Text

# On the stage, below the verdict.
SCENE: dict[str, Text] = {
    "scene_changed": Text(en="Changed.", ko="바뀐 장면입니다."),
    "scene_back": Text(en="Back to the scene", ko="원래 장면으로"),
}
# In the toolbar above it, and on the sheet.
SHEET: dict[str, Text] = {
    "scenes": Text(en="Scenes", ko="장면"),
    "scenes_help": Text(en="All scenes, with a picture and what to watch", ko="모든 장면의 그림과 볼거리"),
    "previous": Text(en="Previous scene (Page Up)", ko="이전 장면(Page Up)"),
    "next": Text(en="Next scene (Page Down)", ko="다음 장면(Page Down)"),
    "close": Text(en="Close", ko="닫기"),
    "waiting": Text(en="The scenes are on their way.", ko="장면을 불러오는 중입니다."),
    "ideas": Text(en="Ideas", ko="주제"),
}
