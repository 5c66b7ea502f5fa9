"""What the texts of a proposal say of its figures: the same as its data, in both languages."""

from collections.abc import Iterator

from hromada_desk.domain.case import Case
from hromada_desk.domain.figure_check import contradictions, known_figures
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.rules.form_texts import answers_by_section


def figures_agree_with_the_data(case: Case) -> Iterator[Problem]:
    """A sum, a number of people or months, or a year in a text that the data contradict."""
    if case.proposal is None or case.form is None or not case.phrases:
        return
    known, answers = known_figures(case), answers_by_section(case)
    for section in case.form.sections:
        answer = answers.get(section.code)
        for language in section.languages if answer is not None else ():
            book = case.phrases.get(language)
            if answer is None or book is None:
                continue
            for each in contradictions(answer.content.side(language), book, known):
                yield Problem("section.figure_contradicts", answer.kind, answer.id, "content", Severity.WARNING,
                              {"section": section.code, "title": section.title, "language": language,
                               "name": each.figure, "written": each.written, "known": each.known, "at": each.start})


RULES = (figures_agree_with_the_data,)
