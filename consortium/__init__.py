"""The nouns of a cooperative fund: pure values, no files, no clock.

Glossary (English in code, Swedish beside it):

==================  ====================  =================================================
levy                avgift                what a member pays into the fund for a month
purpose             ändamål               an earmark on the fund's equity
voucher             verifikation          one numbered transaction (BFL 5:7)
member capital      insats                equity paid in by a member, never a deposit
guarantee           borgen                surety for somebody's debt
support saving      stödspar              savings that let somebody else borrow (JAK)
recusal             jäv                   who must leave the room (EFL 7 kap.)
finding             anmärkning            told, never silent, stops nothing
period              period                one calendar month, written ``2026-03``
report              rapport               what one member's books say of one month
round               omgång                what one run of ``propose`` gives
true-up             avräkning             the difference when the real figure has come
seal                sigill                closes a period
system log          behandlingshistorik   every command that changed something (BFNAR 2013:2)
==================  ====================  =================================================
"""
