"""What the pages of the static site say, beyond what a race in a file says."""

from engine.spec.text import Text

SITE: dict[str, Text] = {
    "lead": Text(
        en="Every scene as a page of its own, computed in your browser: drag sliders and the start, play, add runners.",
        ko="모든 장면을 브라우저에서 바로 계산하는 페이지로 모았습니다. "
        "슬라이더와 시작점을 끌고, 재생하고, 주자를 더해 보세요.",
    ),
    "missing": Text(
        en="Another surface, data of your own and export take Python: they are in the app.",
        ko="곡면이나 데이터를 바꾸는 일과 내보내기는 Python으로 처리하므로 앱에서 할 수 있습니다.",
    ),
    "about": Text(
        en="This page is computed in your browser: drag sliders and the start, play, add runners. "
        "Another surface, noise or data take the app.",
        ko="이 페이지는 브라우저에서 계산합니다. 슬라이더와 시작점을 끌고, 재생하고, 주자를 더해 보세요. "
        "곡면이나 잡음, 데이터를 바꾸는 일은 앱에서 할 수 있습니다.",
    ),
    "about_anatomy": Text(
        en="Every number of the step is computed in your browser. Another surface takes the app.",
        ko="한 스텝의 모든 숫자를 브라우저에서 계산합니다. 다른 곡면은 앱에서 볼 수 있습니다.",
    ),
    "about_maps": Text(
        en="The map is run in your browser, finer while you rest. Other axes, colours or surfaces take the app.",
        ko="지도는 브라우저에서 계산하며, 손을 멈추면 더 촘촘해집니다. "
        "축과 색, 곡면을 바꾸는 일은 앱에서 할 수 있습니다.",
    ),
    "about_noise": Text(
        en="The race is computed in your browser, with the random numbers of this page. Another seed, batch size or "
        "noise, and dragging a row of the data, take the app.",
        ko="경주는 이 페이지에 담긴 난수로 브라우저에서 계산합니다. "
        "시드와 배치 크기, 잡음을 바꾸거나 데이터의 한 행을 끄는 일은 앱에서 할 수 있습니다.",
    ),
    "no_ensemble": Text(
        en="Many seeds at once are here for the race of this page only. Start over, or open the app.",
        ko="여러 시드로 함께 달린 결과는 이 페이지의 처음 경주에만 있습니다. 처음 상태로 돌아가거나 앱을 이용하세요.",
    ),
    "unable": Text(
        en="This page has no program for that change, so the race stays as it was. The app can run it.",
        ko="이 페이지에는 그 변경에 필요한 프로그램이 없어 경주를 그대로 두었습니다. 앱에서는 할 수 있습니다.",
    ),
    "basins": Text(en="Basins", ko="흡인 영역"),
    "rates": Text(en="Find the rate", ko="학습률 찾기"),
    "noisy": Text(en="All rows, eight rows, one row", ko="전체 행, 여덟 행, 한 행"),
    "rule": Text(en="Rule", ko="규칙"),
    "all": Text(en="All scenes", ko="모든 장면"),
    "previous": Text(en="Previous scene", ko="이전 장면"),
    "next": Text(en="Next scene", ko="다음 장면"),
    "reference": Text(en="Reference", ko="자료"),
}
