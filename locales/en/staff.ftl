# Words for the staff: the moderators' group and Bawaslu.

## Card
card-head = <b>{ $ticket }</b> · { $state }
card-waiting = 🟡 waiting for a decision
card-accepted = 🟢 accepted
card-rejected = ⚪ rejected
card-escalating = 🔵 being sent to Bawaslu
card-escalated = 🔵 passed on to Bawaslu
card-acknowledged = ✅ received by Bawaslu
card-withdrawn = ⚪ withdrawn by the resident
card-erased = ⚪ erased
card-emptied = Deleted at the resident's request. The report and its evidence are gone.
card-moved = This report is not dealt with in this group any more.
card-behaviour = Allegation: <b>{ $value }</b>
card-name = Person reported: <b>{ $value }</b>
card-agency = Agency: <b>{ $value }</b>
card-status = Employed as: { $value }
card-audience = Visible to: { $value }
card-link = Link: { $value }
card-happened = Happened: { $value }
card-known = Learned of: { $value }
card-track = Track: { $value }
card-story = Story: <i>{ $value }</i>
card-files =
    { $count ->
        [one] Evidence: { $count } file
       *[other] Evidence: { $count } files
    }
card-no-files = Evidence: a link only
card-refused =
    { $count ->
        [one] Cannot be read: { $count } file
       *[other] Cannot be read: { $count } files
    }
card-received = Received: { $at }
card-age-hours =
    { $hours ->
        [one] Age: { $hours } hour
       *[other] Age: { $hours } hours
    }
card-age-days =
    { $days ->
        [one] Age: { $days } day
       *[other] Age: { $days } days
    }
card-by = <b>Decided by { $who }</b>, { $at }
card-reason = Reason: { $reason }
card-searching = Looking whether the card { $ticket } has been sent…
card-acknowledged-by = Receipt by Bawaslu: { $who }, { $at }
card-untold-held = ⏳ The news has not reached the resident: it waits until the resident writes again.
card-untold-failed = ⚠️ The news has not reached the resident: the message could not be sent. The resident can see it with /status.

## Buttons of the card
action-accept = ✅ Accept
action-reject = ✖️ Reject…
action-escalate = ⚖️ To Bawaslu
action-evidence = 📎 See evidence
action-undo = ↩️ Undo
action-acknowledge = ✅ Mark as received
action-acknowledged = Marked as received
escalate-yes = ⚖️ Yes, pass on
reject-not-asn = Not a civil servant
reject-private = Private opinion
reject-routine = Ordinary event
reject-no-evidence = Not enough evidence
reject-unreadable = Cannot be read
reject-duplicate = Reported before
reject-outside-region = Outside the area
reject-not-neutrality = Not about neutrality
reject-abuse = Not in earnest

## Answers to taps
toast-accept = Accepted. The resident is told.
toast-reject = Rejected. The resident is told, with the reason.
toast-escalate = Being sent to Bawaslu. The resident is told once it has arrived.
toast-escalate-rejected = This report was rejected before: { $reason }. Pass it on to Bawaslu all the same? Tap Yes, pass on; the resident is told that the decision changed.
toast-escalate-unheard = This report was rejected before: { $reason }. Pass it on to Bawaslu all the same? Tap Yes, pass on.
toast-unheard = Noted: { $state }. The reporter cannot be told: there is no chat with them.
toast-undone = The decision was undone.
toast-undo-other = Only { $who } can undo this decision.
toast-undo-late = More than 10 minutes have passed; the decision can no longer be undone.
toast-undo-left = The files have gone to Bawaslu, so this can no longer be undone.
toast-late = Already decided by { $who }, { $at }: { $state }.
toast-changed = This card has changed. Please look at the newest one.
toast-unknown-case = We do not know that report or button.
toast-outsider = Only members of the staff's group can decide. This tap was noted.
toast-cannot-check = Your membership could not be checked just now. Please try again in a moment.
toast-no-bawaslu = Bawaslu's chat is not set, so nothing can be sent yet. Please ask the region's admin to link it (/kaitkan bawaslu), or the operator to set it.
toast-evidence =
    { $count ->
        [one] Sending { $count } file…
       *[other] Sending { $count } files…
    }
