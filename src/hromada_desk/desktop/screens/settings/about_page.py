"""About: version, licence, libraries, font and the sources of the shipped lists."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.screens.settings.cards import Card, CardPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.about import DATA, FONT, LICENCE, Part, libraries, program_version
from hromada_desk.text.catalog import translate


class AboutPage(CardPage):
    """Words only."""

    def __init__(self) -> None:
        super().__init__()
        program = Card(translate("settings.program"), translate("settings.program_sentence"))
        version = program_version()
        program.content.addWidget(_selectable(translate("settings.version", version=version) if version
                                              else translate("settings.from_sources")))
        program.content.addWidget(_selectable(translate("settings.licence", licence=LICENCE)))
        data = Card(translate("settings.data"), translate("settings.data_sentence"))
        data.content.addLayout(_grid([Part(translate(f"settings.data_{key}"),
                                           licence or translate("settings.official")) for key, licence in DATA]))
        parts = Card(translate("settings.libraries"), translate("settings.libraries_sentence"))
        parts.content.addLayout(_grid([FONT, *libraries()]))
        for card in (program, data, parts):
            self.cards.addWidget(card)


def _grid(parts: Sequence[Part]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for line, part in enumerate(parts):
        grid.addWidget(WrappingLabel(f"{part.name} {part.version}".strip(), Type.SMALL), line, 0)
        grid.addWidget(Label(part.licence, Type.SMALL, "secondary"), line, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    return grid


def _selectable(words: str) -> WrappingLabel:
    """Words that can be copied into a letter."""
    label = WrappingLabel(words)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
