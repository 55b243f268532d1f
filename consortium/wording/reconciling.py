"""Wordings about differences that are let stand."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "difference_must_be_open": error(
        sv=(
            "{found} är ingen öppen skillnad i {month}",
            "början på en av dem: {known}",
            "se skillnaderna med fondbok reconcile {month}; har beloppen ändrats har den en ny "
            "beteckning",
        ),
        en=(
            "{found} is no open difference of {month}",
            "the beginning of one of them: {known}",
            "see the differences with fondbok reconcile {month}; if the amounts have changed, it "
            "has a new id",
        ),
    ),
    "acceptance_must_say_why": error(
        sv=(
            "{found} skulle godtas utan skäl",
            "ett skäl som revisorn förstår om ett år",
            "kör igen med --why",
        ),
        en=(
            "{found} would be accepted without a reason",
            "a reason that the auditor understands a year from now",
            "run again with --why",
        ),
    ),
}