toast-no-evidence = There are no files; this report has only a link.
toast-acknowledged = Thank you, noted.
toast-acknowledged-before = It was marked as received before.

## Help in groups
help-moderators =
    <b>The staff's group of LaporNetral</b>
    Every report appears as one card.
    <b>To decide:</b> Accept it if it deserves to be followed up, Reject it with one reason, To Bawaslu passes it on. Whoever decided can undo it within 10 minutes, as long as it has not reached Bawaslu. Hold tells your colleagues that you are looking at it.
    <b>To ask the reporter:</b> Ask the reporter on the card, or a reply to the card that begins with a question mark, or /tanya LN-… and the question. The answer comes back below the card; the reporter stays unknown.
    <b>Remarks for colleagues:</b> a reply to the card without a question mark, or /catatan LN-… and the words. The reporter does not see them.
    <b>More</b> on the card: say which breach it is, read the remarks, say that you are not neutral in the case.
    <b>Same reports:</b> on the card, or /gabung LN-… LN-…; what is decided holds for all that were called the same.
    <b>To cover people who are not involved</b> in a picture: write /samar LN-… to see how.
    <b>After a hand-over:</b> Next step on the card notes what Bawaslu, BKN, the head of region and the personnel office did; letters with /surat LN-… and the number, Bawaslu's number with /registrasi LN-… and the number. The reporter is told of each step.
    <b>To find:</b> /antrean the lists of cases, /kasus LN-… its card again, /cari a name, account, agency, or link, /rekap figures, also of a period (/rekap minggu lalu), /statistik the public ones. /tambah notes a report that came by letter, phone or in person.
    Everything written here is an allegation. Please do not spread cards or evidence outside this group.
help-bawaslu = This chat receives the reports that the staff pass on. Below each report are buttons: <b>✅ Mark as received</b>, <b>Registered</b> (the number, or write /registrasi LN-… number), <b>To be completed</b>, and <b>Result</b>. The resident and the staff are told. /statistik shows the public figures.
help-other-group = This group is not linked with LaporNetral yet. Please ask the region's admin to link it by /kaitkan in their own chat with the bot, or the operator to enter this group's number in the settings.
not-in-group = That command is not used here. The commands are listed by /bantuan. To report, write to the bot in a private chat.

## Evidence and hand-over
files-caption = Evidence of { $ticket }, files { $first }–{ $last }
files-caption-one = Evidence of { $ticket }, file { $first }
handover-head =
    <b>Information on an alleged breach of neutrality by a civil servant (ASN)</b>
    Number: <b>{ $ticket }</b>
    From: { $office }
    Received from a resident: { $at }
    Nature: an allegation, not proven. The reporter's identity is not included.
handover-behaviour = Allegation: <b>{ $value }</b>
handover-name = Person reported: <b>{ $value }</b>
handover-status = Employed as: { $value }
handover-agency = Agency: <b>{ $value }</b>
handover-audience = Visible to: { $value }
handover-link = Link: { $value }
handover-happened = Date it happened: { $value }
handover-known = Date it became known: { $value }
handover-track = Reporter's track: { $value }
handover-story = Account: { $value }
handover-files = <b>Files of evidence: { $count }</b>
handover-no-files = <b>Files of evidence: none, only the link</b>
handover-file = { $number }. { $kind }, SHA-256 <code>{ $sha256 }</code>, { $size } bytes, { $how }, received { $at }
handover-prints = The SHA-256 fingerprints were taken from the files as received from the resident.
handover-foot = Please press the button below once you have received them.
handover-failed = ⚠️ <b>{ $ticket }</b> did not reach Bawaslu although it was tried many times, so the report waits for a decision again. See whether Bawaslu’s chat is still there and the bot is still in it, then escalate it once more from its card.
handover-without = ⚠️ <b>{ $ticket }</b> was escalated to Bawaslu, but not all of its evidence arrived although it was tried many times. Please send it yourselves: tap <b>📎 See evidence</b> below its card.
