"""What is drawn on paper, as tables and pictures in Word: the same figures, readable by a machine and in grey."""

import io
from datetime import date

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm

from hromada_desk.documents import blocks, figures
from hromada_desk.documents.blocks import Column, Pair, Row, Status
from hromada_desk.documents.render import palette
from hromada_desk.documents.render.pictures import prepared
from hromada_desk.documents.render.word_marks import Writer, put, put_caption, put_pair, shade
from hromada_desk.documents.render.word_tables import empty_table, only_paragraph, repeat_head, table

HALF = Mm(85)
WIDE = Mm(150)
HIGHEST_RISK = 5
LED = {"lead": palette.PRIMARY, "partner": palette.OCHRE_LIGHT, "joint": palette.MID}


def photo(writer: Writer, block: blocks.Photo) -> None:
    """The picture with its caption; its words stand for it where it cannot be seen."""
    width = HALF if block.half else WIDE
    picture = prepared(block.data, width.pt)
    if picture is not None:
        paragraph = writer.paragraph("Normal")
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(picture[0]), width=Emu(int(width)))
        writer.pictures += 1
        properties = shape._inline.docPr
        properties.set("name", f"Picture {writer.pictures}")
        properties.set("descr", block.caption.main)
    put_caption(writer, writer.counter.figure(), block.caption)


def bar_chart(writer: Writer, block: figures.BarChart) -> None:
    """Bars as a table: one row a bar, one column a series."""
    keys = [Column(key, "text", 2) for key in block.keys]
    rows = []
    for bar in block.bars:
        by_series = {segment.series: segment.label for segment in bar.segments}
        rows.append(Row((bar.label, *(by_series.get(at, "") for at in range(len(keys))), bar.total)))
    columns = (Column(Pair(""), weight=4), *keys, Column(Pair("\u03a3"), "text", 2, strong=True))
    table(writer, blocks.Table(columns, tuple(rows)))
    put_caption(writer, writer.counter.figure(), block.caption)


def funding_bar(writer: Writer, block: figures.FundingBar) -> None:
    """Who pays, as one row of cells with their grounds."""
    if not block.segments:
        return
    whole = sum(segment.value for segment in block.segments) or 1
    grid = empty_table(writer, 1, [max(float(segment.value / whole), 0.12) for segment in block.segments])
    for cell, segment in zip(grid._cells, block.segments, strict=True):
        at = segment.series % len(palette.SERIES)
        shade(cell, palette.TINT if segment.expected else palette.SERIES[at])
        made = only_paragraph(writer, cell, "Cell")
        ink = palette.INK if segment.expected else palette.ON_SERIES[at]
        put(made, segment.label, writer.language, bold=True, colour=ink)
    writer.paragraph("Cell")


def gantt(writer: Writer, block: figures.Gantt) -> None:
    """The workplan: a cell a month, dark where the activity runs, a diamond where a milestone is reached."""
    grid = empty_table(writer, len(block.rows) + 1, [16, 80, 22, *([max(3.0, 130 / block.months)] * block.months)])
    cells, many = grid._cells, block.months + 3
    for cell, head in zip(cells, (*block.heads[:3], *[Pair("")] * (3 - len(block.heads[:3]))), strict=False):
        put_pair(writer, only_paragraph(writer, cell, "Cell Head"), head)
    for month in range(block.months):
        number = only_paragraph(writer, cells[3 + month], "Cell Head")
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        put(number, str(month + 1), writer.language, size=6.5)
    repeat_head(grid.rows[0])
    marks = {(each.row, each.month): each for each in block.milestones}
    for at, row in enumerate(block.rows):
        own = cells[(at + 1) * many:(at + 2) * many]
        put(only_paragraph(writer, own[0], "Cell"), row.code, writer.language, bold=row.package or None)
        put_pair(writer, only_paragraph(writer, own[1], "Cell"), row.title, bold=row.package or None, size=8)
        put(only_paragraph(writer, own[2], "Cell"), row.lead, writer.language)
        for month in range(1, block.months + 1):
            cell = own[2 + month]
            if row.first_month <= month <= row.last_month:
                shade(cell, palette.LIGHT if row.package else LED[row.led_by])
            if (at, month) in marks:
                put(only_paragraph(writer, cell, "Cell"), "\u25c6", writer.language, colour=palette.RED, size=7)
    named = "; ".join(f"{each.code} {each.title}" for each in block.milestones)
    starts = _month_words(block.starts_on)
    words = ". ".join(part for part in (starts, *block.keys, named) if part)
    put(writer.paragraph("Note"), words, writer.language)


def risk_matrix(writer: Writer, block: figures.RiskMatrix) -> None:
    """Five by five: score in each cell, the risks that stand there by their numbers."""
    grid = empty_table(writer, HIGHEST_RISK + 1, [3, *([2] * HIGHEST_RISK)])
    cells, many = grid._cells, HIGHEST_RISK + 1
    for impact in range(HIGHEST_RISK, 0, -1):
        at = (HIGHEST_RISK - impact) * many
        words = f"{block.impact} {impact}. {_of(block.impact_levels, impact)}"
        put(only_paragraph(writer, cells[at], "Cell Head"), words, writer.language)
        for likelihood in range(1, HIGHEST_RISK + 1):
            cell, score = cells[at + likelihood], impact * likelihood
            shade(cell, palette.RED_LIGHT if score >= 15 else palette.OCHRE_LIGHT if score >= 8
                  else palette.GREEN_LIGHT)
            here = [str(number) for number, own, other in block.points if (own, other) == (likelihood, impact)]
            made = only_paragraph(writer, cell, "Cell")
            put(made, str(score), writer.language, colour=palette.MUTED, size=7)
            if here:
                put(made, f"  \u2116\u00a0{', '.join(here)}", writer.language, bold=True)
    foot = HIGHEST_RISK * many
    put(only_paragraph(writer, cells[foot], "Cell Head"), block.likelihood, writer.language)
    for likelihood in range(1, HIGHEST_RISK + 1):
        put(only_paragraph(writer, cells[foot + likelihood], "Cell Head"),
            f"{likelihood}. {_of(block.likelihood_levels, likelihood)}", writer.language)
    legend = "; ".join(f"{span}: {duty}" for span, duty in block.legend)
    put(writer.paragraph("Note"), ". ".join(part for part in (legend, block.note) if part), writer.language)
    put_caption(writer, writer.counter.figure(), block.caption)


def stages(writer: Writer, block: figures.Stages) -> None:
    """The life cycle in one row; done, present and coming differ in ground and weight."""
    grid = empty_table(writer, 1, [1] * len(block.names))
    for at, (cell, name) in enumerate(zip(grid._cells, block.names, strict=True)):
        done, now = at < block.current, at == block.current
        shade(cell, palette.PRIMARY if now else palette.LIGHT if done else palette.PALE)
        put(only_paragraph(writer, cell, "Cell"), name, writer.language, bold=now or None, size=7.5,
            colour=palette.WHITE if now else palette.INK)
    writer.paragraph("Cell")


def timeline(writer: Writer, block: figures.Timeline) -> None:
    """Milestones with their days and a sign where they are done."""
    rows = tuple(Row((each.when, each.title, Status("", "good") if each.done else None)) for each in block.moments)
    table(writer, blocks.Table((Column(Pair(""), weight=2), Column(Pair(""), weight=6),
                                Column(Pair(""), "status", 1)), rows))


def _of(levels: tuple[str, ...], number: int) -> str:
    return levels[number - 1] if number <= len(levels) else ""


def _month_words(day: date | None) -> str:
    return f"1 = {day.month:02}.{day.year}" if day is not None else ""
