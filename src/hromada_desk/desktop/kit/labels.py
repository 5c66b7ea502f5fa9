"""Words on the screen in a style of the type scale; they follow theme and text size by themselves."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.marks import mark
from hromada_desk.desktop.style_tokens import Type


class Label(QLabel):
    """A text in one style. `tone` is `secondary`, `accent`, `ok`, `warning`, `problem`, `disabled` or empty."""

    def __init__(
        self, text: str = "", text_style: Type = Type.BODY, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._text_style = text_style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(style.font(text_style))
        if tone:
            mark(self, tone=tone)

    def set_tone(self, tone: str) -> None:
        """Change the colour by its meaning."""
        mark(self, tone=tone)

    def changeEvent(self, event: QEvent) -> None:
        # A new style sheet gives widgets back the font they had before it, so its coming counts as a change of font
        # too.
        if event.type() in {QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            wanted = style.font(self._text_style)
            if self.font() != wanted:
                self.setFont(wanted)
        super().changeEvent(event)


class WrappingLabel(Label):
    """A text that breaks into lines and is as high as they need."""

    def __init__(
        self, text: str = "", text_style: Type = Type.BODY, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, text_style, tone, parent)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        # Qt would ask for the height of one word to a line, which makes every area around it scroll.
        return QSize(1, self.fontMetrics().height())


class ElidedLabel(Label):
    """A text of one line that ends in an ellipsis when there is no room; the whole of it is in the tooltip."""

    def __init__(
        self, text: str = "", text_style: Type = Type.BODY, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, text_style, tone, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().horizontalAdvance("\u2026") * 3), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


def key_cap(keys: str) -> Label:
    """The keys of an action, drawn as the cap of a key."""
    cap = Label(keys, Type.CAPTION)
    mark(cap, kind="key")
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return cap
