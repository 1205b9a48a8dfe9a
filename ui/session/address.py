"""The query string in the browser's address. All that is known of how Streamlit keeps it stands here.

Streamlit empties the query string when a reader opens another page. It writes the path of that page, as one entry of
the browser's history, once the navigation arrives, together with the query string it was sent last. Sending one costs
an entry of its own, except where the address that is still shown ends in the very same characters. So what the old
page's address held is sent, unchanged, before the navigation.
"""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

EMBED = ("embed", "embed_options")  # Streamlit's own


def read() -> str:
    """The query string as it stands in the address; empty at the start of a run that opens another page."""
    return "&".join(part for part in _run().query_string.split("&") if not _embeds(part))


def from_history() -> bool:
    """Whether this run was asked for by Back or Forward: then the address says what it means, even if it is empty."""
    return _run().is_history_navigation


def write(text: str) -> None:
    """Put a query string into the address: one entry in the browser's history, none where it stands there already."""
    run = _run()
    kept = [part for part in run.query_string.split("&") if _embeds(part)]
    run.query_string = "&".join([*kept, text])
    message = ForwardMsg()
    message.page_info_changed.query_string = run.query_string
    run.enqueue(message)


def _run() -> ScriptRunContext:
    run = get_script_run_ctx()
    if run is None:
        raise RuntimeError("the address is known only while Streamlit runs a page")
    return run


def _embeds(part: str) -> bool:
    return part.partition("=")[0].lower() in EMBED
