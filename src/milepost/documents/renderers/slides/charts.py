"""Native, editable charts on slides: every chart opens in the reader's own spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Emu, Pt

from milepost.documents.cells import Status
from milepost.documents.charts import Axis, CategoryChart, Point, PointChart, Shape
from milepost.documents.model import Identity
from milepost.documents.palette import MUTED, PAPER, RULE, STATUS, mixed, series_colours
from milepost.documents.renderers.slides.shapes import POINT, Box, Page
from milepost.documents.renderers.slides.workbook import Row, workbook
from milepost.documents.wording import plain

_SHAPES = {
    Shape.LINE: XL_CHART_TYPE.LINE_MARKERS,
    Shape.S_CURVE: XL_CHART_TYPE.LINE_MARKERS,
    Shape.BAR: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Shape.STACKED_BAR: XL_CHART_TYPE.COLUMN_STACKED,
}
_MARKERS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)
_DASHES = (
    None,
    MSO_LINE.DASH,
    MSO_LINE.ROUND_DOT,
    MSO_LINE.DASH_DOT,
    MSO_LINE.LONG_DASH,
    MSO_LINE.SQUARE_DOT,
)
LABELLED = 12


class _Categories(CategoryChartData):
    """Category data whose workbook is written by us: fast and the same every time."""

    rows: list[Row]

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook behind the chart."""
        return workbook(self.rows)


class _Points(XyChartData):
    """Point data with our workbook."""

    rows: list[Row]

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook behind the chart."""
        return workbook(self.rows)


class _Bubbles(BubbleChartData):
    """Bubble data with our workbook."""

    rows: list[Row]

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook behind the chart."""
        return workbook(self.rows)


def add_chart(page: Page, box: Box, chart: CategoryChart | PointChart, identity: Identity) -> None:
    """Add a native chart to a slide, described for those who do not see it."""
    if isinstance(chart, CategoryChart):
        frame = _framed(page, box, _SHAPES[chart.shape], _category_series(chart))
        _dress_series(frame.chart, chart, identity)
    else:
        kind = XL_CHART_TYPE.BUBBLE if chart.bubble else XL_CHART_TYPE.XY_SCATTER
        groups = _grouped(chart)
        frame = _framed(page, box, kind, _point_series(chart, groups))
        _dress_points(frame.chart, chart, groups, identity)
    _dress(frame.chart, chart.x, chart.y)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(chart.title))  # noqa: SLF001  # no public alt text


def _framed(page: Page, box: Box, kind: Any, data: Any) -> Any:
    x, y, width, height = (Emu(round(value * POINT)) for value in (box.x, box.y, box.width, box.height))
    return page.slide.shapes.add_chart(kind, x, y, width, height, data)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, Decimal) else None


def _category_series(chart: CategoryChart) -> Any:
    made: Any = _Categories
    data = made(number_format=_format(chart.y))
    data.categories = [plain(name) or " " for name in chart.categories]
    lines = [(one.name, [_number(value) for value in one.values]) for one in chart.series]
    if chart.band:
        for edge, limits in (("low", chart.band.low), ("high", chart.band.high)):
            lines.append((f"{chart.band.name}, {edge}", [_number(value) for value in limits]))
    for name, values in lines:
        data.add_series(plain(name), values)
    head: Row = [chart.x.heading, *(name for name, _ in lines)]
    data.rows = [
        head,
        *([name, *(line[at] for _, line in lines)] for at, name in enumerate(chart.categories)),
    ]
    return data


def _grouped(chart: PointChart) -> list[tuple[Status | None, list[Point]]]:
    found = dict.fromkeys(point.status for point in chart.points)
    order = [*(status for status in Status if status in found), *([None] if None in found else [])]
    return [(status, [point for point in chart.points if point.status is status]) for status in order]


