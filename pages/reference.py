"""The reference: every rule and schedule of the registries, as they are computed."""

import streamlit as st

from ui.reference import panel as reference
from ui.session.state import language
from ui.shell.frame import open_page, page_body

open_page("css/reference.css")
say = language()

with page_body():
    reference.heading(say)
    with st.container(key="reference"):
        with st.container(key="contents"):
            chosen = reference.find(say)
            reference.contents(chosen, say)
        with st.container(key="sheets"):
            reference.rules(chosen, say)
            reference.schedules(chosen, say)
