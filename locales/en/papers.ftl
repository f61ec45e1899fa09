# Papers: the dossier for Bawaslu and the draft of form B.1 for formal reporters. They are written in Indonesian; these
# are the same words for whoever wants to read along.

## The head of the letter
dossier-title = Information about an alleged breach of civil servants' neutrality
dossier-maker = Made from residents' reports by LaporNetral
dossier-number = Number
dossier-nature = Nature
dossier-secret = Confidential
dossier-attached = Enclosed
dossier-attachments = { $files } pieces of evidence and the record of handling
dossier-about = Subject
dossier-to = To the head of { $office }
dossier-at = at their office
dossier-greeting = Respectfully,
dossier-opening = we pass on information from residents about an alleged breach of the neutrality of the civil service (ASN), to be examined by { $office } as its powers say. It follows the order of Form Model B.1.
dossier-mark = Alleged, not proven.
dossier-careful = That a name is mentioned does not mean that a breach took place. Personal numbers are masked; signs that cannot be printed are replaced by { $square }.
dossier-foot = { $ticket } · alleged, not proven · confidential
dossier-page = Page
dossier-of = of
dossier-closing = We thank you for your attention and for what you will do about it.
dossier-sign = Name, post and signature

## Its parts, in the order of Form B.1
dossier-part-reporter = Reporter
dossier-part-subject = Reported person
dossier-part-act = What happened
dossier-part-witnesses = Witnesses
dossier-part-evidence = Evidence
dossier-part-story = Account of what happened
dossier-part-limits = Time limit for reporting
dossier-part-handling = Handling
dossier-mode = Track
dossier-mode-informant = Initial information. The reporter's identity is not included.
dossier-mode-formal = The resident chose to be a formal reporter and gives name, address and identity card to Bawaslu in person. Their identity is not included here.
dossier-name = Name
dossier-agency = Office
dossier-status = Employment
dossier-account = Social media account
dossier-behaviour = Act
dossier-place = Place
dossier-online = Online ({ $site }); place of work of the reported person: { $region }
dossier-told = As told in the account of what happened
dossier-link = Link
dossier-watched = State of the link
dossier-seen-there = still there, looked up { $at }
dossier-seen-gone = no longer there, looked up { $at }
dossier-seen-never = not found at that address, looked up { $at }
dossier-seen-login = opens only after logging in, looked up { $at }
dossier-seen-unknown = not known, looked up { $at }
dossier-happened = Day it happened
dossier-known = Day it became known
dossier-audience = Visible to
dossier-election = Stage of the election then
dossier-no-election = outside of any recorded election, or the day is not known
dossier-phase = { $election }, { $phase }
phase-before = before candidates were fixed
phase-fixed = after candidates were fixed
phase-campaign = campaign
phase-quiet = quiet period
phase-vote = voting day
phase-after = after voting day
dossier-no-witnesses = None were named by the reporter.
dossier-prints = The SHA-256 fingerprints below are those of the files as received from residents. What is printed in the annex are copies to look at.
dossier-no-files = There are no files; what is reported is the link above.
dossier-piece = { $kind }, { $size } bytes, { $how }, received { $at }
dossier-working = Seven working days
dossier-calendar = Seven calendar days
dossier-limit-note = Counted from the day it became known (if not given: the day it happened) to the closing of the office. Sources of law differ on how to count (Law 7/2017 article 454; regional election law article 134); Bawaslu decides.
dossier-no-limit = The day it happened is not known, so the limit cannot be worked out.
dossier-received = Received from a resident
dossier-decided = Passed on by staff
dossier-suggested = Suggested provisions
dossier-bases = Suggested basis
dossier-criminal = Possible crime
dossier-suggestion-note = The suggestion is worked out from the day and the kind of act; it is not yet a judgement by staff or Bawaslu.

