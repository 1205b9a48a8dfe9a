"""The address that opens a race anywhere."""

from urllib.parse import urlsplit, urlunsplit

import streamlit as st


def share(link: str) -> str:
    """The whole address of a link: this app's own, whatever page is open, wherever it is served."""
    here = urlsplit(st.context.url or "")
    return urlunsplit((here.scheme, here.netloc, here.path or "/", link, ""))
