"""Plain marks as PowerPoint shapes: vectors and texts that a colleague can move, colour and edit. No picture, no browser."""

import html
import math
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from exports.fitting import SMALLEST
from exports.labels import plain, wide
from exports.marks import Ink, Label, Mark, Path, Symbol
from language import raised

POINT = 12700  # EMU
SMALL = 0.5  # what `<small>` makes of a size
TEXT, TITLES = "Calibri", "Georgia"  # faces that every Office has
SHAPES = {"circle": "ellipse", "diamond": "diamond", "square": "rect", "triangle-up": "triangle", "hexagon": "hexagon", "pentagon": "pentagon", "star": "star5", "cross": "mathPlus", "x": "mathMultiply"}
STROKES = {"line-ns": (0, 1), "line-ew": (1, 0)}  # symbols that are one line: how far it goes across and down
DASHES = {"solid": "solid", "dot": "sysDot", "dash": "dash", "dashdot": "dashDot", "longdash": "lgDash"}


class Sheet:
    """Sets marks down on a slide: `left`, `top` in points, `scale` points a px of the figure, text of at least `smallest` points."""

    def __init__(self, left: float, top: float, scale: float, smallest: float = SMALLEST):
        self.left, self.top, self.scale, self.smallest, self._next = left, top, scale, smallest, 100

    def x(self, px: float) -> int:
        return round((self.left + px * self.scale) * POINT)

    def y(self, px: float) -> int:
        return round((self.top + px * self.scale) * POINT)

    def long(self, px: float) -> int:
        return round(px * self.scale * POINT)

    def points(self, px: float) -> float:
        """A size of text in points."""
        return max(self.smallest, round(px * self.scale, 1))

    def put(self, slide, marks: Iterable[Mark], name: str, alt: str = "") -> None:
        """Marks as one group; a group without an alternative text is told decorative. Nothing is set down for no mark."""
        drawn = [xml for mark in marks if (xml := self._xml(mark))]
        if not drawn:
            return
        width, height = (round(size) for size in (960 * POINT, 540 * POINT))
        told = f' descr="{html.escape(alt, quote=True)}"' if alt else ""
        frame = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
        slide.shapes._spTree.append(parse_xml(
            f'<p:grpSp {nsdecls("p", "a")}><p:nvGrpSpPr><p:cNvPr id="{self._id()}" name="{html.escape(name, quote=True)}"{told}>{"" if alt else DECORATIVE}</p:cNvPr><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f'<p:grpSpPr><a:xfrm>{frame}</a:xfrm></p:grpSpPr>{"".join(drawn)}</p:grpSp>'
        ))

    def _id(self) -> int:
        self._next += 1
        return self._next

    def _xml(self, mark: Mark) -> str:
        if isinstance(mark, Label):
            return self._label(mark) if plain(mark.text) else ""
        return self._path(mark) if isinstance(mark, Path) else self._symbol(mark)

    def _symbol(self, mark: Symbol) -> str:
        half = mark.size / 2
        if mark.shape in STROKES:
            across, down = STROKES[mark.shape]
            return self._path(Path((((mark.x - half * across, mark.y - half * down), (mark.x + half * across, mark.y + half * down)),), mark.ink))
        turned = f' rot="{round(mark.angle * 60000)}"' if mark.angle else ""
        frame = f'<a:xfrm{turned}><a:off x="{self.x(mark.x - half)}" y="{self.y(mark.y - half)}"/><a:ext cx="{self.long(mark.size)}" cy="{self.long(mark.size)}"/></a:xfrm>'
        return self._shape(frame + f'<a:prstGeom prst="{SHAPES.get(mark.shape, "ellipse")}"><a:avLst/></a:prstGeom>', mark.ink)

    def _path(self, mark: Path) -> str:
        across, down = [[point[i] for line in mark.lines for point in line] for i in (0, 1)]
        if not across or not (solid(mark.ink.fill) or mark.ink.hatch or solid(mark.ink.line)):
            return ""
        left, top = self.x(min(across)), self.y(min(down))
        width, height = self.x(max(across)) - left, self.y(max(down)) - top
        frame = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        if mark.closed and _is_box(mark):
            return self._shape(f'{frame}<a:prstGeom prst="{"ellipse" if mark.oval else "rect"}"><a:avLst/></a:prstGeom>', mark.ink)
        drawn = []
        for line in mark.lines:
            ends = [f'<a:pt x="{self.x(x) - left}" y="{self.y(y) - top}"/>' for x, y in line]
            drawn.append(f"<a:moveTo>{ends[0]}</a:moveTo>" + "".join(f"<a:lnTo>{end}</a:lnTo>" for end in ends[1:]) + ("<a:close/>" if mark.closed else ""))
        filled = "" if mark.closed else ' fill="none"'
        return self._shape(f'{frame}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}"{filled}>{"".join(drawn)}</a:path></a:pathLst></a:custGeom>', mark.ink)

    def _shape(self, geometry: str, ink: Ink) -> str:
        number = self._id()
        return f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{geometry}{fill(ink)}{line(ink, self.scale)}</p:spPr></p:sp>'

    def _label(self, mark: Label) -> str:
        size, number = self.points(mark.size), self._id()
        lines = re.split(r"<br\s*/?>", mark.text)
        width = max(4.0, wide(mark, size))
        height = len(lines) * size * 1.2
        x, y = self.x(mark.x) / POINT, self.y(mark.y) / POINT
        left = {"left": x, "right": x - width}.get(mark.side, x - width / 2)
        top = {"top": y, "bottom": y - height}.get(mark.level, y - height / 2)
        align = {"left": "l", "right": "r"}.get(mark.side, "ctr")
        ground = fill(Ink(mark.ground)) if solid(mark.ground) else "<a:noFill/>"
        turned = f' rot="{round(mark.angle * 60000)}"' if mark.angle else ""
        frame = f'<a:xfrm{turned}><a:off x="{round(left * POINT)}" y="{round(top * POINT)}"/><a:ext cx="{round(width * POINT)}" cy="{round(height * POINT)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{number}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{frame}{ground}</p:spPr>'
            f'<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>{paragraphs(raised(mark.text), size, mark.colour, align)}</p:txBody></p:sp>'
        )


