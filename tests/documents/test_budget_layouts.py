"""Every layout of a budget's workbook: what is shown is what its formulas give, and what the domain says."""


from xlsxwriter.worksheet import Worksheet

from hromada_desk.documents.catalogue import make, order_in
from tests.documents import sample
from tests.documents.budget_cases import CASES
from tests.documents.recalculation import cells_of, differences, needs_an_office, recalculated

LAYOUTS = ("budget", "budget_eu", "budget_interreg", "budget_council")
HARD = ("nested", "shares", "undated", "no lines", "no sources", "yens")
"""Cases every layout is tried with; the usual workbook is tried with all."""


def workbook(layout, case, language="uk", **wishes):
    return make(layout, "xlsx", [case], order_in(language, made_at=sample.MADE_AT, **wishes))


@needs_an_office
def test_recalculating_every_formula_of_every_layout_changes_nothing(tmp_path, monkeypatch):
    right = {(layout, name): workbook(layout, case()) for layout in LAYOUTS for name, case in CASES.items()
             if layout == "budget" or name in HARD}
    original = Worksheet._write_formula
    monkeypatch.setattr(Worksheet, "_write_formula",
                        lambda self, row, col, formula, look=None, value=0: original(self, row, col, formula, look, -1))
    wrong = {(layout, name): workbook(layout, CASES[name]()) for layout, name in right}
    again = recalculated(wrong, tmp_path)
    assert {key: found for key in right if (found := differences(right[key], again[key]))} == {}
    assert all(-1 in cells_of(wrong[key]).values() for key in right)
