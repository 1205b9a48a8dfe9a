"""The live view as a Streamlit component: a tiny loader around the plain modules in static/stage."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from stage.modules import imported
from stage.wire import pack

# Streamlit sends this text with every message, so it only fetches the module that does the work.
# The address is relative to the document: the app may be served under a path prefix.
LOADER = """
export default (call) => {
  const components = import(new URL("app/static/components.js", document.baseURI).href);
  const host = call.parentElement.querySelector(".NAME");
  components.then(({ SHOW }) => SHOW(host, call, "NAME"));
  return () => components.then(({ clean }) => clean(host, call));
};
"""
# The catalog stands before the stage and is sent once: it asks for all that a first picture needs at once, so that
# neither modules that import modules nor Plotly wait for each other.
CATALOG = """
const at = (file) => new URL(`app/static/${file}`, document.baseURI).href;
const early = (file) => Object.assign(document.createElement("link"), { rel: "modulepreload", href: at(file) });
document.head.append(...MODULES.map(early));
import(at("stage/assets.js"));
export default ({ data }) => void import(at("draft/catalogs.js")).then(({ receiveCatalog }) => receiveCatalog(data));
"""
SETTLER = """
const at = (file) => new URL(`app/static/${file}`, document.baseURI).href;
export default ({ setStateValue }) => {
  const modules = Promise.all([import(at("connection.js")), import(at("page_change.js"))]);
  const tell = (message) => setStateValue("settled", message);
  const settle = modules.then(([{ page }, { sender }]) => (page.settle = sender(tell)));
  return () => modules.then(async ([{ page }]) => (page.settle === (await settle) ? (page.settle = null) : null));
};
"""
KEY = "stage"


def show(payload: bytes, catalog: bytes, on_edit: Callable[[], Any]) -> None:
    """Draw a packed race; `on_edit` is called when the hand lets go of something, and `edit()` says what it wants.

    The catalog is an element of its own: Streamlit sends it again only when it has changed.
    """
    with st.container(key="catalog"):
        _catalog()(key="catalog-data", data=catalog)
    _component()(key=KEY, data=payload, on_edit_change=on_edit)


def follow(
    name: str,
    data: Mapping[str, Any] | bytes,
    on_edit: Callable[[], Any] | None = None,
    html: str = "",
    width: str = "stretch",
) -> None:
    """A picture beside the stage of the page that follows it, by the module static/panels/`name`/`name`.js.

    `data` is what it shows, with arrays where there are many numbers, or the message packed before. `width` is that of
    a component in Streamlit.
    """
    message = data if isinstance(data, bytes) else pack(data)
    _follower(name, html)(key=f"{name}-view", data=message, on_edit_change=on_edit or (lambda: None), width=width)


def settler() -> None:
    """Draws the part of the page it stands in again, once the stage has drawn what Python confirmed."""
    with st.container(key="settler"):
        _settler()(key="settler-data", data={}, on_settled_change=lambda: None)


def claims() -> list[Any]:
    """Which race the stage says it holds, with its last edit and when it last asked for the page around it.

    A stage that asks for every path has lost what it said before.
    """
    messages = [edit(), getattr(st.session_state.get("settler-data"), "settled", None)]
    holds = [message.get("holds") for message in messages if isinstance(message, dict)]
    return [] if None in holds else holds


def edit(name: str = KEY) -> Any:
    """The last message of the stage, or of a picture beside it, from outside and unchecked; None before the first."""
    return getattr(st.session_state.get(name if name == KEY else f"{name}-view"), "edit", None)


@st.cache_resource
def _component() -> Any:
    return _loaded("descent", "stage")


@st.cache_resource
def _catalog() -> Any:
    modules = json.dumps(imported("stage/stage.js", "components.js"))
    return st.components.v2.component("catalog", html="<i></i>", js=CATALOG.replace("MODULES", modules))


@st.cache_resource
def _settler() -> Any:
    return st.components.v2.component("settler", html="<i></i>", js=SETTLER)


@st.cache_resource
def _follower(name: str, html: str) -> Any:
    return _loaded(name, "panel", html)


def _loaded(name: str, show: str, html: str = "") -> Any:
    html = html or f'<div class="{name}"></div>'
    js = LOADER.replace("NAME", name).replace("SHOW", show)
    return st.components.v2.component(name, html=html, js=js, isolate_styles=False)
