"""Every sentence of the page Noise, in both languages; {holes} are filled in the browser, or by the page."""

from engine.spec.text import Language, Text

CONTROLS: dict[str, Text] = {
    "ground": Text(en="What makes the loss", ko="손실의 출처"),
    "data": Text(en="Data", ko="데이터"),
    "analytic": Text(en="Formula", ko="수식 함수"),
    "rows": Text(en="Rows per step", ko="스텝마다 보는 행"),
    "rows_all": Text(en="All rows", ko="모든 행"),
    "rows_batch": Text(en="A batch", ko="배치"),
    "rows_one": Text(en="One row", ko="한 행"),
    "rows_own": Text(
        en="Rows per step sets the others: GD always sees all rows, SGD one, Mini-batch GD its own B.",
        ko="스텝마다 볼 행의 수는 나머지 주자에 적용됩니다. GD는 항상 전체 행, "
        "SGD는 한 행, Mini-batch GD는 설정한 B개 행을 봅니다.",
    ),
    "seed": Text(en="Seed", ko="시드"),
}

FIT: dict[str, Text] = {
    "title_start": Text(
        en="Before the first step, every line is the start.", ko="첫 스텝 전에는 모든 직선이 시작점에 있습니다."
    ),
    "title_all": Text(
        en="Step {step}: {name} saw all {total} rows.", ko="{step}스텝: {name}, {total}행을 모두 보았습니다."
    ),
    "title_one": Text(
        en="Step {step}: {name} saw only the ringed row.", ko="{step}스텝: {name}, 고리로 표시한 한 행만 보았습니다."
    ),
    "title_some": Text(
        en="Step {step}: {name} saw the {count} ringed rows.",
        ko="{step}스텝: {name}, 고리로 표시한 {count}행을 보았습니다.",
    ),
    "title_nobody": Text(en="No runner is in sight.", ko="보이는 주자가 없습니다."),
    "title_gone": Text(en="The line of {name} has left the picture.", ko="{name}: 직선이 그림을 벗어났습니다."),
    "line": Text(en="Its line: score = {w} · hours {sign} {b}", ko="직선: 점수 = {w} · 시간 {sign} {b}"),
    "mse": Text(en="mean squared error {loss}", ko="평균 제곱 오차 {loss}"),
    "mae": Text(en="mean absolute error {loss}", ko="평균 절대 오차 {loss}"),
    "huber": Text(en="mean Huber error {loss}", ko="평균 후버 오차 {loss}"),
    "best_mse": Text(en="least squares", ko="최소 제곱"),
    "best_mae": Text(en="least absolute", ko="최소 절댓값"),
    "best_huber": Text(en="least Huber", ko="최소 후버"),
    "hours": Text(en="hours of study", ko="공부 시간"),
    "score": Text(en="exam score", ko="시험 점수"),
    "drag": Text(en="drag this score", ko="이 점수를 끌어 보세요"),
    "outlier": Text(en="outlier", ko="이상치"),
    "handle": Text(en="Score of the student with the most hours", ko="가장 오래 공부한 학생의 점수"),
    "handle_help": Text(
        en="Drag it up or down to make it wrong; double-click brings the true score back.",
        ko="위아래로 끌면 틀린 점수가 됩니다. 두 번 누르면 원래 점수로 돌아갑니다.",
    ),
    "handle_value": Text(en="score {score}", ko="점수 {score}"),
    "row": Text(en="{hours} hours, score {score}", ko="{hours}시간, 점수 {score}"),
    "row_off": Text(en="line {line}, off by {off}", ko="직선 {line}, 차이 {off}"),
    "plot": Text(en="The data and the line of every runner", ko="데이터와 주자별 직선"),
}

OWN: dict[str, Text] = {  # of rows that a reader brought
    "line": Text(en="Its line: y = {w} · x {sign} {b}", ko="직선: y = {w} · x {sign} {b}"),
    "row": Text(en="x = {hours}, y = {score}", ko="x = {hours}, y = {score}"),
    "scaled": Text(en="standardised", ko="표준화"),
}

