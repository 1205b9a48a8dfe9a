"""Every sentence the stage can show, in both languages; {holes} are filled in the browser."""

from engine.spec.text import Text
from stage.words_boxes import BOXES
from stage.words_ends import ENDS
from stage.words_hands import HANDS
from stage.words_help import HELP
from stage.words_opening import OPENING
from stage.words_rates import RATES
from stage.words_scenes import SCENE
from stage.words_verdict import VERDICT

WORDS: dict[str, Text] = {
    **BOXES,
    **HANDS,
    **HELP,
    **OPENING,
    **RATES,
    **SCENE,
    **VERDICT,
    # the share link
    "share": Text(en="Copy link", ko="링크 복사"),
    "copied": Text(en="Copied", ko="복사됨"),
    "copied_help": Text(
        en="Link copied. It opens this exact race.", ko="링크를 복사했습니다. 지금 이 경주가 그대로 열립니다."
    ),
    # the ways of looking
    "view": Text(en="View", ko="보기"),
    "flat": Text(en="2-D", ko="2차원"),
    "solid": Text(en="3-D", ko="3차원"),
    "space": Text(en="2-D 3-D: 3-D view", ko="2차원 3차원: 3차원 보기"),
    "space_help": Text(
        en="Show the loss as a landscape you can turn (V).", ko="손실을 입체 지형으로 보여 줍니다. 끌면 돌아갑니다(V)."
    ),
    "inspect": Text(en="Inspect", ko="들여다보기"),
    "inspect_help": Text(
        en="Show what the selected rule does at this step, arrow by arrow (I).",
        ko="선택한 규칙이 이 스텝에서 하는 일을 화살표로 보여 줍니다(I).",
    ),
    "ghost": Text(en="Ghost", ko="잔상"),
    "ghost_help": Text(
        en="Keep the present paths, drawn faint, to compare.",
        ko="지금 경로를 흐리게 남겨 두고 비교합니다.",
    ),
    # the cards
    "stage": Text(en="Race of optimizers", ko="옵티마이저 경주"),
    "runners": Text(en="Runners", ko="주자"),
    "add": Text(en="Add a runner", ko="주자 추가"),
    "add_room": Text(en="{count} more fit", ko="{count}명 더 가능"),
    "add_full": Text(en="{count} runners at most", ko="최대 {count}명"),
    "show": Text(en="Show", ko="보이기"),
    "hide": Text(en="Hide", ko="숨기기"),
    "duplicate": Text(en="Duplicate", ko="복제"),
    "remove": Text(en="Remove", ko="삭제"),
    "open": Text(en="Open this card", ko="카드 열기"),
    "more": Text(en="More settings", ko="설정 더 보기"),
    "sliders": Text(en="All sliders", ko="모든 슬라이더"),
    "defaults": Text(en="Defaults", ko="기본값"),
    "done": Text(en="Done", ko="완료"),
    "schedule": Text(en="Learning rate schedule", ko="학습률 스케줄"),
    "schedule_none": Text(en="No schedule", ko="스케줄 없음"),
    "hand_tag": Text(en="from step {step} on", ko="{step}스텝부터"),
    "chip_reached": Text(en="reached at {step}", ko="{step}스텝에 도착"),
    "chip_passed": Text(en="passed at {step}", ko="{step}스텝에 지나침"),
    "chip_hidden": Text(en="hidden", ko="숨김"),
    "help_reached": Text(
        en="Reached: the step from which a runner stays within {reach} of a minimum, to the end.",
        ko="도착: 최소점까지의 거리가 끝까지 {reach} 이하로 유지되는 첫 스텝입니다.",
    ),
    # the sliders
    "mark_default": Text(en="Default: {value}", ko="기본값: {value}"),
    "mark_table": Text(en="Tuned for this surface: {value}", ko="이 곡면에 맞게 튜닝한 값: {value}"),
    "mark_theory": Text(en="By theory, {law}: {value}", ko="이론값 {law}: {value}"),
    "limit": Text(en="limit", ko="한계"),
    "mark_limit": Text(
        en="Limit {law} = {value}: with a larger rate the steps grow and the run diverges.",
        ko="한계 {law} = {value}: 학습률이 이보다 크면 갱신이 점점 커져 발산합니다.",
    ),
    "mark_found": Text(en="Found for these settings: {value}", ko="이 설정에서 찾은 값: {value}"),
    "momentum_cycled": Text(en="{symbol} cycles {low}–{high}", ko="{symbol} {low}~{high} 순환"),
    "momentum_fixed": Text(en="{symbol} stays", ko="{symbol} 고정"),
    "plateau_tag": Text(en="not cut below 0", ko="손실이 음수면 그대로"),
    "plateau_negative": Text(
        en="The loss goes below 0 here: in relative mode standing still then counts as an improvement, and the rate "
        "is not cut (as in PyTorch). Choose the absolute mode.",
        ko="여기서는 손실이 0보다 작아집니다. 상대 기준에서는 멈춰 있어도 나아진 것으로 세어 학습률을 낮추지 "
        "않습니다(PyTorch와 같습니다). 개선 기준의 방식을 절댓값으로 바꾸세요.",
    ),
    "exact": Text(en="{title}, exact value", ko="{title}, 정확한 값"),
    # the transport
    "transport": Text(en="Playback", ko="재생 조절"),
    "steps": Text(en="Number of steps", ko="스텝 수"),
    "hand": Text(en="Change the rate from here on", ko="여기서부터 학습률 바꾸기"),
    "hand_help": Text(
        en="Change the rate from here on: the steps before this one keep theirs. A run holds one such change.",
        ko="지금 스텝부터 학습률을 바꿉니다. 앞의 스텝은 그대로 둡니다. 주자마다 한 번만 바꿀 수 있습니다.",
    ),
    "play": Text(en="Play", ko="재생"),
    "pause": Text(en="Pause", ko="일시 정지"),
    "step_back": Text(en="One step back", ko="한 스텝 뒤로"),
    "step_forward": Text(en="One step forward", ko="한 스텝 앞으로"),
    "step": Text(en="Step", ko="스텝"),
    "step_of": Text(en="Step {step} of {steps}", ko="{steps}스텝 가운데 {step}스텝"),
    "speed": Text(en="Speed", ko="속도"),
    "loop": Text(en="Loop", ko="반복"),
    "full": Text(en="Full screen", ko="전체 화면"),
    # the loss panel and the scoreboard
    "loss": Text(en="Loss", ko="손실"),
    "against_step": Text(en="against step", ko="가로축: 스텝"),
    "panel_kind": Text(en="What the curves show", ko="곡선이 나타내는 값"),
    "panel_norm": Text(en="Gradient norm", ko="기울기 크기"),
    "panel_rate": Text(en="Learning rate", ko="학습률"),
    "panel_distance": Text(en="Distance to minimum", ko="최소점까지의 거리"),
    "panel_scale": Text(en="linear log: log scale", ko="선형 로그: 로그 눈금"),
    "panel_linear": Text(en="linear", ko="선형"),
    "panel_log": Text(en="log", ko="로그"),
    "scoreboard": Text(en="Scoreboard", ko="순위"),
    "board_at": Text(en="at step {step}", ko="{step}스텝"),
    "board_hidden": Text(en="{count} hidden", ko="{count}명 숨김"),
    "board_all": Text(en="All {count} runners", ko="{count}명 모두 보기"),
    "column_runner": Text(en="Runner", ko="주자"),
    "column_reached": Text(en="reached", ko="도착"),
    "column_left": Text(en="left at", ko="벗어남"),
    "column_above": Text(en="f − f*", ko="f − f*"),
    "column_from_saddle": Text(en="from saddle", ko="안장점과의 거리"),
    "left_help": Text(
        en="The step from which the loss stays more than 1 below that of the saddle.",
        ko="손실이 안장점의 손실보다 1 넘게 작은 상태로 유지되는 첫 스텝입니다.",
    ),
    "column_loss": Text(en="loss", ko="손실"),
    "column_distance": Text(en="‖θ − θ*‖", ko="‖θ − θ*‖"),
    "distance_help": Text(en="Distance to the nearest minimum", ko="가장 가까운 최소점까지의 거리"),
    # states
    "empty_title": Text(en="No runner yet.", ko="아직 주자가 없습니다."),
    "empty_text": Text(en="Add one and it starts at the ring.", ko="추가하면 시작점(◎)에서 출발합니다."),
    "loading_title": Text(en="Drawing the surface", ko="곡면을 그리는 중"),
    "error_title": Text(en="The picture could not be loaded.", ko="그림을 불러오지 못했습니다."),
    "offline": Text(en="Connection lost. The picture still runs.", ko="연결이 끊겼습니다. 그림은 계속 움직입니다."),
    "differs": Text(
        en="The browser and NumPy disagree about {name}. What is shown is NumPy's run.",
        ko="브라우저와 NumPy의 결과가 다릅니다: {name}. NumPy의 결과를 보여 줍니다.",
    ),
    "reload": Text(en="Load again", ko="다시 불러오기"),
    # the plot and the loss panel
    "loss_mean": Text(en="bold: mean of 10 steps", ko="굵은 선: 10스텝 평균"),
    "loss_above_floor": Text(en="height above the lowest loss", ko="최저 손실과의 차이"),
    # the view in space
    "space_view": Text(
        en="Loss surface in 3-D. Arrow keys turn it, + and − zoom.",
        ko="손실 곡면 3차원 보기. 화살표 키로 회전, +와 −로 확대와 축소.",
    ),
    "space_log": Text(
        en="Height: log of the loss, {low} to {high}; cut beyond.",
        ko="높이: 손실의 로그, {low} ~ {high}. 그 밖은 잘랐습니다.",
    ),
    "space_cut": Text(
        en="Height: loss, {low} to {high}; cut beyond.", ko="높이: 손실, {low} ~ {high}. 그 밖은 잘랐습니다."
    ),
    # one step as arrows and numbers
    "nth_step": Text(en="Step {step}", ko="{step}스텝"),
    "inspect_before": Text(en="θ before", ko="갱신 전 θ"),
    "inspect_slope": Text(en="gradient", ko="기울기"),
    "inspect_kept": Text(en="memory", ko="기억"),
    "inspect_rate": Text(en="rate η", ko="학습률 η"),
    "inspect_gradient": Text(en="−gradient", ko="−기울기"),
    "inspect_memory": Text(en="{name}, the memory", ko="{name}(기억)"),
    "inspect_update": Text(en="update Δθ", ko="갱신 Δθ"),
    "inspect_rest": Text(
        en="At rest: this step is shorter than a thousandth of a pixel.",
        ko="멈춰 있습니다. 이 스텝의 갱신은 0.001픽셀보다 짧습니다.",
    ),
    "inspect_scale": Text(
        en="Arrows scaled to fit: gradient × {slope}, update × {moved}",
        ko="화살표 배율: 기울기 × {slope}, 갱신 × {moved}",
    ),
    "inspect_scales": Text(
        en="Arrows scaled to fit: gradient and {name} × {slope}, update × {moved}",
        ko="화살표 배율: 기울기·{name} × {slope}, 갱신 × {moved}",
    ),
} | ENDS
