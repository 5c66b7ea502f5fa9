"""What is pasted from Word, from a page of the web or from a mail, as the constrained Markdown texts are kept in.

Kept are headings, lists, bold words, tables, paragraphs; gone are fonts, colours, pictures, scripts, comments and
invisible signs. Nothing here knows where the text came from, only what its marks mean.
"""

import re
from html.parser import HTMLParser

from hromada_desk.domain.folding import INVISIBLE

LONGEST = 200_000
"""How many characters of text a section takes in at once: beyond lies a whole book, pasted by a slip."""

_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "select", "button"})
_BLOCKS = frozenset({"p", "div", "section", "article", "blockquote", "pre", "header", "footer", "main", "figure",
                     "figcaption", "dt", "dd", "address", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "table"})
_HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### "}
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_HEAVY = re.compile(r"(?<![-\w])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"(?<![-\w])font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_WORD_BULLET = re.compile(r"(?:[\u00b7\u2022\u25aa\u25cf\u25cb\u2023\u2043\u2219\uf0b7\uf0a7\u00a7o\u2013\u2014-])\s+")
_WORD_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
_PLAIN_BULLET = re.compile(r"^[ \t]*[\u00b7\u2022\u25aa\u25cf\u25cb\uf0b7\uf0a7][ \t]+", re.MULTILINE)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_GONE = str.maketrans(dict.fromkeys(INVISIBLE, ""))


def markdown_of_html(html: str) -> str:
    """The text of a piece of HTML with the marks it keeps; broken HTML gives what can be read of it."""
    fragment = _FRAGMENT.search(html)
    reader = _Reader()
    reader.feed(fragment[1] if fragment else html)
    reader.close()
    return reader.text()


def tidy_plain(text: str) -> str:
    """Plain text as it is kept: one kind of line ends, bullets of other programs as "- ", no invisible signs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _PLAIN_BULLET.sub("- ", lines.translate(_GONE).replace("\x00", ""))


class _Reader(HTMLParser):
    """Gathers blocks; a block is its mark ("", "## ", "- ", "1. ") and its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._mark = ""
        self._silent: list[str] = []
        self._lists: list[int | None] = []
        self._bold: list[tuple[str, bool]] = []
        self._cells: list[str] | None = None
        self._rows: list[list[str]] = []
        self._tables = 0
        self._is_word_list = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in _SILENT:
            if tag in _SILENT:
                self._silent.append(tag)
            return
        look = next((value or "" for name, value in attrs if name == "style"), "")
        if tag in _BLOCKS and not self._in_cell(tag):
            self._flush()
        if tag in _HEADINGS:
            self._mark = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._item_mark()
        elif tag == "br":
            self._words.append(" " if self._cells is not None else "\n")
        elif tag == "p":
            self._is_word_list = bool(_WORD_LIST.search(look))
        elif tag in ("table", "tr", "td", "th"):
            self._open_cell(tag)
        self._open_bold(tag, look)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        self._close_bold(tag)
        if tag in ("td", "th", "tr", "table"):
            self._close_cell(tag)
        elif tag in _BLOCKS and not self._in_cell(tag):
            self._flush()
        if tag in ("ul", "ol") and self._lists:
            self._flush()
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(_SPACES.sub(" ", data.translate(_GONE)))

    def text(self) -> str:
        """Everything read, blocks of one list or table close together, others parted by an empty line."""
        for tag in ("td", "tr") if self._cells is not None else ():
            self._close_cell(tag)
        self._flush()
        self._end_table()
        parts: list[str] = []
        before = ""
        for mark, words in self._blocks:
            kind = "item" if mark[:1] in "-0123456789" and mark else mark
            if parts:
                parts.append("\n" if kind == before and kind in ("item", "|") else "\n\n")
            parts.append(mark.replace("|", "") + words)
            before = kind
        return "".join(parts)

    def _item_mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        number = self._lists[-1] + 1
        self._lists[-1] = number
        return f"{number}. "

    def _open_bold(self, tag: str, look: str) -> None:
        if tag in ("b", "strong") or (tag == "span" and look):
            is_bold = bool(_HEAVY.search(look)) if tag == "span" else not _LIGHT.search(look)
            self._bold.append((tag, is_bold))
            if is_bold:
                self._words.append("\x00")

    def _close_bold(self, tag: str) -> None:
        if self._bold and self._bold[-1][0] == tag and self._bold.pop()[1]:
            self._words.append("\x01")

    def _in_cell(self, tag: str) -> bool:
        return self._cells is not None and tag not in ("tr", "table")

    def _open_cell(self, tag: str) -> None:
        if tag == "table":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._words = []

    def _close_cell(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells is not None:
            self._cells.append(self._gathered().replace("\n", " ").replace("|", "/"))
        elif tag == "tr" and self._cells is not None:
            self._rows.append(self._cells)
            self._cells = None
        elif tag == "table":
            self._tables = max(0, self._tables - 1)
            if not self._tables:
                self._end_table()

    def _end_table(self) -> None:
        """A table of one column is a layout of the page: its cells are paragraphs."""
        rows, self._rows = [each for each in self._rows if any(each)], []
        width = max((len(each) for each in rows), default=0)
        if width < 2:
            self._blocks += [("", cell) for each in rows for cell in each if cell]
            return
        for at, cells in enumerate(rows):
            self._blocks.append(("|", "| " + " | ".join((*cells, *[""] * (width - len(cells)))) + " |"))
            if not at:
                self._blocks.append(("|", "|" + " --- |" * width))

    def _flush(self) -> None:
        words, mark = self._gathered(), self._mark
        if not words or self._cells is not None:
            self._mark = "" if words else mark
            return
        self._mark = ""
        if self._is_word_list and not mark:
            mark, words = _word_item(words)
        if mark.startswith("#"):
            words = words.replace("**", "")
        self._blocks.append((mark, words.replace("\n", " ") if mark else words))

    def _gathered(self) -> str:
        """The words of a block: single spaces, bold ones between asterisks that stand close to them."""
        raw, self._words = "".join(self._words), []
        lines = [_SPACES.sub(" ", each).strip() for each in _bolded(raw).split("\n")]
        return "\n".join(each for each in lines if each)


def _bolded(raw: str) -> str:
    """Bold pieces between asterisks; nested ones and neighbours are one, spaces go outside."""
    parts: list[tuple[str, bool]] = []
    depth = 0
    for piece in re.split("([\x00\x01])", raw):
        if piece in ("\x00", "\x01"):
            depth = max(0, depth + (1 if piece == "\x00" else -1))
        elif piece and parts and parts[-1][1] == (depth > 0):
            parts[-1] = (parts[-1][0] + piece, depth > 0)
        elif piece:
            parts.append((piece, depth > 0))
    said = ""
    for words, strong in parts:
        inside = words.strip().replace("*", "")
        if not strong or not inside:
            said += words
            continue
        lead, tail = words[:len(words) - len(words.lstrip())], words[len(words.rstrip()):]
        said += f"{lead}**{inside}**{tail}"
    return said


def _word_item(words: str) -> tuple[str, str]:
    """An item of a list of Word, whose bullet or number is typed into the text."""
    bullet = _WORD_BULLET.match(words)
    if bullet:
        return "- ", words[bullet.end():]
    number = _WORD_NUMBER.match(words)
    return (f"{number[1]}. ", words[number.end():]) if number else ("", words)
