"""What the sheet Export says of pictures and films, and what is written on them; {holes} are filled in the browser."""

from engine.spec.text import Text

PICTURES: dict[str, Text] = {
    "pictures": Text(en="Picture and animation", ko="그림과 애니메이션"),
    "pictures_note": Text(
        en="As you see it now, with names, settings and the link. Drawn in your browser, also without a network.",
        ko="지금 보이는 그대로, 이름과 설정과 링크를 함께 담습니다. 브라우저가 그리므로 네트워크가 없어도 됩니다.",
    ),
    "subject": Text(en="Picture of", ko="그릴 대상"),
    "race": Text(en="The race", ko="경주"),
    "numbers": Text(en="The map", ko="지도"),
    "basins": Text(en="The maps", ko="지도"),
    "rates": Text(en="The curves", ko="곡선"),
    "schedules": Text(en="The learning rates", ko="학습률"),
    "ensemble": Text(en="All runs", ko="모든 실행"),
    "stands_still": Text(
        en="This picture does not move: take PNG or SVG.", ko="움직이지 않는 그림입니다. PNG나 SVG로 받으세요."
    ),
    "shape": Text(en="Shape", ko="모양"),
    "wide": Text(en="16:9", ko="16:9"),
    "square": Text(en="Square", ko="정사각형"),
    "depth": Text(en="View", ko="보기"),
    "flat": Text(en="2-D", ko="2차원"),
    "solid": Text(en="3-D", ko="3차원"),
    "double": Text(en="PNG in double size", ko="PNG를 두 배 크기로"),
    "clear": Text(en="PNG without background", ko="PNG 배경을 투명하게"),
    "gif": Text(en="GIF", ko="GIF"),
    "video": Text(en="Video (WebM)", ko="동영상(WebM)"),
    "png": Text(en="PNG", ko="PNG"),
    "svg": Text(en="SVG", ko="SVG"),
    "drawing": Text(en="Drawing: {percent} %", ko="그리는 중: {percent}%"),
    "cancel": Text(en="Cancel", ko="취소"),
    "cancelled": Text(en="Cancelled.", ko="취소했습니다."),
    "kept": Text(en="Saved: {name}", ko="저장했습니다: {name}"),
    "no_video": Text(
        en="A video cannot be made here: this browser has no encoder for it, or the page is not on https."
        " A GIF plays everywhere.",
        ko="여기서는 동영상을 만들 수 없습니다. 이 브라우저에 인코더가 없거나 페이지가 https가 아닙니다."
        " GIF는 어디서나 재생됩니다.",
    ),
    "ends_here": Text(
        en="The outcome is still hidden. What is made here ends at step {step} and does not give it away.",
        ko="결과가 아직 숨겨져 있습니다. 여기서 만드는 것도 {step}스텝에서 끝나며 결과를 알려 주지 않습니다.",
    ),
    "nobody": Text(
        en="No runner is in sight: there is nothing to animate.", ko="보이는 주자가 없어 움직일 것이 없습니다."
    ),
    # written below a picture
    "picture_start": Text(en="start ({x}, {y})", ko="시작점 ({x}, {y})"),
    "picture_steps": Text(en="{steps} steps", ko="{steps}스텝"),
    "picture_seed": Text(en="seed {seed}", ko="시드 {seed}"),
}
