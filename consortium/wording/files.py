"""Wordings about files as such: what they are, whether they can be read."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "file_must_be_known": error(
        sv=(
            "{found}",
            "en SIE-fil (typ 1–4)",
            "be medlemmen att exportera SIE 4 från sitt bokföringsprogram och skicka den filen",
        ),
        en=(
            "{found}",
            "a SIE file (type 1–4)",
            "ask the member to export SIE 4 from its bookkeeping program and send that file",
        ),
    ),
    "file_must_be_readable": error(
        sv=("{found}", "en fil som går att läsa", "kontrollera sökvägen och rättigheterna"),
        en=("{found}", "a file that can be read", "check the path and its permissions"),
    ),
}
