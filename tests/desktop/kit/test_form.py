"""The form: what is typed is kept, what can be read is decided when the field is left, the rest waits with its sentence."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from hromada_desk.desktop.kit.form import Autosave, RecordForm
from hromada_desk.desktop.kit.form_fields import FormField, Option, form_fields, options_of
from hromada_desk.desktop.kit.form_parts import editor_for
from hromada_desk.desktop.kit.form_values import read_text
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.money import ConvertedMoney, Money, money
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef
from tests.strategies import days, records_of

ROOF = Project(id="roof", title=Bilingual("Дах ліцею", "Lyceum roof"), beneficiaries=460)


def field(kind, **facets):
    return FormField(name="x", words="Поле", facets=Facets(value=kind, **facets), options=options_of(facets.get("choice_list", "")))


@pytest.fixture
def form(qtbot):
    made = RecordForm(form_fields(Project, ("title", "beneficiaries", "estimated_cost", "stage", "period", "in_portfolio", "summary")))
    elsewhere = QPushButton("Далі", made)
    elsewhere.setAccessibleName("Далі")
    made.elsewhere = elsewhere
    qtbot.addWidget(made)
    made.show_record(ROOF)
    with qtbot.waitExposed(made):
        made.show()
    made.told = []
    made.field_committed.connect(lambda name, value: made.told.append((name, value)))
    return made


@pytest.fixture
def retype(form, typing):
    def over(name, text):
        form.focus_field(name)
        control = QApplication.focusWidget()
        control.selectAll()
        typing(control, text)
        return control
    return over


@pytest.mark.parametrize(("asked", "value"), [
    (field(ValueKind.TEXT), "вул. Шкільна, 5"), (field(ValueKind.LONG_TEXT), "Перший абзац.\n\nДругий."),
    (field(ValueKind.BILINGUAL), Bilingual("Дах", "Roof")), (field(ValueKind.BILINGUAL_LONG), Bilingual("Дах\nліцею", "")),
    (field(ValueKind.MONEY), money("18450000.50", "UAH")), (field(ValueKind.MONEY), None),
    (field(ValueKind.CONVERTED), ConvertedMoney(money(900, "EUR"), Decimal("49.2"), date(2026, 11, 20), "NBU")),
    (field(ValueKind.NUMBER), Decimal("1234.567")), (field(ValueKind.NUMBER), None), (field(ValueKind.COUNT), 460),
    (field(ValueKind.SHARE), Decimal("0.069")), (field(ValueKind.DATE), date(2026, 11, 23)), (field(ValueKind.DATE), None),
    (field(ValueKind.MOMENT), datetime(2026, 12, 10, 16, 0, tzinfo=UTC)), (field(ValueKind.PERIOD), Period(date(2027, 1, 1), None)),
    (field(ValueKind.CHOICE, choice_list="project_stage"), "financing"), (field(ValueKind.CHOICE, choice_list="project_stage"), ""),
    (field(ValueKind.WORDS), ("вода", "школа")), (field(ValueKind.WORDS, choice_list="cross_cutting"), ("climate",)),
    (field(ValueKind.FLAG), True), (field(ValueKind.PLACE), PlaceRef("UA74100270000049748", "вул. Шкільна", Decimal("51.5"), None, "street")),
    (field(ValueKind.MEASURE), Measure(Decimal(90), Decimal(240), "місць")), (field(ValueKind.LINK), ""),
], ids=lambda value: getattr(value, "kind", ""))
def test_a_value_shown_and_read_back_is_the_same_value(qtbot, asked, value):
    editor = editor_for(asked)
    qtbot.addWidget(editor)
    editor.show_value(value)
    reading = editor.reading()
    assert (reading.value, reading.problem) == (value, "")


@given(day=days)
def test_every_day_is_read_as_it_is_written(day):
    assert read_text(Facets(value=ValueKind.DATE), f"{day:%d.%m.%Y}").value == day


@settings(max_examples=12)
@given(record=records_of(Project))
def test_looking_at_a_record_never_changes_it(qapp, record):
    form = RecordForm(form_fields(Project))
    told = []
    form.field_committed.connect(lambda name, value: told.append((name, value)))
    form.show_record(record)
    form.commit()
    assert told == []
    form.deleteLater()


def test_leaving_a_field_decides_its_value(qtbot, form, retype):
    retype("beneficiaries", "1 460")
    assert form.told == []
    form.elsewhere.setFocus()
    assert form.told == [("beneficiaries", 1460)]


def test_what_cannot_be_read_stays_with_its_sentence_and_is_not_decided(qtbot, form, retype):
    control = retype("beneficiaries", "12,5 тис")
    form.elsewhere.setFocus()
    assert control.text() == "12,5 тис"
    assert "12,5 тис" in form.lines["beneficiaries"].caption.text()
    assert control.property("problem") is True
    assert form.told == []
    assert form.unreadable() == ("beneficiaries",)
    retype("beneficiaries", "12")
    form.elsewhere.setFocus()
    assert not form.lines["beneficiaries"].caption.isVisible()
    assert form.told == [("beneficiaries", 12)]


@pytest.mark.parametrize(("kind", "facets", "text", "said"), [
    (ValueKind.COUNT, {}, "12,5", "ціле"), (ValueKind.SHARE, {"maximum": Decimal(1)}, "107 %", "100"),
    (ValueKind.NUMBER, {"minimum": Decimal(0)}, "−5", "0"), (ValueKind.NUMBER, {}, "1,234", "двояко"),
    (ValueKind.DATE, {}, "31.02.2026", ""), (ValueKind.DATE, {}, "01/03/2026", "двояко"), (ValueKind.MOMENT, {}, "10.12.2026 28:00", "час"),
])
def test_a_wrong_figure_is_answered_with_a_sentence(kind, facets, text, said):
    problem = read_text(Facets(value=kind, **facets), text).problem
    assert said in problem
    assert problem.endswith(".")


def test_a_period_that_ends_before_it_begins_is_said_to_do_so(qtbot):
    editor = editor_for(field(ValueKind.PERIOD))
    qtbot.addWidget(editor)
    editor.show_value(Period(date(2027, 5, 1), date(2027, 1, 1)))
    assert "раніше" in editor.reading().problem


def test_a_choice_is_decided_at_once(qtbot, form):
    form.focus_field("stage")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    box = form.lines["stage"].editor.box
    box.activated.emit(box.currentIndex())
    assert form.told == [("stage", "concept")]


def test_typing_is_kept_as_a_draft_within_a_second(qtbot, form, retype):
    with qtbot.waitSignal(form.draft_changed, timeout=1500) as kept:
        retype("beneficiaries", "48 ос")
    name, draft = kept.args
    assert (name, draft.texts, draft.is_readable) == ("beneficiaries", ("48 ос",), False)


def test_while_keys_keep_coming_a_draft_is_kept_every_two_seconds(qtbot):
    autosave = Autosave(None)
    times = []
    autosave.due.connect(lambda: times.append(1))
    waited = 0
    while waited < 2300:
        autosave.touch()
        qtbot.wait(100)
        waited += 100
    assert len(times) == 1


def test_rows_read_anew_do_not_take_away_what_is_being_typed(qtbot, form, retype):
    control = retype("beneficiaries", "77")
    form.show_record(ROOF)
    assert control.text() == "77"
    form.show_record(Project(id="other", beneficiaries=5))
    assert control.text() == "5"


def test_a_finding_of_the_rules_stands_below_its_field(form):
    form.show_problems({"title": (Tone.WARNING, "Немає англійської назви.")})
    assert form.lines["title"].caption.text() == "Немає англійської назви."
    form.show_problems({})
    assert form.lines["title"].caption.text() == ""


def test_too_long_a_text_is_kept_and_counted(qtbot):
    form = RecordForm((FormField(name="x", words="Назва", facets=Facets(value=ValueKind.TEXT, limit=10)),))
    qtbot.addWidget(form)
    form.show_values({"x": "дванадцять!!"})
    assert form.lines["x"].editor.texts() == ("дванадцять!!",)
    assert "2" in form.lines["x"].caption.text()
    form.show_values({"x": "дев’ять №"})
    assert "1" in form.lines["x"].caption.text()


def test_the_rate_is_asked_for_only_in_a_foreign_currency(qtbot):
    editor = editor_for(field(ValueKind.CONVERTED))
    qtbot.addWidget(editor)
    editor.show()
    editor.show_value(ConvertedMoney(Money(100, "UAH")))
    assert not editor.editors[2].isVisible()
    editor.show_value(ConvertedMoney(Money(100, "EUR")))
    assert editor.editors[2].isVisible()


def test_a_code_is_found_by_typing_and_chosen_with_the_keyboard(qtbot, typing):
    roofing = Option("45260000-7", "45260000-7", "Покрівельні роботи")
    asked = FormField(name="dk", words="Код ДК 021", facets=Facets(value=ValueKind.LINK),
                      search=lambda text: [roofing] if text.casefold() in "45260000-7 покрівельні" else [])
    form = RecordForm((asked,))
    qtbot.addWidget(form)
    told = []
    form.field_committed.connect(lambda name, value: told.append((name, value)))
    with qtbot.waitExposed(form):
        form.show()
    line = form.lines["dk"].editor.line
    line.setFocus()
    typing(line, "покр")
    popup = form.lines["dk"].editor.completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert told == [("dk", "45260000-7")]
    line.selectAll()
    typing(line, "невідоме")
    form.commit()
    assert "невідоме" in form.lines["dk"].caption.text()
    assert told == [("dk", "45260000-7")]


def test_tab_goes_from_field_to_field_in_the_order_shown(qtbot, form):
    form.focus_field("title")
    seen = [QApplication.focusWidget().accessibleName()]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName())
    assert seen == ["Назва, Українською", "Назва, Англійською", "Бенефіціари", "Потреба", "Потреба, Валюта"]
