# Words for residents. Plain, warm English; "alleged", "the person reported". The marks <b>, <i>, <code> may be used.

## Greeting and help
welcome =
    <b>{ $greeting } to LaporNetral { $region }.</b>
    Here you can report a civil servant (ASN) who is <b>alleged</b> not to have stayed neutral in an election, for example by a post, a comment or a photo that supports a candidate.

    • We go step by step; it takes about 3 minutes.
    • The staff do not see your name or your number.
    • We always tell you what becomes of your report.

    Reports are looked at by { $office }.
greeting = <b>Welcome to LaporNetral.</b> Here residents report a civil servant (ASN) who is <b>alleged</b> not to have stayed neutral in an election. The staff do not see your name or your number. Just answer one question after the other; if you are lost, type <b>help</b>.
greeting-monggo = Welcome
greeting-silakan = Welcome
hello = { $greeting }. To report, press the button below, or simply send a screenshot or a link to the post. Reported already? See, add to, or withdraw your report: /status. Help: /bantuan
thanks-returned = You are welcome. News of your report will come to you here. See how it stands at any time: /status
help =
    <b>What you can do here</b>
    /lapor – make a new report
    /cek – check first whether something is worth reporting
    /aturan – what civil servants may and may not do, and how to report directly
    /status – see your reports and what became of them
    /jadi_pelapor – become a formal reporter at Bawaslu
    /batal – cancel the report you are filling in
    /privasi – how your data is kept safe
    /hapus – delete your data and reports
    /langganan – get circulars and reminders from our office, if you like
    /bahasa – change the language
    /statistik – reports in figures

    While you fill in a report: press a button or type your answer. Type <b>back</b> to go back, <b>skip</b> to leave a question out, <b>cancel</b> to stop. If you are interrupted, type /lapor to go on; what you filled in is kept for 14 days.
privacy =
    <b>How your data is kept safe</b>
    • All we keep about you is the address of this chat and the language you use, so that we can send you news. On WhatsApp that address may be your number. It is kept encrypted. Your name and profile photo are not kept.
    • The staff see the report and its evidence, not who sent it. Files are sent anew, never forwarded from you.
    • The evidence is kept encrypted, exactly as we received it, and everything that is done with it is noted: if it were changed since it was received, that would be found out. Please look over your screenshots first: your own profile photo, name or notifications may be visible on them.
    • Legal basis: your consent (Indonesian Law 27/2022 on Personal Data Protection). You can withdraw it at any time with /hapus.
    • What you filled in but did not send is deleted after 14 days. A report is kept until you send /hapus; after that all that is left is a note that it was there, without what it said and without you. Reports that are being or have been dealt with are kept, without any connection with you.
    • We keep things confidential as well as we can, but we cannot promise it absolutely if the matter goes to court.
worry-safe = <b>Your name and number are not shown to the staff.</b> All they see is the report and its evidence; so do not write your name there, and cover what shows who you are in the pictures. To stay without a name, choose <b>Information only</b>, not Formal reporter. We keep it confidential as well as we can, but it cannot be guaranteed absolutely if the case goes to court or to the police. More: /privasi
worry-human = What answers here is a <b>machine</b>, but every report is looked at by <b>people</b>. If they need to ask you something, their question comes here. Would you rather talk to somebody? Go to the Bawaslu office near you; how to: /aturan, then Report directly.
unknown-command = Sorry, we do not know that command. Type /bantuan to see what there is.
cannot-use = Sorry, we cannot read that kind of message yet. Please send text, a screenshot (as a photo or a file), a screen recording, a PDF or a link.
cannot-use-here = Sorry, we cannot read that kind of message yet. Please answer in writing, or press a button.
edited-late = Editing an old message does not change a report that was already sent. To add evidence, or to write what is right, open /status and press Add evidence.
apology = Sorry, something went wrong with your last message. Our technical staff have been told. What you filled in is not lost; please send it once more, or type /lapor.