## Annexes
dossier-sheet = Annex 1. Evidence at a glance
dossier-sheet-note = Each picture has a page of its own behind this one.
dossier-picture = Evidence { $letter }
dossier-picture-page = Evidence { $letter }, page { $page } of { $pages }
dossier-copy = A copy drawn anew without hidden data; the file was { $how }. Fingerprint of the file as received:
dossier-film = A screen recording; only the small picture of its sender's app is printed ({ $how }). Fingerprint of the file as received:
dossier-custody = Annex 2. Record of handling
dossier-custody-intro = Each event holds the fingerprint (SHA-256) of the one before, so a change anywhere shows. Only roles are written, no names. What it proves: nothing was changed since it was received and recorded; whether it is true is not proven.
dossier-events-more = { $count } earlier events are in the ZIP package (events.jsonl).
dossier-head-place = No.
dossier-head-at = Time
dossier-head-actor = By
dossier-head-act = Event
dossier-head-hash = Fingerprint begins
dossier-verify = How to check: run “lapornetral verify” on the ZIP package that comes with this letter, without internet and without keys, or follow the README.txt in it.
dossier-last = Fingerprint of the last event in this letter (no. { $place }):
actor-resident = resident
actor-moderator = staff
actor-bawaslu = Bawaslu
actor-system = system
actor-operator = operator
actor-outsider = outsider
act-received = file received
act-stored = file stored under seal
act-chained = earlier record sealed
act-refused = file could not be read
act-turned = tap turned away
act-dropped = file withdrawn by its sender
act-erased = content erased
act-carded = shown to staff
act-shown = files looked at by staff
act-handed-over = copies handed to Bawaslu
act-exported = package made
act-submitted = report sent
act-looked = link looked up
act-accept = accepted by staff
act-reject = rejected by staff
act-escalate = decided to pass on
act-undo = decision undone
act-delivered = arrived at Bawaslu
act-acknowledge = acknowledged by Bawaslu
act-formal = chose the formal track
act-reopen = looked at again
act-added = evidence added
act-blurred = part of a picture covered on copies
act-dispatched = letter and package sent
act-undispatched = letter and package refused by the recipient
act-unlinked = the way to the reporter destroyed
act-withdrawn = report withdrawn by its sender
act-letter = letter noted
act-letter-kept = file of a letter stored under seal
act-revealed = the way to the reporter opened by the operator
act-admonish = ended with an admonition
act-register = registered by Bawaslu
act-request = Bawaslu asked for more
act-complete = complete, said Bawaslu
act-refer = passed on to the personnel office
act-examine = examined by Bawaslu: alleged breach
act-forward = forwarded to BKN
act-recommend = recommendation reached the PPK
act-rule = decided by the PPK
act-execute = decision carried out
act-clear = closed without a breach
act-discontinue = withdrawn at Bawaslu
act-correct = note of a step put right
act-recall = note of a step put right, the report is back with staff
act-claim = held by one of staff
act-release = let go by whoever held it
act-lapsed = no longer held (long without activity)
act-left = one of staff left the group; what they held or proposed here counts no more
act-recuse = one of staff declared not to be neutral and withdrew
act-propose = decision proposed, waiting for a second of staff
act-judge = judged by one of staff without seeing other judgements
act-classify = kind of alleged breach confirmed by staff
act-remark = remark among staff added
act-asked = question sent to the resident
act-wrote = message of staff sent to the resident
act-answered = resident's answer received
act-not-known = the resident does not know the answer
act-unanswered = question not answered in time
act-talk-closed = questions closed by staff
act-linked = linked with another report by the system
act-named = compared with another report by staff
act-same = confirmed by staff to be the same as another report
act-apart = confirmed by staff to differ from another report
act-moved = moved to another desk, because it is about the office that looks at it
act-internal = office matter

## Sending
papers-caption = <b>{ $ticket }</b>: the letter (PDF) and a ZIP package that can be checked. Its content is alleged, not proven; the reporter's identity is not included. If the package is parted (.zip.001, .002 …), join the parts in order into one file.
papers-head = Fingerprint of the ZIP package (SHA-256): <code>{ $head }</code>
papers-refused-chat = ⚠️ The letter of <b>{ $ticket }</b> is not taken by Bawaslu's chat. Card and files have arrived; the operator should look into the log.
papers-refused-mail = ⚠️ The letter of <b>{ $ticket }</b> was refused by Bawaslu's mail server. The operator should check the address (BAWASLU_EMAIL).
mail-subject = Information about an alleged breach of civil servants' neutrality ({ $ticket })
mail-text =
    To { $bawaslu }

    Respectfully, enclosed is information from residents about an alleged breach of civil servants' neutrality, number { $ticket }. All of it is alleged and not proven; the reporter's identity is not included.

    Enclosed:
    - { $ticket }.pdf: the letter with evidence and the record of handling;
    - { $ticket }.zip: the package that can be checked without internet, as the README.txt in it says. If it is too large for mail, it goes to Bawaslu's chat.

    Fingerprint of the ZIP package (SHA-256): { $head }

    Please do not pass it on to anybody who may not have it.

    { $office }

