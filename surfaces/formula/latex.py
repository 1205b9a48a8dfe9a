"""What LaTeX writes otherwise than a keyboard."""

DROPPED = frozenset({
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "biggl", "biggr", "Biggl", "Biggr",
    "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", ",", ";", ":", "!", " ", "thinspace",
})  # fmt: skip
SIGNS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "lvert": "|", "rvert": "|", "vert": "|", "mid": "|",
    "lbrace": "(", "rbrace": ")", "{": "(", "}": ")", "lbrack": "(", "rbrack": ")",
    "frac": "frac", "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "lfloor": "floor (", "rfloor": ")",
}  # fmt: skip
NAMING = frozenset({"operatorname", "mathrm", "mathit", "mathop", "text", "textrm", "mathbf"})
