"""The house keeps its shape: arrows go one way, SQL lives in files, a file is read in one sitting, nothing asks the network."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "queries", "charts", "views", "exports", "scenarios", "decks", "pages")
MAY_IMPORT = {
    "data": {"data"},
    "queries": {"queries", "data"},
    "charts": {"charts", "language"},
    "views": {"views", "charts", "queries", "language", "scenarios"},
    "decks": {"decks", "views", "charts", "queries", "language", "address", "scenarios", "strict_json"},
    "exports": {"exports", "decks", "views", "charts", "queries", "language"},
    "scenarios": {"scenarios", "queries", "language", "strict_json"},
    "pages": {"pages", "views", "exports", "scenarios", "decks", "charts", "queries", "data", "language", "address"},
}
FILES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_arrows_go_one_way(file):
    room = file.relative_to(ROOT).parts[0]
    ours = imported(file) & {*ROOMS, "language", "address", "dashboard", "strict_json", "tests"}
    assert ours <= MAY_IMPORT[room]
    if room != "pages":
        assert "streamlit" not in imported(file)


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_a_file_is_read_in_one_sitting(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", [f for f in FILES if f.relative_to(ROOT).parts[0] != "data"], ids=lambda f: str(f.relative_to(ROOT)))
def test_sql_lives_in_files(file):
    texts = [node.value for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [text for text in texts if re.match(r"\s*(select\s.+\sfrom|with\s+\w+\s+as\s*\(|insert\s+into|create\s+table)", text, re.IGNORECASE | re.DOTALL)]


def test_nothing_asks_the_network():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    assert config["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
    assert config["server"]["address"] == "localhost" and config["server"]["fileWatcherType"] == "none"
    for file in [*FILES, *(ROOT / "pages").rglob("*.css"), *(ROOT / "static").rglob("*")]:
        if file.suffix in (".py", ".css", ".js", ".html"):
            assert not re.search(r"https?://(?!www\.w3\.org)(cdn|fonts|unpkg|api|ajax)", file.read_text(encoding="utf-8")), file
