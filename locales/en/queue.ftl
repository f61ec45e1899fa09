# The queue in the staff group: lists of cases, and the board when many reports come in.
board-head = <b>📥 { $waiting } reports wait for a decision</b>; { $held } of their cards are not shown yet, to keep the group readable.
board-soon = ⏱ { $soon } end by tomorrow (first limit).
board-late = { $late } are past Bawaslu's limit; the personnel track stays open.
board-how = The next card comes when you ask for it, or by itself once the cards shown are decided.
board-over = 📥 All cards have been shown. { $waiting } reports wait for a decision.
queue-next = Next card
queue-first = Most urgent
queue-show = Show the queue
queue-all = 📋 All ({ $count })
queue-head = <b>Queue</b>: { $count } reports wait for a decision
queue-held = { $held } of their cards are not shown in the group yet.
queue-due = ⏱ Due soon ({ $count })
queue-list-due = <b>Ending within three days, or past the limit</b>: { $count }
queue-counted = <i>Days to Bawaslu's limit. First limit: the safest way to count. Last limit: the widest one.</i>
queue-list-all = <b>Waiting for a decision</b>: { $count }
queue-asked = 💬 Reporter asked ({ $count })
queue-list-asked = <b>Waiting for the reporter's answer</b>: { $count }
queue-mine = 🙋 Mine ({ $count })
queue-list-mine = <b>Cases you hold</b>: { $count }
queue-unclaimed = 👐 Unclaimed ({ $count })
queue-list-unclaimed = <b>Held by nobody</b>: { $count }
queue-row = { $number }. <b>{ $ticket }</b> · { $left } · { $name } · { $agency }
queue-row-early = { $number }. <b>{ $ticket }</b> · { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 } · { $name } · { $agency }
queue-row-last = { $number }. <b>{ $ticket }</b> · first limit passed, last one { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 } · { $name } · { $agency }
queue-row-decided-early = { $number }. <b>{ $ticket }</b> · { $left } · { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 } · { $name } · { $agency }
queue-row-decided-last = { $number }. <b>{ $ticket }</b> · { $left } · first limit passed, last one { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 } · { $name } · { $agency }
queue-left-over = past the limit
queue-left-unknown = limit not known
queue-nothing = None.
queue-open = { $ticket }
queue-before = ‹ Back
queue-after = Next ({ $page }/{ $pages }) ›
queue-home = To the queue
queue-opens = { $ticket } is shown below.
queue-nothing-held = All cards have been shown. The lists are in /antrean.
queue-empty = No report waits for a decision.

## Reminders
reminder-head = <b>⏱ { $count } cases come near Bawaslu's limit</b> (first limit)
reminder-closing = <b>⏱ Bawaslu's counter is about to close for some days; { $count } cases come near the limit</b> (first limit)
reminder-more = And { $count } other cases, see /antrean.
reminder-lead = <b>⏱ { $region }: { $count ->
    [1] 1 case has not reached Bawaslu and has
   *[other] { $count } cases have not reached Bawaslu and have
 } one working day left at most</b> (first limit)
reminder-lead-row = { $ticket } · { $left }
reminder-lead-row-early = { $ticket } · { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 }
reminder-lead-row-last = { $ticket } · first limit passed, last one { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 }
reminder-more-lead = And { $count ->
    [1] 1 other case
   *[other] { $count } other cases
 }.
