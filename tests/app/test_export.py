"""The sheet Export: nothing is sent before it is opened, then its words, then a file of the race of now."""

import pytest
from streamlit.testing.v1 import AppTest

from engine.config import default_race
from export import KINDS, csv
from export.words_sheet import EXPORT
from stage.wire import unpack
from tests.app.messages import handed
from tests.app.test_pages import opened


def script(messages, language, changed):
    from dataclasses import replace

    import streamlit as st

    from ui.session import exports, state  # a script of its own

    for message in messages:
        exports.on_edit(message)
    if changed:
        state.set_config(replace(state.config(), steps=7))
    st.session_state.sent = exports.answer(language)


def answered(*messages, language="en", changed=False):
    """What the sheet is sent after these questions."""
    kwargs = {"messages": messages, "language": language, "changed": changed}
    app = AppTest.from_function(script, kwargs=kwargs, default_timeout=300).run()
    assert not app.exception
    return unpack(app.session_state["sent"])[0]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", ["pages/race.py", "pages/maps.py"])
def test_every_page_has_the_sheet_and_sends_nothing_of_it(page, language):
    app = opened(page, lang=language)
    assert not app.exception
    assert handed(app, "export") == {"lang": language}
    assert EXPORT["title"][language] in "".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_is_sent_its_words_and_then_what_was_asked_for(language):
    words = answered({"n": 1.5, "kind": None}, language=language)
    assert words["n"] == 1.5 and words["words"] == {name: text[language] for name, text in EXPORT.items()}
    assert set(words["kinds"]) == set(KINDS)
    html = answered({"n": 3, "kind": "html"}, language=language)["file"]
    assert html["name"] == "race.html" and html["text"].startswith(f'<!doctype html>\n<html lang="{language}">')
    file = answered({"n": 1.5, "kind": None}, {"n": 2, "kind": "csv"}, language=language)["file"]
    assert file["name"] == "race.csv" and file["text"] == csv(default_race())


def test_a_file_of_another_race_is_not_sent():
    assert answered({"n": 1, "kind": "csv"}, changed=True) == {"lang": "en"}


ODD = [None, "csv", 3, {}, {"n": "1"}, {"n": 1, "kind": "exe"}, {"n": 1, "kind": [1]}]
NO_NUMBERS = [{"n": n, "kind": "csv"} for n in (float("nan"), float("inf"), 10**400)]


@pytest.mark.parametrize("message", [*ODD, *NO_NUMBERS])
def test_any_message_may_come(message):
    assert answered(message) == {"lang": "en"}
