"""The power goes while the command line edits: what was acknowledged is there, what was not is whole or not there."""

import random
import subprocess
import sys
import time

from tests.demonstration import LYCEUM, command, environment

CUTS = 4
EDITOR = """
import functools, sys
from hromada_desk.cli.main import main
from hromada_desk.storage import keys, store
store.derive = functools.cache(keys.derive)  # the key once, so that more edits fall into the time there is
path, secret, project, start = sys.argv[1:]
for number in range(int(start), 10_000):
    code = main(["set", path, "project", project, f"note={number} " + "слово " * (number % 50), f"title.en=Roof {number}",
                 "--passphrase-file", secret])
    print("acknowledged" if code == 0 else "refused", number, flush=True)
"""


def test_a_power_cut_loses_no_acknowledged_edit(mine, demo):
    secret, chance, number = demo.with_name("пароль.txt"), random.Random(23112026), 0
    for _ in range(CUTS):
        running = subprocess.Popen([sys.executable, "-c", EDITOR, str(mine), str(secret), LYCEUM, str(number + 1)],
                                   stdout=subprocess.PIPE, env=environment())
        said = [running.stdout.readline().decode() for _ in range(2)]  # the sentence of `set`, then the acknowledgement
        time.sleep(chance.uniform(0, 0.5))
        running.kill()
        said += running.communicate()[0].decode().splitlines()
        assert not any(line.startswith("refused") for line in said)
        acknowledged = max(int(line.split()[1]) for line in said if line.startswith("acknowledged"))
        project = command("show", mine, "project", LYCEUM, "--json", "--passphrase-file", secret).json
        number = int(project["note"].split()[0])
        assert number in (acknowledged, acknowledged + 1)
        assert project["title"]["en"] == f"Roof {number}", "half an edit"
    assert command("verify", mine, "--passphrase-file", secret).code == 0
    assert number > 2 * CUTS, "hardly an edit was tried"