## The draft of form B.1
choice-b1-make = Make a B.1 draft
question-b1-person =
    <b>A draft of form B.1 for you</b>
    Please write your full name on the first line and your address on the next. Both are printed only on the draft that is sent to you here; we do not keep them and staff do not see them. The message you write stays in your chat until you delete it.
    You may skip this: then there is an empty line to write on by hand.
form-making = The draft of form B.1 for report { $ticket } is being made and will be sent here in a moment.
form-stop = Are you sure that you do not want the draft of form B.1?
form-stopped = All right, no draft of form B.1 is made.
form-go-on = You are making a draft of form B.1. Please go on from here, or type /batal if you do not want it.
form-caption = Draft of form B.1 for report <b>{ $ticket }</b>, with where to go, until when, and what to bring. Only you get it; we do not keep your name and address.
form-heading = Draft of Form Model B.1
form-note = To be completed and signed before Bawaslu's staff, { $ticket }, { $at }
form-foot = Draft for the reporter, report { $ticket } · alleged, not proven
form-part-reporter = Reporter
form-part-subject = Reported person
form-part-event = What is reported
form-part-witnesses = Witnesses (if any)
form-part-evidence = Evidence
form-part-story = Short account of what happened
form-full-name = Name
form-born = Place/date of birth
form-sex = Sex
form-job = Occupation
form-citizen = Citizenship
form-address = Address
form-phone = Phone
form-mail = E-mail (may be empty)
form-act = Act
form-place = Place
form-happened = Day it happened
form-known = Day it became known
form-piece = { $letter }. { $kind }, received { $at }, SHA-256 begins { $sha256 }
form-write = Write in the order of time: what happened, where, when, and who saw it.
form-reported-at = Reported at
form-reported-on = Day
form-reported-time = Time
form-statement = I declare that what this report says is the truth, and I am ready to answer for it before the law.
form-sign-receiver = Receiver of the report
form-sign-reporter = Reporter
form-guide = For you: handing in the report
form-where = Where
form-no-address = Its address is not confirmed here yet; please ask Bawaslu. The Panwascam of the place where it happened takes reports too.
form-hours = Opening hours, local time: { $hours }
form-until = Until when
form-bring = What to bring
form-bring-card = • your identity card (a reporter is a citizen with the right to vote);
form-bring-ticket = • this draft, printed or on the phone, and the number of your report;
form-bring-evidence = • evidence: screenshots and their link, better also on the phone and on a storage medium;
form-bring-witnesses = • names and addresses of witnesses, if any.
form-mind = Please mind
form-mind-draft = This is a draft: there is a report only once you have handed it in at Bawaslu yourself and signed the official form there. Please check every entry.
form-mind-kept = We do not keep the name and address on this draft. Bawaslu guards a reporter's identity, but secrecy cannot be promised without limits once a case reaches a hearing or the police.

## Covering persons who are not involved
blur-how =
    To cover part of a picture on copies: <code>/samar { $ticket } 2 kiri-atas</code> (the 2nd file). Places: kiri-atas, atas, kanan-atas, kiri, tengah, kanan, kiri-bawah, bawah, kanan-bawah, or four numbers in per cent from left, top, to right, bottom: <code>/samar { $ticket } 2 10 20 45 60</code>. The 3rd page of a PDF: <code>2.3</code>. To uncover the last one: <code>/samar { $ticket } 2 batal</code>.
blur-no-file = There is no file { $number }, or it is a recording; this report has { $count } files.
blur-enough = One file is covered in { $count } places at most.
blur-done = File { $number } is now covered in { $count } places on every copy that is sent from now on; the original stays. This is how it looks:
blur-none = File { $number } is no longer covered (covered places: { $count }). This is how it looks:
