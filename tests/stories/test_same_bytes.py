"""The same workspace gives the same bytes: in another process, with another hash seed, in another time zone.

The day a paper names is that of the computer's own zone, so the zones tried share the day of the newest change.
"""

import pytest

from tests.demonstration import LYCEUM, READY, process

PAPERS = (("proposal", READY, "pdf"), ("budget", READY, "xlsx"), ("passport", LYCEUM, "pdf"), ("portfolio", "", "xlsx"))
ELSEWHERE = ({"PYTHONHASHSEED": "1", "TZ": "EET-2"}, {"PYTHONHASHSEED": "4242", "TZ": "PST8", "LC_ALL": "C"})


@pytest.mark.parametrize(("document", "record_id", "file_format"), PAPERS)
def test_the_same_workspace_gives_the_same_bytes(demo, tmp_path, document, record_id, file_format):
    written = []
    for number, surroundings in enumerate(ELSEWHERE):
        out = tmp_path / f"{number}.{file_format}"
        answer = process("export", demo, document, *filter(None, [record_id]), "--format", file_format, "--lang", "uk",
                         "--out", out, "--passphrase-file", demo.with_name("пароль.txt"), env=surroundings)
        assert answer.code == 0, answer
        written.append(out.read_bytes())
    assert written[0] == written[1]
