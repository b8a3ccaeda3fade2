"""The bare page to compare with: a control and figures read ready-made from a file. No data, no frame, no words."""

import json
import os
from pathlib import Path

import plotly.io as pio
import streamlit as st

READY = json.loads(Path(os.environ["INTERPOLES_READY"]).read_text(encoding="utf-8"))

st.set_page_config(layout="wide")
choice = st.segmented_control("Phase", list(READY), default=list(READY)[-1], required=True, key="phase")
left, right = st.columns(2)
for place, spec in enumerate(READY[choice]):
    with (left, right)[place % 2]:
        st.plotly_chart(pio.from_json(spec, skip_invalid=True), theme=None, config={"displayModeBar": False}, key=f"figure-{place}")
