"""What the stage says of the hand's own helpers: undo, and the window on the surface."""

from engine.spec.text import Text

HANDS: dict[str, Text] = {
    "history": Text(en="Changes", ko="변경 내역"),
    "undo": Text(en="Undo", ko="실행 취소"),
    "undo_help": Text(en="Undo the last change (Ctrl or ⌘ + Z).", ko="마지막 변경을 취소합니다(Ctrl 또는 ⌘ + Z)."),
    "redo": Text(en="Redo", ko="다시 실행"),
    "redo_help": Text(
        en="Make the undone change again (Ctrl + Y, or Ctrl or ⌘ + Shift + Z).",
        ko="취소한 변경을 다시 적용합니다(Ctrl + Y 또는 Ctrl, ⌘ + Shift + Z).",
    ),
    "whole": Text(en="Whole view", ko="전체 보기"),
    "whole_help": Text(
        en="Show the whole surface again (0, or a double-click). Ctrl or ⌘ with the wheel zooms, or two fingers.",
        ko="곡면 전체를 다시 봅니다(0 키, 더블 클릭). Ctrl 또는 ⌘을 누른 채 휠을 돌리거나 두 손가락으로 확대합니다.",
    ),
}
