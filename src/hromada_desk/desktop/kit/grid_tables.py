"""Reads the first table of a piece of HTML, as spreadsheets and browsers put it on the clipboard."""

from dataclasses import dataclass
from html.parser import HTMLParser

UNSEEN = frozenset({"style", "script", "title", "head"})
FIGURES = ("sdval", "x:num")
"""Where LibreOffice and Excel write the figure behind what a cell shows."""
WIDEST = 1000


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """What a cell shows, and the bare figure behind it where the program wrote one."""

    text: str
    number: str = ""


def read_table(html: str) -> list[list[HtmlCell]]:
    """The rows of the first table; merged cells stand at their first place, empty cells in the others."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.rows


class _TableReader(HTMLParser):
    """Follows tags; tables within cells count as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[HtmlCell]] = []
        self._depth = 0
        self._done = False
        self._unseen = 0
        self._text: list[str] | None = None
        self._number = ""
        self._span = 1
        self._held: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done and tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif self._depth == 1 and not self._done and tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._done = True

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(data)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.rows:
            self.rows.append([])
        self._pass_held()
        self._text = []
        self._number = next((attributes[each] or "" for each in FIGURES if attributes.get(each)), "")
        self._span = _count(attributes.get("colspan"))
        down = _count(attributes.get("rowspan")) - 1
        if down:
            first = len(self.rows[-1])
            self._held.update({at: len(self.rows) + down for at in range(first, first + self._span)})

    def _pass_held(self) -> None:
        """Places a merged cell above reaches down to stay empty."""
        row = self.rows[-1]
        while self._held.get(len(row), 0) >= len(self.rows) and len(row) < WIDEST:
            row.append(HtmlCell(""))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        words = " ".join("".join(self._text).replace("\u00a0", " ").split())
        self.rows[-1] += [HtmlCell(words, self._number), *(HtmlCell("") for _ in range(self._span - 1))]
        self._text = None


def _count(written: str | None) -> int:
    return min(int(written), WIDEST) if written and written.isdigit() and written != "0" else 1
