"""What a race in a file of its own says, beyond what the stage says anyway."""

from engine.spec.text import Text

PAGE: dict[str, Text] = {
    "unable": Text(
        en="This file has no program for that change, so the race stays as it was. The app can run it.",
        ko="이 파일에는 그 변경에 필요한 프로그램이 없어 경주를 그대로 두었습니다. 앱에서는 할 수 있습니다.",
    ),
    "again": Text(en="Start over", ko="처음 상태로"),
    "again_help": Text(en="The race as it was saved in this file.", ko="이 파일에 저장된 경주로 돌아갑니다."),
    "theme": Text(en="Light or dark", ko="밝게 또는 어둡게"),
    "about": Text(
        en="This page is one file and needs no network: drag sliders and the start, play, add runners, open the map. "
        "Another surface, noise or data take the app.",
        ko="이 페이지는 파일 하나이며 네트워크 없이 동작합니다. "
        "슬라이더와 시작점을 끌고, 재생하고, 주자를 더하고, 지도를 펼쳐 보세요. "
        "곡면이나 잡음, 데이터를 바꾸는 일은 앱에서 할 수 있습니다.",
    ),
    "map": Text(en="Map of the hyperparameters", ko="하이퍼파라미터 지도"),
    "map_none": Text(
        en="There is no map of this runner here. Choose another card.",
        ko="이 주자의 지도는 여기에 없습니다. 다른 카드를 골라 주세요.",
    ),
    "open": Text(en="Open the saved race in the app", ko="저장된 경주를 앱에서 열기"),
    "settings": Text(en="Settings of the saved race", ko="저장된 경주의 설정"),
    "caption": Text(
        en="start ({x}, {y}) · {steps} steps · seed {seed}", ko="시작점 ({x}, {y}) · {steps}스텝 · 시드 {seed}"
    ),
    "noise": Text(en="gradient noise σ {scale}", ko="기울기 잡음 σ {scale}"),
    "no_script": Text(
        en="This page runs in the browser: JavaScript has to be on.",
        ko="이 페이지는 브라우저에서 계산합니다. JavaScript를 켜 주세요.",
    ),
    "without": Text(en="no {what}", ko="{what} 없음"),
}
# The sections of the sheet Export that are about pages.
SECTIONS: dict[str, Text] = {
    "page": Text(en="Page", ko="페이지"),
    "page_note": Text(
        en="One HTML file for a lecture without a network: it plays, its sliders and the start can be dragged, runners "
        "can be added, and it has their maps.",
        ko="네트워크 없는 강의실을 위한 HTML 파일 하나입니다. 재생하고, 슬라이더와 시작점을 끌고, 주자를 더하고, "
        "지도를 펼칠 수 있습니다.",
    ),
    "html": Text(en="HTML file", ko="HTML 파일"),
    "embed": Text(en="Embed", ko="퍼가기"),
    "embed_note": Text(
        en="For a course page or a notebook: the frame shows this page without menu and controls above, alive, from "
        "this app.",
        ko="강의 페이지나 노트북에 넣는 코드입니다. 프레임에는 위쪽 메뉴와 도구 없이 이 페이지만 나타나고, "
        "앱에서처럼 움직입니다.",
    ),
    "frame": Text(en="Frame, for HTML", ko="프레임(HTML용)"),
    "markdown": Text(en="Link, for Markdown", ko="링크(Markdown용)"),
}
# What the stage says where nobody knows the address of an app.
NO_ADDRESS: dict[str, Text] = {
    "share": Text(en="Copy settings", ko="설정 복사"),
    "copied_help": Text(
        en="Settings copied. Put them after the app's address and a question mark: that opens this exact race.",
        ko="설정을 복사했습니다. 앱 주소 뒤에 물음표와 함께 붙이면 지금 이 경주가 그대로 열립니다.",
    ),
}
