"""What is said around the box for a formula of one's own."""

from engine.spec.text import Text

WORDS: dict[str, Text] = {
    "formula": Text(en="Edit formula", ko="식 고치기"),
    "label": Text(en="Your formula of x and y", ko="x와 y의 식"),
    "hint": Text(en="for example x^2 + a*y^2, or LaTeX", ko="예: x^2 + a*y^2 또는 LaTeX"),
    "draw": Text(en="Draw it", ko="그리기"),
    "examples": Text(en="Examples to start from", ko="바꾸어 볼 예"),
    "view": Text(en="View", ko="화면 범위"),
    "found": Text(
        en="Found numerically in and around the view: minima: {minima}, saddle points: {saddles}.",
        ko="화면 안팎에서 수치로 찾은 최소점: {minima}개, 안장점: {saddles}개.",
    ),
    "rates": Text(
        en="A start rate is found for every rule by trying {rates} rates at once; where the gradient is linear, theory "
        "gives it.",
        ko="규칙마다 학습률 {rates}개를 한꺼번에 시험해 처음 쓸 값을 찾습니다. 기울기가 선형이면 이론값을 씁니다.",
    ),
    "unrated": Text(
        en="Without a minimum no rate is better than another: the rates are the frameworks' defaults, or your own.",
        ko="최소점이 없으면 어느 학습률이 더 낫다고 할 수 없어서, 프레임워크의 기본값이나 직접 정한 값을 씁니다.",
    ),
    "kinks": Text(
        en="log is the natural one. At a kink of |x| the slope counts as 0; where max or min compares equal numbers, "
        "the first one's slope counts.",
        ko="log는 자연로그입니다. |x|가 꺾이는 점의 기울기는 0으로 봅니다. max와 min에서 두 수가 같으면 앞의 것의 "
        "기울기를 씁니다.",
    ),
    "holes": Text(
        en="In the blank part of the picture it has no finite value; a run that steps there ends.",
        ko="그림의 빈 곳에서는 식의 값이 유한하지 않습니다. 그곳에 들어간 주자는 거기서 끝납니다.",
    ),
}
