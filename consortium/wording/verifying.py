"""Wordings of ``verify``: what the books rest on, and whether it is what it was."""

from __future__ import annotations

from consortium.wording import Wording, error

_RESTORE_SV = "återställ filen ur säkerhetskopian; arkivet ska finnas kvar i sju år (BFL 7 kap.)"
_RESTORE_EN = "restore the file from the backup; the archive is kept for seven years (BFL 7 kap.)"

WORDINGS: dict[str, Wording] = {
    "document_must_be_unchanged": error(
        sv=(
            "dokumentets innehåll har fått kontrollsumman {found}",
            "samma innehåll som när det arkiverades: namnet börjar med dess kontrollsumma",
            _RESTORE_SV,
        ),
        en=(
            "the document's content has got the checksum {found}",
            "the content it had when it was archived: its name begins with its checksum",
            _RESTORE_EN,
        ),
    ),
    "document_must_be_archived": error(
        sv=("inget dokument med kontrollsumman {found}", "underlaget i documents/", _RESTORE_SV),
        en=(
            "no document with the checksum {found}",
            "the underlying document in documents/",
            _RESTORE_EN,
        ),
    ),
    "policy_must_be_archived": error(
        sv=(
            "policyn {found} finns inte i arkivet",
            "texten till varje policy som en verifikation bygger på",
            _RESTORE_SV,
        ),
        en=(
            "the policy {found} is not in the archive",
            "the text of every policy that a voucher was made by",
            _RESTORE_EN,
        ),
    ),
    "proposal_of_voucher_must_be_kept": error(
        sv=(
            "{voucher} säger sig komma ur förslaget {id}, som inte har någon sådan rad",
            "det bokförda förslaget i proposals/posted/",
            "återställ filen ur säkerhetskopian",
        ),
        en=(
            "{voucher} says that it comes of proposal {id}, which has no such line",
            "the posted proposal in proposals/posted/",
            "restore the file from the backup",
        ),
    ),
    "voucher_must_match_its_proposal": error(
        sv=(
            "{voucher} bokför annat än förslaget {id}",
            "samma konton och belopp som i förslaget",
            "jämför med proposals/posted/ och säkerhetskopian; rätta med fondbok reverse",
        ),
        en=(
            "{voucher} books other than proposal {id}",
            "the accounts and amounts of the proposal",
            "compare with proposals/posted/ and the backup; correct with fondbok reverse",
        ),
    ),
    "beancount_must_not_complain": error(
        sv=(
            "beancount säger: {found}",
            "böcker som beancount läser utan anmärkning",
            "kör bean-check på main.beancount och återställ filen som nämns",
        ),
        en=(
            "beancount says: {found}",
            "books that beancount reads without complaint",
            "run bean-check on main.beancount and restore the file that it names",
        ),
    ),
    "balances_must_agree_with_beancount": error(
        sv=(
            "{account}: Fondbok {ours}, beancount {theirs}",
            "samma saldo på varje konto",
            "leta efter bokningar utanför månadsfilerna, i main.beancount eller accounts.beancount",
        ),
        en=(
            "{account}: Fondbok {ours}, beancount {theirs}",
            "the same balance on every account",
            "look for bookings outside the months' files, in main.beancount or accounts.beancount",
        ),
    ),
}
