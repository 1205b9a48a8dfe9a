"""What the stage says of a surface of one's own and of no other: it travels with the catalogs of these alone."""

from engine.spec.text import Text

OWN: dict[str, Text] = {
    "blank": Text(en="no value here", ko="값이 없는 곳"),
}
