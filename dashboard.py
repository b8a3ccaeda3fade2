"""The front door. As a server: a warm Streamlit application, offline and silent. As a script: the frame around every page."""

import contextlib
import gc
import sys

import streamlit as st

_SERVED = "streamlit.runtime.scriptrunner" in sys.modules and st.runtime.scriptrunner.get_script_run_ctx() is not None

if not _SERVED:
    from pages.shell import server

    @contextlib.asynccontextmanager
    async def lifespan(app):
        """Before the first visitor: everything that pages import is imported and set aside from the garbage collector."""
        server.warm()
        gc.collect()
        gc.freeze()
        yield

    app = st.App(__file__, lifespan=lifespan, routes=server.routes(), on_script_error=server.on_script_error)
else:
    from pages.shell import frame

    frame.run()
