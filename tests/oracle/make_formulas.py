"""Writes formulas.json: value, gradient and Hessian of formulas as people type them, to 50 digits by mpmath.

Nothing of ours is imported: each formula stands here twice, as typed and as mpmath computes it.

    python -m venv venv && venv/bin/pip install mpmath==1.3.0
    venv/bin/python tests/oracle/make_formulas.py
"""

import json
from pathlib import Path

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 80  # differences lose digits: 50 are left
POINTS = ((0.7, 1.3), (-1.2, 0.4), (2.1, -0.8))
HALF, QUARTER = (0.6, 0.3), (0.25, -0.45)  # where |x|, |y| < 1
RIGHT = ((0.7, 1.3), (2.4, 0.6), (0.15, 3.2))  # where x, y > 0
PARAMETERS = {"a": 1, "b": 1, "c": 1, "d": 1}
ln, sin, cos, tan, exp, sqrt = mp.log, mp.sin, mp.cos, mp.tan, mp.exp, mp.sqrt
pi, e = mp.pi, mp.e
N = mpf  # a number as typed

FORMULAS = [
    ("x^2 + y^2", lambda x, y: x**2 + y**2, POINTS),
    ("2x y - 3y", lambda x, y: 2 * x * y - 3 * y, POINTS),
    ("x**2 + 2*x*y + y**2", lambda x, y: (x + y) ** 2, POINTS),
    ("3(x+1)^2 - 2(y-1)", lambda x, y: 3 * (x + 1) ** 2 - 2 * (y - 1), POINTS),
    ("(1-x)^2 + 100(y-x^2)^2", lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, POINTS),
    ("(x^2+y-11)^2+(x+y^2-7)^2", lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, POINTS),
    ("(x+2y-7)^2+(2x+y-5)^2", lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2, POINTS),
    ("-x^2 - -y^2", lambda x, y: -(x**2) + y**2, POINTS),
    ("2^-x + y^-2", lambda x, y: mpf(2) ** (-x) + y ** (-2), POINTS),
    ("x^3 - 3x + y^2", lambda x, y: x**3 - 3 * x + y**2, POINTS),
    ("sin(x) cos(y)", lambda x, y: sin(x) * cos(y), POINTS),
    ("sin(x)^2 + sin y^2", lambda x, y: sin(x) ** 2 + sin(y**2), POINTS),
    ("exp(-(x^2+y^2)/2)", lambda x, y: exp(-(x**2 + y**2) / 2), POINTS),
    ("e^(x/3) - y e^-y", lambda x, y: e ** (x / 3) - y * e ** (-y), POINTS),
    ("ln(1 + x^2 + y^2)", lambda x, y: ln(1 + x**2 + y**2), POINTS),
    ("log(x) + y^2/x", lambda x, y: ln(x) + y**2 / x, RIGHT),
    ("log10(x y) + log2(x + y)", lambda x, y: ln(x * y) / ln(mpf(10)) + ln(x + y) / ln(mpf(2)), RIGHT),
    ("sqrt(1 + x^2) + sqrt(2 + y^2)", lambda x, y: sqrt(1 + x**2) + sqrt(2 + y**2), POINTS),
    ("cbrt(x) + cbrt(y)", lambda x, y: mp.cbrt(x) + mp.cbrt(y), RIGHT),
    ("|x| + 2|y - 1|", lambda x, y: abs(x) + 2 * abs(y - 1), POINTS),
    ("abs(x y)^3", lambda x, y: abs(x * y) ** 3, POINTS),
    ("max(x^2, y) + min(x, y)", lambda x, y: max(x**2, y) + min(x, y), POINTS),
    ("max(x, y, x y)", lambda x, y: max(x, y, x * y), POINTS),
    ("hypot(x - 1, y)", lambda x, y: sqrt((x - 1) ** 2 + y**2), POINTS),
    ("sign(x) y^2 + floor(y) x", lambda x, y: mp.sign(x) * y**2 + mp.floor(y) * x, POINTS),
    ("tan(x/4) + atan(x y)", lambda x, y: tan(x / 4) + mp.atan(x * y), POINTS),
    ("asin(x) + acos(y)", lambda x, y: mp.asin(x) + mp.acos(y), (HALF, QUARTER)),
    ("sinh(x) cosh(y)", lambda x, y: mp.sinh(x) * mp.cosh(y), POINTS),
    ("tanh(x - y)^2", lambda x, y: mp.tanh(x - y) ** 2, POINTS),
    ("x^y", lambda x, y: x**y, RIGHT),
    ("(x^2 + 1)^(y/2)", lambda x, y: (x**2 + 1) ** (y / 2), POINTS),
    ("x^1.5 + y^2.5", lambda x, y: x ** mpf(1.5) + y ** mpf(2.5), RIGHT),
    ("x^2^y", lambda x, y: x ** (mpf(2) ** y), RIGHT),
    ("1/(1 + x^2) - 2/(1 + (y-1)^2)", lambda x, y: 1 / (1 + x**2) - 2 / (1 + (y - 1) ** 2), POINTS),
    ("x/y/2 + x y/(1 + x^2)", lambda x, y: x / y / 2 + x * y / (1 + x**2), POINTS),
    ("20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2 pi y)",
     lambda x, y: 20 + x**2 - 10 * cos(2 * pi * x) + y**2 - 10 * cos(2 * pi * y), POINTS),
    ("a x^2 + b y^2 + c x y + d", lambda x, y: x**2 + y**2 + x * y + 1, POINTS),
    ("x²y³ − π·x", lambda x, y: x**2 * y**3 - pi * x, POINTS),
    ("f(x, y) = sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
     lambda x, y: sin(x + y) + (x - y) ** 2 - mpf(1.5) * x + mpf(2.5) * y + 1, POINTS),
    ("1/2 x^2 + 1e-3 y^4", lambda x, y: x**2 / 2 + mpf(1e-3) * y**4, POINTS),
    # pasted from papers
    (r"x_1^2 + x_2^2", lambda x, y: x**2 + y**2, POINTS),
    (r"\frac{1}{2} x^{2} + \frac{y^2}{4}", lambda x, y: x**2 / 2 + y**2 / 4, POINTS),
    (r"\frac12\left(x^2+10y^2\right)", lambda x, y: (x**2 + 10 * y**2) / 2, POINTS),
    (r"f(x,y)=\left(1-x\right)^{2}+100\left(y-x^{2}\right)^{2}",
     lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, POINTS),
    (r"\left(x^{2}+y-11\right)^{2}+\left(x+y^{2}-7\right)^{2}",
     lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, POINTS),
    (r"\left(1.5-x+xy\right)^2 + \left(2.25-x+xy^2\right)^2 + \left(2.625-x+xy^3\right)^2",
     lambda x, y: (mpf(1.5) - x + x * y) ** 2 + (mpf(2.25) - x + x * y**2) ** 2 + (mpf(2.625) - x + x * y**3) ** 2,
     POINTS),
    (r"-20 e^{-0.2 \sqrt{0.5 (x^2+y^2)}} - e^{0.5(\cos 2\pi x + \cos 2\pi y)} + e + 20",
     lambda x, y: -20 * e ** (-N(0.2) * sqrt(N(0.5) * (x**2 + y**2)))
     - e ** (N(0.5) * (cos(2 * pi * x) + cos(2 * pi * y))) + e + 20, POINTS),
    (r"\sin^{2} 3\pi x + (x-1)^2 \left(1+\sin^2 (3\pi y)\right)",
     lambda x, y: sin(3 * pi * x) ** 2 + (x - 1) ** 2 * (1 + sin(3 * pi * y) ** 2), POINTS),
    (r"\left(4-2.1x^{2}+\frac{x^{4}}{3}\right)x^{2}+x\cdot y+\left(-4+4y^{2}\right)y^{2}",
     lambda x, y: (4 - mpf(2.1) * x**2 + x**4 / 3) * x**2 + x * y + (-4 + 4 * y**2) * y**2, POINTS),
    (r"0.26\left(x^{2}+y^{2}\right)-0.48xy", lambda x, y: N(0.26) * (x**2 + y**2) - N(0.48) * x * y, POINTS),
    (r"$$2x^2-1.05x^4+\dfrac{x^6}{6}+xy+y^2$$",
     lambda x, y: 2 * x**2 - N(1.05) * x**4 + x**6 / 6 + x * y + y**2, POINTS),
    (r"\tfrac{1}{2}\left(x^4-16x^2+5x\right)+\tfrac{1}{2}\left(y^4-16y^2+5y\right)",
     lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2, POINTS),
    (r"\left|x\right| + \lvert y \rvert^{2}", lambda x, y: abs(x) + abs(y) ** 2, POINTS),
    (r"\sqrt[3]{x} + \sqrt{1+y^2}", lambda x, y: mp.cbrt(x) + sqrt(1 + y**2), RIGHT),
    (r"\ln\left(1+e^{-x}\right) + \frac{\lambda}{2}" .replace(r"\lambda", "a") + "y^2",
     lambda x, y: ln(1 + exp(-x)) + y**2 / 2, POINTS),
    (r"\log_{2} (1 + x^2) + \log_{10}(y^2 + 1)",
     lambda x, y: ln(1 + x**2) / ln(mpf(2)) + ln(y**2 + 1) / ln(mpf(10)), POINTS),
    (r"-\cos(x)\cos(y)\exp\left(-\left((x-\pi)^{2}+(y-\pi)^{2}\right)\right)",
     lambda x, y: -cos(x) * cos(y) * exp(-((x - pi) ** 2 + (y - pi) ** 2)), POINTS),
    (r"0.5+\frac{\sin^{2}\left(x^{2}-y^{2}\right)-0.5}{\left[1+0.001\left(x^{2}+y^{2}\right)\right]^{2}}",
     lambda x, y: N(0.5) + (sin(x**2 - y**2) ** 2 - N(0.5)) / (1 + N(0.001) * (x**2 + y**2)) ** 2, POINTS),
    (r"\max\left(x, y\right) \times \operatorname{sgn}(x) - \left\lfloor y \right\rfloor",
     lambda x, y: max(x, y) * mp.sign(x) - mp.floor(y), POINTS),
    (r"\arctan\left(\frac{y}{x}\right)^2 + \tanh x + \arcsin \frac{y}{4}",
     lambda x, y: mp.atan(y / x) ** 2 + mp.tanh(x) + mp.asin(y / 4), POINTS),
]  # fmt: skip


def row(formula, x: float, y: float) -> list[str]:
    """x, y, f, ∂x, ∂y, ∂xx, ∂xy, ∂yy."""
    at = mpf(x), mpf(y)
    orders = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2))
    return [x, y, *(mp.nstr(mp.diff(formula, at, order) if sum(order) else formula(*at), 50) for order in orders)]


def main() -> None:
    found = [{"text": text, "rows": [row(formula, *at) for at in points]} for text, formula, points in FORMULAS]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in found)
    Path(__file__).with_name("formulas.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(
        f"{len(found)} formulas, {sum(chr(92) in each['text'] or '_' in each['text'] for each in found)} of them LaTeX"
    )


if __name__ == "__main__":
    main()
