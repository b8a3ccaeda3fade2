"""The worked example of docs/adding-a-view.md, followed to the letter in a copy of the project."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TRY = """
import os
import sys
import views
from charts.look import Look
from language import speech
from tests import messages
from streamlit.testing.v1 import AppTest
for lang in ("fr", "en"):
    drawn = views.draw("family_count", Look(speech(lang)), {"phase": "4"})
    print(drawn.words.title)
    assert len(drawn.figure.data[0].x) == 6 and drawn.rows["n_clusters"].sum() == 54 and len(drawn.table.columns) == 2
lacking = [m for m in messages.missing() if "family_count" in m[1]]
assert lacking == [], lacking
app = AppTest.from_file(os.path.abspath("dashboard.py"), default_timeout=60).run()
assert not app.exception
assert any("vient en tête" in block.proto.body for block in app.get("html"))
"""


def test_the_example_works_and_changes_no_file_but_the_page(tmp_path, warehouse):
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "*.duckdb", ".hypothesis", ".pytest_cache", "benchmarks"))
    for built in (ROOT / "data").glob("warehouse*.duckdb"):
        (copy / "data" / built.name).symlink_to(built.resolve() if not built.is_symlink() else built.readlink())
    text = (ROOT / "docs/adding-a-view.md").read_text(encoding="utf-8")
    files = re.findall(r"^`([\w/]+\.\w+)`\n```\w+\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert [Path(name).parts[0] for name, _ in files] == ["queries", "charts", "views", "locale"]
    for name, content in files:
        assert not (copy / name).exists(), "a new file, not a change"
        (copy / name).write_text(content, encoding="utf-8")
    line = re.search(r"```python page\n(.*?)\n```", text, re.DOTALL)[1]
    with (copy / "pages/home.py").open("a", encoding="utf-8") as page:
        page.write("\n" + line + "\n")
    done = subprocess.run([sys.executable, "-c", TRY], cwd=copy, capture_output=True, text=True, timeout=120, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(copy)})
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[0].startswith("Vivant") and "vient en tête" in done.stdout
