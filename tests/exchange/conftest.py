"""What every import test needs: the places of Ukraine once, and one call that reads a list to its records."""

import itertools
from dataclasses import dataclass

import pytest

from hromada_desk.exchange.import_words import import_words
from hromada_desk.exchange.mapping import ListMapping
from hromada_desk.exchange.mapping_file import apply_mapping
from hromada_desk.exchange.mapping_proposal import propose_mapping
from hromada_desk.exchange.places_in import Gazetteer
from hromada_desk.exchange.preview import ImportPreview
from hromada_desk.exchange.previewing import build_preview
from hromada_desk.exchange.project_records import ImportedRecords, to_records
from hromada_desk.exchange.tables_in import read_tables
from hromada_desk.storage import reference


@dataclass(frozen=True)
class Imported:
    """A list read all the way."""

    mapping: ListMapping
    preview: ImportPreview
    records: ImportedRecords

    @property
    def titles(self):
        return [project.title.uk or project.title.en for project in self.records.projects]

    @property
    def planned(self):
        return [project.estimated_cost and str(project.estimated_cost.amount) for project in self.records.projects]

    @property
    def paid(self):
        by_project = {payment.project_id: str(payment.amount.money.amount) for payment in self.records.payments}
        return [by_project.get(project.id) for project in self.records.projects]

    @property
    def oblasts(self):
        """The two digits of each project's oblast in the codifier."""
        return [project.place.code[2:4] for project in self.records.projects]

    def problems(self, code):
        return [problem for problem in self.preview.all_problems() if problem.code == code]


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer(reference.places(), reference.place_matcher(), reference.oblast_numbers(), import_words())


@pytest.fixture
def imported(gazetteer):
    def run(path, *, mapping=None, existing=()):
        file = read_tables(path)
        chosen = propose_mapping(file) if mapping is None else apply_mapping(mapping, file)
        preview = build_preview(file, chosen, gazetteer, existing=existing)
        ids = itertools.count(1)
        return Imported(chosen, preview, to_records(preview, new_id=lambda: f"id-{next(ids)}"))

    return run
