"""Wordings about files as such: what they are, whether they can be read."""

from __future__ import annotations

from consortium.wording import Wording, error

_SIE_SV = "en SIE-fil av typ 1–4"
_SIE_EN = "a SIE file of type 1–4"
_ASK_SV = "be medlemmen exportera SIE 4 ur sitt bokföringsprogram och skicka den filen oöppnad"
_ASK_EN = "ask the member to export SIE 4 from its bookkeeping program and send it unopened"
_OTHERS_SV = "Fondboks mall i Excel eller CSV, eller en fil från banken"
_OTHERS_EN = "Fondbok's template in Excel or CSV, or a file from the bank"

WORDINGS: dict[str, Wording] = {
    "file_must_be_known": error(
        sv=("{found}", f"{_SIE_SV}, {_OTHERS_SV}", _ASK_SV),
        en=("{found}", f"{_SIE_EN}, {_OTHERS_EN}", _ASK_EN),
    ),
    "file_must_be_readable": error(
        sv=("{found}", "en fil som går att läsa", "kontrollera sökvägen och rättigheterna"),
        en=("{found}", "a file that can be read", "check the path and its permissions"),
    ),
    "file_must_hold_something": error(
        sv=(
            "en tom fil ({bytes} byte)",
            "en fil med innehåll",
            "exportera eller ladda ned filen på nytt; något avbröts innan den skrevs",
        ),
        en=(
            "an empty file ({bytes} bytes)",
            "a file with something in it",
            "export or download the file again; something stopped before it was written",
        ),
    ),
    "file_must_be_text": error(
        sv=(
            "byten {byte} på rad {line}, som ingen textfil innehåller",
            "en textfil",
            "filen är skadad eller av ett annat slag: hämta den på nytt från medlemmen",
        ),
        en=(
            "the byte {byte} on line {line}, which no text file holds",
            "a text file",
            "the file is damaged or of another kind: fetch it from the member again",
        ),
    ),
    "file_must_not_be_utf_16": error(
        sv=(
            "en textfil i UTF-16",
            "SIE-filen som programmet skrev den (CP437, Windows-1252 eller UTF-8)",
            "skicka originalfilen; den här har öppnats och sparats om i ett annat program",
        ),
        en=(
            "a text file in UTF-16",
            "the SIE file as the program wrote it (CP437, Windows-1252 or UTF-8)",
            "send the original file; this one was opened and saved by another program",
        ),
    ),
    "file_must_not_be_a_web_page": error(
        sv=(
            "en webbsida (HTML) med rubriken ”{title}”",
            _SIE_SV,
            "nedladdningen misslyckades och felsidan sparades i stället: ladda ned filen på nytt",
        ),
        en=(
            'a web page (HTML) titled "{title}"',
            _SIE_EN,
            "the download failed and the error page was saved instead: download the file again",
        ),
    ),
    "file_must_be_unpacked": error(
        sv=(
            "ett packat arkiv (ZIP eller liknande)",
            "själva filen",
            "packa upp arkivet och skicka filerna i det",
        ),
        en=(
            "a packed archive (ZIP or the like)",
            "the file itself",
            "unpack the archive and send the files in it",
        ),
    ),
    "file_must_have_fewer_problems": error(
        sv=(
            "{count} fel till i samma fil",
            "högst {shown} fel för att alla ska visas",
            "rätta de visade felen först; så här många tyder på att filen är skadad",
        ),
        en=(
            "{count} more problems in the same file",
            "at most {shown} problems for all to be shown",
            "correct those shown first; this many suggest that the file is damaged",
        ),
    ),
}