## Consent
question-consent =
    <b>Before we start, we ask for your consent</b>
    • <b>What we collect:</b> the report, the evidence, and the address of this chat (encrypted) so that we can send you news.
    • <b>What for:</b> to look into an alleged breach of neutrality by a civil servant (ASN) and, where needed, to pass it on to Bawaslu, the election supervisor.
    • <b>Who sees it:</b> the appointed staff and Bawaslu, without your identity.
    • <b>How long we keep it:</b> what you did not send, 14 days; a report, until you delete it.
    • <b>Your rights:</b> see it (/status) and delete it (/hapus) at any time. Reports that are being or have been dealt with are kept, without any connection with you.

    Please report only what you believe really happened. Do you agree?
choice-consent-yes = I agree, go on
choice-consent-no = I do not agree
declined = All right, no report was kept. If you change your mind, type /lapor. You can also report directly to your local Bawaslu office.
prefilled-files =
    { $count ->
        [one] Thank you. The file you sent will be used as evidence once you have agreed.
       *[other] Thank you. The { $count } files you sent will be used as evidence once you have agreed.
    }
prefilled-story = What you wrote will be used as the story once you agree.
prefilled-link = Thank you. This link will be used once you have agreed: { $link }

## Questions
progress = <i>Step { $number } of { $total }</i>
given = Your answer so far: <b>{ $value }</b>
question-region = <b>In which area does this civil servant work?</b>
question-behaviour = <b>What is alleged to have been done?</b> Choose what comes closest, or Other/not sure; the staff will judge it.
question-audience = <b>Who could see it?</b> Private support that is not shown in public is everyone's right.
question-link = <b>Is there a link to the post?</b> Paste the address here, for example https://… If there is none, press Skip.
question-link-only = <b>Is there a link to the post?</b> Paste the address here, for example https://…
question-evidence = <b>Please send the screenshots.</b> Several at once are fine, 20 at most; screen recordings (MP4) and PDFs are welcome too. Try to have the account name and the date of the post visible. Cover anything that points to you. If there are none, press Skip.
question-evidence-only = <b>Please send the screenshots.</b> Several at once are fine, 20 at most; screen recordings (MP4) and PDFs are welcome too. Try to have the account name and the date of the post visible. Cover anything that points to you.
question-name = <b>What is the name of the person you report?</b> Write it as you know it: a name, an account name or a nickname.
question-status = <b>How is this person employed?</b> If you are not sure, choose I do not know.
question-agency = <b>Where does this person work?</b> The name of the agency, district office, school or health centre.
question-happened = <b>When did it happen?</b> Write the date, for example 27/9, 27 September, or yesterday.
question-known = <b>When did you learn of it?</b> This matters because there is a time limit for dealing with it.
question-story = <b>Please tell us briefly what happened.</b> What could be seen, where, and how do you know that this person is a civil servant? Do not write your own name or number.
question-track = <b>How should this report be passed on?</b> As <b>information only</b>, your name is not included; Bawaslu can look into it as first information, but does not tell you what comes of it. As a <b>formal reporter</b>, you give your name and address yourself at the Bawaslu office, not here; if Bawaslu needs it, the address of your chat can be given to it, and you are told; all of it is kept confidential, but that cannot be promised absolutely. Information can be made a formal report later with /jadi_pelapor.
question-more-evidence = <b>Please send the additional evidence.</b> Screenshots as photos or files, or write what else you know. When that is all, press Done.

## Names of the answers
field-region = Area
field-behaviour = What is alleged
field-audience = Who could see it
field-link = Link
field-evidence = Evidence
field-name = Person reported
field-status = Employed as
field-agency = Place of work
field-happened = Date it happened
field-known = Date you learned
field-story = Story
field-track = How to pass it on

