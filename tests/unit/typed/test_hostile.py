"""Whatever a stranger types is read or refused within a second, in one plain sentence."""

from time import thread_time

import numpy as np
import pytest

from surfaces.formula import FormulaError, parse

HOSTILE = {
    "import": "__import__('os').system('true')",
    "attribute": "x.__class__.__mro__[1].__subclasses__()",
    "call": "(lambda: x)()",
    "open": "open('/etc/passwd').read()",
    "comprehension": "[x for x in y]",
    "format": "f'{x}'",
    "walrus": "(a := x)",
    "tower": "9^9^9^9 + x",
    "tower of letters": "x^" * 299 + "x",
    "digits": "9" * 600 + "x",
    "exponent": "1e999999999x",
    "brackets": "(" * 300 + "x" + ")" * 299,
    "signs": "-" * 599 + "x",
    "bars": "|" * 599 + "x",
    "nested functions": "sin(" * 120 + "x" + ")" * 120,
    "fractions": r"\frac" * 120,
    "roots": r"\sqrt[" * 100,
    "product": "x" * 600,
    "sums": "+".join(["x"] * 300),
    "costly": "+".join(f"sin({i}x*y)^5" for i in range(1, 60)),
    "powers": "*".join(["(x^y+y^x)"] * 22),
    "megabyte": "x+" * 500_000,
    "unicode megabyte": "ｘ" * 1_000_000,
    "markup": "<script>alert(1)</script>x",
    "markdown": "![x](http://example.com/x.png)",
    "latex": r"\href{javascript:alert(1)}{x}",
    "input": r"\input{/etc/passwd}",
    "definition": r"\def\x{\x\x}\x",
    "cyrillic": "хух",
    "greek": "χ + υ",
    "ligature": "ﬁ(x)",
    "underscores": "x﹍﹍class﹍﹍",
    "arabic digits": "١x",
    "bidi": "\u202ex\u202c",
    "null": "x\x00y",
    "surrogate": "x\ud800",
    "combining": "x" + "\u0301" * 200,
    "nan": "nan*x",
    "inf": "inf*x",
    "nan maker": "(x-x)/(y-y)",
    "infinity minus infinity": "1e308*10*x - 1e308*10*x",
    "nowhere": "sqrt(-1-x^2-y^2)",
    "overflow": "exp(exp(exp(x^2+9)))",
    "separator": "x;y",
    "newline": "x\n+\r\ny",
    "tabs": "\t" * 600,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_or_refused_at_once(text: str) -> None:
    before = thread_time()
    try:
        surface = parse(text)
        surface.hessian(np.ones((2, 100)))
    except FormulaError as refused:
        for sentence in (str(refused), refused.said.ko):
            assert 0 < len(sentence) <= 300
            assert not set("<>&`[]\n\\") & set(sentence)
    assert thread_time() - before < 1


def test_names_of_a_text_are_quoted_only_as_letters() -> None:
    with pytest.raises(FormulaError) as refused:
        parse("javascript" * 20)
    assert len(str(refused.value)) < 140
