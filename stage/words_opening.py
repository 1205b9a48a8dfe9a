"""What the stage says where the future is hidden: the question, the guess, and what to do afterwards."""

from engine.spec.text import Text

OPENING: dict[str, Text] = {
    "guess": Text(en="Your guess", ko="나의 예측"),
    "guessed": Text(en="You guessed {name}.", ko="나의 예측: {name}."),
    "advice_drag": Text(en="Drag η, or the ring.", ko="η나 ◎ 표시를 끌어 보세요."),
    "hide_future": Text(en="Hide the future", ko="뒷부분 숨기기"),
    "hide_future_help": Text(
        en="Hide what comes after this step: first guess, then play (G). The link keeps it.",
        ko="현재 스텝 뒤를 숨깁니다. 먼저 예측하고 재생하세요(G). 링크에도 남습니다.",
    ),
}
