"""The yardsticks there are, by name, in the order they are read."""

from collections.abc import Mapping
from types import MappingProxyType

from benchmarks.budget import BUDGET
from benchmarks.budget_import import BUDGET_IMPORT
from benchmarks.edit import EDIT
from benchmarks.list_import import IMPORT
from benchmarks.measuring import Yardstick
from benchmarks.package import PACKAGE
from benchmarks.paper import PDF
from benchmarks.paste import PASTE
from benchmarks.preview import PREVIEW
from benchmarks.project_list import LIST, ROWS
from benchmarks.readiness import READINESS
from benchmarks.search import SEARCH
from benchmarks.template import TEMPLATE
from benchmarks.window import PAINT, UNLOCK
from benchmarks.word import WORD
from benchmarks.workbook import WORKBOOK

YARDSTICKS: Mapping[str, Yardstick] = MappingProxyType({
    each.name: each for each in (PAINT, UNLOCK, EDIT, LIST, ROWS, SEARCH, PDF, WORD, WORKBOOK, IMPORT, BUDGET,
                                 BUDGET_IMPORT, PASTE, PACKAGE, TEMPLATE, READINESS, PREVIEW)
})
