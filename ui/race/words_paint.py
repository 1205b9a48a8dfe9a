"""What is said around painting a landscape."""

from engine.spec.text import Text

WORDS: dict[str, Text] = {
    "paint": Text(en="Paint", ko="그리기"),
    "tools": Text(en="What a click places", ko="누른 곳에 놓을 것"),
    "hill": Text(en="Hill", ko="언덕"),
    "bowl": Text(en="Bowl", ko="분지"),
    "ravine": Text(en="Ravine", ko="골짜기"),
    "ridge": Text(en="Ridge", ko="산등성이"),
    "add": Text(en="Add", ko="놓기"),
    "add_help": Text(
        en="Places one without the pointer; then move it with the numbers, or with the arrow keys on its spot.",
        ko="마우스 없이 하나를 놓습니다. 그다음 숫자로, 또는 그림 위의 표시를 고르고 화살표 키로 옮기세요.",
    ),
    "undo": Text(en="Undo the last change of the landscape", ko="지형을 바꾸기 전으로 되돌리기"),
    "redo": Text(en="Make that change again", ko="되돌린 변경 다시 하기"),
    "slope": Text(en="Gentle bowl", ko="완만한 그릇"),
    "slope_help": Text(
        en="How steeply the ground rises all around, so that runners stay.",
        ko="주자가 밖으로 나가지 않도록 가장자리로 갈수록 땅이 얼마나 높아지는지 정합니다.",
    ),
    "none": Text(en="none", ko="없음"),
    "examples": Text(en="Start from…", ko="바꾸어 볼 예…"),
    "shapes": Text(en="Shapes", ko="모양"),
    "n_x": Text(en="x", ko="x"),
    "n_y": Text(en="y", ko="y"),
    "n_height": Text(en="Height", ko="높이"),
    "n_length": Text(en="Length", ko="길이"),
    "n_width": Text(en="Width", ko="너비"),
    "n_turn": Text(en="Direction °", ko="방향 °"),
    "remove": Text(en="Delete", ko="지우기"),
    "spot_help": Text(
        en="Drag to move it. Arrow keys move it, + and − raise and lower it, [ and ] resize it, < and > turn it, "
        "Delete removes it.",
        ko="끌어서 옮깁니다. 화살표 키로 옮기고, +와 −로 높이고 낮추고, [와 ]로 크기를, <와 >로 방향을 바꾸고, "
        "Delete로 지웁니다.",
    ),
    "hint_off": Text(
        en="A landscape of your own: press Paint, then place hills, bowls and ravines on the picture.",
        ko="직접 만드는 지형입니다. '그리기'를 누르고 그림 위에 언덕, 분지, 골짜기를 놓아 보세요.",
    ),
    "hint": Text(
        en="Click the picture to place one. Drag its spot to move it, the round handles to resize and turn it, the "
        "arrow to raise or lower it.",
        ko="그림을 누르면 하나가 놓입니다. 표시를 끌면 옮겨지고, 둥근 손잡이로 크기와 방향을, "
        "화살표로 높이를 바꿉니다.",
    ),
    "hint_empty": Text(en="Click the picture to place one.", ko="그림을 누르면 하나가 놓입니다."),
    "full": Text(
        en="A landscape has at most 12 shapes. Delete one to place another.",
        ko="모양은 12개까지 놓을 수 있습니다. 더 놓으려면 하나를 지우세요.",
    ),
}
