"""The deck as a PDF: a page a slide, tables that go on, nothing cut; source, filters, date and version on each page; a clear refusal without a browser."""

import os
import re
import subprocess
import types
from collections import Counter
from dataclasses import replace

import pytest

import views
from charts.look import Look
from decks import ready
from decks.face import aloud, face
from decks.model import Deck, Slide
from exports import deck_pdf, fitting, pdf
from language import speech
from queries import engine
from tests import browser
from tests.test_views import choices

LOOK = Look(speech("fr"))
LONG = Slide("cluster_other_values", {"phase": "4", "cluster": "minalogic"})
SLIDES = (
    Slide("stock_at_phase_end", {"phase": "4"}), Slide("label_stock", {"phase": "4"}), Slide("cluster_seats", {"phase": "4"}), Slide("funding_by_year", {"phase": "4", "euros": "current"}),
    Slide("fui_votes", {"euros": "current"}, title="Un titre donné", note="Une note"), Slide("region_former", {"phase": "4"}), LONG,
)


PICTURED = [name for name in views.names() if views.get(name).chart is not None]


@pytest.fixture(scope="module")
def made(warehouse) -> bytes:
    return deck_pdf.make(Deck(SLIDES, "Essai"), LOOK).content


def texts(content: bytes, folder) -> list[str]:
    """The text of each page."""
    file = folder / "deck.pdf"
    file.write_bytes(content)
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return read.stdout.split("\f")[:-1]


def expected(slide: Slide) -> int:
    """How many pages a slide takes."""
    one = face(slide, replace(LOOK, projected=True))
    notes = [note for note in (aloud(one), one.caveat) if note]
    if one.drawn.number:
        return 1
    drawn = fitting.pictures(one, notes, deck_pdf.FACE) if one.drawn.view.chart else []
    return len(drawn or list(fitting.tables(one, notes, deck_pdf.FACE)))


def test_it_has_a_page_a_slide_and_more_where_a_table_goes_on(made):
    wanted = sum(expected(slide) for slide in SLIDES)
    assert made.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", made)) == wanted > len(SLIDES)


def test_each_page_says_what_it_is(made, tmp_path):
    pages = texts(made, tmp_path)
    date = LOOK.say.date(str(engine.run("package").at[0, "created"])[:10], short=True)
    for number, page in enumerate(pages, start=1):
        flat = " ".join(page.split())
        assert engine.version() in flat and date in flat and f"{number}/{len(pages)}" in flat.replace(" ", "")
        assert "Lecture" in flat and "Champ" in flat and "Source" in flat
    assert "phase 4" in pages[0] and "Un titre donné" in " ".join(pages)
    assert "Une note" not in " ".join(pages), "notes are for whoever speaks"


def test_a_table_repeats_its_heading_and_loses_no_row(made, tmp_path):
    one = face(SLIDES[5], replace(LOOK, projected=True)).drawn
    pages = [" ".join(page.split()) for page in texts(made, tmp_path) if "Ancienne région" in page]
    assert len(pages) == expected(SLIDES[5]) > 1, "each page of the table has its heading"
    printed = Counter(" ".join(pages).split())
    for word, times in Counter(" ".join(one.table["Ancienne région"]).split()).items():
        assert printed[word] >= times, "a row is lost"


