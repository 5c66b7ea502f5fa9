"""Asks for a place and an audience, and sends a document to paper off the window's thread."""

from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.values import Language, Period
from hromada_desk.services.reports import Exported, export, suggested_name
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate, translate_plural

KINDS = {"pdf": ("PDF", "*.pdf"), "xlsx": ("Excel", "*.xlsx"), "docx": ("Word", "*.docx"), "txt": ("TXT", "*.txt"),
         "json": ("JSON", "*.json")}


def export_paper(office: Office, document: str, record_id: str = "", *, file_format: str = "pdf",
                 language: Language | None = None, audience: Audience | None = None, one_language: bool = False,
                 currency: str = "", period: Period | None = None) -> None:
    """Ask where to, make the document, say what came of it. The options are those of `reports.export`."""
    from pathlib import Path

    chosen = language or current().language
    folder = Path(load_settings().last_folder or Path.home())
    name = office.runner.run(lambda: suggested_name(office.desk, document, record_id, file_format, chosen, period))
    if name is None:
        return
    path = office.files.file_to_save(translate(f"export.{document}"), (KINDS[file_format],), folder / name)
    if path is None:
        return

    def make() -> Exported:
        return export(office.desk, document, record_id, file_format=file_format, language=chosen, audience=audience,
                      out=path, one_language=one_language, currency=currency, period=period)

    office.work.start(translate("export.making"), make, lambda done: _tell(office, done))


def _tell(office: Office, done: Exported) -> None:
    words = translate("export.done", name=done.path.name)
    if done.draft:
        office.say(Tone.WARNING, f"{words} {translate_plural('export.draft', done.problems)}")
    else:
        office.say(Tone.OK, words)
