"""One A4 page on a cluster or a region, from the same figures as the screen, with a code that opens the live view."""

import base64
import html
import importlib.util
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import plotly.offline
import segno

from exports import pdf
from exports import sheet_fit as fit
from language import Speech, raised
from queries import engine
from views.core import Drawn

STYLE = Path(__file__).with_name("sheet.css")
CODE = {"scale": 3, "border": 1}  # of the code that opens the live view: px of a square, squares around it
COLUMNS = 4  # of a table that stands for a figure without a picture


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


def page(content: Content, link: str, say: Speech) -> str:
    """The page as HTML that stands alone; `link` is the address of the live view."""
    wide = [] if content.wide is None or content.wide.empty else [content.wide]
    code = segno.make(link, error="m")
    columns, left_out, rows = fit.fitted(content.pictures, _room(content, wide) - code.symbol_size(**CODE)[1])
    figures = [*wide, *(one for column in columns for one in column)]
    bold = raised(re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(content.answer)))
    told = "".join(_number(one, say) for one in content.numbers)
    listed = "".join(f"<li>{raised(html.escape(sentence))}</li>" for sentence in content.sentences)
    over = "".join(_figure(one, place, rows) for place, one in enumerate(wide))
    grid = "".join(f"<div>{''.join(_figure(one, figures.index(one), rows) for one in column)}</div>" for column in columns)
    unknown = "".join(f"<p>{html.escape(text)}</p>" for text in content.unknown)
    missing = say("What public data do not say")
    scripts = "".join(f"Plotly.newPlot('f{place}', Object.assign({_spec(one, fit.WHOLE if one in wide else fit.WIDTH)}, {{config: {{staticPlot: true}}}}));" for place, one in enumerate(figures) if one.view.chart)
    return (
        f"<!doctype html><html lang='{say.lang}'><meta charset='utf-8'><title>{html.escape(content.heading)} · Interpôles</title><style>{fonts()}{STYLE.read_text(encoding='utf-8')}</style>"
        f"<script>{plotly.offline.get_plotlyjs()}</script><main><h1>{html.escape(content.heading)}</h1><p class='answer'>{bold}</p>"
        f"{f'<section class=numbers>{told}</section>' if told else ''}{f'<ol>{listed}</ol>' if listed else ''}{over}<section class='grid'>{grid}</section>"
        f"{f'<section class=unknown><h2>{missing}</h2>{unknown}</section>' if unknown else ''}{_footer(link, code, left_out, say)}</main>"
        f"<script>document.fonts.ready.then(() => {{ {scripts} }});</script></html>"
    )


def _room(content: Content, wide: Sequence[Drawn]) -> float:
    """Height in px that is left for the columns and the code."""
    taken = fit.text(content.heading, 40, fit.WHOLE, face=fit.SERIF, leading=1.15) + fit.text(content.answer, 20, fit.WHOLE) + 24 + fit.FOOTER
    if content.numbers:
        taken += 176
    if content.sentences:
        taken += 20 + sum(fit.text(sentence, 19, fit.WHOLE - 24) + 5 for sentence in content.sentences)
    if content.unknown:
        taken += 33 + sum(fit.text(sentence, 15, fit.WHOLE) + 3 for sentence in content.unknown)
    return fit.HEIGHT - taken - sum(fit.figure(one, fit.WHOLE) for one in wide)


def _number(one: Drawn, say: Speech) -> str:
    number = one.number
    if number is None:
        return f"<div><span>{html.escape(one.words.title)}</span><b>–</b><span>{say('not known')}</span></div>"
    return f"<div><span>{html.escape(number.label)}</span><b>{html.escape(number.value)} {html.escape(number.unit)}</b><span>{number.change}</span></div>"


def _figure(one: Drawn, place: int, rows: int) -> str:
    words, say = one.words, one.look.say
    reading = f"{say('Reading:')} {words.reading}."
    source = f" {say('Source:')} {one.sources.line}." if one.sources.line else ""
    drawn = f"<div id='f{place}' role='img' aria-label=\"{html.escape(one.alt, quote=True)}\"></div>" if one.view.chart else _table(one, rows)
    return f"<figure><h2>{raised(html.escape(words.title))}</h2><p class='subtitle'>{raised(html.escape(words.subtitle))}</p>{drawn}<p class='foot'>{raised(html.escape(reading + source))}</p></figure>"


def _table(one: Drawn, rows: int) -> str:
    """What stands in place of a picture, whole where it is short; else the first rows of the twin, and how many are left."""
    if fit.short(one):
        return one.markup
    shown = one.table.iloc[:rows, :COLUMNS]
    head = "".join(f"<th>{html.escape(name)}</th>" for name in shown.columns)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(str(cell))}</td>' for cell in row)}</tr>" for row in shown.itertuples(index=False))
    more = len(one.table) - len(shown)
    rest = f"<p class='foot'>{one.look.say.plural('and {n} row more', 'and {n} rows more', more)}</p>" if more else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _spec(one: Drawn, width: int) -> str:
    figure = one.figure
    figure.layout.width = width
    return figure.to_json().replace("</", "<\\/")


def _footer(link: str, made: segno.QRCode, left_out: Sequence[Drawn], say: Speech) -> str:
    code = io.BytesIO()
    made.save(code, kind="svg", **CODE, xmldecl=False, svgns=True, nl=False)
    lines = [say("Interpôles, data of {date}, version {version}.", date=say.date(str(engine.run("package").at[0, "created"])[:10]), version=engine.version()), say("Live view: {link}", link=link)]
    if left_out:
        lines.append(say("Not shown here, for want of room: {titles}.", titles=" · ".join(one.words.title for one in left_out)))
    return f"<footer>{code.getvalue().decode()}<div>{''.join(f'<p>{raised(html.escape(line))}</p>' for line in lines)}</div></footer>"


def a4(content: Content, link: str, say: Speech) -> bytes:
    """The page as a PDF of one A4 sheet. Raises pdf.NoPdf."""
    return pdf.printed(page(content, link, say))
