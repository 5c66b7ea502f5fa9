"""Every document in every format and language for every audience, in one network-less go; none takes another's place."""

from itertools import product

import pypdf
import pytest
from openpyxl import load_workbook

from tests.demonstration import LYCEUM, READY

DOCUMENTS = (("proposal", READY), ("passport", LYCEUM), ("budget", LYCEUM), ("plan_fact", "PR-2026-003"), ("portfolio", ""),
             ("public_report", ""), ("public_report", LYCEUM))


@pytest.mark.parametrize(("document", "record_id"), DOCUMENTS)
def test_every_document_comes_in_every_way(run, demo, tmp_path, document, record_id):
    for file_format, language, audience in product(("pdf", "xlsx"), ("uk", "en"), ("internal", "donor", "public")):
        out = tmp_path / f"{language}-{audience}.{file_format}"
        answer = run("export", demo, document, *filter(None, [record_id]), "--format", file_format, "--lang", language,
                     "--audience", audience, "--out", out)
        assert (answer.code, answer.err) == (0, ""), out.name
        if file_format == "pdf":
            paper = pypdf.PdfReader(out)
            assert paper.pages
            assert paper.root_object["/Lang"].startswith(language)
        else:
            assert load_workbook(out).worksheets
    assert len(list(tmp_path.iterdir())) == 12
