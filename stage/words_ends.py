"""Every sentence about how a run ended, by its cause (engine/outcome/cause.py), and what helps against it.

`ended_*` is said where the name of the run stands elsewhere, `left_*` beside a path that has left the picture, `chip_*`
on a card, `end_*` in the verdict: of one run, of `some`, or of `all`. `advice_*` is only said where something helps.
"""

from engine.spec.text import Language, Text

ENDS: dict[str, Text] = {
    "ended_converged": Text(en="converged at step {step}", ko="{step}스텝에 수렴"),
    "ended_moving": Text(en="still moving", ko="이동 중"),
    "ended_overshot": Text(en="diverged at step {step}", ko="{step}스텝에서 발산"),
    "ended_unbounded": Text(en="fell without end, gone at step {step}", ko="끝없이 내려가 {step}스텝에 벗어남"),
    "ended_undefined": Text(en="no value from step {step} on", ko="{step}스텝부터 값이 없음"),
    "ended_outside": Text(en="starts outside the picture", ko="그림 밖에서 시작"),
    "ended_saddle": Text(en="stuck on a saddle, step {step}", ko="{step}스텝부터 안장점에서 멈춤"),
    "ended_plateau": Text(en="stuck on a plateau, step {step}", ko="{step}스텝부터 평탄한 곳에서 멈춤"),
    "ended_maximum": Text(en="stuck on a maximum, step {step}", ko="{step}스텝부터 극대점에서 멈춤"),
    "left_overshot": Text(en="{name} diverged at step {step}", ko="{name}: {step}스텝에서 발산"),
    "left_unbounded": Text(en="{name} fell without end, step {step}", ko="{name}: 끝없이 내려감, {step}스텝"),
    "left_undefined": Text(en="{name} has no value from step {step} on", ko="{name}: {step}스텝부터 값이 없음"),
    "left_outside": Text(en="{name} starts outside the picture", ko="{name}: 그림 밖에서 시작"),
    "chip_overshot": Text(en="diverged, step {step}", ko="{step}스텝에서 발산"),
    "chip_unbounded": Text(en="fell away, step {step}", ko="{step}스텝에 벗어남"),
    "chip_undefined": Text(en="no value, step {step}", ko="{step}스텝부터 값 없음"),
    "chip_outside": Text(en="starts outside", ko="그림 밖에서 시작"),
    "chip_saddle": Text(en="on a saddle, step {step}", ko="{step}스텝부터 안장점에서 멈춤"),
    "chip_plateau": Text(en="on a plateau, step {step}", ko="{step}스텝부터 평탄한 곳에서 멈춤"),
    "chip_maximum": Text(en="on a maximum, step {step}", ko="{step}스텝부터 극대점에서 멈춤"),
    # the verdict
    "end_overshot": Text(en="{name} diverged at step {step}.", ko="{step}스텝에서 발산: {name}."),
    "end_overshot_limit": Text(
        en="{name} diverged at step {step}: {symbol} = {rate} is above {law} = {limit}.",
        ko="{step}스텝에서 발산: {name}({symbol} = {rate}, 안정한 한계 {law} = {limit}).",
    ),
    "end_overshot_some": Text(en="{name} diverged.", ko="발산: {name}."),
    "end_overshot_all": Text(en="Every runner diverged.", ko="모두 발산했습니다."),
    "end_unbounded": Text(
        en="{name} fell without end and was gone at step {step}.", ko="끝없이 내려가 {step}스텝에 벗어남: {name}."
    ),
    "end_unbounded_some": Text(en="{name} fell without end.", ko="끝없이 내려감: {name}."),
    "end_unbounded_all": Text(en="Every runner fell without end.", ko="모두 끝없이 내려갔습니다."),
    "end_undefined": Text(
        en="{name} has no value from step {step} on: {operation}.", ko="{step}스텝부터 값이 없음: {name}. {operation}."
    ),
    "end_undefined_some": Text(en="No value any more: {name}.", ko="값이 없어짐: {name}."),
    "end_undefined_all": Text(en="No runner has a value any more.", ko="값이 있는 주자가 없습니다."),
    "end_outside": Text(en="{name} starts outside the picture.", ko="그림 밖에서 시작: {name}."),
    "end_outside_some": Text(en="{name} start outside the picture.", ko="그림 밖에서 시작: {name}."),
    "end_outside_all": Text(en="The start lies outside the picture.", ko="시작점이 그림 밖에 있습니다."),
    "end_mixed_all": Text(en="No runner is left in the picture.", ko="그림에 남은 주자가 없습니다."),
    "end_saddle": Text(en="Stuck on the saddle: {name}.", ko="안장점에서 멈춤: {name}."),
    "end_plateau": Text(en="Stuck on a plateau: {name}.", ko="평탄한 곳에서 멈춤: {name}."),
    "end_maximum": Text(en="Stuck on a maximum: {name}.", ko="극대점에서 멈춤: {name}."),
    # the operation that has no value
    "made_0/0": Text(en="0 divided by 0 in {symbol}", ko="{symbol}: 0 나누기 0"),
    "made_x/0": Text(en="a division by 0 in {symbol}", ko="{symbol}: 0으로 나눔"),
    "made_sqrt": Text(en="the root of a negative number in {symbol}", ko="{symbol}: 음수의 제곱근"),
    "made_log": Text(en="the logarithm of a number not above 0 in {symbol}", ko="{symbol}: 0 이하인 수의 로그"),
    "made_other": Text(en="a number that {symbol} does not take", ko="{symbol}: 계산할 수 없는 수"),
    # what helps
    "advice_smaller": Text(en="Try a smaller {symbol}.", ko="{symbol} 값을 줄여 보세요."),
    "advice_rates": Text(en="Try smaller rates.", ko="학습률을 줄여 보세요."),
    "advice_scheduled": Text(
        en="The schedule's rate there was {rate}. Try a smaller {symbol}.",
        ko="그 스텝의 스케줄 학습률: {rate}. {symbol} 값을 줄여 보세요.",
    ),
    "advice_limit": Text(
        en="Its rate there, {rate}, is above the stable limit {limit}. Try a smaller {symbol}.",
        ko="그 스텝의 학습률: {rate}, 안정한 한계: {limit}. {symbol} 값을 줄여 보세요.",
    ),
    "advice_damping": Text(
        en="More damping or a smaller {symbol} helps.", ko="댐핑을 늘리거나 {symbol} 값을 줄여 보세요."
    ),
    "advice_damp": Text(en="Add damping.", ko="댐핑을 더해 보세요."),
    "advice_epsilon": Text(en="An ε above 0 prevents it.", ko="ε을 0보다 크게 하면 생기지 않습니다."),
    "advice_centered": Text(
        en="v − m² was rounded to 0 or below it, as in PyTorch. Without “centered” it cannot happen.",
        ko="v − m²이 반올림되어 0 이하가 되었습니다. PyTorch에서도 같습니다. 중심화를 끄면 생기지 않습니다.",
    ),
    "advice_loss": Text(en="The loss itself has no value there.", ko="손실 자체가 그곳에서 값이 없습니다."),
    "advice_unbounded": Text(
        en="That way the loss has no lowest point: no rate keeps a run in.",
        ko="그쪽으로는 손실에 가장 낮은 점이 없어, 학습률을 바꾸어도 벗어납니다.",
    ),
    "advice_fell": Text(
        en="That way the loss has no lowest point. With a smaller {symbol} a run can stay in a hollow.",
        ko="그쪽으로는 손실에 가장 낮은 점이 없습니다. {symbol} 값을 줄이면 웅덩이에 머물 수 있습니다.",
    ),
    "advice_outside": Text(en="Choose a start inside the picture.", ko="그림 안에서 시작점을 고르세요."),
    "advice_saddle": Text(
        en="A start beside the ridge or a little noise sets it moving; momentum then speeds it up.",
        ko="시작점을 능선 옆으로 옮기거나 잡음을 조금 더하면 움직입니다. 그 뒤에는 모멘텀이 도움이 됩니다.",
    ),
    "advice_plateau": Text(
        en="The slope is too small here: try a larger {symbol} or another start.",
        ko="이곳은 기울기가 너무 작습니다. {symbol} 값을 키우거나 다른 곳에서 시작해 보세요.",
    ),
    "advice_flat": Text(
        en="Here the gradient is 0: start elsewhere.", ko="이곳은 기울기가 0입니다. 다른 곳에서 시작해 보세요."
    ),
    "advice_maximum": Text(
        en="On the very top the gradient is 0: start beside it, or add noise.",
        ko="꼭대기에서는 기울기가 0입니다. 조금 옆에서 시작하거나 잡음을 더해 보세요.",
    ),
    "advice_newton": Text(
        en="Every start nearby is drawn here: switch saddle-free on, or add damping.",
        ko="가까운 시작점은 모두 이리로 끌려옵니다. 안장점 회피를 켜거나 댐핑을 늘려 보세요.",
    ),
    "advice_aside": Text(
        en="No slope leads aside from this start, so damping changes nothing: move the start aside first.",
        ko="이 시작점에는 옆으로 난 기울기가 없어 댐핑을 늘려도 그대로입니다. 먼저 시작점을 옆으로 옮기세요.",
    ),
    # the anatomy of a run without a step
    "unmoved_outside": Text(
        en="The start lies outside the picture, so no step was taken.", ko="시작점이 그림 밖에 있어 스텝이 없습니다."
    ),
    "unmoved_overshot": Text(
        en="The first step leads farther than any number reaches.",
        ko="첫 스텝이 어떤 수로도 나타낼 수 없을 만큼 멉니다.",
    ),
    "unmoved_undefined": Text(
        en="The first step has no value: {operation}.", ko="첫 스텝에 값이 없습니다. {operation}."
    ),
}


def every(causes: list[str | None]) -> str:
    """The key of the sentence for a race all of whose runs have diverged, of these causes."""
    return f"end_{causes[0] if len(set(causes)) == 1 else 'mixed'}_all"


def ended(kind: str, step: int, cause: str | None, language: Language) -> str:
    """How a run ended, without its name."""
    return ENDS[f"ended_{cause or kind}"][language].format(step=step)
