# After the hand-over: Bawaslu's buttons, steps and letters, news for the resident.

## States on the card
card-registered = 📋 registered by Bawaslu
card-completing = ✏️ Bawaslu wants it completed
card-referred = 🗂️ with the personnel office
card-examined = ⚖️ examined by Bawaslu: an alleged breach
card-forwarded = ➡️ with the overseer of civil servants
card-recommended = 📨 recommendation received by the PPK
card-ruled = 🖊️ decided by the PPK
card-executed = ☑️ decision carried out
card-cleared = ⚪ closed, no breach
card-discontinued = ⚪ withdrawn at Bawaslu
card-ended = Closed: { $day }
card-sanction = Kind of sanction: { $kind }
# On the first day there is nothing to count yet: the date says it.
card-waits = ⏳ Waiting for { $who } since { $since }{ $days ->
    [0] {""}
    [1] : 1 working day
   *[other] : { $days } working days
 }
card-limit = Limit by the rules: { $due }{ $days ->
    [0] {""}
    [1] , 1 working day left
   *[other] , { $days } working days left
 }
card-limit-over = ⚠️ The limit by the rules, { $due }, passed{ $days ->
    [0] {""}
    [1] {" "}1 working day ago
   *[other] {" "}{ $days } working days ago
 }
card-counted = Working days as of { $today }.
card-letter = ✉️ Letters: { $count }, the last is number { $number }
card-letter-day = Date of the letter: { $day }

## States for the resident
state-registered = Registered by Bawaslu
state-completing = Bawaslu wants it completed
state-referred = Passed on to the personnel office
state-examined = Examined by Bawaslu, an alleged breach
state-forwarded = With the overseer of civil servants
state-recommended = Recommendation received by the head of region
state-ruled = Decided by the head of region
state-executed = The decision was carried out
state-cleared = Closed, no breach was found
state-discontinued = Withdrawn at Bawaslu
meaning-registered = Bawaslu registered this report and examines it.
meaning-completing = Bawaslu wants something added. The staff write to you here if they need anything from you.
meaning-referred = The personnel office looks into it by itself, then the competent official decides.
meaning-examined = Bawaslu sees an alleged breach and passes it on to the body in charge.
meaning-forwarded = The body that oversees civil servants examines it and may give the head of region a recommendation.
meaning-recommended = The head of region has the recommendation and must act on it.
meaning-ruled = The head of region has decided. The personnel office carries it out.
meaning-executed = The decision about this report was carried out. What it says is a personnel matter, and we do not spread it.
meaning-cleared = This report was examined and closed.
meaning-discontinued = This report does not go on at Bawaslu because it was withdrawn.

## News for the resident
after-register = <b>Report { $ticket } was registered.</b> { $who } entered it on { $day }.
after-request = <b>Report { $ticket } is to be completed.</b> { $who } asked for it on { $day }.
after-complete = <b>What was missing of report { $ticket } was handed in.</b> { $who } received it on { $day }.
after-refer = <b>Report { $ticket } was passed on.</b> { $who } has been looking into it since { $day }.
after-examine = <b>Report { $ticket } was examined.</b> { $who } sees an alleged breach ({ $day }).
after-forward = <b>Report { $ticket } was passed on.</b> { $who } examines it since { $day }.
after-recommend = <b>There is a recommendation on report { $ticket }.</b> { $who } received it on { $day }.
after-rule = <b>Report { $ticket } was decided on.</b> { $who } decided on { $day }.
after-execute = <b>The decision on report { $ticket } was carried out.</b> { $who } did so on { $day }.
after-clear = <b>Report { $ticket } was closed.</b> No breach was found. Noted from { $who } on { $day }.
after-discontinue = <b>Report { $ticket } does not go on.</b> It was withdrawn at { $who } on { $day }.
after-correct = <b>What we told you of report { $ticket } was wrong, we are sorry.</b> The report still is with { $who }, noted since { $day }.
after-recall = <b>What we told you about report { $ticket } was wrong, we are sorry.</b> What is right: it was accepted, and we are still working on it.
after-items = What is asked for: { $items }.
then-accepted = Next { $who } follows it up.
then-escalated = Next { $who } confirms that it has it.
then-acknowledged = Next { $who } looks whether it is complete.
then-registered = Next { $who } examines it.
then-completing = The staff write to you here if they need anything from you. { $who } goes on once it is complete.
then-referred = Next { $who } looks into it, and the competent official decides.
then-examined = Next { $who } passes it on to the body in charge.
then-forwarded = Next { $who } examines it and may give the head of region a recommendation.
then-recommended = Next { $who } decides.
then-ruled = Next { $who } carries the decision out.
end-executed = With this your report is settled. Thank you for caring.
end-cleared = With this your report has been examined. Thank you; if anything else happens, please report again.
end-discontinued = If this is a mistake, please ask the local office of Bawaslu.
limit-in-working-days = By the rules this is done within { $days } working days, by { $due }.
limit-in-days = By the rules this is done within { $days } days, by { $due }.
limit-over = The limit by the rules, { $due }, passed{ $days ->
    [0] {""}
    [1] {" "}1 working day ago
   *[other] {" "}{ $days } working days ago
 }.

