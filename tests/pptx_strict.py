"""What PowerPoint is known to refuse or to offer to repair in a file, found by reading its parts: a list of complaints, empty where there is none."""

import datetime
import io
import math
import posixpath
import re
import zipfile
from collections.abc import Iterator

import openpyxl
from lxml import etree
from openpyxl.utils.datetime import to_excel
from pptx.oxml.ns import qn

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
BOUNDS = {"gapWidth": (0, 500), "overlap": (-100, 100), "bubbleScale": (0, 300), "holeSize": (10, 90), "size": (2, 72)}
LONGEST_SHEET, FORBIDDEN = 31, set("[]:*?/\\")


def complaints(content: bytes) -> list[str]:
    """Every complaint about a file of PowerPoint, each with the part that it is about."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
        twice = len(file.namelist()) - len(parts)
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    found = [f"{twice} parts of one name"] if twice else []
    found += _types(parts, trees)
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            found += [f"{name}: {text}" for text in (*_relations(name, tree, parts, trees), *_shapes(tree), *_texts(tree))]
        if re.match(r"ppt/charts/chart[^/]*\.xml$", name):
            book = next(parts[target] for _, target in _targets(name, trees) if target.endswith(".xlsx"))
            found += [f"{name}: {text}" for text in (*_numbers(tree), *_bounds(tree), *_sheet(tree, book))]
    return found


def _types(parts: dict, trees: dict) -> Iterator[str]:
    """Each part has a type, each type its part."""
    told = trees["[Content_Types].xml"]
    defaults = {one.get("Extension").lower() for one in told.iter(f"{TYPES}Default")}
    own = [one.get("PartName").lstrip("/") for one in told.iter(f"{TYPES}Override")]
    yield from (f"{name} has a type and no part" for name in own if name not in parts)
    yield from (f"{name} has no type" for name in parts if name != "[Content_Types].xml" and name not in own and (name.rsplit(".", 1)[-1].lower() not in defaults or (name.startswith("ppt/") and name.endswith(".xml"))))
    if len(own) != len(set(own)):
        yield "a part has two types"


def _targets(name: str, trees: dict) -> list[tuple[str, str]]:
    """(identifier, part) of what a part refers to in the file."""
    folder, leaf = posixpath.split(name)
    tree = trees.get(f"{folder}/_rels/{leaf}.rels")
    return [] if tree is None else [(one.get("Id"), posixpath.normpath(posixpath.join(folder, one.get("Target"))).lstrip("/")) for one in tree.iter(RELATIONS) if one.get("TargetMode") != "External"]


def _relations(name: str, tree, parts: dict, trees: dict) -> Iterator[str]:
    targets = _targets(name, trees)
    yield from (f"{target} is referred to and is not there" for _, target in targets if target not in parts)
    known = {one for one, _ in targets}
    yield from (f"{value} is no relation" for node in tree.iter() for key, value in node.attrib.items() if key.startswith(LINKED) and value not in known)


def _shapes(tree) -> Iterator[str]:
    """Shapes have numbers of their own and a size; colours, sizes of type and lines are within the format."""
    numbers = [node.get("id") for node in tree.iter(qn("p:cNvPr"))]
    if len(numbers) != len(set(numbers)) or not all(one.isdigit() for one in numbers):
        yield f"numbers of shapes: {numbers}"
    yield from ("a shape without a name" for node in tree.iter(qn("p:cNvPr")) if node.get("name") is None)
    for size in tree.iter(qn("a:ext")):
        if size.get("cx") is not None and (int(size.get("cx")) < 0 or int(size.get("cy")) < 0):
            yield f"a size of {size.get('cx')} by {size.get('cy')}"
    for frame in tree.iter(qn("p:graphicFrame"), qn("p:pic")):
        size = next(node for node in frame.iter(qn("p:xfrm"), qn("a:xfrm"))).find(qn("a:ext"))
        if not (int(size.get("cx")) > 0 and int(size.get("cy")) > 0):
            yield "a chart, a table or a picture without a size"
    yield from (f"colour {node.get('val')}" for node in tree.iter(qn("a:srgbClr")) if not re.fullmatch(r"[0-9A-F]{6}", node.get("val")))
    yield from (f"opacity {node.get('val')}" for node in tree.iter(qn("a:alpha")) if not 0 <= int(node.get("val")) <= 100_000)
    yield from (f"type of {node.get('sz')}" for node in tree.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")) if node.get("sz") and not 100 <= int(node.get("sz")) <= 400_000)
    for grid in tree.iter(qn("a:tbl")):
        columns = len(grid.find(qn("a:tblGrid")))
        yield from ("a row with more or fewer cells than columns" for row in grid.iter(qn("a:tr")) if len(row.findall(qn("a:tc"))) != columns)


def _texts(tree) -> Iterator[str]:
    yield from ("a body of text without a paragraph" for node in tree.iter(qn("p:txBody"), qn("a:txBody"), qn("c:rich"), qn("c:txPr")) if node.find(qn("a:p")) is None)


def _numbers(tree) -> Iterator[str]:
    """Caches hold finite numbers at places within their count, each once."""
    for cache in tree.iter(qn("c:numCache"), qn("c:strCache")):
        count, places = int(cache.find(qn("c:ptCount")).get("val")), [int(point.get("idx")) for point in cache.iter(qn("c:pt"))]
        if places != sorted(set(places)) or (places and places[-1] >= count):
            yield f"{count} points, at {places}"
        if cache.tag == qn("c:numCache"):
            yield from (f"no number: {point.findtext(qn('c:v'))}" for point in cache.iter(qn("c:pt")) if not math.isfinite(float(point.findtext(qn("c:v")))))
    for series in tree.iter(qn("c:ser")):
        counts = {int(node.get("val")) for node in series.iter(qn("c:ptCount"))} - {1}
        most = max(counts, default=1)
        yield from (f"point {node.get('val')} of {most}" for part in series.iter(qn("c:dPt"), qn("c:dLbl")) for node in part.findall(qn("c:idx")) if int(node.get("val")) >= most)


def _bounds(tree) -> Iterator[str]:
    """Axes that meet, ranges that go up, labels where the kind of chart has a place for them."""
    for tag, (low, high) in BOUNDS.items():
        yield from (f"{tag} {node.get('val')}" for node in tree.iter(qn(f"c:{tag}")) if node.get("val") is not None and not low <= int(node.get("val")) <= high)
    for scale in tree.iter(qn("c:scaling")):
        ends = [scale.find(qn(f"c:{tag}")) for tag in ("min", "max")]
        if None not in ends and not float(ends[0].get("val")) < float(ends[1].get("val")):
            yield f"an axis from {ends[0].get('val')} to {ends[1].get('val')}"
    area = tree.find(f".//{qn('c:plotArea')}")
    axes = {axis.findtext(qn("c:axId")) or axis.find(qn("c:axId")).get("val") for axis in area if axis.tag in (qn("c:catAx"), qn("c:valAx"), qn("c:dateAx"))}
    yield from (f"axis {node.get('val')} is not there" for node in area.iter(qn("c:axId"), qn("c:crossAx")) if node.get("val") not in axes)
    for bars in tree.iter(qn("c:barChart")):
        if bars.find(qn("c:grouping")).get("val") != "clustered":
            yield from ("a label past the end of a bar of a stack" for node in bars.iter(qn("c:dLblPos")) if node.get("val") == "outEnd")


def _sheet(tree, content: bytes) -> Iterator[str]:
    """The embedded workbook opens, and each cache holds the cells that it names."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    yield from (f"a sheet is named {name}" for name in book.sheetnames if len(name) > LONGEST_SHEET or set(name) & FORBIDDEN)
    for told in tree.iter(qn("c:f")):
        name, _, area = told.text.rpartition("!")
        cache = next((node for node in told.getparent() if node.tag in (qn("c:numCache"), qn("c:strCache"))), None)
        if name.strip("'") not in book.sheetnames:
            yield f"no sheet {name}"
        elif cache is not None:
            cells = book[name.strip("'")][area.replace("$", "")]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            cells = [cell.value for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
            values = [to_excel(value) if isinstance(value, datetime.datetime) else value for value in cells]
            for point in cache.iter(qn("c:pt")):
                value, own = point.findtext(qn("c:v")), values[int(point.get("idx"))]
                same = math.isclose(float(value), float(own), abs_tol=1e-9) if cache.tag == qn("c:numCache") and isinstance(own, int | float) else value == str(own)
                if not same:
                    yield f"{told.text}: {value} in the chart, {own} in the sheet"
