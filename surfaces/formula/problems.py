"""Every sentence about a text that is no formula. `{name}` is a name of at most twenty ASCII letters."""

from engine.spec import Text

EMPTY = Text(en="Type a formula of x and y.", ko="x와 y의 식을 입력하세요.")
TOO_LONG = Text(en="A formula has at most {most} characters.", ko="식은 최대 {most}자입니다.")
TOO_MANY = Text(en="A formula has at most {most} parts.", ko="식의 항과 연산은 모두 합해 최대 {most}개입니다.")
TOO_DEEP = Text(
    en="brackets, powers and signs may be nested at most {most} deep.",
    ko="괄호, 거듭제곱, 부호는 최대 {most}겹까지 쓸 수 있습니다.",
)
NO_SIGN = Text(en="this character has no meaning in a formula.", ko="식에 쓸 수 없는 글자입니다.")
LOOKS_LIKE = Text(
    en="this only looks like {name}; it is a letter of another alphabet.",
    ko="{name}처럼 보이지만 다른 문자 체계의 글자입니다.",
)
NO_COMMAND = Text(en="this LaTeX command is not known here.", ko="여기서 읽을 수 없는 LaTeX 명령입니다.")
NO_NAME = Text(
    en="{name} is not known; there are x, y, a, b, c, d, e, pi and functions such as sin.",
    ko="모르는 이름입니다({name}). x, y, a, b, c, d, e, pi와 sin 같은 함수를 쓸 수 있습니다.",
)
NO_NUMBER = Text(en="this number is too large.", ko="너무 큰 수입니다.")
NO_INDEX = Text(
    en="an index is read in x_1, x_2, log_2 and log_10 only.",
    ko="아래 첨자는 x_1, x_2, log_2, log_10에서만 읽습니다.",
)
POINT = Text(en="a point belongs inside a number, as in 0.5.", ko="점은 0.5처럼 수 안에서만 씁니다.")
COMMA = Text(
    en="a comma separates numbers only in min, max, hypot; a decimal point is a point.",
    ko="쉼표는 min, max, hypot 안에서만 수를 구분합니다. 소수점은 점으로 쓰세요.",
)
MISSING = Text(en="something is missing here.", ko="여기에 무언가가 빠져 있습니다.")
UNEXPECTED = Text(en="this does not continue the formula.", ko="식이 이렇게 이어질 수 없습니다.")
UNCLOSED = Text(en="this bracket is never closed.", ko="이 괄호가 닫히지 않았습니다.")
UNOPENED = Text(en="no bracket of this kind is open here.", ko="여기서 닫을 괄호가 없습니다.")
EQUALS = Text(en="a formula has no equation in it.", ko="식 안에는 등호를 쓸 수 없습니다.")
COMPARES = Text(en="a formula compares nothing.", ko="식 안에는 비교를 쓸 수 없습니다.")
NUMBER_AFTER = Text(
    en="a number after a factor can mean a product or a power: write * or ^.",
    ko="인수 뒤의 수는 곱일 수도 거듭제곱일 수도 있습니다. * 또는 ^를 쓰세요.",
)
SLASH = Text(
    en="it is unclear whether this factor stands below the line: write 1/(2*x) or (1/2)*x.",
    ko="이 인수가 분모에 드는지 분명하지 않습니다. 1/(2*x) 또는 (1/2)*x처럼 쓰세요.",
)
NEEDS_BRACKET = Text(en="{name} needs its argument in brackets.", ko="인수를 괄호로 묶어야 하는 함수입니다({name}).")
INVERSE = Text(
    en="a power of −1 can mean the inverse or 1 over it: write asin(x) or 1/sin(x).",
    ko="−1제곱은 역함수일 수도 역수일 수도 있습니다. asin(x) 또는 1/sin(x)로 쓰세요.",
)
ONE_ARGUMENT = Text(en="{name} takes one number.", ko="수 하나를 받는 함수입니다({name}).")
TWO_ARGUMENTS = Text(en="{name} takes two numbers.", ko="수 두 개를 받는 함수입니다({name}).")
MORE_ARGUMENTS = Text(en="{name} takes two numbers or more.", ko="수를 두 개 이상 받는 함수입니다({name}).")
NO_VARIABLE = Text(en="Neither x nor y is in it: there is nothing to descend.", ko="x도 y도 없어 내려갈 곳이 없습니다.")
NOWHERE = Text(
    en="It has no finite value anywhere in the view, so there is nothing to draw.",
    ko="화면 어디에서도 유한한 값이 없어 그릴 것이 없습니다.",
)
TOO_COSTLY = Text(
    en="Its derivatives are too long to follow a hand: write it shorter.",
    ko="도함수가 너무 길어 손의 움직임을 따라갈 수 없습니다. 식을 더 짧게 쓰세요.",
)


def about(problem: Text, **holes: object) -> Text:
    """The sentence with its holes filled."""
    return Text(en=problem.en.format(**holes), ko=problem.ko.format(**holes))