## Buttons
choice-skip = Skip
choice-back = ‹ Back
choice-keep = Keep it
choice-cancel = Cancel
choice-start = Make a report
choice-behaviour-engage = Like/comment/share
choice-behaviour-campaign = Campaign on social media
choice-behaviour-photo = Photo with candidate
choice-behaviour-banner = Banner or billboard
choice-behaviour-attend = Attended a campaign
choice-behaviour-rally = Urged/gathered people
choice-behaviour-team = Joined a campaign team
choice-behaviour-party = Party/ID card support
choice-behaviour-facility = Used office or property
choice-behaviour-other = Other/not sure
choice-audience-public = Anyone (public)
choice-audience-group = Closed group
choice-audience-private = Private message
choice-audience-unknown = I do not know
choice-evidence-done = Done
choice-evidence-clear = Remove all evidence
choice-status-pns = PNS
choice-status-pppk = PPPK
choice-status-pppk-part = PPPK part-time
choice-status-contract = Contract staff
choice-status-other = Not ASN/other
choice-status-unknown = I do not know
choice-happened-today = Today
choice-happened-yesterday = Yesterday
choice-known-today = Today
choice-known-yesterday = Yesterday
choice-known-same = When it happened
choice-track-informant = Information only
choice-track-formal = Formal reporter
choice-review-submit = Send report
choice-review-edit = Change an answer
choice-cancel-yes = Yes, cancel it
choice-cancel-no = No, go on
choice-more = Add evidence
choice-withdraw = Withdraw report
choice-withdraw-yes = Yes, withdraw it
choice-erase-yes = Yes, delete all
choice-erase-no = No, keep it

## Words typed instead of a button, separated by commas
typed-yes = yes, y, yeah, yep, agree, i agree, ok, okay, sure, correct
typed-no = no, n, nope, disagree, i do not agree, i don't agree
typed-cancel-yes = yes cancel, cancel the report, yes delete it
typed-cancel-no = go on, continue, carry on, do not cancel, don't cancel, keep it
typed-private-yes = continue, go on, yes go on, yes continue, carry on
typed-private-no = stop, never mind, do not go on
typed-skip = skip, pass, none, no link, no photo, no screenshot, no picture, i do not know, i don't know, don't know, unknown, not sure, -, i forgot, forgot, idk, dunno, dont know, i dont know, no idea, i don't remember, i do not remember
typed-keep = keep, keep it, leave it
typed-done = done, finished, that is all, that's all, enough
typed-submit = send, send it, submit, send report
typed-back = back, go back, previous
typed-cancel = cancel, stop, quit, abort
typed-withdraw-yes = withdraw, withdraw it, yes withdraw, yes withdraw it
typed-erase-yes = yes, yes delete, yes delete all, yes delete it, yes delete everything, delete all, delete everything, delete it all, yes delete my data, delete my data
typed-erase-no = no keep it, keep it, do not, don't, do not delete, don't delete, never mind
typed-erase-about = delete, deleted, deleting, erase
typed-edit = edit, change, correct it, change an answer
typed-today = today
typed-yesterday = yesterday
typed-same = same, same day, the same day, when it happened
typed-pns = permanent civil servant, permanent staff
typed-pppk = contract civil servant, full-time pppk
typed-pppk-part = part-time pppk, part time pppk
typed-contract = tkpk, contract worker, contract, on contract, contract employee
typed-unsure = unsure, i am not sure, not certain
typed-tni-polri = police, policeman, police officer, army, soldier
typed-village = village, village head, village staff, village official
typed-public = everybody, everyone, anybody, open to all
typed-group = whatsapp group, in a group, group
typed-private = private, dm, direct message, private chat

## Menus
menu-cancel = Do you really want to cancel this report? What you filled in and evidence that was not sent will be deleted.
menu-cancel-more = Do you really not want to add evidence? The files you have just sent will be deleted; report { $ticket } stays as it was.
menu-edit = Which answer would you like to change?
cancelled = The report was cancelled and what you filled in was deleted. To start again: /lapor
cancelled-more = All right, no evidence was added. Report { $ticket } stays as it was.
nothing-to-cancel = You are not filling in a report. To start one: /lapor
resume = Your report is not finished yet. Let us go on from here, or type /batal to delete it.
resume-more = You are adding evidence to report { $ticket }. Let us go on from here, or type /batal if you would rather not.
finish-first = Please finish the report you are filling in first (type /lapor), or type /batal.
no-way-back = This is the first question. To stop, type /batal.
noted-day = Noted, the day it happened: <b>{ $day }</b>. If that is wrong, write for example <i>no, 26/9</i>, or press Back.
noted-known = Noted, the day you learned of it: <b>{ $day }</b>. If that is wrong, write for example <i>no, 26/9</i>, or press Back.
answer-changed = Your answer was changed to the message you edited.
revision-misread = The message you edited cannot be used as an answer yet:

