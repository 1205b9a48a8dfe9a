"""From starting the server to the first picture, in turns with an app that shows one contour of Plotly."""

from pathlib import Path
from statistics import median
from time import monotonic

from playwright.sync_api import Browser

from benchmarks.browser import PAINTED, app, opened, say
from tests.browser.conftest import served

TURNS = 3
CONTOUR = """
import numpy as np
import plotly.graph_objects as go
import streamlit as st
x = np.linspace(-4.5, 4.5, 101)
z = np.log1p((1.5 - x + x * x[:, None]) ** 2 + (2.25 - x + x * x[:, None] ** 2) ** 2)
st.plotly_chart(go.Figure(go.Contour(x=x, y=x, z=z)))
"""
SHOWN = "document.querySelector('.contourlayer path')"


def report(browser: Browser) -> None:
    ours, plain = [], []
    with app(CONTOUR) as folder:
        for _ in range(TURNS):
            ours.append(cold(browser, Path.cwd(), PAINTED))
            plain.append(cold(browser, folder, SHOWN))
    print(f"A cold start, {TURNS} times in turns with an app of one st.plotly_chart")
    say("streamlit run to first picture, median", median(ours), "s")
    say("the same for the app of one contour, median", median(plain), "s")
    say("ratio", median(ours) / median(plain), "", 1.3)


def cold(browser: Browser, root: Path, shown: str) -> float:
    begun = monotonic()
    with served(root) as (server, _):
        page, _ = opened(browser, server, shown)
        took = monotonic() - begun
        page.context.close()
    return took