ENSEMBLE: dict[str, Text] = {
    "half": Text(
        en="After {step} steps half of the {count} runs of {name} lie below {median}; 10 % are above {high}.",
        ko="{step}스텝 뒤 {name}: {count}번 가운데 절반의 손실이 {median} 아래, 10%의 손실이 {high} 위에 있습니다.",
    ),
    "half_only": Text(
        en="After {step} steps half of the {count} runs of {name} lie below {median}.",
        ko="{step}스텝 뒤 {name}: {count}번 가운데 절반의 손실이 {median} 아래에 있습니다.",
    ),
    "gone": Text(
        en="After {step} steps {lost} of the {count} runs of {name} have left the picture.",
        ko="{step}스텝 뒤 {name}: {count}번 가운데 {lost}번이 그림을 벗어났습니다.",
    ),
    "alike": Text(
        en="{name} uses no random numbers: all {count} runs are at {median} after {step} steps.",
        ko="{name}: 난수가 쓰이지 않아 {step}스텝 뒤 {count}번 모두 손실이 {median}입니다.",
    ),
    "lost": Text(en="{lost} of them have left the picture.", ko="그림을 벗어난 실행: {lost}번."),
    "lost_overshot": Text(en="{lost} of them have diverged.", ko="발산한 실행: {lost}번."),
    "lost_unbounded": Text(en="{lost} of them have fallen without end.", ko="끝없이 내려간 실행: {lost}번."),
    "gone_overshot": Text(
        en="After {step} steps {lost} of the {count} runs of {name} have diverged.",
        ko="{step}스텝 뒤 {name}: {count}번 가운데 {lost}번이 발산했습니다.",
    ),
    "gone_unbounded": Text(
        en="After {step} steps {lost} of the {count} runs of {name} have fallen without end.",
        ko="{step}스텝 뒤 {name}: {count}번 가운데 {lost}번이 끝없이 내려갔습니다.",
    ),
    "several_steps": Text(
        en="After {spent} steps the median of {count} runs is lowest for {name}: {median}.",
        ko="{spent}스텝 뒤 {count}번의 중앙값이 가장 작은 주자: {name}({median}).",
    ),
    "several_evaluations": Text(
        en="After {spent} gradient evaluations the median of {count} runs is lowest for {name}: {median}.",
        ko="기울기를 {spent}번 계산한 뒤 {count}번의 중앙값이 가장 작은 주자: {name}({median}).",
    ),
    "several_rows": Text(
        en="After {spent} gradients of single rows the median of {count} runs is lowest for {name}: {median}.",
        ko="행의 기울기를 {spent}번 계산한 뒤 {count}번의 중앙값이 가장 작은 주자: {name}({median}).",
    ),
    "several_epochs": Text(
        en="After {spent} epochs the median of {count} runs is lowest for {name}: {median}.",
        ko="{spent}에폭 뒤 {count}번의 중앙값이 가장 작은 주자: {name}({median}).",
    ),
    "start": Text(
        en="All {count} runs of each runner begin at the ring.", ko="주자마다 {count}번 모두 시작점(◎)에서 출발합니다."
    ),
    "loss": Text(en="Loss", ko="손실"),
    "above": Text(en="Height above the lowest loss", ko="최저 손실과의 차이"),
    "scale": Text(en="median and 10–90 % of the runs", ko="중앙값과 10–90% 구간"),
    "steps": Text(en="against steps", ko="가로축: 스텝"),
    "evaluations": Text(en="against gradient evaluations", ko="가로축: 기울기 계산 횟수"),
    "rows": Text(en="against gradients of single rows", ko="가로축: 행 하나의 기울기를 계산한 횟수"),
    "epochs": Text(en="against epochs", ko="가로축: 에폭"),
    "paths": Text(en="Where the runs are", ko="각 실행의 위치"),
    "paths_at": Text(en="at step {step}", ko="{step}스텝"),
    "high": Text(en="90 %", ko="90%"),
    "median": Text(en="median", ko="중앙값"),
    "low": Text(en="10 %", ko="10%"),
}

ASKED: dict[str, Text] = {
    "runner": Text(en="Whose runs", ko="실행할 주자"),
    "everyone": Text(en="All runners", ko="모든 주자"),
    "seeds": Text(en="Seeds", ko="시드 수"),
    "against": Text(en="Horizontal axis", ko="가로축"),
    "calm_data": Text(
        en="Every step of every runner sees all rows, so each seed gives the same race.",
        ko="모든 주자가 스텝마다 모든 행을 보므로, 시드를 바꾸어도 경주가 같습니다.",
    ),
    "calm_analytic": Text(
        en="No gradient here is noisy, so each seed gives the same race.",
        ko="기울기에 잡음이 없으므로, 시드를 바꾸어도 경주가 같습니다.",
    ),
    "nobody": Text(
        en="No runner yet. Add one and it starts at the ring.",
        ko="아직 주자가 없습니다. 추가하면 시작점(◎)에서 출발합니다.",
    ),
    "bring_data": Text(en="Show 8 rows a step", ko="스텝마다 8행만 보이기"),
    "bring_analytic": Text(en="Add noise to the gradients", ko="기울기에 잡음 더하기"),
    "too_many": Text(
        en="{seeds} runs of {steps} steps are more than this page waits for. At this length {fit} seeds fit.",
        ko="{steps}스텝을 {seeds}번 실행하면 너무 오래 걸립니다. 이 길이에 알맞은 시드 수: {fit} 이하.",
    ),
}


def said(words: dict[str, Text], language: Language) -> dict[str, str]:
    """All sentences of a picture in one language."""
    return {name: text[language] for name, text in words.items()}