## Evidence
evidence-count =
    { $count ->
        [one] <b>{ $count } piece of evidence received.</b> Send more if you have it, or press Done.
       *[other] <b>{ $count } pieces of evidence received.</b> Send more if you have it, or press Done.
    }
evidence-noted =
    { $count ->
        [one] <b>{ $count } piece of evidence received.</b>
       *[other] <b>{ $count } pieces of evidence received.</b>
    }
words-noted = We have noted these words as well.
words-enough = Send the screenshots if you have any, or press Done.
evidence-taken-back = The file you deleted will not be used. Evidence in this report now: <b>{ $count }</b>.
evidence-cleared = All evidence of this report was removed. Please send new evidence.
evidence-none-left = We could not read any of the files you sent. Please send the screenshots again through /status, then Add evidence.
link-kept = We have noted that link for this report.
link-second = We have noted that link as well. The main one of this report is { $link }; if you like, change it at the end with Change an answer.
link-no-room = There is no more room for that link, so it is <b>not noted yet</b>. If it matters, paste it when you are asked what happened.
link-noted = The link was noted. You may add screenshots, or press a button to go on.

## Answers that could not be read
misread-choice = Please choose one of these below, or type the words on its button.
misread-number = Please choose one of these below: type its number.
misread-consent = <b>Do you agree?</b> If you do, press I agree, go on, or type <b>agree</b>. If you do not, type <b>no</b>.
misread-words = Please answer in writing.
misread-too-long = Your answer has { $length } characters; the most we can take is { $limit }. Please make it shorter.
misread-too-short = That answer is too short. Please write a little more.
misread-day = We could not read that date. Examples: 27/9, 27 September 2026, yesterday, or 3 days ago.
misread-day-none = That date is not in the calendar. Please look again.
misread-day-future = That date has not come yet. Please look again.
misread-day-old = That date is too long ago. Please write the whole year, for example 27/9/2026.
misread-day-before = You cannot have learned of it before it happened. Please look at the date again.
misread-link = We could not read that as a link. Copy the address from the app, for example https://…, or press Skip.
misread-link-only = We could not read that as a link. Copy the address from the app, for example https://…
misread-files = Please send the screenshot as a photo or an image file.
misread-too-many = At most { $limit } files for one report; files beyond that were not kept. You can add the rest once the report is sent.
misread-required = This question needs an answer so that the report can be looked into.
misread-need-behaviour = This question needs an answer so that the report can be looked at. If you are unsure, choose Other/not sure; you can tell what happened later on.
misread-need-name = This question needs an answer so that the report can be looked into. If you are not sure of the name, describe the person, for example: a teacher at the school near the market.
misread-need-agency = This question needs an answer so that the report can be looked into. If you are not sure, write what you suppose, for example: the primary school near the market.
misread-need-day = This date is needed so that the report can be looked at. If you do not remember it exactly, write the closest you can, such as 27/9, and say in the story that it is a guess.
misread-need-link = As there is no screenshot, the link is needed. Or simply send the screenshot here.
misread-need-files = As there is no link, please send at least one screenshot or photo. If you have none at all, this report cannot be sent here; tell Bawaslu directly: /aturan, then Report directly.
misread-review = <b>The report has not been sent yet.</b> If all is right, press Send report, or type <b>send</b>. If something is wrong, press Change an answer.
toast-old-button = That question is behind us. To change its answer, type back, or choose Change an answer at the end.
toast-no-talk = That report is finished or was deleted. Type /lapor for a new one, /status for the old ones.
toast-unknown-button = We do not know that button. Type /bantuan.

## The page to look it over
review-head = <b>Please look over your report</b>
review-region = Area: <b>{ $value }</b>
review-behaviour = What is alleged: <b>{ $value }</b>
review-audience = Who could see it: <b>{ $value }</b>
review-link = Link: { $value }
review-links = Other links: { $value }
review-evidence =
    { $value ->
        [one] Evidence: <b>{ $value }</b> file
       *[other] Evidence: <b>{ $value }</b> files
    }