def test_no_word_leaves_its_page(made, tmp_path):
    file = tmp_path / "deck.pdf"
    file.write_bytes(made)
    boxes = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    page = re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)
    assert {(round(float(w)), round(float(h))) for w, h in page} == {(960, 540)}
    words = [tuple(map(float, found)) for found in re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', boxes)]
    assert len(words) > 300
    assert all(left >= 0 and top >= 0 and right <= 960 and bottom <= 540 for left, top, right, bottom in words)


@pytest.mark.parametrize("which", ["the ready deck", "half the pictures", "the other half"])
def test_words_of_a_page_do_not_fall_on_one_another(which, warehouse, tmp_path):
    """Drawn by a browser: title, subtitle, figure, notes and source line stand one under the other."""
    slides = {"the ready deck": (*ready.deck(LOOK.say).slides, *SLIDES)} | {half: tuple(Slide(name, choices(name)[0]) for name in PICTURED[start::2]) for start, half in enumerate(("half the pictures", "the other half"))}
    deck = Deck(slides[which], "Essai")
    file = tmp_path / "deck.html"
    file.write_text(deck_pdf.page(deck, LOOK, lambda done, total: None), encoding="utf-8")
    with browser.chromium() as one:
        context = one.new_context(viewport={"width": 1300, "height": 800})
        asked = []
        context.on("request", lambda request: asked.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
        view = context.new_page()
        view.goto(file.as_uri())
        view.wait_for_function("document.querySelectorAll('.figure .main-svg').length >= document.querySelectorAll('.figure').length")
        wrong = view.evaluate("""() => [...document.querySelectorAll('section')].flatMap((section, at) => {
            const parts = [...section.querySelectorAll('h1, .subtitle, .figure, .value, .change, table, .note, .foot')].map(e => [e.className || e.tagName, e.getBoundingClientRect()]), found = [];
            for (let i = 1; i < parts.length; i++) for (let j = 0; j < i; j++) {
                const [a, b] = [parts[j][1], parts[i][1]];
                if (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3 && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3) found.push(`${at + 1}: ${parts[j][0]} / ${parts[i][0]} ${a.bottom - b.top}`);
            }
            if (section.scrollHeight - section.clientHeight > 1 || section.scrollWidth - section.clientWidth > 1) found.push(`${at + 1}: cut`);
            const page = section.getBoundingClientRect(), above = Math.max(...parts.filter(([name]) => name === 'H1' || name === 'subtitle').map(([, box]) => box.bottom)), under = Math.min(...parts.filter(([name]) => name.startsWith('note') || name === 'foot').map(([, box]) => box.top));
            for (const text of section.querySelectorAll('.figure text')) {
                const box = text.getBoundingClientRect();
                if (text.textContent.trim() && (box.left < page.left || box.right > page.right || box.top < above - 6 || box.bottom > under + 6)) found.push(`${at + 1}: ${text.textContent.slice(0, 30)} leaves its place`);
            }
            return found; })""")
        assert wrong == [] and asked == []


def test_what_a_figure_writes_under_its_plot_is_not_cut(made, tmp_path):
    """pdftotext also reads what is cut away: the page is looked at where the years of the stock stand."""
    file = tmp_path / "deck.pdf"
    file.write_bytes(made)
    boxes = subprocess.run(["pdftotext", "-bbox", "-f", "2", "-l", "2", str(file), "-"], capture_output=True, text=True, check=True).stdout
    left, top, right, bottom = map(float, re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">2013<', boxes).groups())
    shot = ["pdftoppm", "-r", "72", "-gray", "-f", "2", "-l", "2", "-x", str(int(left)), "-y", str(int(top)), "-W", str(int(right - left)), "-H", str(int(bottom - top)), str(file)]
    pixels = subprocess.run(shot, capture_output=True, check=True).stdout.split(b"\n", 3)[3]
    assert min(pixels) < 200, "nothing is drawn where the year stands"


def test_it_stays_small_enough_to_send(made):
    assert len(made) < 3_000_000


def test_without_a_browser_it_is_said_before_anything_is_drawn(monkeypatch, warehouse):
    monkeypatch.setattr(pdf, "browser", lambda: None)
    seen = []
    with pytest.raises(pdf.NoPdf) as refused:
        deck_pdf.make(Deck(SLIDES), LOOK, lambda done, total, step="slide": seen.append(done))
    assert seen == [] and "Chromium" in refused.value.said(LOOK.say)


def test_a_full_disk_is_said(monkeypatch, warehouse):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pdf.Path, "write_text", full)
    with pytest.raises(pdf.NoRoom) as refused:
        pdf.printed("<html></html>")
    assert "disque" in refused.value.said(LOOK.say)


def test_it_can_be_stopped_and_leaves_nothing(monkeypatch, warehouse, tmp_path):
    monkeypatch.setattr(pdf.tempfile, "tempdir", str(tmp_path))

    def progress(done, total, step="slide"):
        if (step, done) == ("slide", 1):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        deck_pdf.make(Deck(SLIDES), LOOK, progress)
    assert list(tmp_path.iterdir()) == []


class Enough(Exception):
    """What a progress raises to stop."""


def asleep(tmp_path, does: str) -> str:
    """A browser that writes down its number, then does something."""
    script = tmp_path / "chromium"
    script.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/number\n{does}\n")
    script.chmod(0o755)
    return str(script)


def test_a_browser_that_prints_can_be_stopped_and_leaves_nothing(monkeypatch, tmp_path):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(pdf.tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(pdf, "browser", lambda: asleep(tmp_path, "sleep 60"))
    told = []

    def progress(share):
        told.append(share)
        if (tmp_path / "number").exists() and (tmp_path / "number").read_text().strip():
            raise Enough

    with pytest.raises(Enough):
        pdf.printed("<html></html>", progress)
    assert told == sorted(told) and all(0 <= share < 1 for share in told) and list((tmp_path / "temporary").iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "number").read_text()), 0)


WRITES = """for one in "$@"; do case $one in --print-to-pdf=*) printf '%s' > "${one#--print-to-pdf=}";; esac; done"""


@pytest.mark.parametrize(("does", "free", "seconds", "error", "said"), [
    (WRITES % "%%PDF-1.4 cut", 0, 90, pdf.NoRoom, "disque"), (WRITES % "", 0, 90, pdf.NoRoom, "disque"), (WRITES % "%%PDF-1.4 cut", 10**9, 90, pdf.Stopped, "a échoué"),
    ("exit 1", 10**9, 90, pdf.Stopped, "a échoué"), ("exit 0", 10**9, 90, pdf.Stopped, "a échoué"), ("sleep 60", 10**9, 0.3, pdf.Stopped, "trop de temps"), ("exit 1", 0, 90, pdf.NoRoom, "disque"),
])
def test_a_browser_that_fails_is_told_from_one_that_is_missing(does, free, seconds, error, said, monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "browser", lambda: asleep(tmp_path, does))
    monkeypatch.setattr(pdf, "SECONDS", seconds)
    monkeypatch.setattr(pdf.shutil, "disk_usage", lambda _: types.SimpleNamespace(free=free))
    with pytest.raises(error) as refused:
        pdf.printed("<html></html>")
    assert said in refused.value.said(LOOK.say) and "autres formats" in refused.value.said(LOOK.say)


def test_a_whole_file_is_taken(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "browser", lambda: asleep(tmp_path, WRITES % "%%PDF-1.4 whole %%%%EOF\\n"))
    assert pdf.printed("<html></html>") == b"%PDF-1.4 whole %%EOF\n"