## The way of a report
timeline-head = <b>The way of your report</b>
timeline-sent = ✓ Sent by you: { $day }
timeline-done = ✓ { $what }: { $day }
timeline-now = ➤ Waiting for { $who }{ $days ->
    [0] , not yet a working day
    [1] : 1 working day
   *[other] : { $days } working days
 }
timeline-next = ○ Next: { $what }
coming-examined = The result of Bawaslu's examination

## Buttons
action-step = ➡️ Next step…
action-letters = ✉️ See letters
step-register = 📋 Registered…
step-request = ✏️ To be completed…
step-complete = ✅ Complete now
step-result = ⚖️ Result…
step-refer = To the PPK
step-examine = An alleged breach
step-forward = Passed on
step-recommend = Recommendation received
step-rule = Decided by the PPK
step-execute = Carried out…
step-executed = Carried out
step-clear = No breach
step-discontinue = Withdrawn
step-correct = Correct a step
step-recall = Correct a step
step-without-letter = No letter, today
sure-examine = Yes, an alleged breach
sure-clear = Yes, no breach
sure-discontinue = Yes, it was withdrawn
request-open = ☐ { $item }
request-asked = ☑ { $item }
register-numberless = Without a number
sanction-moral = Moral sanction (ethics)
sanction-moderate = Moderate discipline
sanction-severe = Severe discipline
sanction-dismissal = Dismissal (PTDH)
sanction-contract = By contract
sanction-other = Other

## Answers and questions
after-news = { $ticket }, says { $who }: { $state }
after-answered = <b>{ $ticket }</b>: { $state }
after-noted = Noted { $at }.
after-number = Number: { $number }
after-day = Date of the letter: { $day }
register-ask = The registration number of <b>{ $ticket }</b>? Please answer this message with it; its date and the letter's file are welcome.
step-ask = <b>{ $ticket }</b>: { $step }. Please answer this message with number and date of the letter; its file is welcome. Without a letter, press the button below.
toast-step = Noted: { $state }. The resident is told.
toast-step-before = Nothing changed. The report's state now: { $state }.
toast-asked-before = That was asked for before.
toast-letters =
    { $count ->
        [one] Sending { $count } letter…
       *[other] Sending { $count } letters…
    }
letter-how =
    Example: /surat { $ticket } bkn 800/123/2026 20 November 2026
    Kinds of letters: pengantar (to the PPK), registrasi, kajian, bkn, rekomendasi, keputusan, sanksi, tutup, cabut or lain. The file may be attached.
letter-too-early = { $ticket } has not been passed on to Bawaslu, so no letter can be noted yet.
letter-noted = The letter about { $ticket } was noted.
letter-caption = Letter about { $ticket }, number { $number }
letter-no-number = There is no number and no file in that message, so nothing was noted.
