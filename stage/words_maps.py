"""Every sentence of the hyperparameter map itself, in both languages."""

from engine.spec.text import Text

# What the picture says by itself: static/panels/numbers/numbers.js asks for these.
PICTURE: dict[str, Text] = {
    "map": Text(en="Map of the hyperparameters", ko="하이퍼파라미터 지도"),
    "runs": Text(en="{x} × {y} runs", ko="{x} × {y}번 실행"),
    "hint": Text(
        en="Arrow keys move the ring by one cell, Shift by ten. Enter plays the run.",
        ko="화살표 키는 동그라미를 한 칸씩, Shift와 함께 누르면 열 칸씩 옮깁니다. Enter는 그 실행을 재생합니다.",
    ),
    "here_arrived": Text(en="At {here} it takes {steps} steps.", ko="{here}: {steps}스텝에 도착합니다."),
    "here_converged": Text(
        en="At {here} it comes to rest out of reach of the minimum, at step {steps}.",
        ko="{here}: {steps}스텝에 최소점에서 떨어진 곳에서 멈춥니다.",
    ),
    "here_overshot": Text(en="At {here} it diverges at step {steps}.", ko="{here}: {steps}스텝에서 발산합니다."),
    "here_unbounded": Text(
        en="At {here} it falls without end and is gone at step {steps}.",
        ko="{here}: 끝없이 내려가 {steps}스텝에 벗어납니다.",
    ),
    "here_undefined": Text(
        en="At {here} it has no value from step {steps} on.", ko="{here}: {steps}스텝부터 값이 없습니다."
    ),
    "here_outside": Text(en="The start lies outside the picture.", ko="시작점이 그림 밖에 있습니다."),
    "here_saddle": Text(
        en="At {here} it is stuck on a saddle from step {steps}.",
        ko="{here}: {steps}스텝부터 안장점에서 멈춰 있습니다.",
    ),
    "here_plateau": Text(
        en="At {here} it is stuck on a plateau from step {steps}.",
        ko="{here}: {steps}스텝부터 평탄한 곳에서 멈춰 있습니다.",
    ),
    "here_maximum": Text(
        en="At {here} it is stuck on a maximum from step {steps}.",
        ko="{here}: {steps}스텝부터 극대점에서 멈춰 있습니다.",
    ),
    "here_moving": Text(
        en="At {here} it has not converged after {steps} steps.", ko="{here}: {steps}스텝이 지나도 수렴하지 않습니다."
    ),
    "here_loss": Text(en="At {here} the loss ends at {loss}.", ko="{here}: 마지막 손실은 {loss}입니다."),
    "replaced": Text(en="the schedule uses {symbol} = {value} instead", ko="스케줄이 대신 쓰는 값: {symbol} = {value}"),
    "best_steps": Text(en="The best setting takes {steps}.", ko="가장 빠른 설정은 {steps}스텝입니다."),
    "best_loss": Text(en="The best setting ends at {loss}.", ko="가장 낮은 손실은 {loss}입니다."),
    "best_none": Text(en="No setting on the map arrives.", ko="지도에는 도착하는 설정이 없습니다."),
    "arrived": Text(en="arrives at step {steps}", ko="{steps}스텝에 도착"),
    "converged": Text(en="at rest from step {steps}", ko="{steps}스텝부터 멈춤"),
    "diverged": Text(en="diverged at step {steps}", ko="{steps}스텝에서 발산"),
    "stuck": Text(en="stuck from step {steps}", ko="{steps}스텝부터 멈춤"),
    "moving": Text(en="not converged after {steps} steps", ko="{steps}스텝이 지나도 수렴하지 않음"),
    "oscillating": Text(en="oscillates with period {period}", ko="주기 {period}의 진동"),
    "missing": Text(en="no number here", ko="여기에는 값이 없음"),
    "loss": Text(en="loss", ko="손실"),
    "legend_steps": Text(en="Steps to arrive, for good", ko="도착해 머물 때까지 걸린 스텝 수"),
    "legend_loss": Text(en="Final loss above the lowest", ko="최저 손실과의 차이"),
    "legend_status": Text(en="How it ends", ko="최종 상태"),
    "legend_converged": Text(en="converges", ko="수렴"),
    "legend_two": Text(en="oscillates, period 2", ko="주기 2로 진동"),
    "legend_more": Text(en="oscillates, longer period", ko="더 긴 주기로 진동"),
    "legend_stuck": Text(en="stuck", ko="멈춤"),
    "legend_moving": Text(en="still moving", ko="이동 중"),
    "legend_unsettled": Text(en="not yet converged", ko="아직 수렴하지 않음"),
    "legend_diverged": Text(en="diverges", ko="발산"),
    "legend_left": Text(en="leaves the picture", ko="그림을 벗어남"),
    "legend_missing": Text(en="no number here", ko="값 없음"),
    "legend_best": Text(en="best on this map", ko="이 지도에서 가장 좋은 설정"),
    "legend_edge": Text(en="edge of stability", ko="안정성의 경계"),
    "legend_damping": Text(en="critical damping of the flat direction", ko="완만한 방향의 임계 감쇠"),
    "legend_rate": Text(en="fastest rate in theory", ko="이론상 가장 빠른 학습률"),
    "legend_fastest": Text(en="fastest in theory", ko="이론상 가장 빠른 설정"),
    "none": Text(
        en="No setting arrives within {steps} steps, so the colour shows the final loss.",
        ko="{steps}스텝 안에 도착하는 설정이 없어 색으로 최종 손실을 보여 줍니다.",
    ),
    "few": Text(
        en="Few settings arrive within {steps} steps. The colour of the final loss tells the others apart.",
        ko="{steps}스텝 안에 도착하는 설정이 거의 없습니다. 색을 '최종 손실'로 바꾸면 나머지의 차이가 보입니다.",
    ),
    "scale_log": Text(en="log scale", ko="로그 눈금"),
    "scale_one_minus": Text(en="log scale of the distance from 1", ko="1과의 차이를 나타낸 로그 눈금"),
}
LAWS: dict[str, Text] = {
    "descent": Text(en="η = 2/λ<sub>max</sub>", ko="η = 2/λ<sub>max</sub>"),
    "heavy_ball": Text(en="η = 2(1 + μ)/λ<sub>max</sub>", ko="η = 2(1 + μ)/λ<sub>max</sub>"),
    "nesterov": Text(en="η = 2(1 + μ)/((1 + 2μ)λ<sub>max</sub>)", ko="η = 2(1 + μ)/((1 + 2μ)λ<sub>max</sub>)"),
    "rate": Text(en="η = 2/(λ<sub>max</sub> + λ<sub>min</sub>)", ko="η = 2/(λ<sub>max</sub> + λ<sub>min</sub>)"),
    "damping": Text(en="μ = (1 − √(ηλ<sub>min</sub>))²", ko="μ = (1 − √(ηλ<sub>min</sub>))²"),
    "fastest": Text(en="fastest in theory", ko="이론상 가장 빠름"),
}
