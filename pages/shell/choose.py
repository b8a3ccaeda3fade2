"""A file that the visitor chooses: read by the browser, handed to the page, kept nowhere."""

import base64
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from pages.shell import part

CSS = """
label { display: inline-flex; border: 1px solid var(--rule); border-radius: 4px; padding: 8px 14px; cursor: pointer; color: var(--ink); font-size: 16px; }
label:hover { color: var(--accent); border-color: var(--accent); }
label:focus-within { outline: 2px solid var(--accent); outline-offset: 1px; }
input { position: absolute; width: 1px; height: 1px; opacity: 0; }
"""
_component = part.part("choose_file", "<label><span></span><input type='file'></label>", Path(__file__).with_name("choose.js"), css=CSS)


@dataclass(frozen=True)
class File:
    """A file as chosen. `content` is None where it is larger than was allowed."""

    name: str
    size: int
    content: bytes | None


def file(label: str, accept: str, most: int, key: str) -> File | None:
    """A button of that `label`; gives the file just chosen, once. `accept` is what the browser offers (`.json`), `most` the largest size in bytes."""
    _component(key=key, data={"label": label, "accept": accept, "most": most}, on_chosen_change=lambda: None)
    return read((st.session_state.get(key) or {}).get("chosen"), most)


def read(told, most: int) -> File | None:
    """What the browser sent, as a file; None where it sent none, or nothing that is one."""
    if not isinstance(told, dict) or not isinstance(told.get("size"), int):
        return None
    try:
        content = base64.b64decode(str(told.get("content", "")), validate=True)
    except ValueError:  # not base64
        return None
    whole = len(content) == told["size"] <= most
    return File(str(told.get("name", "")), told["size"], content if whole else None)
