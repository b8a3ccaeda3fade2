"""One A4 page on a cluster or a region, from the same figures as the screen, with a code that opens the live view."""

import base64
import html
import importlib.util
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import plotly.offline
import segno

from exports import pdf
from language import Speech, raised
from queries import engine
from views.core import Drawn

STYLE = Path(__file__).with_name("sheet.css")
WIDTH, ROOM, AROUND = 532, 1270, 152  # px: width of a column, height of a column, what stands around a picture
WHOLE = 2 * WIDTH + 48  # px: width of the sheet between its margins
ROWS, COLUMNS, ROW, LINE = 7, 4, 40, 33  # of a table that stands for a figure without a picture; px of its rows, and of those of a short list


@dataclass(frozen=True)
class Content:
    """What a sheet says. `answer` may hold `**bold**`; `wide` stands over both columns; `unknown` are sentences on what is not public."""

    heading: str
    answer: str
    numbers: Sequence[Drawn] = ()
    sentences: Sequence[str] = ()
    wide: Drawn | None = None
    pictures: Sequence[Drawn] = ()
    unknown: Sequence[str] = ()


def fonts(embedded: bool = False) -> str:
    """The faces of the screen, taken from where Streamlit keeps them; the page falls back on the machine's own. Embedded, they are part of the page."""
    found = importlib.util.find_spec("streamlit")
    media = Path(found.submodule_search_locations[0]) / "static/static/media" if found else Path()
    faces = []
    for family, start in (("Source Sans", "SourceSansVF-Upright"), ("Source Serif", "SourceSerifVariable-Roman")):
        file = next(iter(sorted(media.glob(f"{start}*.woff2"))), None)
        if file:
            place = f"data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}" if embedded else file.as_uri()
            faces.append(f"@font-face {{ font-family: '{family}'; font-weight: 200 900; src: url('{place}'); }}")
    return "\n".join(faces)


def placed(drawn: Iterable[Drawn], room: int = ROOM) -> tuple[list[list[Drawn]], list[Drawn]]:
    """Pictures into two columns, each in the emptier one; and those that find no room. Empty pictures are left out."""
    columns: list[list[Drawn]] = [[], []]
    heights, left_out = [0, 0], []
    for one in drawn:
        if one.empty:
            continue
        height = _height(one)
        at = heights.index(min(heights))
        if heights[at] + height > room:
            left_out.append(one)
        else:
            columns[at].append(one)
            heights[at] += height
    return columns, left_out


def _height(one: Drawn) -> int:
    if one.view.chart:
        return AROUND + int(one.figure.layout.height or 300)
    return AROUND + (1 + min(len(one.rows), ROWS)) * (LINE if _short(one) else ROW)


def _short(one: Drawn) -> bool:
    """Whether its list is short enough to stand whole."""
    return one.markup is not None and len(one.rows) <= ROWS


def page(content: Content, link: str, say: Speech) -> str:
    """The page as HTML that stands alone; `link` is the address of the live view."""
    wide = [] if content.wide is None or content.wide.empty else [content.wide]
    taken = 20 * len(content.sentences) + 26 * len(content.unknown) + sum(_height(one) for one in wide)
    columns, left_out = placed(content.pictures, ROOM - taken)
    figures = [*wide, *(one for column in columns for one in column)]
    bold = raised(re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(content.answer)))
    told = "".join(_number(one, say) for one in content.numbers)
    listed = "".join(f"<li>{raised(html.escape(sentence))}</li>" for sentence in content.sentences)
    over = "".join(_figure(one, place) for place, one in enumerate(wide))
    grid = "".join(f"<div>{''.join(_figure(one, figures.index(one)) for one in column)}</div>" for column in columns)
    unknown = "".join(f"<p>{html.escape(text)}</p>" for text in content.unknown)
    missing = say("What public data do not say")
    scripts = "".join(f"Plotly.newPlot('f{place}', Object.assign({_spec(one, WHOLE if one in wide else WIDTH)}, {{config: {{staticPlot: true}}}}));" for place, one in enumerate(figures) if one.view.chart)
    return (
        f"<!doctype html><html lang='{say.lang}'><meta charset='utf-8'><title>{html.escape(content.heading)} · Interpôles</title><style>{fonts()}{STYLE.read_text(encoding='utf-8')}</style>"
        f"<script>{plotly.offline.get_plotlyjs()}</script><main><h1>{html.escape(content.heading)}</h1><p class='answer'>{bold}</p>"
        f"{f'<section class=numbers>{told}</section>' if told else ''}{f'<ol>{listed}</ol>' if listed else ''}{over}<section class='grid'>{grid}</section>"
        f"{f'<section class=unknown><h2>{missing}</h2>{unknown}</section>' if unknown else ''}{_footer(link, left_out, say)}</main>"
        f"<script>document.fonts.ready.then(() => {{ {scripts} }});</script></html>"
    )


def _number(one: Drawn, say: Speech) -> str:
    number = one.number
    if number is None:
        return f"<div><span>{html.escape(one.words.title)}</span><b>–</b><span>{say('not known')}</span></div>"
    return f"<div><span>{html.escape(number.label)}</span><b>{html.escape(number.value)} {html.escape(number.unit)}</b><span>{number.change}</span></div>"


def _figure(one: Drawn, place: int) -> str:
    words, say = one.words, one.look.say
    reading = f"{say('Reading:')} {words.reading}."
    source = f" {say('Source:')} {one.sources.line}." if one.sources.line else ""
    drawn = f"<div id='f{place}' role='img' aria-label=\"{html.escape(one.alt, quote=True)}\"></div>" if one.view.chart else _table(one)
    return f"<figure><h2>{raised(html.escape(words.title))}</h2><p class='subtitle'>{raised(html.escape(words.subtitle))}</p>{drawn}<p class='foot'>{raised(html.escape(reading + source))}</p></figure>"


def _table(one: Drawn) -> str:
    """What stands in place of a picture, whole where it is short; else the first rows of the twin, and how many are left."""
    if _short(one):
        return one.markup
    shown = one.table.iloc[:ROWS, :COLUMNS]
    head = "".join(f"<th>{html.escape(name)}</th>" for name in shown.columns)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(str(cell))}</td>' for cell in row)}</tr>" for row in shown.itertuples(index=False))
    more = len(one.table) - len(shown)
    rest = f"<p class='foot'>{one.look.say.plural('and {n} row more', 'and {n} rows more', more)}</p>" if more else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _spec(one: Drawn, width: int) -> str:
    figure = one.figure
    figure.layout.width = width
    return figure.to_json().replace("</", "<\\/")


def _footer(link: str, left_out: Sequence[Drawn], say: Speech) -> str:
    code = io.BytesIO()
    segno.make(link, error="m").save(code, kind="svg", scale=3, border=1, xmldecl=False, svgns=True, nl=False)
    lines = [say("Interpôles, data of {date}, version {version}.", date=say.date(str(engine.run("package").at[0, "created"])[:10]), version=engine.version()), say("Live view: {link}", link=link)]
    if left_out:
        lines.append(say("Not shown here, for want of room: {titles}.", titles=" · ".join(one.words.title for one in left_out)))
    return f"<footer>{code.getvalue().decode()}<div>{''.join(f'<p>{html.escape(line)}</p>' for line in lines)}</div></footer>"


def a4(content: Content, link: str, say: Speech) -> bytes:
    """The page as a PDF of one A4 sheet. Raises pdf.NoPdf."""
    return pdf.printed(page(content, link, say))
