"""The eight invented cooperatives of the sample "motala", one module each.

Nobody here exists. The organisation numbers lie in a series that is not given out (7990..) and
have right check digits; names, figures and events are made up. Programs are named as in real
files, for the form of their SIE text only.
"""

from __future__ import annotations

from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import (
    cafe_strandpiren,
    cykelbud,
    dammvippan,
    grenverket,
    hyvelbanken,
    morotsviken,
    tolvslaget,
    vita_lakan,
)

COOPERATIVES: tuple[Cooperative, ...] = (
    cafe_strandpiren.COOPERATIVE,
    grenverket.COOPERATIVE,
    hyvelbanken.COOPERATIVE,
    dammvippan.COOPERATIVE,
    cykelbud.COOPERATIVE,
    vita_lakan.COOPERATIVE,
    morotsviken.COOPERATIVE,
    tolvslaget.COOPERATIVE,
)
