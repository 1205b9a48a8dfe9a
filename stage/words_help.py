"""What the marks and heads of the stage mean, said where one finds them, and the card of keys and marks."""

from engine.spec.text import Text

HELP: dict[str, Text] = {
    "help": Text(en="Keys and marks", ko="단축키와 기호"),
    "keys": Text(en="Keys", ko="단축키"),
    "marks": Text(en="Marks", ko="기호"),
    "close": Text(en="Close", ko="닫기"),
    "key_first": Text(en="First step", ko="첫 스텝"),
    "key_last": Text(en="Last step", ko="마지막 스텝"),
    "key_runner": Text(en="Hide or show a runner", ko="주자 숨기기 또는 보이기"),
    "sign_minimum": Text(en="minimum", ko="최소점"),
    "sign_saddle": Text(en="saddle", ko="안장점"),
    "sign_start": Text(en="start", ko="시작점"),
    "help_minimum": Text(en="A point with the lowest loss (★).", ko="손실이 가장 작은 점입니다(★)."),
    "help_saddle": Text(
        en="A saddle point (✕): the gradient is 0, but the loss falls on two sides.",
        ko="안장점(✕): 기울기는 0이지만 양옆으로 손실이 줄어드는 점입니다.",
    ),
    "help_start": Text(
        en="Where every run starts (◎). Drag it, or click on the plot.",
        ko="모든 주자가 출발하는 점입니다(◎). 끌거나 그림을 클릭하면 옮겨집니다.",
    ),
    "help_default": Text(
        en="The framework's default. Click it to use it.", ko="프레임워크의 기본값. 누르면 그 값이 됩니다."
    ),
    "help_tuned": Text(
        en="A tuned rate: the one found to arrive soonest. Click it to use it.",
        ko="튜닝한 학습률: 가장 빨리 도착하는 값입니다. 누르면 그 값이 됩니다.",
    ),
    "help_limit": Text(
        en="The largest stable rate (2/λmax for GD). Above it the run diverges.",
        ko="안정한 학습률의 한계(GD는 2/λmax). 이보다 크면 발산합니다.",
    ),
    "help_ahead": Text(en="Thin line: the steps to come.", ko="가는 선: 앞으로 갈 길입니다."),
    "help_ghost": Text(en="Dotted: kept by Ghost, to compare.", ko="점선: 비교하려고 남긴 잔상입니다."),
    "help_left": Text(en="An arrow at the border: the run has left.", ko="테두리의 화살표: 그림을 벗어난 주자입니다."),
    "help_passed": Text(
        en="It came within {reach} of a minimum at that step, and left again.",
        ko="그 스텝에 최소점에서 {reach} 안으로 들어왔다가 다시 벗어났습니다.",
    ),
    "help_diverged": Text(
        en="It went so far away that the run was ended there.", ko="너무 멀리 벗어나 그 스텝에서 실행을 멈췄습니다."
    ),
    "help_stuck": Text(
        en="The gradient is almost 0 here, but this is no minimum.", ko="기울기가 거의 0이지만 최소점은 아닙니다."
    ),
    "help_back": Text(en="Shows the step before (← key).", ko="바로 앞 스텝을 봅니다(← 키)."),
    "help_forward": Text(en="Shows the next step (→ key).", ko="다음 스텝을 봅니다(→ 키)."),
    "help_speed": Text(
        en="How fast the race plays: at 0.25× you can watch single steps.",
        ko="재생 속도입니다. 0.25×로 하면 스텝을 하나하나 볼 수 있습니다.",
    ),
    "help_loop": Text(en="Begins again when the race is over.", ko="경주가 끝나면 처음부터 다시 재생합니다."),
    "help_full": Text(
        en="Nothing but the race (F key). Esc leaves.", ko="경주만 화면 가득 봅니다(F 키). Esc 키로 나옵니다."
    ),
    "help_loss": Text(en="The loss f(θ) at the step shown.", ko="표시된 스텝의 손실 f(θ)입니다."),
    "help_rates": Text(
        en="Tuned: every rule got the rate that suits it here, so that rules are compared, not rates.",
        ko="튜닝: 규칙마다 여기에 알맞은 학습률을 주어, 학습률이 아니라 규칙을 비교합니다.",
    ),
    "help_schedule": Text(
        en="How the learning rate changes from step to step.", ko="스텝에 따라 학습률을 어떻게 바꿀지 정합니다."
    ),
}
