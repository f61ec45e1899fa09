# Words of the moderators' desk: claims, remarks, four eyes, judging twice, what a case is, admonition.

## On the card
card-held = ✋ <b>Held by: { $who }</b>
card-proposed = 🤝 <b>Proposed by { $who }: { $verdict }.</b> A second moderator has to tap.
card-judged-once = 👥 <b>A second judgement is needed.</b> Has judged: { $who }. What they found is shown after the second one.
card-judged-apart = 👥 <b>Judged differently.</b> { $who }: { $first }; { $other }: { $second }. Please decide together.
card-classified = 🏷 Confirmed: { $row }
card-classified-as = 🏷 Confirmed: { $row } · { $grade }
card-remark = 📝 { $who }: <i>{ $text }</i> (remarks: { $count })
card-admonished = 🟣 admonished
verdict-accept = accept
verdict-escalate = pass on to Bawaslu
verdict-admonish = admonition
verdict-not-asn = reject (not a civil servant)
verdict-private = reject (private opinion)
verdict-routine = reject (ordinary official event)
verdict-no-evidence = reject (not enough evidence)
verdict-unreadable = reject (unreadable)
verdict-duplicate = reject (reported before)
verdict-outside-region = reject (outside the area)
verdict-not-neutrality = reject (not about neutrality)
verdict-abuse = reject (not in earnest)
class-sedang = moderate sanction
class-berat = severe sanction
class-none = no class

## Buttons
desk-claim = ✋ Hold
desk-release = 👐 Let go
desk-more = ☰ More…
desk-recuse = 🙅 I am not neutral in this case
desk-classify = 🏷 Say what it is…
desk-remarks = 📝 Remarks: { $count }
classify-ask = ❓ Which class of sanction?
choose-class-sedang = Moderate sanction
choose-class-berat = Severe sanction
choose-class-none = No class
classify-all = Other kinds…
classify-E = Code of ethics (E)…
classify-D = Discipline (D)…
classify-N = Only in PP 94/2021 (N)…
action-admonish = 🟣 Admonish

## Answers to taps
toast-claimed = You hold this case. After 30 minutes without an act of yours it is free again.
toast-released = Nobody holds this case. A colleague can take it.
toast-held = { $who } holds it now. Please ask them to let go, or wait.
toast-claim-first = Please hold this case first, then decide.
toast-recused = Noted: you take no part in this case. Thank you for saying so.
toast-own = You sent this report yourself, so colleagues decide on it. Nobody else sees this message.
toast-own-alike = You reported the same yourself, so colleagues decide on it. Nobody else sees this message.
toast-recused-before = You said that you are not neutral in this case, so colleagues deal with it.
toast-proposed = Your proposal is noted. Another moderator has to press the same button.
toast-proposed-before = Your proposal is noted already. Another moderator still has to tap.
toast-judged = Your judgement is noted. This case is a sample: a colleague judges it without seeing yours.
toast-judged-before = You have judged this case. Now it is a colleague's turn.
toast-judged-apart = Your colleague judged differently. Please talk, then decide together.
toast-classified = Noted.
toast-no-remarks = No remarks yet. Answer this card with words, or write /catatan LN-… and your remark.
toast-admonish = The admonition is noted. The resident is told; a draft letter is below the card.

## Remarks among moderators
remarks-head = <b>Remarks on { $ticket }</b> (the resident does not see them)
remark-one = { $who }, { $at }: { $text }
remark-kept = 📝 The remark on { $ticket } is kept. The resident does not see it.
remark-empty = The remark on { $ticket } is empty. For example: /catatan { $ticket } checked in the staff list

## Admonition: for the resident
state-admonished = Ended with an admonition
meaning-admonished = By their employment the reported person is not a civil servant, so sanctions for civil servants do not apply. Their office is asked to remind them to stay neutral.
told-admonish = <b>Report { $ticket } ended with an admonition.</b>
told-admonish-next = By their employment the reported person is not a civil servant, so sanctions for civil servants do not apply. Their office is asked to remind them to stay neutral. Thank you for caring.

## Admonition: a draft letter
letter-head = <b>Draft of an admonition { $ticket }</b> ({ $staff }), to be copied:
letter-to =
    To the head of { $agency }
    Subject: admonition to stay neutral, regarding { $name }
letter-about = We received information from a resident about this alleged act: { $behaviour }, on { $day }. It is alleged and not proven.
letter-rule = Staff who are not civil servants but work in government offices are asked to stay neutral as civil servants are (SE MenPANRB 01/2023).
letter-ask = We therefore ask that the person be reminded in writing not to take sides, and that we are told of it. What follows, by their contract, is for the office to decide.
letter-foot = With thanks and regards. { $office }