DECORATIVE = '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'


def _is_box(mark: Path) -> bool:
    if len(mark.lines) != 1 or len(mark.lines[0]) != 4:
        return False
    (a, b), (c, d), (e, f), (g, h) = mark.lines[0]
    return math.isclose(b, d) and math.isclose(c, e) and math.isclose(f, h) and math.isclose(g, a)


def rgb(colour: str) -> tuple[str, float]:
    """`#RRGGBB` or `rgb(…)`, `rgba(…)` as six digits and a share of opacity."""
    if colour.startswith("#"):
        return colour[1:7].upper(), 1.0
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    return "".join(f"{round(part):02X}" for part in parts[:3]), parts[3] if len(parts) > 3 else 1.0


def solid(colour: str) -> bool:
    return bool(colour) and rgb(colour)[1] > 0


def paint(colour: str, opacity: float = 1.0) -> str:
    digits, share = rgb(colour)
    share *= opacity
    return f'<a:srgbClr val="{digits}">{f"""<a:alpha val="{round(share * 100000)}"/>""" if share < 1 else ""}</a:srgbClr>'


def fill(ink: Ink) -> str:
    """The filling of a shape: plain, hatched, or none."""
    if ink.hatch:
        ground = ink.fill if solid(ink.fill) and ink.fill != ink.hatch else "#FFFFFF"
        return f'<a:pattFill prst="ltUpDiag"><a:fgClr>{paint(ink.hatch)}</a:fgClr><a:bgClr>{paint(ground)}</a:bgClr></a:pattFill>'
    return f"<a:solidFill>{paint(ink.fill, ink.opacity)}</a:solidFill>" if solid(ink.fill) else "<a:noFill/>"


def line(ink: Ink, scale: float) -> str:
    """The line of a shape."""
    if not solid(ink.line) or not ink.width:
        return "<a:ln><a:noFill/></a:ln>"
    dash = DASHES.get(ink.dash) or ("sysDot" if float(re.findall(r"[\d.]+", ink.dash)[0]) <= 2 else "sysDash")
    return f'<a:ln w="{max(6350, round(ink.width * scale * POINT))}"><a:solidFill>{paint(ink.line, ink.opacity)}</a:solidFill><a:prstDash val="{dash}"/><a:round/></a:ln>'


class _Runs(HTMLParser):
    """The little HTML of a figure's texts, as runs: (text, bold, italic, raised, share of the size, colour); a line break ends a paragraph."""

    def __init__(self, colour: str):
        super().__init__()
        self.lines: list[list[tuple[str, bool, bool, bool, float, str]]] = [[]]
        self._bold = self._italic = self._raised = self._small = 0
        self._colours = [colour]

    def handle_starttag(self, tag, attrs):
        self._bold += tag in ("b", "strong")
        self._italic += tag in ("i", "em")
        self._raised += tag == "sup"
        self._small += tag == "small"
        if tag == "br":
            self.lines.append([])
        if tag == "span":
            told = re.search(r"color:\s*(#[0-9A-Fa-f]{6}|rgba?\([^)]*\))", dict(attrs).get("style") or "")
            self._colours.append(told.group(1) if told else self._colours[-1])

    def handle_endtag(self, tag):
        self._bold -= tag in ("b", "strong")
        self._italic -= tag in ("i", "em")
        self._raised -= tag == "sup"
        self._small -= tag == "small"
        if tag == "span" and len(self._colours) > 1:
            self._colours.pop()

    def handle_data(self, data):
        self.lines[-1].append((data, self._bold > 0, self._italic > 0, self._raised > 0, SMALL if self._small > 0 else 1.0, self._colours[-1]))


def paragraphs(text: str, size: float, colour: str, align: str = "l", face: str = TEXT, bold: bool = False) -> str:
    """The paragraphs of a text, as DrawingML; size in points."""
    reader = _Runs(colour)
    reader.feed(text)
    found = []
    for one in reader.lines:
        runs = "".join(
            f'<a:r><a:rPr lang="fr-FR" sz="{round(size * share * 100)}"{" b=" + chr(34) + "1" + chr(34) if bold or strong else ""}{" i=" + chr(34) + "1" + chr(34) if slanted else ""}{" baseline=" + chr(34) + "30000" + chr(34) if up else ""} dirty="0">'
            f'<a:solidFill>{paint(ink)}</a:solidFill><a:latin typeface="{face}"/><a:cs typeface="{face}"/></a:rPr><a:t>{html.escape(told, quote=False)}</a:t></a:r>'
            for told, strong, slanted, up, share, ink in one
        )
        found.append(f'<a:p><a:pPr algn="{align}"/>{runs}<a:endParaRPr lang="fr-FR" sz="{round(size * 100)}" dirty="0"/></a:p>')
    return "".join(found)
