"""The one style sheet: frames of controls by their kind and role. Rows, cells, pills and charts are painted, not
styled.

The kinds are dynamic properties: `kind="primary|quiet|link|crumb|icon|search"` on buttons,
`role="card|panel|bar|status|rail|page"` on frames,
`tone="secondary|..."` on labels, `problem="true"` on inputs. Change one with `kit.marks.mark`, which polishes afresh.
"""

from collections.abc import Mapping
from string import Template

from PySide6.QtGui import QColor

from hromada_desk import resources
from hromada_desk.desktop.style_tokens import Size, Token

_SHEET = Template("""
QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
  min-height: ${control}px; padding: 0 12px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selected; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $window; }
QPushButton[size="small"] { min-height: ${control_small}px; padding: 0 10px; font-size: ${small}px; }
QPushButton[size="large"] { min-height: ${control_large}px; padding: 0 16px; }
QPushButton[kind="primary"] { background: $fill; color: $on_fill; border-color: $fill; font-weight: 700; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $fill_hover; }
QPushButton[kind="primary"]:disabled { background: $neutral; color: $disabled; border-color: $neutral; }
QPushButton[kind="quiet"], QPushButton[kind="link"], QPushButton[kind="crumb"] { background: transparent;
  border-color: transparent; color: $accent; }
QPushButton[kind="quiet"], QPushButton[kind="link"] { font-weight: 700; }
QPushButton[kind="link"], QPushButton[kind="crumb"] { padding: 0 2px; min-height: ${target}px; text-align: left; }
QPushButton[kind="crumb"] { color: $text_2; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="crumb"]:hover { color: $accent; background: transparent; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled { color: $disabled; background: transparent; }
QPushButton[kind="search"] { color: $text_2; text-align: left; padding: 0 8px 0 10px; }
QPushButton::menu-indicator { image: url($chevron); width: 16px; height: 16px; subcontrol-position: right center;
  right: 8px; }
QPushButton[has_menu="true"] { padding-right: 28px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px; padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton[kind="framed"] { background: $surface; border-color: $edge; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox { background: $surface; color: $text; border: 1px solid $edge;
  border-radius: ${radius}px; selection-background-color: $selected; selection-color: $text; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $text_2; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${control}px; padding: 0 9px; }
QPlainTextEdit { padding: 5px 6px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 5px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $disabled; border-color: $line;
  background: $window; }
QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"] { border-color: $problem; }
QLineEdit[frame_kind="cell"] { border: 2px solid $accent; border-radius: 0; padding: 0 6px; min-height: 0;
  font-size: ${small}px; }
QLineEdit[frame_kind="bare"] { border: none; background: transparent; padding: 0; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url($chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView, QListView[role="popup"] { background: $surface; border: 1px solid $edge; outline: none;
  selection-background-color: $selected;
  selection-color: $text; }
QCheckBox { spacing: 8px; min-height: ${target}px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked { image: url($tick); background: $fill; border-color: $fill; }
QCheckBox::indicator:disabled { border-color: $line; background: $window; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text_2; border: none; border-bottom: 2px solid transparent;
  padding: 0 2px; margin-right: 16px;
  height: ${tab}px; font-size: ${small}px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 700; }
QTabBar::tab:hover { color: $text; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text_2; border: none; }
QTableCornerButton::section { background: $sunken; border: none; }
QTableView, QListView, QTreeView { background: $surface; border: none; outline: none;
  selection-background-color: $selected; selection-color: $text; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { left: 8px; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 5px 8px; font-size: ${small}px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border: 3px solid $surface; border-radius: 5px; min-height: 24px;
  min-width: 24px; }
QScrollBar::handle:hover { border-width: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: $surface; }
QScrollArea, QScrollArea > QWidget > QWidget[role="body"] { background: transparent; border: none; }
QProgressBar { border: 1px solid $line; border-radius: 0; background: $surface; }
QFrame[role="page"] { background: $surface; border: none; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius_card}px; }
QFrame[role="popup"] { background: $surface; border: 1px solid $edge; border-radius: ${radius_card}px; }
QFrame[role="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[role="bar"] { background: $window; border: none; border-bottom: 1px solid $line; }
QFrame[role="status"] { background: $rail; border: none; border-top: 1px solid $line; }
QFrame[role="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QFrame[role="line"] { background: $line; border: none; }
QFrame[role="panel_edge"] { background: transparent; border: none; }
QDialog { background: $window; }
QLabel { background: transparent; }
QLabel[tone="secondary"] { color: $text_2; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="problem"] { color: $problem; }
QLabel[tone="disabled"] { color: $disabled; }
QLabel[kind="key"] { background: $sunken; color: $text_2; border: 1px solid $line; border-radius: 4px; padding: 0 5px; }
""")


def style_sheet(colours: Mapping[Token, QColor], scale: float) -> str:
    """The sheet for these colours and this text size."""
    values = {token.value.replace("-", "_"): colour.name() for token, colour in colours.items()}
    dark = colours[Token.SURFACE].lightness() < colours[Token.TEXT].lightness()
    suffix = "dark" if dark else "light"
    return _SHEET.substitute(
        values,
        control=round(Size.CONTROL * scale) - 2,
        control_small=round(Size.CONTROL_SMALL * scale) - 2,
        control_large=round(Size.CONTROL_LARGE * scale) - 2,
        target=24,
        tab=round(Size.TAB * scale) - 2,
        small=round(13 * scale),
        radius=Size.RADIUS,
        radius_card=Size.RADIUS_CARD,
        chevron=resources.path("icons", f"sheet-chevron-{suffix}.svg").as_posix(),
        tick=resources.path("icons", "sheet-tick.svg").as_posix(),
    )
