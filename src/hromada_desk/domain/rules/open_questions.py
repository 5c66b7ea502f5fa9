"""Questions somebody asked at a section and nobody answered yet."""

from collections.abc import Iterator

from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.proposal_life import Comment

LONGEST = 120
"""How much of a question a finding repeats, in characters."""


def questions_are_answered(case: Case) -> Iterator[Problem]:
    """An open question at a section the form has."""
    for comment in case.all(Comment):
        section = case.form.section(comment.section) if case.form is not None else None
        if section is not None and comment.is_question and not comment.is_resolved:
            body = " ".join(comment.body.split())
            question = body if len(body) <= LONGEST else f"{body[:LONGEST]}\u2026"
            yield Problem("section.question_open", comment.kind, comment.id, "body", Severity.WARNING,
                          {"section": section.code, "title": section.title, "question": question})


RULES = (questions_are_answered,)
