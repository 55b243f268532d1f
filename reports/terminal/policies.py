"""Policies in the terminal: what the checker found, the rules as sentences, the cases."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language
from consortium.problems import value_text
from ledger.use_cases.policy import Checked, Explained, Tested
from reports.terminal.layout import blocks, paragraph, section
from reports.terminal.problems import problems
from reports.terminal.words import word


def checked(result: Checked, language: Language) -> str:
    """Every problem and finding, then which files are in order."""
    bad = {problem.source.file for problem in result.problems if not problem.is_finding}
    fine = [word("policy_fine", language, file=file) for file in result.files if file not in bad]
    return blocks(problems(result.problems, language), "\n".join(fine))


def explained(result: Sequence[Explained]) -> str:
    """Each version under its file name, one sentence a rule."""
    return blocks(
        *(
            section(one.version.file, "\n".join(paragraph(s, "  ") for _, s in one.sentences))
            for one in result
        )
    )


def tested(result: Sequence[Tested], language: Language) -> str:
    """Each case and what came out otherwise, then how many hold."""
    return blocks(*(_tested(one, language) for one in result))


def _tested(one: Tested, language: Language) -> str:
    file = one.version.file
    if not one.results:
        return word("no_cases", language, file=file, cases=one.cases_file)
    lines = [file]
    for result in one.results:
        key = "case_passed" if result.has_passed else "case_failed"
        lines.append("  " + word(key, language, name=result.case.name.text(language)))
        for found in result.differences:
            text = word(
                "case_difference",
                language,
                what=f"{found.member} {found.what}".strip(),
                expected=value_text(found.expected, language),
                got=value_text(found.got, language),
            )
            lines.append("  " + text)
    passed = sum(result.has_passed for result in one.results)
    lines.append(word("cases", language, passed=passed, all=len(one.results)))
    return "\n".join(lines)
