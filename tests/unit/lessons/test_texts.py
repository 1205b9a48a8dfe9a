"""What the texts of the lessons say: both languages, numbers from claims, markup that a page can show."""

import re

import pytest

from engine.spec.text import LANGUAGES
from lessons import LESSONS
from lessons.lesson import SECTIONS
from lessons.markup import MarkupError, filled, number, pieces

HANGUL = re.compile("[가-힣]")
# Outside formulas, links and placeholders: a number that is neither a year nor small enough to be a word.
BARE = re.compile(r"(?<![\w.·])(?:\d+\.\d+|\d{2,})(?![\w.]*\d)")
TEXTS = [(lesson, language) for lesson in LESSONS.values() for language in LANGUAGES]
EACH = pytest.mark.parametrize(("lesson", "language"), TEXTS, ids=lambda each: getattr(each, "name", each))


def bare(text):
    """The numbers of a text that come from nowhere."""
    plain = "".join(piece.text for piece in pieces(text) if piece.kind in ("text", "strong"))
    plain = re.sub(r"\{[^{}]*\}", "", plain)
    found = [match[0] for match in BARE.finditer(plain)]
    return [
        each
        for each in found
        if each not in ("0.1", "0.004", "10", "100") and not re.fullmatch(r"(1[89]|20)\d\d", each)
    ]


@EACH
def test_a_text_has_its_sections_in_its_language(lesson, language):
    for name in SECTIONS[:-1]:
        assert lesson.section(name, language).strip()
    text = lesson.text[language]
    assert bool(HANGUL.search(text)) == (language == "ko")
    assert "!" not in re.sub(r"\$[^$]+\$", "", text)
    assert "nan" not in text.split() and "∞" not in text
    assert not re.search(r"\*\*\*|TODO|\{\w+\}$", text)


@EACH
def test_every_number_comes_from_a_claim_the_scene_or_a_formula(lesson, language):
    assert [each for part in lesson.written[language].values() for each in bare(part.text)] == []


def test_a_bare_number_is_seen():
    assert bare("Momentum needs 130 steps, since 1964, at {rate:.2f} and $0.95$, 3 times, at rate 0.25.") == [
        "130",
        "0.25",
    ]
    assert bare("[0.1](drag:0.learning_rate) and 350스텝") == ["350"]


@EACH
def test_a_korean_particle_does_not_hang_on_a_number(lesson, language):
    for part in lesson.written[language].values():
        hanging = re.findall(r"\{[\w.:]+\}(?:은|는|이|가|을|를|와|과|로|으로|이나)(?=[\s.,])", part.text)
        assert not hanging, hanging


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.name)
def test_title_question_and_choices_are_in_both_languages(lesson):
    said = [lesson.title, lesson.question, lesson.task.text, *(choice.text for choice in lesson.prediction.choices)]
    for text in said:
        assert not HANGUL.search(text.en)
        assert HANGUL.search(text.ko) or text.ko == text.en or not re.search("[a-z]{4}", text.ko), text.ko
    assert lesson.question.en.endswith("?") and lesson.question.ko.endswith("?")
    assert all(source.url.startswith("https://") for source in lesson.sources) and lesson.sources


def test_lessons_follow_one_another():
    order = list(LESSONS)
    assert order == sorted(order)
    assert [lesson.following for lesson in LESSONS.values()] == [*order[1:], None]


def test_pieces_of_a_text():
    text = "**So** [Adam](runner:0) is at $x^2$, see [A](https://a.b/c), [0.1](drag:0.lr) and $$y$$"
    assert [(piece.kind, piece.text, piece.target) for piece in pieces(text) if piece.kind != "text"] == [
        ("strong", "So", ""),
        ("runner", "Adam", "0"),
        ("formula", "x^2", ""),
        ("web", "A", "https://a.b/c"),
        ("drag", "0.1", "0.lr"),
        ("display", "y", ""),
    ]


@pytest.mark.parametrize("text", ["a $x", "a **b", "see [this](nowhere:1)", "see [this](runner:1", "a $x$ and $"])
def test_what_is_not_closed_is_said_with_its_line(text):
    with pytest.raises(MarkupError) as problem:
        list(pieces(f"one\ntwo\n{text}", 5))
    assert problem.value.line == 7


def test_placeholders_are_filled_outside_formulas_only():
    values = {"half": (0.5, False), "k": (31.0, False), "eta": (0.005, True), "tiny": (-2.8e-7, False)}

    def value_of(name):
        return values[name]

    text = "{half} {half:%} {half:.2f} {k:d} {eta} {tiny} $\\frac{half}{k}$ $$x_{k}$$"
    assert filled(text, value_of) == "0.500 50% 0.50 31 0.005 −2.80·10⁻⁷ $\\frac{half}{k}$ $$x_{k}$$"
    for wrong in ("{", "}", "{half:x}", "{no such}"):
        with pytest.raises(MarkupError):
            filled(wrong, value_of)
    assert number(-3.0, "d", False) == "−3"
