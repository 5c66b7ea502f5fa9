"""Makes the invented papers and drawings of the demonstration workspace; run by hand when they should change.

    .venv/bin/python resources/demo/make_files.py
"""

from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FILES = HERE / "files"
PAPERS = {
    "council-decision": ("НОВОБІЛОУСЬКА СІЛЬСЬКА РАДА", "РІШЕННЯ № 531 від 06.11.2026", (
        "Про участь у конкурсі спільних проєктів і співфінансування", "",
        "1. Подати проєкт «Теплий дах, безпечне укриття» на конкурс.",
        "2. Забезпечити співфінансування з місцевого бюджету: 56 250 євро за курсом НБУ.",
        "3. Утримувати відновлені приміщення після завершення проєкту.", "",
        "Зразок для демонстраційного робочого файлу. Вигаданий документ.")),
    "memorandum": ("МЕМОРАНДУМ ПРО СПІВПРАЦЮ", "MEMORANDUM OF COOPERATION · 7/2024", (
        "Новобілоуська громада — Gmina Jasna Dolina", "", "Напрями: освіта, енергоефективність, безпека.",
        "Areas: education, energy efficiency, safety.", "Строк дії: 17.05.2024 – 16.05.2029", "",
        "Зразок для демонстраційного робочого файлу. Invented document.")),
    "letter-of-commitment": ("GMINA JASNA DOLINA", "LETTER OF COMMITMENT · 12 November 2026", (
        "To Novobilouska Village Council", "",
        "We will take part in the project Warm Roof, Safe Shelter as co-applicant",
        "and contribute EUR 40,580.00 from our own budget.", "",
        "Invented document for the demonstration workspace.")),
}
HOLES = ((260, 250), (380, 225), (520, 260), (700, 230), (820, 280), (940, 290), (620, 300))
LINEN, INDIGO, KALYNA, OCHRE, SKY = "#F8F4EA", "#2F4290", "#B3262F", "#C9881C", "#DCE6F0"


def make_papers() -> None:
    for weight, name in (("Sans", "SourceSans3_400Regular"), ("SansBold", "SourceSans3_700Bold")):
        pdfmetrics.registerFont(TTFont(weight, str(HERE.parent / "fonts" / f"{name}.ttf")))
    for name, (head, title, lines) in PAPERS.items():
        canvas = Canvas(str(FILES / f"{name}.pdf"), invariant=1, initialFontName="Sans")
        canvas.setTitle(title)
        canvas.setAuthor("Hromada Desk")
        canvas.setFont("SansBold", 13)
        canvas.drawString(25 * mm, 262 * mm, head)
        canvas.setFont("Sans", 12)
        canvas.drawString(25 * mm, 252 * mm, title)
        for at, line in enumerate(lines):
            canvas.drawString(25 * mm, (236 - 8 * at) * mm, line)
        canvas.save()


def make_drawing(name: str, *, damaged: bool) -> None:
    """The lyceum from squares of 20 pixels: a long house of two storeys, its roof whole or pierced."""
    image = Image.new("RGB", (1200, 760), SKY)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 620, 1200, 760), fill="#D9D3C3")
    draw.rectangle((140, 330, 1060, 620), fill=LINEN, outline=INDIGO, width=4)
    draw.polygon([(110, 330), (300, 200), (900, 200), (1090, 330)], fill=INDIGO if not damaged else "#6B6F7A")
    for row_top in (370, 490):
        for left in range(190, 1020, 110):
            broken = damaged and (left + row_top) % 3 == 0
            glass = "#8A8F98" if broken else "#BFD4EA"
            draw.rectangle((left, row_top, left + 60, row_top + 70), fill=glass, outline=INDIGO, width=3)
    draw.rectangle((560, 520, 640, 620), fill=KALYNA)
    if damaged:
        for at, (left, top) in enumerate(HOLES):
            size = 34 + 6 * (at % 3)
            hole = [(left, top), (left + size, top - 12), (left + size + 14, top + 20), (left + 10, top + 30)]
            draw.polygon(hole, fill="#2B2F36")
    else:
        draw.polygon([(470, 620), (560, 590), (560, 620)], fill=OCHRE)
        for left in range(320, 880, 60):
            draw.rectangle((left, 240, left + 40, 280), fill="#4F7CAC", outline=LINEN, width=2)
    image.quantize(32).save(FILES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    make_papers()
    make_drawing("lyceum-damaged", damaged=True)
    make_drawing("lyceum-vision", damaged=False)
