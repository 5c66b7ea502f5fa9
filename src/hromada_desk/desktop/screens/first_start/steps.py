"""The left column of the first start: which steps there are, which are done, and an ornament where nobody works."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import application_mark, draw_glyph
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, frame, name_for_readers, row
from hromada_desk.desktop.kit.ornament import Ornament
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate

WIDTH, NARROW_WIDTH, ROOMY = 376, 300, 1200
SIDE = 26
ORNAMENT_ROWS = 2
ORNAMENT_PERIOD = 80
LARGE_TEXT = 1.4
"""From this text size on the column holds the names of the steps only."""


class StepMark(QWidget):
    """The number of a step in a square: filled for the step of now, a tick for a step that is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._is_now, self._is_done = number, False, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, is_now: bool, is_done: bool) -> None:
        """Show the step as the one of now, as done, or as one to come."""
        self._is_now, self._is_done = is_now, is_done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.px(SIDE), style.px(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, ground, ink = Token.EDGE, Token.SURFACE, Token.TEXT_2
        if self._is_now:
            edge, ground, ink = Token.FILL, Token.FILL, Token.ON_FILL
        elif self._is_done:
            edge, ground, ink = Token.OK, Token.OK_SOFT, Token.OK
        painter.setPen(style.colour(edge))
        painter.setBrush(style.colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), Size.RADIUS_MARK, Size.RADIUS_MARK)
        if self._is_done and not self._is_now:
            inset = self.width() // 5
            draw_glyph(painter, "check", ink, self.rect().adjusted(inset, inset, -inset, -inset))
        else:
            painter.setFont(style.font(Type.SMALL_BOLD))
            painter.setPen(style.colour(ink))
            painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepsColumn(QWidget):
    """Mark of the program, the steps with what was said in each, an ornament, and the promise at the bottom."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self._lines: list[tuple[StepMark, Label, WrappingLabel]] = []
        rail = frame("rail")
        column(self, spacing=0).addWidget(rail)
        self._is_large = style.appearance().scale >= LARGE_TEXT
        layout = column(rail, spacing=0, margins=(20, 20, 12, 20) if self._is_large else (40, 40, 24, 24))
        layout.addLayout(_mark_of_program(with_subtitle=not self._is_large))
        layout.addSpacing(28)
        for number, name in enumerate(names, 1):
            layout.addLayout(self._line(number, name))
            layout.addSpacing(14)
        layout.addStretch(1)
        self._band = Ornament(6, ORNAMENT_ROWS, parent=rail)
        self._band.lower()
        if not self._is_large:
            promise = row(spacing=8)
            promise.addWidget(Glyph("offline", Token.TEXT_2, 18), 0, Qt.AlignmentFlag.AlignTop)
            promise.addWidget(WrappingLabel(translate("first_start.offline"), Type.SMALL, "secondary"), 1)
            layout.addLayout(promise)
        self._bottom = 60

    def show_steps(self, now: int, done: Sequence[bool], said: Sequence[str]) -> None:
        """The step of now counted from 0, which are done, and one line about each."""
        for at, (mark_of_step, name, line) in enumerate(self._lines):
            mark_of_step.show_state(is_now=at == now, is_done=done[at])
            name.setFont(style.font(Type.BODY_BOLD if at == now or done[at] else Type.BODY))
            line.setText(said[at])
            line.setVisible(not self._is_large)
        name_for_readers(self, translate("first_start.step_of", number=now + 1, total=len(self._names),
                                         name=self._names[now]))

    def fit(self, window_width: int) -> None:
        """Take less room in a small window."""
        self.setFixedWidth(WIDTH if window_width >= ROOMY else NARROW_WIDTH)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW_WIDTH, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ornament stands between the steps and the promise, as many rows as fit."""
        super().resizeEvent(event)
        last = self._lines[-1][2]
        below = last.mapTo(self, last.rect().bottomLeft()).y() + 24
        free = self.height() - self._bottom - below
        rows = min(ORNAMENT_ROWS, free // ORNAMENT_PERIOD)
        self._band.setVisible(rows > 0)
        self._band.setGeometry(0, self.height() - self._bottom - rows * ORNAMENT_PERIOD - 12, self.width() - 1,
                               rows * ORNAMENT_PERIOD)

    def _line(self, number: int, name: str) -> QHBoxLayout:
        made = StepMark(number)
        title, said = Label(name), WrappingLabel("", Type.SMALL, "secondary")
        title.setWordWrap(True)
        self._lines.append((made, title, said))
        words = column(spacing=2)
        words.addWidget(title)
        words.addWidget(said)
        line = row(spacing=14)
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line


def _mark_of_program(*, with_subtitle: bool) -> QHBoxLayout:
    """House, name, and what it is."""
    picture = QLabel()
    picture.setPixmap(application_mark(48))
    words = column(spacing=0)
    words.addWidget(WrappingLabel(translate("first_start.program"), Type.TITLE))
    if with_subtitle:
        words.addWidget(WrappingLabel(translate("first_start.subtitle"), Type.BODY, "secondary"))
    line = row(spacing=12)
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addLayout(words, 1)
    return line
