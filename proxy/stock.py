"""The master of mitmproxy and the addons that are needed, without the forty others that their package imports: LDAP, a web server, templates.

Those would bring 12 MB into every process. While these are imported, the package stands there unread.
"""

import sys
from importlib.util import find_spec, module_from_spec

_PACKAGE = "mitmproxy.addons"

_spec = None if _PACKAGE in sys.modules else find_spec(_PACKAGE)
if _spec is not None:
    sys.modules[_PACKAGE] = module_from_spec(_spec)
try:
    from mitmproxy.addons import core, disable_h2c, errorcheck, next_layer, proxyserver, tlsconfig, upstream_auth
    from mitmproxy.master import Master
finally:
    if _spec is not None:
        del sys.modules[_PACKAGE]  # whoever wants the others may have them

__all__ = ["Master", "core", "disable_h2c", "errorcheck", "next_layer", "proxyserver", "tlsconfig", "upstream_auth"]
