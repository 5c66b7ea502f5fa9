"""What is to be known of a form before it is filled, as sentences."""

from hromada_desk.services.donor_form_preview import FormPlan
from hromada_desk.services.donor_forms import OpenForm, kept_of
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence


def lost_sentence(form: OpenForm) -> tuple[str, bool]:
    """What will change in the form, and whether that asks for care."""
    told = [problem_sentence(each.code, each.details) for each in form.warnings]
    if not told:
        return translate("donor_form.nothing_lost"), False
    return translate("donor_form.lost", what=" ".join(told)), True


def kept_sentence(form: OpenForm) -> str:
    """What else the form contains and keeps; "" for nothing."""
    told = [problem_sentence(each.code, each.details) for each in kept_of(form)]
    return translate("donor_form.kept", what="; ".join(told)) if told else ""


def formulas_sentence(planned: FormPlan) -> str:
    """How many formulas have their values, and how many are left to the spreadsheet."""
    if not planned.computed and not planned.left:
        return translate("donor_form.formulas_none")
    if not planned.left:
        return translate("donor_form.formulas_done", done=planned.computed)
    return translate("donor_form.formulas_some", done=planned.computed, left=planned.left, place=planned.left_at)
