"""Every sentence of the page Schedules, in both languages."""

from engine.spec.text import Text

WORDS: dict[str, Text] = {
    # the toolbar
    "rule": Text(en="Rule", ko="규칙"),
    "rules": Text(en="Several rules", ko="여러 규칙"),
    "shown": Text(en="Schedules", ko="스케줄"),
    "shown_help": Text(
        en="One runner for each. A new one is stretched to the length of the race; its numbers stand on its card.",
        ko="고른 스케줄마다 주자가 하나씩 있습니다. 새 스케줄은 경주의 길이에 맞추며, 세부 값은 카드에서 바꿉니다.",
    ),
    "noise": Text(en="Noise", ko="잡음"),
    "none": Text(en="Constant rate", ko="고정 학습률"),
    # what the page says of the race
    "guest": Text(
        en="This scene is an example: the race of the page Race is kept.",
        ko="이 장면은 예시이며, '경주' 페이지의 경주는 그대로 남아 있습니다.",
    ),
    "lowest": Text(en="{name} ends lowest, at {loss}.", ko="마지막 손실이 가장 작은 주자: {name}({loss})."),
    "trembles": Text(en="{name} still trembles at {loss}.", ko="계속 떨리는 주자: {name}({loss})."),
    "level": Text(
        en="{names} end lowest, at the same loss: {loss}.", ko="마지막 손실이 똑같이 가장 작은 주자: {names}({loss})."
    ),
    "level_many": Text(
        en="{count} of {all} end at the same lowest loss, {loss}: here the shape of the schedule changes nothing.",
        ko="{all}명 가운데 {count}명의 마지막 손실이 소수점 아래 아홉째 자리까지 같습니다({loss}). "
        "여기서는 스케줄의 모양이 결과를 바꾸지 않습니다.",
    ),
    "numbers": Text(en="Numbers", ko="수치"),
    "where": Text(
        en="Lowest last loss: {name}, {loss} at ({x}, {y}).",
        ko="마지막 스텝의 손실이 가장 작은 주자: {name}(손실 {loss}, 위치 ({x}, {y})).",
    ),
    "calms": Text(
        en="With noise, a constant rate keeps trembling. Mean loss of the last {count} steps: {most} {high}, {least} "
        "{low}; without the noise {high_quiet} and {low_quiet}.",
        ko="잡음이 있으면 학습률을 고정한 주자는 계속 떨립니다. 마지막 {count}스텝의 평균 손실: "
        "{most} {high}, {least} {low}. 잡음이 없을 때: {high_quiet}, {low_quiet}.",
    ),
    "noisy": Text(
        en="Mean loss of the last {count} steps: with the noise {most} {high}, {least} {low}; "
        "without it {high_quiet} and {low_quiet}.",
        ko="마지막 {count}스텝의 평균 손실. 잡음이 있을 때: {most} {high}, {least} {low}. "
        "잡음이 없을 때: {high_quiet}, {low_quiet}.",
    ),
    "quiet": Text(
        en="The gradients are exact. Switch the noise on: which runners tremble at the end, and which come to rest?",
        ko="기울기가 정확합니다. 잡음을 켜 보세요. 마지막에 누가 계속 떨리고 누가 잦아드나요?",
    ),
    # the panels
    "panels": Text(en="Learning rate η over the steps, all on the same axes", ko="스텝에 따른 학습률 η, 모두 같은 축"),
    "reading": Text(en="step {step}: η {rate}", ko="{step}스텝: η {rate}"),
    "spent": Text(en="step {step}: the run is over", ko="{step}스텝: 이미 끝남"),
    "cut": Text(
        en="Step {step}: no better for {count} steps, so η {before} → {after}. Loss there: {loss}.",
        ko="{step}스텝: {count}스텝 동안 나아지지 않아 η를 낮췄습니다({before} → {after}). 그때의 손실: {loss}.",
    ),
    "cut_short": Text(
        en="Step {step}: no better for {count} steps, η {before} → {after}",
        ko="{step}스텝: {count}스텝 동안 나아지지 않아 η를 낮춤({before} → {after})",
    ),
    "cuts": Text(en="Cuts: {count}, the first at step {step}", ko="감소: {count}번, 처음은 {step}스텝"),
    "uncut": Text(en="No cut: never {count} steps without improvement", ko="감소 없음: {count}스텝 안에 늘 나아졌음"),
}
