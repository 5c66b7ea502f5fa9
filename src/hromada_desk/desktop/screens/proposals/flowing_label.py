"""A wrapping text above an editor: as high as it needs, but never a reason for the window to grow."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.style_tokens import Type


class FlowingLabel(WrappingLabel):
    """Its least height is one line: Qt would otherwise reserve what the text needs at its narrowest."""

    def __init__(self, text: str, text_style: Type, tone: str = "") -> None:
        super().__init__(text, text_style, tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())
