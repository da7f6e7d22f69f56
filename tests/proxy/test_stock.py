"""Only the addons of mitmproxy that are used are loaded; the others stay within reach."""

import subprocess
import sys

import pytest

LOADED = (
    "import sys, proxy.worker; print('ldap3' in sys.modules, 'flask' in sys.modules, 'mitmproxy.addons' in sys.modules)"
)
LATER = "import proxy.stock as ours; from mitmproxy.addons import core, proxyauth; print(core is ours.core)"
BEFORE = "import mitmproxy.addons as all_of_them; import proxy.stock as ours; print(ours.core is all_of_them.core)"


@pytest.mark.parametrize(("code", "told"), [(LOADED, "False False False"), (LATER, "True"), (BEFORE, "True")])
def test_no_other_addon_is_loaded(code: str, told: str) -> None:
    """Whoever asks for all of them gets the same ones, before or after."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told == done.stdout.strip()
