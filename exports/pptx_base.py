"""An empty presentation in the house's faces and colours, and the few things that every slide has: title, lines of text, foot, number."""

import html

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from charts.look import Palette
from exports.fitting import FOOT, HEAD, HEIGHT, NUMBER, ROOM, SIDE, SMALL, TITLE, WIDTH, foot_top, title_size
from exports.pages import Page
from exports.pptx_marks import POINT, TEXT, TITLES, paint, paragraphs
from language import raised


def blank(palette: Palette):
    """A presentation, 16:9, of one layout (a title alone), its theme in the house's faces and colours."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master, layouts = deck.slide_master, deck.slide_layouts
    for layout in [one for one in layouts if one.name != "Title Only"]:
        layouts.remove(layout)
    for placed in (master, layouts[0]):
        for shape in list(placed.placeholders):
            if shape.placeholder_format.type == 1:  # the title
                shape.left, shape.top, shape.width, shape.height = Pt(SIDE), Pt(HEAD), Pt(ROOM), Pt(2 * TITLE * 1.2)
            else:
                shape._element.getparent().remove(shape._element)
    _theme(master, palette)
    return deck


def _theme(master, palette: Palette) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    roles = {"dk1": palette.ink, "lt1": palette.ground, "dk2": palette.quiet, "lt2": palette.panel, "hlink": palette.accent, "folHlink": palette.accent}
    roles |= {f"accent{n}": colour for n, colour in enumerate(palette.families.values(), start=1)}
    for role, colour in roles.items():
        place = scheme.find(qn(f"a:{role}"))
        place.clear()
        place.append(parse_xml(paint(colour).replace("<a:srgbClr", f"<a:srgbClr {nsdecls('a')}", 1)))
    for tag, face in (("a:majorFont", TITLES), ("a:minorFont", TEXT)):
        theme.find(f".//{qn(tag)}").find(qn("a:latin")).set("typeface", face)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_text(slide, box: tuple[float, float, float, float], text: str, size: float, colour: str, *, align: str = "l", level: str = "t", face: str = TEXT, bold: bool = False, wrap: bool = True, name: str = "") -> None:
    """A box of text, in points: left, top, width, height. `text` may hold `<b>`, `<i>`, `<br>`."""
    shape = slide.shapes.add_textbox(*(Pt(n) for n in box))
    if name:
        shape.name = name
    body = shape._element.txBody
    for old in list(body):
        body.remove(old)
    for part in parse_xml(
        f'<p:txBody {nsdecls("p", "a")}><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{level}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs(text, size, colour, align, face, bold)}</p:txBody>'
    ):
        body.append(part)


def add_title(slide, text: str, palette: Palette) -> None:
    """Write the title."""
    size, height = title_size(text)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Pt(SIDE), Pt(HEAD), Pt(ROOM), Pt(height)
    body = shape._element.txBody
    for old in list(body):
        body.remove(old)
    for part in parse_xml(f'<p:txBody {nsdecls("p", "a")}><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs(written(text), size, palette.ink, "l", TITLES)}</p:txBody>'):
        body.append(part)


def written(text: str) -> str:
    """A sentence as the writer of paragraphs takes it; no line ends between a sign and its currency."""
    return raised(html.escape(text, quote=False)).replace("+€", "+\u2060€").replace("−€", "−\u2060€")


def add_foot(slide, text: str, palette: Palette) -> None:
    """Write the source line and the number of the slide."""
    top = foot_top(text)
    add_text(slide, (SIDE, top, ROOM - NUMBER, HEIGHT - FOOT - top), written(text), SMALL, palette.quiet, name="Source")
    number = slide.shapes.add_textbox(Pt(WIDTH - SIDE - 60), Pt(HEIGHT - FOOT - SMALL * 1.2), Pt(60), Pt(SMALL * 1.2))
    number.name = "N°"
    body = number._element.txBody
    for old in list(body):
        body.remove(old)
    style = f'<a:rPr lang="fr-FR" sz="{round(SMALL * 100)}"><a:solidFill>{paint(palette.quiet)}</a:solidFill><a:latin typeface="{TEXT}"/></a:rPr>'
    for part in parse_xml(
        f'<p:txBody {nsdecls("p", "a")}><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle/><a:p><a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{style}<a:t>‹N°›</a:t></a:fld></a:p></p:txBody>'
    ):
        body.append(part)


def bare(table) -> None:
    """A table without bands nor a style of its own."""
    properties = table._tbl.tblPr
    properties.set("bandRow", "0")
    for old in list(properties):
        properties.remove(old)
    properties.append(parse_xml(f'<a:tableStyleId {nsdecls("a")}>{{2D5ABB26-0587-4C30-8999-92F81FD0307C}}</a:tableStyleId>'))


def add_table(slide, top: float, part: Page, size: float, palette: Palette, alt: str) -> None:
    """A native table: a heading, rules between rows, numbers at the right; no band, no box."""
    shape = slide.shapes.add_table(len(part.rows) + 1, len(part.head), Pt(SIDE), Pt(top), Pt(sum(part.widths)), Pt(sum(part.heights)))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = shape.table
    bare(table)
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(table.rows, part.heights, strict=True):
        row.height = Pt(height)
    for at, cells in enumerate([part.head, *part.rows]):
        for place, text in enumerate(cells):
            _cell(table.cell(at, place)._tc, written(text), size, palette, at == 0, part.numeric[place])


def _cell(cell, text: str, size: float, palette: Palette, heading: bool, right: bool) -> None:
    for old in list(cell):
        cell.remove(old)
    colour = palette.quiet if heading else palette.ink
    rule = f'<a:lnB w="{POINT if heading else POINT // 2}"><a:solidFill>{paint(palette.missing if heading else palette.rule)}</a:solidFill></a:lnB>'
    for part in parse_xml(
        f'<a:tc {nsdecls("a")}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(text, size, colour, "r" if right else "l", TEXT, heading)}</a:txBody>'
        f'<a:tcPr marL="0" marR="101600" marT="25400" marB="25400" anchor="{"b" if heading else "t"}">{rule}<a:noFill/></a:tcPr></a:tc>'
    ):
        cell.append(part)
