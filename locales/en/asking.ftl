# Staff ask a reporter, and the reporter answers.

## The card and its menu
action-ask = ❓ Ask the reporter…
ask-behaviour = Ask: what was done
ask-audience = Ask: who could see it
ask-link = Ask: link
ask-evidence = Ask: evidence
ask-name = Ask: name
ask-status = Ask: status
ask-agency = Ask: workplace
ask-happened = Ask: day it happened
ask-known = Ask: day it was known
ask-story = Ask: what happened
ask-track = Ask: report formally
asking-own = ✍️ Write a question
asking-close = Close the talk
asking-waits = ❓ Waiting for the reporter's answer: { $what } · until { $until }
asking-late = ⌛ Not answered by the reporter within 3 days: { $what }
asked-behaviour = what was done
asked-audience = who could see it
asked-link = link
asked-evidence = evidence
asked-name = name of the person reported
asked-status = employment status
asked-agency = workplace
asked-happened = day it happened
asked-known = day it became known
asked-story = what happened
asked-track = becoming a formal reporter
asked-words = a question of staff

## Answers to taps
toast-asked = Put to the reporter. The answer appears below the card.
toast-ask-before = { $who } has asked that already; there is no answer yet.
toast-ask-nobody = The reporter cannot be asked: there is no chat with them.
toast-ask-own = Reply to this card with a message that begins with a question mark, for example “? In which room was it”. Or type: /tanya { $ticket } and then the question.
toast-wrote = Passed on to the reporter.
toast-talk-over = The talk with the reporter is closed. Begin again with a question: start with a question mark.
toast-talk-closed = The talk is closed. You can still decide.
asking-empty = Write the question after the number of the report, for example: /tanya { $ticket } In which room did it happen?

## Below the card
answer-head = 💬 <b>{ $ticket }</b>: the reporter's answer
answer-none = 🤷 <b>{ $ticket }</b>: the reporter does not know.
answer-late = ⌛ <b>{ $ticket }</b>: the reporter did not answer within 3 days. The report is back in the queue; staff decide.
answer-question = Asked: { $what }
answer-own = Asked: <i>{ $words }</i>
answer-given = Answered: <b>{ $value }</b>
answer-words = The reporter writes: { $words }
answer-files = New files: { $count }. Press Lihat bukti on the card.
answer-foot = A reply to this message is read by the reporter. For a remark to colleagues reply to the card.

## For residents
ask-head = <b>Staff have a question about report { $ticket }</b>
ask-reminder = <b>Staff are still waiting for your answer about report { $ticket }</b>
ask-own = <i>{ $words }</i>
ask-foot = Press Answer, then write it. If you do not know, just say so; the report is looked at all the same. Staff do not know who you are; do not write your own name or number.
ask-wrote = <b>Staff write about report { $ticket }</b>
choice-answer-now = Answer
choice-answer-later = Later
choice-answer-unknown = I don't know
choice-answer-write = Write to staff
choice-words-done = Done
question-words = Please write your answer. Screenshots or files are welcome too; if there are only files, press Done afterwards.
answer-thanks = Thank you, your answer about report <b>{ $ticket }</b> has been passed on to staff, without your identity.
answer-unknown = All right, we have passed on that you do not know. Report <b>{ $ticket }</b> is looked at all the same. Thank you.
answer-later = All right. The question about report <b>{ $ticket }</b> can be answered at any time through /status. We will remind you once.
answer-later-last = All right. The question about report <b>{ $ticket }</b> can be answered at any time through /status.
answer-more = Would you like to tell the staff something else about report <b>{ $ticket }</b>? Press Write to staff, then write. For a new report: /lapor
answer-over = The question about report { $ticket } has been answered or closed. Thank you.
answer-waits = All right, the question about report <b>{ $ticket }</b> waits. Let us finish this first; then we will ask again.
menu-cancel-answer = Are you sure you do not want to answer? What you have just sent is not passed on; report { $ticket } stays as it was.
cancelled-answer = All right, nothing was passed on. Report { $ticket } stays as it was; the question can still be answered through /status.
resume-answer = You are answering a question of staff about report { $ticket }. Let us go on from here, or type /batal if you would rather not.
nudge-answer = Your answer about report { $ticket } has not been sent. If you do not go on, files not yet sent are deleted on <b>{ $day }</b>. The report stays. If you would rather not: /batal
draft-died-answer = An answer that was not finished for 14 days has been deleted. Your report is still there: /status
