"""Exporting: a case goes to paper, for an audience, in a language and a format, written atomically."""

from dataclasses import dataclass
from pathlib import Path

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.redaction import Withheld, for_audience
from hromada_desk.domain.values import Language
from hromada_desk.services.cases import project_case, proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import record_of

