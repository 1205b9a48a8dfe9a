"""What a text is typed with: full-width and typographic characters as plain ASCII, look-alikes refused."""

import unicodedata

from surfaces.formula.error import FormulaError
from surfaces.formula.problems import LOOKS_LIKE, NO_SIGN, TOO_LONG, about

LONGEST = 600  # characters
WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+", strict=True))
SIGNS = {
    **{ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2212"},
    **{ord(times): "*" for times in "·⋅×∗•"},
    **{ord(over): "/" for over in "÷∕⁄"},
    **{ord(bar): "|" for bar in "∣│"},
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u3000\t\r\n\u200b\u2060\ufeff"), " "),
    ord("π"): " pi ", ord("√"): " sqrt ", ord("½"): " (1/2) ", ord("¼"): " (1/4) ", ord("¾"): " (3/4) ",
    ord("₁"): "_1 ", ord("₂"): "_2 ",
}  # fmt: skip
ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 +-*/^()[]{}|.,;_=<>!\\$:'&%~?@#`\"")
ALIKE = dict(zip("хуаесрοανХУАЕСВΑΒΕΧΥ", "xyaecpoavXYAECBABEXY", strict=True))  # Cyrillic and Greek


class Plain:
    """A text in ASCII: `places` says for each character which one of the typed text it comes from."""

    def __init__(self, typed: str):
        if len(typed) > LONGEST:
            raise FormulaError(about(TOO_LONG, most=LONGEST), LONGEST)
        parts: list[str] = []
        self.places: list[int] = []
        raised = False
        for place, sign in enumerate(typed):
            power = sign in RAISED
            part = ("" if raised else "^") + RAISED[sign] if power else self._one(sign, place)
            part = " " + part if raised and not power else part  # x²3 is not x^23
            raised = power
            parts.append(part)
            self.places += [place] * len(part)
        self.text = "".join(parts)
        self.places.append(len(typed))

    def _one(self, sign: str, place: int) -> str:
        if 0x1D400 <= ord(sign) <= 0x1D7FF:  # the italic letters of a paper
            sign = unicodedata.normalize("NFKD", sign)
        plain = WIDE.get(ord(sign)) or SIGNS.get(ord(sign)) or sign
        if plain.strip(" ") and not ALLOWED.issuperset(plain):
            base = unicodedata.normalize("NFKD", sign)[:1]
            like = ALIKE.get(sign) or (base if base.isascii() and base.isalpha() else "")
            raise FormulaError(about(LOOKS_LIKE, name=like) if like else NO_SIGN, place)
        return plain
