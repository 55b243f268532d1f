"""Wordings of the area ``writing``: the lock, the disk, interrupted changes, log and archive."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "books_must_be_unlocked": error(
        sv=(
            "{who} skriver i böckerna med ”{command}” sedan {since} (process {pid})",
            "ett kommando i taget som skriver; ingenting är ändrat",
            (
                "vänta tills kommandot är klart och försök igen; har det hängt sig, avsluta "
                "process {pid}, så släpper låset av sig självt"
            ),
        ),
        en=(
            "{who} is writing to the books with “{command}” since {since} (process {pid})",
            "one command at a time that writes; nothing was changed",
            (
                "wait until that command is done and try again; if it hangs, end process {pid} "
                "and the lock is freed by itself"
            ),
        ),
    ),
    "file_must_be_as_it_was_read": error(
        sv=(
            "filen ändrades av någon annan efter att kommandot hade läst den",
            "samma innehåll som det kommandot räknade på; ingenting är skrivet",
            "kör kommandot igen, så räknar det på det nya innehållet",
        ),
        en=(
            "the file was changed by somebody else after the command had read it",
            "the content that the command reckoned with; nothing was written",
            "run the command again, so that it reckons with the new content",
        ),
    ),
    "file_must_not_be_overwritten": error(
        sv=(
            "det finns redan en fil här, med annat innehåll",
            "ingen fil, eller en med exakt samma innehåll; ingenting är skrivet",
            (
                "ta reda på vem som ändrat filen (git eller säkerhetskopian visar den "
                "ursprungliga), återställ den och kör kommandot igen"
            ),
        ),
        en=(
            "there is a file here already, with another content",
            "no file, or one with exactly the same content; nothing was written",
            (
                "find out who changed the file (git or the backup shows the original), restore it "
                "and run the command again"
            ),
        ),
    ),
    "interrupted_change_was_completed": finding(
        sv=(
            "”{command}”, som {who} startade {since}, avbröts mitt i skrivningen",
            "hela ändringen eller ingenting",
            "ingenting: ändringen är nu helt inskriven och behöver inte göras om",
        ),
        en=(
            "“{command}”, started by {who} at {since}, was interrupted while writing",
            "the whole change or nothing",
            "nothing: the change is now completely written and need not be made again",
        ),
    ),
    "interrupted_change_was_dropped": finding(
        sv=(
            "”{command}”, som {who} startade {since}, avbröts innan ändringen var säkrad",
            "hela ändringen eller ingenting",
            (
                "kör det kommandot igen om det fortfarande behövs: av den ändringen finns "
                "ingenting i böckerna"
            ),
        ),
        en=(
            "“{command}”, started by {who} at {since}, was interrupted before its change was safe",
            "the whole change or nothing",
            "run that command again if it is still wanted: nothing of that change is in the books",
        ),
    ),
    "file_must_not_be_edited_between": error(
        sv=(
            "filen har ändrats för hand medan en avbruten ändring väntade på att slutföras",
            "filen som den var före ändringen, eller som den blir efter den; ingenting är rört",
            (
                "lägg undan din egen ändring, återställ filen (från git eller säkerhetskopian) och "
                "kör kommandot igen; det nya innehållet ligger kvar i .pending så länge"
            ),
        ),
        en=(
            "the file was edited by hand while an interrupted change waited to be completed",
            "the file as it was before the change, or as it is after it; nothing was touched",
            (
                "put your own edit aside, restore the file (from git or the backup) and run the "
                "command again; the new content stays in .pending meanwhile"
            ),
        ),
    ),
    "staged_file_must_be_whole": error(
        sv=(
            "filen saknas eller är skadad, och den avbrutna ändringen är halvvägs utförd",
            "det nya innehåll som en avbruten ändring lade här; ingenting är rört",
            "återställ hela bokföringsmappen från säkerhetskopian eller git",
        ),
        en=(
            "the file is missing or damaged, and the interrupted change is half done",
            "the new content that an interrupted change put here; nothing was touched",
            "restore the whole folder of the books from the backup or git",
        ),
    ),
    "intent_must_be_readable": error(
        sv=(
            "noteringen om en avbruten ändring går inte att läsa",
            "den notering som Fondbok skrev innan ändringen började; ingenting är rört",
            "återställ hela bokföringsmappen från säkerhetskopian eller git",
        ),
        en=(
            "the note about an interrupted change cannot be read",
            "the note that Fondbok wrote before the change began; nothing was touched",
            "restore the whole folder of the books from the backup or git",
        ),
    ),
    "file_must_hold_what_was_written": error(
        sv=(
            "filen läst på nytt är inte den som nyss skrevs",
            "exakt det som skrevs",
            (
                "stäng program som har filen öppen (Fava, en textredigerare, synkning), jämför "
                "filen med git eller säkerhetskopian och kör kommandot igen"
            ),
        ),
        en=(
            "the file, read again, is not the one just written",
            "exactly what was written",
            (
                "close programs that have the file open (Fava, an editor, syncing), compare the "
                "file with git or the backup and run the command again"
            ),
        ),
    ),
    "books_must_not_hold_links": error(
        sv=(
            "en symbolisk länk",
            "en vanlig fil eller mapp inuti bokföringsmappen; ingenting är skrivet",
            "ersätt länken med filen eller mappen själv",
        ),
        en=(
            "a symbolic link",
            "an ordinary file or folder inside the folder of the books; nothing was written",
            "put the file or folder itself in the link's place",
        ),
    ),
    "path_must_be_a_file": error(
        sv=(
            "en mapp eller något annat som inte är en vanlig fil",
            "en fil; böckerna är oförändrade",
            "flytta undan det som ligger här och kör kommandot igen",
        ),
        en=(
            "a folder, or something else that is no ordinary file",
            "a file; the books are unchanged",
            "move what lies here out of the way and run the command again",
        ),
    ),
    "path_must_be_a_folder": error(
        sv=(
            "en fil där det ska vara en mapp",
            "en mapp; böckerna är oförändrade",
            "flytta undan filen och kör kommandot igen",
        ),
        en=(
            "a file where a folder must be",
            "a folder; the books are unchanged",
            "move the file out of the way and run the command again",
        ),
    ),
    "path_must_exist": error(
        sv=(
            "filen eller mappen finns inte",
            "bokföringsmappen på sin plats; {state}",
            "kontrollera sökvägen till böckerna och att disken är ansluten",
        ),
        en=(
            "the file or folder is not there",
            "the folder of the books in its place; {state}",
            "check the path to the books and that the disk is connected",
        ),
    ),
    "disk_must_have_room": error(
        sv=(
            "disken är full eller kvoten slut",
            "plats för det som ska skrivas; {state}",
            "frigör utrymme på disken och kör kommandot igen",
        ),
        en=(
            "the disk is full or the quota used up",
            "room for what is to be written; {state}",
            "free space on the disk and run the command again",
        ),
    ),
    "books_must_be_writable": error(
        sv=(
            "det går inte att skriva här: {system}",
            "en fil och en mapp som du får skriva i; {state}",
            (
                "ge dig själv skrivrätt till bokföringsmappen, eller kör kommandot som den som "
                "äger den; är disken skrivskyddad, kopiera böckerna till en som inte är det"
            ),
        ),
        en=(
            "this place cannot be written: {system}",
            "a file and a folder that you may write; {state}",
            (
                "give yourself the right to write to the folder of the books, or run the command as"
                " its owner; if the disk is read-only, copy the books to one that is not"
            ),
        ),
    ),
    "books_must_lie_on_one_disk": error(
        sv=(
            "mappen ligger på en annan disk än resten av böckerna",
            "alla böcker på samma disk; {state}",
            "flytta mappen till samma disk som bokföringsmappen",
        ),
        en=(
            "the folder lies on another disk than the rest of the books",
            "all books on one disk; {state}",
            "move the folder to the same disk as the folder of the books",
        ),
    ),
    "disk_must_work": error(
        sv=(
            "datorn kunde inte läsa eller skriva filen: {system}",
            "en disk som svarar; {state}",
            "kontrollera disken och säkerhetskopian innan du kör kommandot igen",
        ),
        en=(
            "the computer could not read or write the file: {system}",
            "a disk that answers; {state}",
            "check the disk and the backup before running the command again",
        ),
    ),
    "log_lines_must_be_readable": error(
        sv=(
            "raden i behandlingshistoriken är inte en hel JSON-rad med fältet prev",
            "raden som Fondbok skrev den",
            "återställ filen från git eller säkerhetskopian; loggen får bara växa",
        ),
        en=(
            "the line of the system log is not a whole JSON line with the field prev",
            "the line as Fondbok wrote it",
            "restore the file from git or the backup; the log only ever grows",
        ),
    ),
    "log_lines_must_chain": error(
        sv=(
            "raden hänvisar till {found} som raden före, men den raden har {expected}",
            "en obruten kedja: ingen rad ändrad, borttagen eller tillagd i efterhand",
            "jämför raden före med git eller säkerhetskopian och återställ filen",
        ),
        en=(
            "the line points to {found} as the line before it, but that line has {expected}",
            "an unbroken chain: no line changed, removed or put in afterwards",
            "compare the line before with git or the backup and restore the file",
        ),
    ),
}
