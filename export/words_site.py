"""What the pages of the static site say, beyond what a race in a file says."""

from engine.spec.text import Text

SITE: dict[str, Text] = {
    "lead": Text(
        en="Every scene as a page of its own, computed in your browser: drag sliders and the start, play, add runners.",
        ko="모든 장면을 브라우저에서 바로 계산하는 페이지로 모았습니다. "
        "슬라이더와 시작점을 끌고, 재생하고, 주자를 더해 보세요.",
    ),
    "missing": Text(
        en="The pages Anatomy, Maps, Noise and Schedules, another surface, and data of your own take Python: "
        "they are in the app.",
        ko="한 스텝 해부, 지도, 잡음, 스케줄 페이지와 곡면이나 데이터를 바꾸는 일은 Python으로 계산합니다. "
        "앱에서 볼 수 있습니다.",
    ),
    "about": Text(
        en="This page is computed in your browser: drag sliders and the start, play, add runners. "
        "Another surface, noise or data take the app.",
        ko="이 페이지는 브라우저에서 계산합니다. 슬라이더와 시작점을 끌고, 재생하고, 주자를 더해 보세요. "
        "곡면이나 잡음, 데이터를 바꾸는 일은 앱에서 할 수 있습니다.",
    ),
    "all": Text(en="All scenes", ko="모든 장면"),
    "previous": Text(en="Previous scene", ko="이전 장면"),
    "next": Text(en="Next scene", ko="다음 장면"),
    "reference": Text(en="Reference", ko="자료"),
}
