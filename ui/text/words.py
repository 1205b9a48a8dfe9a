"""Every sentence the pages say outside the stage, in both languages."""

from engine.spec.text import Text

WORDS: dict[str, Text] = {
    # the frame
    "race": Text(en="Race", ko="경주"),
    "anatomy": Text(en="Anatomy", ko="한 스텝 해부"),
    "maps": Text(en="Maps", ko="지도"),
    "noise_page": Text(en="Noise", ko="잡음"),
    "schedules_page": Text(en="Schedules", ko="스케줄"),
    "reference": Text(en="Reference", ko="자료"),
    "language": Text(en="Language", ko="언어"),
    "menu": Text(en="Pages", ko="페이지"),
    "controls": Text(en="Settings", ko="설정"),
    "theme": Text(en="Light or dark", ko="밝은 화면과 어두운 화면 바꾸기"),
    "export": Text(en="Export", ko="내보내기"),
    "dismiss": Text(en="Dismiss", ko="닫기"),
    "no_link": Text(
        en="This race would be too long for a link, so it stays as it was.",
        ko="링크에 담을 수 없을 만큼 긴 경주가 되므로 바꾸지 않았습니다.",
    ),
    "no_plotly": Text(
        en="The folder static/ cannot be written to, so the contour cannot be drawn.",
        ko="static/ 폴더에 쓸 수 없어 등고선을 그릴 수 없습니다.",
    ),
    "guest": Text(
        en="An example: the race of the page Race is still there.",
        ko="예시입니다. '경주' 페이지의 경주는 그대로 남아 있습니다.",
    ),
    # the toolbar above the stage
    "surface": Text(en="Surface", ko="곡면"),
    "surface_settings": Text(en="Shape", ko="모양"),
    "start": Text(en="Start", ko="시작점"),
    "noise": Text(en="Noise", ko="잡음"),
    "noise_on": Text(en="Add noise to every gradient", ko="모든 기울기에 잡음 더하기"),
    "less": Text(en="Less", ko="줄이기"),
    "more": Text(en="More", ko="늘리기"),
    # the anatomy page
    "runner": Text(en="Runner", ko="주자"),
    "nobody": Text(en="No runner yet. Choose one above.", ko="아직 주자가 없습니다. 위에서 하나를 고르세요."),
    "joins": Text(en="{name} (joins the race)", ko="{name} (경주에 추가)"),
    "formula": Text(en="The rule as published", ko="발표된 그대로의 규칙"),
    "no_anatomy": Text(
        en="This rule runs on the server and cannot be taken apart: it does what only plain Python can do.",
        ko="일반 파이썬으로만 할 수 있는 계산이 들어 있어 서버에서 실행되는 규칙입니다. 여기서는 해부할 수 없습니다.",
    ),
    # the results below the stage
    "final": Text(en="The whole race", ko="전체 결과"),
    "final_after": Text(en="after {steps} steps", ko="{steps}스텝 뒤"),
    "final_status": Text(en="status", ko="상태"),
    "final_loss": Text(en="final loss", ko="최종 손실"),
    "final_above": Text(en="final loss above the lowest", ko="최종 손실과 최저 손실의 차이"),
    "final_distance": Text(en="distance to nearest minimum", ko="가장 가까운 최소점까지의 거리"),
    "final_length": Text(en="path length", ko="경로 길이"),
    "final_evaluations": Text(en="gradient evaluations", ko="기울기 계산 횟수"),
    "final_reached": Text(en="reached at step", ko="도착까지 걸린 스텝 수"),
    "converged_help": Text(
        en="Converged: from this step on the length of the gradient stays within {tolerance}; one that only dips "
        "below it at the end does not count.",
        ko="수렴: 기울기의 크기가 이 스텝부터 계속 {tolerance} 이하입니다. 끝에서 잠깐 작아진 것은 세지 않습니다.",
    ),
    "diverged_help": Text(
        en="Diverged: first step that overflows or lies more than 1000 times the width of the view away, "
        "its loss grown. Fell without end: as far away, but downhill.",
        ko="발산: 손실이 커지면서, 표현할 수 있는 수의 범위를 넘거나 화면 너비의 1000배보다 멀어진 첫 스텝입니다. "
        "끝없이 내려감: 그만큼 멀지만 내리막입니다.",
    ),
    # the reference page
    "reference_title": Text(en="Every rule, as it is computed here", ko="모든 규칙을 계산되는 그대로"),
    "reference_lead": Text(
        en="θ is the point, f the loss, g the gradient, t counts the steps. "
        "Squares, roots and divisions act on each parameter by itself.",
        ko="θ는 점, f는 손실, g는 기울기, t는 스텝의 번호입니다. 제곱, 제곱근, 나눗셈은 매개변수마다 따로 계산합니다.",
    ),
    "find": Text(en="Find a rule or a schedule", ko="규칙이나 스케줄 찾기"),
    "contents": Text(en="Contents", ko="차례"),
    "schedules": Text(en="Learning-rate schedules", ko="학습률 스케줄"),
    "schedules_lead": Text(
        en="η is the rule's own learning rate, ηₖ the rate of step k, counted from 0. Any rule takes any schedule.",
        ko="η는 규칙이 가진 학습률, ηₖ는 k번째 스텝(0부터 셈)의 학습률입니다. "
        "어느 규칙에나 어느 스케줄이든 쓸 수 있습니다.",
    ),
    "differs": Text(en="Made from", ko="바탕이 된 규칙"),
    "memory": Text(en="Memory per parameter", ko="매개변수당 메모리"),
    "memory_unknown": Text(
        en="Not known: this rule runs on the server only", ko="알 수 없음. 이 규칙은 서버에서만 실행됩니다"
    ),
    "memory_none": Text(en="none", ko="없음"),
    "memory_one": Text(en="1 number", ko="숫자 1개"),
    "memory_many": Text(en="{count} numbers", ko="숫자 {count}개"),
    "memory_hessian": Text(
        en="and the Hessian at every step: one number for every pair of parameters",
        ko="스텝마다 헤세 행렬도 필요: 매개변수 쌍마다 숫자 1개",
    ),
    "race_it": Text(en="Race it", ko="경주해 보기"),
    "paper": Text(en="Paper", ko="논문"),
    "setting": Text(en="Setting", ko="설정"),
    "here": Text(en="Here", ko="이 앱"),
    "on": Text(en="on", ko="켬"),
    "off": Text(en="off", ko="끔"),
    "absent": Text(en="does not have it", ko="없음"),
    "curve": Text(en="The rate over 300 steps", ko="300스텝 동안의 학습률"),
}

# What stands in words inside a formula; the English side is found in the LaTeX as it is.
TEX_WORDS: tuple[Text, ...] = (
    Text(en=r"\text{centered:}", ko=r"\text{중심화:}"),
    Text(en=r"\text{saddle-free:}", ko=r"\text{안장점 회피:}"),
    Text(en=r"\text{every } k \text{ steps:}", ko=r"k \text{ 스텝마다:}"),
    Text(en=r"\mathrm{inner}", ko=r"\text{안쪽}"),
    Text(en=r"\text{no better for } P + 1 \text{ steps}", ko=r"P + 1 \text{ 스텝 동안 나아지지 않으면}"),
    Text(en=r"\text{otherwise}", ko=r"\text{그 밖에는}"),
    Text(en=r"^{\mathrm{then}}", ko=r"^{\text{다음}}"),
)