review-no-evidence = Evidence: <b>no files</b>
review-name = Person reported: <b>{ $value }</b>
review-status = Employed as: <b>{ $value }</b>
review-agency = Place of work: <b>{ $value }</b>
review-happened = Date it happened: <b>{ $value }</b>
review-known = Date you learned of it: <b>{ $value }</b>
review-story = Story: { $value }
review-track = Passed on as: <b>{ $value }</b>
review-foot = Is everything right? By sending it you state that this report is true as far as you know. A report that is false on purpose can have legal consequences.
skipped = left out

## After sending
submitted =
    <b>Thank you, we have received your report.</b>
    Report number: <code>{ $ticket }</code>
honest = The report is kept as an <b>allegation</b> until it has been assessed. Please do not spread the name of the person reported.
what-next = <b>What comes next:</b> the staff look into the report, then accept it, reject it, or pass it on to Bawaslu, the election supervisor. We will tell you here. See it at any time: /status
more-instead = If this is more evidence for report <b>{ $ticket }</b>, press Add evidence. If it is a new report, simply go on below.
added = We have received the additional { $files ->
    [0] information
   *[other] evidence
 } for <code>{ $ticket }</code>. Thank you.
added-reopened = We have received the additional { $files ->
    [0] information
   *[other] evidence
 } for <code>{ $ticket }</code>. The staff will look at your report again.

## State of a report
state-waiting = Waiting to be looked into
state-accepted = Accepted, being dealt with
state-rejected = Cannot be taken further
state-escalating = Being made ready for Bawaslu
state-escalated = Passed on to Bawaslu
state-acknowledged = Received by Bawaslu
state-withdrawn = Withdrawn by you
meaning-waiting = The staff have not decided yet. There is nothing you need to do.
meaning-accepted = The staff have accepted this report and are following it up within the civil service.
meaning-rejected = If you have other evidence, add it with the button below; the report will be looked at again. You may also report directly to Bawaslu.
meaning-escalating = The staff have decided to pass this report on to Bawaslu. We will tell you as soon as it has been sent.
meaning-escalated = The report was sent to Bawaslu, without your identity.
meaning-acknowledged = Bawaslu has confirmed that it received this report.
meaning-withdrawn = This report is no longer looked into.
status-head = <b>Your reports</b>
status-line = <code>{ $ticket }</code> – { $state }, sent { $at }
status-one =
    <b>{ $ticket }</b>
    { $state }
    Sent { $at }
status-files =
    { $count ->
        [one] Evidence: { $count } file
       *[other] Evidence: { $count } files
    }
status-reason = Reason: { $reason }
status-none = You have not sent a report yet. To start: /lapor
status-draft = You have not sent a report yet; there is one you have not finished. Let us go on from here, or type /batal to delete it.
status-unknown = We could not find that number for this account. A report can only be seen from the account that sent it. See all your reports: /status
plain = { $text }
moment = { $at }

## Withdrawing and deleting
withdraw-sure = Do you really want to withdraw report { $ticket }? The staff will then no longer look into it. If you are sure, press the button or write <b>yes</b>; if not, write <b>no</b>.
withdraw-not = All right, report { $ticket } is not withdrawn.
withdrawn = Report { $ticket } was withdrawn.
withdraw-late = Report { $ticket } can no longer be withdrawn, because it has been decided. See /status.
erase-sure =
    <b>Delete your data?</b>
    • What you filled in but did not send, and reports that still wait, were not taken further or were withdrawn by you, are deleted for ever, with their evidence. Evidence that staff opened in their group is deleted there as well; after two days it may still be there.
    • Reports that are being or have been dealt with, or were passed on to Bawaslu, remain, but they are no longer connected with you.
    • The address of this chat is deleted, so you will not get news any more.

    This cannot be undone. If you are sure, press the button or write <b>yes delete</b>; if not, write <b>no</b>.
erased =
    { $count ->
        [one] Your data was deleted; { $count } report is no longer connected with you. After this message we do not keep the address of your chat any more. Thank you.
       *[other] Your data was deleted; { $count } reports are no longer connected with you. After this message we do not keep the address of your chat any more. Thank you.
    }
