"""Asks for a donor's Word file and fills it from a proposal, off the window's thread."""

from pathlib import Path

from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.settings import load_settings
from hromada_desk.services.word_templates import Filled, fill_word_template
from hromada_desk.text.catalog import current, translate, translate_plural

KINDS = (("Word", "*.docx"),)


def fill_word(office: Office, proposal: Proposal, audience: Audience) -> None:
    """Ask which template and where to; why one cannot be filled stands in the message bar, nothing is written then."""
    folder = Path(load_settings().last_folder or Path.home())
    template = office.files.file_to_open(translate("workshop.fill_word.choose"), KINDS, folder)
    if template is None:
        return
    name = f"{template.stem} - {proposal.acronym or proposal.number}.docx"
    out = office.files.file_to_save(translate("workshop.fill_word.save"), KINDS, template.with_name(name))
    if out is None:
        return
    language = current().language

    def tell(filled: Filled) -> None:
        words = translate("export.done", name=filled.path.name)
        office.say(Tone.OK, f"{words} {translate_plural('word_template.filled', len(filled.fields))}")

    office.work.start(translate("workshop.fill_word.making"),
                      lambda: fill_word_template(office.desk, proposal.id, template, out, language=language,
                                                 audience=audience), tell)
