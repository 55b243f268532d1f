"""Wordings about the files of reports in Excel and CSV; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording, error
from consortium.wording.workbook_cells import CELLS
from consortium.wording.workbook_layout import LAYOUT

FILES: dict[str, Wording] = {
    "workbook_must_be_xlsx": error(
        sv=(
            "{found}",
            "en Excelbok i formatet .xlsx",
            (
                "öppna filen i Excel eller LibreOffice, välj Spara som och Excelarbetsbok (.xlsx), "
                "och skicka den nya filen"
            ),
        ),
        en=(
            "{found}",
            "an Excel workbook in the .xlsx format",
            (
                "open the file in Excel or LibreOffice, choose Save as and Excel workbook (.xlsx), "
                "and send the new file"
            ),
        ),
    ),
    "workbook_must_not_be_encrypted": error(
        sv=(
            "filen är skyddad med lösenord",
            "en fil som går att läsa utan lösenord",
            (
                "öppna filen, ta bort lösenordet under Arkiv > Info > Skydda arbetsbok, spara och "
                "skicka den igen"
            ),
        ),
        en=(
            "the file is protected by a password",
            "a file that can be read without a password",
            (
                "open the file, remove the password under File > Info > Protect workbook, save it "
                "and send it again"
            ),
        ),
    ),
    "workbook_must_not_hold_macros": error(
        sv=(
            "filen innehåller makron (.xlsm)",
            "en Excelbok utan makron",
            "spara den som Excelarbetsbok (.xlsx), som inte kan innehålla makron",
        ),
        en=(
            "the file holds macros (.xlsm)",
            "an Excel workbook without macros",
            "save it as an Excel workbook (.xlsx), which cannot hold macros",
        ),
    ),
    "workbook_must_not_link_elsewhere": error(
        sv=(
            "filen hämtar värden från andra filer eller databaser ({part})",
            "en fil vars alla värden står i den själv",
            "välj Data > Redigera länkar > Bryt länk, spara och skicka filen igen",
        ),
        en=(
            "the file fetches values from other files or databases ({part})",
            "a file that holds all its values itself",
            "choose Data > Edit links > Break link, save, and send the file again",
        ),
    ),
    "workbook_must_be_whole": error(
        sv=(
            "filen är skadad eller ofullständig ({part})",
            "en hel Excelbok",
            "öppna filen i Excel eller LibreOffice, spara den på nytt och skicka den igen",
        ),
        en=(
            "the file is damaged or incomplete ({part})",
            "a whole Excel workbook",
            "open the file in Excel or LibreOffice, save it anew and send it again",
        ),
    ),
    "workbook_must_not_declare_entities": error(
        sv=(
            "filen innehåller en dokumenttyp (DOCTYPE), som inget kalkylprogram skriver",
            "en Excelbok som ett kalkylprogram har sparat",
            "ta inte in filen; fråga avsändaren varifrån den kommer",
        ),
        en=(
            "the file holds a document type (DOCTYPE), which no spreadsheet program writes",
            "an Excel workbook that a spreadsheet program has saved",
            "do not take the file in; ask the sender where it comes from",
        ),
    ),
    "workbook_must_unpack_small": error(
        sv=(
            "{packed} kB som packas upp till {unpacked} MB i {parts} delar",
            (
                "högst {packed_max} MB packat, {unpacked_max} MB uppackat och {parts_max} delar, "
                "och rimligt packat"
            ),
            "kopiera siffrorna till en ny, tom arbetsbok eller till mallen, och skicka den",
        ),
        en=(
            "{packed} kB that unpack to {unpacked} MB in {parts} parts",
            (
                "at most {packed_max} MB packed, {unpacked_max} MB unpacked and {parts_max} parts, "
                "and packed within reason"
            ),
            "copy the figures into a new, empty workbook or into the template, and send that",
        ),
    ),
    "workbook_must_be_small_enough_to_read": error(
        sv=(
            "mer innehåll än vad som läses",
            "högst {read_max} MB uppackat och {elements_max} celler och andra element",
            "kopiera siffrorna till en ny, tom arbetsbok eller till mallen, och skicka den",
        ),
        en=(
            "more content than is read",
            "at most {read_max} MB unpacked and {elements_max} cells and other elements",
            "copy the figures into a new, empty workbook or into the template, and send that",
        ),
    ),
    "sheet_must_be_small": error(
        sv=(
            "fler celler än vad som läses",
            "högst {rows_max} rader, {columns_max} kolumner och {cells_max} ifyllda celler",
            "kopiera de rader som ska rapporteras till mallen och skicka den",
        ),
        en=(
            "more cells than are read",
            "at most {rows_max} rows, {columns_max} columns and {cells_max} filled cells",
            "copy the rows to report into the template and send that",
        ),
    ),
    "csv_quotes_must_close": error(
        sv=(
            "ett citattecken som inte hör ihop med något annat",
            "citattecken parvis runt hela fält",
            "rätta raden, eller öppna filen i ett kalkylprogram och spara den som CSV igen",
        ),
        en=(
            "a quotation mark that belongs to no other",
            "quotation marks in pairs around whole fields",
            "correct the line, or open the file in a spreadsheet program and save it as CSV again",
        ),
    ),
    "report_must_be_filled_in": error(
        sv=(
            "ingen ifylld rad ({rows} utan siffror)",
            "minst en rad med intäkter",
            "fyll i intäkterna, 0 om det inte fanns några, och skicka filen igen",
        ),
        en=(
            "no row filled in ({rows} without figures)",
            "at least one row with revenue",
            "fill in the revenue, 0 if there was none, and send the file again",
        ),
    ),
}

WORDINGS: dict[str, Wording] = FILES | LAYOUT | CELLS