erase-not = All right, nothing was deleted.

## Reminders
nudge = Your report is not finished yet. Would you like to go on? If not, what you filled in will be deleted on <b>{ $day }</b>. To delete it now: /batal
nudge-more = You have not finished adding evidence to report { $ticket }. If you do not go on, files that were not sent will be deleted on <b>{ $day }</b>. The report itself remains. If you would rather not add any: /batal
draft-joined = You had two unfinished reports. We go on with the one you filled in last; the older one was deleted.
draft-died-more = Additional evidence that was left for 14 days was deleted, as we had told you. Your report remains: /status
draft-died = A report that was left unfinished for 14 days was deleted, as we had told you. To start again: /lapor

## News that had to wait
knock = There is news about your report. Press the button below to read it.
choice-open = Open the news

## News of a decision
told-accept = <b>Report { $ticket } was accepted.</b>
told-accept-next = The staff are following it up within the civil service. Thank you for caring. If you have new evidence, add it through /status.
told-reject = <b>We cannot take report { $ticket } further.</b>
told-reject-next = If you have other evidence or information, press Add evidence and the report will be looked at again. You may also report directly to your local Bawaslu office.
told-undo = <b>The decision on report { $ticket } was taken back.</b>
told-undo-next = Your report is being looked into again. We will tell you here.
told-escalate = <b>Report { $ticket } was passed on to Bawaslu.</b>
told-escalate-changed = <b>We changed our decision: report { $ticket } was passed on to Bawaslu.</b> Before, we told you that we could not take this report further.
told-escalate-next = Only the report and its evidence were sent, without your identity. We will tell you when Bawaslu confirms that it has received them.
told-acknowledge = Bawaslu has confirmed that it received report <b>{ $ticket }</b>. Bawaslu will now look into it.
told-reason-not-asn = The reason: the person reported is not a civil servant (ASN), so the rules on their neutrality do not apply. For the military (TNI), the police (Polri) or village officials, please report to Bawaslu or their own institution.
told-reason-private = The reason: this support appears to be a private opinion that was not shown in public.
told-reason-routine = The reason: this appears to be an ordinary official event, not a campaign.
told-reason-no-evidence = The reason: there is not enough evidence to judge it.
told-reason-unreadable = The reason: the picture or the link could not be read.
told-reason-duplicate = The reason: the same event was reported before and is being dealt with. Thank you, your report remains on record.
told-reason-outside-region = The reason: the person reported works outside this area. Please report to Bawaslu where that person works.
told-reason-not-neutrality = The reason: this is not about neutrality in elections. For other complaints, please use SP4N-LAPOR!
told-reason-abuse = The reason: this report does not appear to have been made in earnest.

## Reasons, in short
reason-not-asn = not a civil servant
reason-private = private opinion
reason-routine = ordinary official event
reason-no-evidence = not enough evidence
reason-unreadable = evidence cannot be read
reason-duplicate = reported before
reason-outside-region = outside this area
reason-not-neutrality = not about neutrality
reason-abuse = not in earnest

## Receipt (a picture)
receipt-title = Receipt for a report
receipt-time = Time it was sent
receipt-files = Pieces of evidence
receipt-print = SHA-256 of file { $number }
receipt-none = a link only
receipt-note-keep = Please keep this picture. The report number can only be opened from the account that sent it.
receipt-note-proof = This receipt proves that the report arrived at that time; it does not judge what the report says.
receipt-caption = Receipt for report { $ticket }. Keep it if you like.
receipt-mark = LaporNetral

## Commands in the menu
command-lapor = Make a new report
command-cek = Check first: worth reporting?
command-aturan = Rules, and how to report directly
command-status = See your reports
command-jadi_pelapor = Become a formal reporter
command-bantuan = How to use this bot
command-batal = Cancel the report you fill in
command-privasi = How your data is kept safe
command-hapus = Delete your data
about = Where residents report alleged breaches of neutrality by Indonesian civil servants (ASN) in elections. Safe, step by step, and we always tell you what becomes of it.
about-short = Report alleged breaches of neutrality by civil servants (ASN), safely and step by step.