def _point_series(chart: PointChart, groups: list[tuple[Status | None, list[Point]]]) -> Any:
    data: Any = (_Bubbles if chart.bubble else _Points)(number_format=_format(chart.y))
    data.rows = []
    for status, points in groups:
        series = data.add_series(status.word if status else "Subjects")
        data.rows.append([None, status.word if status else "Subjects", chart.size.heading if chart.bubble else None])
        for point in points:
            x, y, size = float(point.x), float(point.y), float(point.size)
            series.add_data_point(x, y, size) if chart.bubble else series.add_data_point(x, y)
            data.rows.append([x, y, size if chart.bubble else None, plain(point.label)])
        data.rows.append([])
    return data


def _format(axis: Axis) -> str:
    return "#,##0" + ("." + "0" * axis.decimals if axis.decimals else "")


def _rgb(colour: str) -> RGBColor:
    made: Any = RGBColor
    return cast("RGBColor", made(int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)))


def _dress_series(native: NativeChart, chart: CategoryChart, identity: Identity) -> None:
    colours = series_colours(identity)
    for index, drawn in enumerate(native.plots[0].series):
        band = index >= len(chart.series)
        status = None if band else chart.series[index].status
        colour = mixed(colours[0], PAPER, 0.45) if band else STATUS[status] if status else colours[index % 6]
        if chart.shape in (Shape.LINE, Shape.S_CURVE):
            _dress_line(drawn, index, colour, band=band)
        else:
            drawn.format.fill.solid()
            drawn.format.fill.fore_color.rgb = _rgb(colour)
            drawn.format.line.color.rgb = _rgb(PAPER)
            drawn.invert_if_negative = False
    if chart.shape in (Shape.BAR, Shape.STACKED_BAR):
        native.plots[0].gap_width = 45


def _dress_line(drawn: Any, index: int, colour: str, *, band: bool) -> None:
    drawn.smooth = False
    drawn.format.line.color.rgb = _rgb(colour)
    drawn.format.line.width = Pt(1 if band else 2)
    dash = MSO_LINE.SQUARE_DOT if band else _DASHES[index % len(_DASHES)]
    if dash is not None:
        drawn.format.line.dash_style = dash
    if band:
        drawn.marker.style = XL_MARKER_STYLE.NONE
        return
    drawn.marker.style = _MARKERS[index % len(_MARKERS)]
    drawn.marker.size = 6
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = _rgb(colour)
    drawn.marker.format.line.color.rgb = _rgb(colour)


def _dress_points(
    native: NativeChart,
    chart: PointChart,
    groups: list[tuple[Status | None, list[Point]]],
    identity: Identity,
) -> None:
    named = {id(point) for point in sorted(chart.points, key=lambda point: (-point.size, point.label))[:LABELLED]}
    for drawn, (status, points) in zip(native.plots[0].series, groups, strict=True):
        colour = STATUS[status] if status else identity.primary
        target = drawn.format if chart.bubble else drawn.marker.format
        target.fill.solid()
        target.fill.fore_color.rgb = _rgb(mixed(colour, PAPER, 0.35) if chart.bubble else colour)
        target.line.color.rgb = _rgb(colour)
        if not chart.bubble:
            drawn.format.line.fill.background()
            drawn.marker.style = _MARKERS[list(Status).index(status) % 4] if status else XL_MARKER_STYLE.CIRCLE
        for index, point in enumerate(points):
            if id(point) in named:
                _label(drawn.points[index].data_label.text_frame, point.label[:40], 8)


def _label(frame: Any, text: str, size: float) -> None:
    frame.text = " ".join(plain(text).split()) or " "
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(size), False


def _dress(native: NativeChart, x: Axis, y: Axis) -> None:
    native.has_title = False
    native.font.size = Pt(9)
    native.font.color.rgb = _rgb(MUTED)
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    for axis, said in ((native.category_axis, x), (native.value_axis, y)):
        axis.format.line.color.rgb = _rgb(RULE)
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        if said.heading:
            axis.has_title = True
            _label(axis.axis_title.text_frame, said.heading, 9)
    native.category_axis.has_major_gridlines = False
    native.value_axis.major_gridlines.format.line.color.rgb = _rgb(RULE)
