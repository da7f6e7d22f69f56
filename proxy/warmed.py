"""Imported by the server that processes are forked from: what detectors load once, the models of most sites among it, is shared by all."""

import detectors
from models.site import SiteData

detectors.build(SiteData())
