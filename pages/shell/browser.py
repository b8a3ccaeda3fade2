"""What only the visitor's browser can do: full screen, a file to save, a picture drawn and saved. All of it on this machine."""

import base64
import json

import plotly.graph_objects as go
import streamlit as st

PLOTLY = "/drawing/plotly.js"

_SAVE = """
const save = (url, name) => { const a = document.createElement('a'); a.href = url; a.download = name; document.body.append(a); a.click(); a.remove(); };
"""
_IMAGE = """
const draw = () => Plotly.toImage(%(figure)s, {format: %(format)s, width: %(width)d, height: %(height)d, scale: %(scale)d}).then(url => save(url, %(name)s));
if (window.Plotly) draw(); else { const s = document.createElement('script'); s.src = %(plotly)s; s.onload = draw; document.head.append(s); }
"""
_COPY = """
const text = %(text)s;
const by_hand = () => { const t = document.createElement('textarea'); t.value = text; document.body.append(t); t.select(); document.execCommand('copy'); t.remove(); };
navigator.clipboard ? navigator.clipboard.writeText(text).catch(by_hand) : by_hand();
"""
_FULL = """
const box = document.querySelector('.' + %(key)s), stage = box && box.parentElement;
if (box) {
  const r = box.getBoundingClientRect(), grow = Math.min(screen.width / (r.width + 64), screen.height / (r.height + 48));
  stage.classList.add('alone'); box.style.setProperty('--wide', r.width + 'px'); box.style.setProperty('--grow', grow);
  const leave = () => { if (!document.fullscreenElement) { stage.classList.remove('alone'); document.removeEventListener('fullscreenchange', leave); } };
  document.addEventListener('fullscreenchange', leave);
  stage.requestFullscreen().catch(() => stage.classList.remove('alone'));
}
"""


def _run(script: str) -> None:
    """Run a script once. The count makes the element new each time, so that the same click can be made twice."""
    count = st.session_state["_scripts"] = st.session_state.get("_scripts", 0) + 1
    st.html(f"<script>/* {count} */ (() => {{ {script} }})();</script>", unsafe_allow_javascript=True)


def copy(text: str) -> None:
    """Put a text in the visitor's clipboard."""
    _run(_COPY % {"text": json.dumps(text).replace("</", "<\\/")})


def save(content: bytes, name: str, mime: str) -> None:
    """Hand a file to the browser."""
    url = f"data:{mime};base64,{base64.b64encode(content).decode()}"
    _run(_SAVE + f"save({json.dumps(url)}, {json.dumps(name)});")


def save_image(figure: go.Figure, name: str, kind: str) -> None:
    """Draw a figure off screen, as `svg` or `png` (twice the size), and save it."""
    figure_json = figure.to_json().replace("</", "<\\/")
    _run(_SAVE + _IMAGE % {
        "figure": figure_json, "format": json.dumps(kind), "width": figure.layout.width, "height": figure.layout.height,
        "scale": 2 if kind == "png" else 1, "name": json.dumps(name), "plotly": json.dumps(PLOTLY),
    })


def full_screen(key: str) -> None:
    """Show one container alone, as large as the screen lets it."""
    _run(_FULL % {"key": json.dumps(key)})
