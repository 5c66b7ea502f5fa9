"""The same workspace gives the same bytes: in another process, with another hash seed, in another time zone.

The day a paper names is that of the computer's own zone, so the zones tried share the day of the newest change.
"""

import subprocess
import sys

from tests.demonstration import LYCEUM, READY, environment

PAPERS = (("proposal", READY, "pdf"), ("budget", READY, "xlsx"), ("passport", LYCEUM, "pdf"), ("passport", LYCEUM, "xlsx"),
          ("portfolio", "", "xlsx"), ("portfolio", "", "pdf"))
ELSEWHERE = ({"PYTHONHASHSEED": "1", "TZ": "EET-2"}, {"PYTHONHASHSEED": "4242", "TZ": "PST8", "LC_ALL": "C"})
EXPORTER = """
import sys
from hromada_desk.cli.main import main
path, secret, folder, *wishes = sys.argv[1:]
for wish in wishes:
    document, record_id, file_format = wish.split(",")
    given = ["export", path, document, *filter(None, [record_id]), "--format", file_format, "--passphrase-file", secret]
    assert main([*given, "--lang", "uk", "--out", f"{folder}/{document}.{file_format}"]) == 0
"""


def papers_made_in(surroundings, demo, folder):
    folder.mkdir()
    subprocess.run([sys.executable, "-c", EXPORTER, str(demo), str(demo.with_name("пароль.txt")), str(folder),
                    *(",".join(each) for each in PAPERS)], check=True, env=environment(**surroundings), capture_output=True)
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_the_same_workspace_gives_the_same_bytes(demo, tmp_path):
    first, second = (papers_made_in(each, demo, tmp_path / str(at)) for at, each in enumerate(ELSEWHERE))
    assert len(first) == len(PAPERS)
    assert [name for name in first if first[name] != second[name]] == []
