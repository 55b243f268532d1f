"""Wordings of logging in: users and passwords."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "user_must_be_new": error(
        sv=(
            "{found} kan redan logga in",
            "ett nytt namn",
            "välj ett annat, eller byt lösenord med fondbok user passwd",
        ),
        en=(
            "{found} may log in already",
            "a new name",
            "choose another, or change the password with fondbok user passwd",
        ),
    ),
    "user_must_be_known": error(
        sv=("användaren {found}", "en av: {known}", "se fondbok user list"),
        en=("the user {found}", "one of: {known}", "see fondbok user list"),
    ),
    "password_must_be_long": error(
        sv=(
            "ett lösenord på {found} tecken",
            "minst {least} tecken",
            "välj en mening som går att minnas",
        ),
        en=(
            "a password of {found} characters",
            "at least {least} characters",
            "choose a sentence that can be remembered",
        ),
    ),
    "users_must_be_readable": error(
        sv=("{found}", "filen med användare", "kontrollera filen och rättigheterna till mappen"),
        en=("{found}", "the file of users", "check the file and the rights to its folder"),
    ),
    "somebody_must_be_able_to_log_in": error(
        sv=(
            "ingen kan logga in",
            "minst en användare",
            "lägg till en med fondbok user add NAMN --role treasurer",
        ),
        en=(
            "nobody may log in",
            "at least one user",
            "add one with fondbok user add NAME --role treasurer",
        ),
    ),
}
