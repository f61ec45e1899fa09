# The daily digest for officials: numbers, tickets and days only, no name of a person.
digest-morning = Good morning, Sir or Madam.
digest-midday = Good day, Sir or Madam.
digest-afternoon = Good afternoon, Sir or Madam.
digest-evening = Good evening, Sir or Madam.
digest-late = <i>Late, because the system was not running at { $at }.</i>
digest-back = The daily report is sent again after it was muted.
digest-opening = Neutrality of civil servants in <b>{ $region }</b>, as of { $at }.
digest-part-a = <b>A. Summary of { $day }</b>
digest-received = Received
digest-accepted = Accepted
digest-rejected = Rejected
digest-admonished = Admonished
digest-escalated = Forwarded
digest-row-same = { $name }: <b>{ $count }</b>
digest-row-up = { $name }: <b>{ $count }</b> (up { $change })
digest-row-down = { $name }: <b>{ $count }</b> (down { $change })
digest-mean-up = { $name }: <b>{ $count }</b> (up { $change }; mean { $tenth ->
    [0] { $whole }
   *[other] { $whole }.{ $tenth }
 })
digest-mean-down = { $name }: <b>{ $count }</b> (down { $change }; mean { $tenth ->
    [0] { $whole }
   *[other] { $whole }.{ $tenth }
 })
digest-mean-same = { $name }: <b>{ $count }</b> (the same; mean { $tenth ->
    [0] { $whole }
   *[other] { $whole }.{ $tenth }
 })
digest-waiting-up = Waiting for a decision: <b>{ $count }</b> (up { $change })
digest-waiting-down = Waiting for a decision: <b>{ $count }</b> (down { $change })
digest-waiting-same = Waiting for a decision: <b>{ $count }</b> (the same)
digest-quiet = None: nothing came in and nothing was decided.
digest-part-b = <b>B. Urgent</b>, Bawaslu's first limit within three days
digest-due-early = • { $days ->
    [0] Today
    [1] Tomorrow
   *[other] In { $days } days
 }: { $tickets }
digest-due-last = • First limit passed, last one { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 }: { $tickets }
digest-more = … and { $count } more
digest-late-cases = { $count ->
    [one] 1 report is
   *[other] { $count } reports are
 } past Bawaslu's limit; the personnel track stays open.
digest-nothing = None.
digest-part-c = <b>C. Behaviour and agency</b>, { $days } days
digest-kinds = Behaviour:
digest-agencies = Agency:
digest-too-few = Too few to be told apart.
digest-cell = • { $name }: { $count }
digest-other-kinds = Put together
digest-other-agencies = Other agencies, or not said
digest-part-d = <b>D. Forwarded and answered</b>, { $days } days
digest-forwarded = Reached Bawaslu: { $forwarded }. Answered: { $answered }.
digest-part-e = <b>E. Obstacles</b>
digest-silent = • No answer from { $who } after its limit: { $count ->
    [one] 1 case
   *[other] { $count } cases
 }.
digest-silent-least = • No answer from { $who } after its limit: at least { $count ->
    [one] 1 case
   *[other] { $count } cases
 }.
digest-untold = • News of decisions that did not reach residents: { $count }.
digest-stuck = • Messages waiting for over an hour: { $count }.
digest-buried = • Failed within 24 hours, please tell the operator: { $count }.
digest-troubles = { $count ->
    [one] 1 obstacle
   *[other] { $count } obstacles
 }.
digest-well = None. The system is running.
digest-compared = <i>Up/down: from the day before. Mean: of the seven days before.</i>
digest-counted = <i>First limit: the safest way to count. Last limit: the widest one.</i>
digest-together = <i>Counts below 3 are put together, so that nobody is recognised.</i>
digest-closing = That is all. Thank you.
digest-details = <b>Details of the daily report</b> of { $region } for { $day }, as of { $at }.
digest-details-none = There is nothing to add: all lists are complete below the picture. Press Spreadsheet to see one row for each report.
digest-alt = <i>Picture: { $received } received and { $decided } decided in 14 days; { $waiting } waiting.</i>
digest-full = Details
digest-perhaps = You may have received the daily report of { $region } already. If not, type /digest.
digest-searching = Looking whether the daily report has been sent…

## Buttons
digest-mute = Mute
digest-mute-ask = For how long should no daily report come?
digest-mute-day = 1 day
digest-mute-week = 7 days
digest-mute-month = 30 days
digest-on = Send it every day
digest-muted = The daily report of { $region } is muted. The next one: { $next }.
digest-wanted = The daily report of { $region } comes every day. The next one: { $next }.
help-staff-digest = /digest – the newest daily report at once

## Picture
chart-subtitle = As of { $at }
chart-flow = Reports of the last { $days } days
chart-received = received
chart-decided = decided
chart-queue = Waiting: days to the first limit
chart-late = passed
chart-today = today
chart-soon = 1–2 days
chart-week = 3–7 days
chart-later = longer
chart-unknown = not known
chart-kinds = Received by behaviour
chart-hidden = Counts below 3 are put together.
