"""Results of use cases as text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language, total
from consortium.period import Period
from consortium.problems import Problem
from consortium.proposal import Proposal
from consortium.voucher import Voucher
from ledger.books import Books
from ledger.use_cases.explain import Explanation
from ledger.use_cases.init import Made
from ledger.use_cases.month import Month
from ledger.use_cases.post import Posted
from ledger.use_cases.propose import Round
from ledger.use_cases.reverse import Reversed
from ledger.use_cases.status import MemberStatus, Status
from ledger.use_cases.take_in import Receipt, TakenIn
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.words import count, month_name, word
from rules.reckon import Missing
from rules.sentences import missing_sentence


def problems(found: Sequence[Problem], language: Language) -> str:
    """Problems one after the other, each with its place and remedy."""
    return "\n\n".join(problem.render(language) for problem in found)


def taken_in(result: TakenIn, language: Language) -> str:
    """The receipts, file by file."""
    parts = [problems(result.notices, language)]
    parts += [_receipt(receipt, language) for receipt in result.receipts]
    bad = sum(1 for receipt in result.receipts if receipt.problems)
    if bad and bad < len(result.receipts):
        parts.append(word("problems_some", language, number=bad))
    elif bad:
        parts.append(word("nothing_written", language))
    return blocks(*parts)


def _receipt(receipt: Receipt, language: Language) -> str:
    if receipt.problems:
        head = word("refused", language, file=receipt.file)
        return f"{head}\n{problems(receipt.problems, language)}"
    state = "kept" if receipt.new else "held"
    lines = [word(state, language, file=receipt.file)]
    lines.append("  " + word("is_of", language, kind=receipt.kind, member=receipt.member))
    whole = [report.period for report in receipt.understood if report.is_complete]
    partial = [report.period for report in receipt.understood if not report.is_complete]
    for key, periods in (("understood", whole), ("partial", partial)):
        if periods:
            lines.append("  " + word(key, language, periods=_spans(periods)))
    if receipt.new and len(receipt.new) < len(receipt.understood):
        new = _spans([report.period for report in receipt.new])
        lines.append("  " + word("new_months", language, periods=new))
    lines += _changed(receipt, language)
    lines += [_indented(finding, language) for finding in receipt.findings]
    return "\n".join(lines)


def _changed(receipt: Receipt, language: Language) -> list[str]:
    lines = []
    for change in receipt.changed:
        if change.what == "revenue":
            text = word(
                "changed",
                language,
                what=word("revenue", language),
                period=change.period,
                before=change.before.text(language),
                after=change.after.text(language),
                difference=(change.after - change.before).text(language),
            )
            lines.append(paragraph(text, "  "))
    others = [change for change in receipt.changed if change.what != "revenue"]
    if others:
        periods = _spans(sorted({change.period for change in others}))
        accounts = len({change.what for change in others})
        lines.append("  " + word("changed_others", language, accounts=accounts, periods=periods))
    return lines


def _indented(problem: Problem, language: Language) -> str:
    return "\n".join("  " + line for line in problem.render(language).splitlines())


def _spans(periods: Sequence[Period]) -> str:
    """Months as ranges: ``2026-01–2026-03, 2026-05``."""
    spans: list[list[Period]] = []
    for period in sorted(periods):
        if spans and spans[-1][-1].next == period:
            spans[-1].append(period)
        else:
            spans.append([period])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


def month(result: Month, language: Language) -> str:
    """The month: who reported, what is proposed, what is missing, the next step."""
    period = result.period
    title = word("month_title", language, month=month_name(period, language))
    by_member = {
        line.member: line for p in result.proposals if p.period == period for line in p.lines
    }
    rows = []
    for one in result.members:
        if not one.belongs:
            continue
        line = by_member.get(one.key)
        base = line.base.text(language) if line else ""
        levy = one.levy + line.amount if line else one.levy
        state = word("reported" if one.is_reported else "not_reported", language)
        rows.append([one.key, state, base, levy.text(language)])
    headings = [("member", "left"), ("report", "left"), ("base", "right"), ("levy", "right")]
    listing = table([(word(k, language), a) for k, a in headings], rows)  # type: ignore[misc]  # literals
    proposals = "\n".join(_proposal_line(p, language) for p in result.proposals)
    if not proposals:
        proposals = word("nothing_proposed", language, month=month_name(period, language))
    return blocks(
        problems(result.notices, language),
        section(title, listing),
        proposals,
        _missing(result.missing, language),
        _findings(result.findings, language),
        "" if result.is_written else word("dry_run", language),
        section(word("next_title", language), "  " + next_step(result, language)),
    )


def next_step(result: Month, language: Language) -> str:
    """What the treasurer does now."""
    if result.proposals:
        return word("next_post", language, id=result.proposals[0].digest[:8])
    if result.missing:
        members = ", ".join(one.member for one in result.missing)
        name = month_name(result.period, language)
        return word("next_take_in", language, members=members, month=name)
    following = result.period.next
    return word(
        "next_month",
        language,
        month=month_name(result.period, language),
        next=month_name(following, language),
        period=following,
    )


def _proposal_line(proposal: Proposal, language: Language) -> str:
    amount = total(line.to_pay for line in proposal.lines)
    lines = count(len(proposal.lines), word("line_one", language), word("line_many", language))
    return word(
        "proposal",
        language,
        id=proposal.digest[:8],
        month=month_name(proposal.period, language),
        lines=lines,
        amount=amount.text(language),
    )


def _missing(missing: Sequence[Missing], language: Language) -> str:
    if not missing:
        return ""
    lines = [paragraph(missing_sentence(one, language), "  ") for one in missing]
    return section(word("missing_title", language), "\n".join(lines))


def _findings(findings: Sequence[Problem], language: Language) -> str:
    if not findings:
        return ""
    return section(word("findings_title", language), problems(findings, language))


def proposed(result: Round, language: Language, *, is_dry: bool) -> str:
    """One round: each line with its reasons."""
    from rules.sentences import sentence

    parts = [problems(result.notices, language)]
    if result.proposal is None:
        month = month_name(result.period, language)
        parts.append(word("nothing_proposed", language, month=month))
    else:
        parts.append(_proposal_line(result.proposal, language))
        for line in result.proposal.lines:
            reasons = [paragraph(sentence(reason, language), "  ") for reason in line.reasons]
            head = f"{line.member}: {line.amount.text(language)}"
            parts.append("\n".join([head, *reasons]))
    parts += [_missing(result.missing, language), _findings(result.findings, language)]
    if is_dry:
        parts.append(word("dry_run", language))
    elif result.proposal is not None:
        step = word("next_post", language, id=result.proposal.digest[:8])
        parts.append(section(word("next_title", language), "  " + step))
    return blocks(*parts)


def posted(result: Posted, language: Language) -> str:
    """The vouchers of a posting."""
    title = word("posted_title" if result.is_written else "would_post_title", language)
    tail = "" if result.is_written else word("dry_run", language)
    listing = _vouchers(result.vouchers, language)
    return blocks(problems(result.notices, language), section(title, listing), tail)


def _vouchers(vouchers: Sequence[Voucher], language: Language) -> str:
    rows = [
        [str(v.id), v.date.isoformat(), v.payee, v.amount.text(language), str(v.due or "")]
        for v in vouchers
    ]
    if len(vouchers) > 1:
        whole = total(voucher.amount for voucher in vouchers)
        rows.append(["", "", word("total", language), whole.text(language), ""])
    keys = [("voucher", "left"), ("date", "left"), ("member", "left"), ("to_pay", "right")]
    headings = [(word(k, language), a) for k, a in (*keys, ("due", "left"))]
    return table(headings, rows)  # type: ignore[arg-type]  # literals of Align


def reversed_(result: Reversed, language: Language) -> str:
    """The original and its reversal."""
    key = "reversed" if result.is_written else "would_reverse"
    text = word(key, language, original=result.original.id, reversal=result.reversal.id)
    return blocks(problems(result.notices, language), text, _vouchers([result.reversal], language))


def explanations(result: Sequence[Explanation], language: Language) -> str:
    """The chains, one sentence a step."""
    parts = []
    for one in result:
        lines = [one.subject]
        for step in one.steps:
            label = word(f"step_{step.what}", language)
            where = f" ({step.source.text(language)})" if step.source is not None else ""
            lines.append(paragraph(f"{label}: {step.text}{where}", "  "))
        parts.append("\n".join(lines))
    return blocks(*parts)


def status(books: Books, result: Status, language: Language) -> str:
    """The fund at a glance: bank, purposes, members, what waits."""
    name = word(
        "status_title",
        language,
        name=books.consortium.name,
        month=month_name(result.period, language),
    )
    purposes = [
        [p, s.balance.text(language), s.tied.text(language), s.available.text(language)]
        for p, s in result.purposes.items()
    ]
    keys = [("purpose", "left"), ("balance", "right"), ("tied", "right"), ("available", "right")]
    headings = [(word(k, language), a) for k, a in keys]
    waiting = "\n".join("  " + _proposal_line(p, language) for p in result.waiting)
    return blocks(
        name,
        word("bank", language, amount=result.bank.text(language)),
        table(headings, purposes),  # type: ignore[arg-type]  # literals of Align
        _members(result.members, language),
        section(word("waiting_title", language), waiting)
        if waiting
        else word("nothing_waiting", language),
        word("tip", language, tip=result.tip[:16]),
    )


def _members(members: Sequence[MemberStatus], language: Language) -> str:
    rows = [
        [
            one.key,
            word("reported" if one.is_reported else "not_reported", language),
            one.levy.text(language),
            one.receivable.text(language),
            one.lent.text(language),
        ]
        for one in members
        if one.belongs
    ]
    keys = [("member", "left"), ("report", "left"), ("levy", "right")]
    keys += [("receivable", "right"), ("lent", "right")]
    return table([(word(k, language), a) for k, a in keys], rows)  # type: ignore[misc]  # literals


def members(books: Books, language: Language) -> str:
    """The register: name, organisation number, since when."""
    rows = [
        [
            key,
            member.name,
            member.organisation_number,
            f"{member.joined}"
            + (f" {word('left', language)} {member.left}" if member.left else ""),
        ]
        for key, member in books.consortium.members.items()
    ]
    keys = ("account", "member", "number", "joined")
    return table([(word(k, language), "left") for k in keys], rows)


def made(result: Made, language: Language, *, person: str, date: str) -> str:
    """New books and what to do next."""
    text = word("made", language, root=result.root)
    if result.inbox:
        first = result.inbox[0].rsplit("/", 1)[0]
        folder = f"{result.root}/inbox"
        step = word(
            "made_inbox",
            language,
            root=result.root,
            inbox=folder,
            first=first,
            date=date,
            person=person,
        )
    else:
        step = word("made_next", language)
    return f"{text}\n{step}"
