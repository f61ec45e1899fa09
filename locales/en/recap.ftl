# Recaps on demand: periods, figures, and their files (PDF and spreadsheet).

## Periods
recap-day = { $day }
recap-span = { $first } to { $last }
period-misread = That period could not be read. For example: /rekap minggu lalu, /rekap november, /rekap 1 nov - 15 nov.
period-future = That period has not begun. A recap is about today or days that are over.
period-long = That period is longer than a year. Please choose a shorter one, such as /rekap tahun ini.
recap-more = Other periods: /rekap minggu, /rekap bulan lalu, /rekap 1 nov - 15 nov.
recap-patience = Please wait a moment: the figures asked for before are still being put together. Then ask again.

## Figures
recap-scope = Only the reports that this group looks at: those about the office or the people who usually look at reports here. No others are counted.
recap-nothing = <b>Nothing.</b> No report came in and nothing was decided in this period.
recap-row-count = { $what }: <b>{ $count }</b>
recap-row-hours = { $what }: { $count ->
    [0] less than an hour
    [one] 1 hour
   *[other] { $count } hours
}
recap-row-days = { $what }: { $count } days
recap-row-share = { $what }: { $part } of { $whole } ({ $percent }%)
recap-value-count = { $count }
recap-value-hours = { $count ->
    [0] less than an hour
    [one] 1 hour
   *[other] { $count } hours
}
recap-value-days = { $count } days
recap-value-share = { $part } of { $whole } ({ $percent }%)
figure-received = Received
figure-accepted = Accepted
figure-rejected = Rejected
figure-admonished = Admonished
figure-escalated = Passed on to Bawaslu
figure-withdrawn = Withdrawn
figure-left = Waiting for a decision at the end of the period
figure-late = Of these past Bawaslu's first limit
figure-forwarded = Reached Bawaslu
figure-answered = Answered
figure-timely = Reached it before the first limit
figure-took-decided = Time until a decision (median)
figure-took-forwarded = Time until it reached Bawaslu (median)
figure-took-answered = Time until answered (median)
recap-behaviours = <b>By act:</b>
recap-agencies = <b>By agency:</b>
recap-cell = • { $what }: { $count }

## Files and what they are for
choice-export-pdf = PDF
choice-export-xlsx = Spreadsheet
export-purpose = What is this file for? It is noted with the time and the role of whoever asks.
purpose-meeting = Meeting
purpose-leaders = Report to superiors
purpose-bawaslu = Bawaslu's request
purpose-other = Something else
purpose-weekly = Weekly report
export-other = Please copy this command and write behind it what the file is for, shortly and without names of persons:
export-command = <code>/rekap { $first } - { $last } { $kind } untuk</code>
export-making = The file is being made and will be sent here.
export-patience = Files are still being made for you. Please wait until they are here, then ask again.
export-caption-day = Recap of { $region }, { $day }. For: { $purpose }. Figures without names of persons.
export-caption = Recap of { $region }, { $first } to { $last }. For: { $purpose }. Figures without names of persons.
help-staff-rekap = /rekap – figures of a period, such as /rekap minggu lalu; also as PDF and spreadsheet

## The paper (PDF)
paper-title = Recap of reports about alleged breaches of neutrality
paper-maker = Made from the records of LaporNetral
paper-about = About
paper-period = Period
paper-purpose = For
paper-greeting = Dear Sir or Madam,
paper-opening = Herewith we send you the recap of residents' reports about alleged breaches of neutrality by civil servants in { $region }. The figures come from the events of each report, as of { $at }.
paper-part-totals = Reports and decisions
paper-part-pace = Hand-over and handling times
paper-part-agreed = Agreement of moderators
paper-part-behaviours = By act
paper-part-agencies = By agency
paper-part-days = By day
paper-part-months = By month
paper-head-days = Day
paper-head-months = Month
paper-sum = Total
paper-head-escalated = To Bawaslu
paper-head-withdrawn = Withdrawn
paper-none = Nothing.
paper-few = Details are not shown where there are fewer than three, so that nobody can be recognised.
paper-small = What is fewer than three is put together or not shown.
paper-agreed = { $cases ->
    [one] 1 report was
   *[other] { $cases } reports were
 } judged by two moderators without seeing each other; { $equal } of them alike.
paper-kappa = Agreement beyond chance (Cohen's kappa): { $percent }%.
paper-decisions = Each report counts once, with the decision that stands at the end of the period. Reports are allegations and not proven.
paper-closing = Yours faithfully.
paper-sign = Name, office, and signature
paper-foot = Recap of { $region } · figures without names of persons

## The spreadsheet
sheet-days = Recap
sheet-cases = Reports
sheet-guide = Explained
sheet-erased = erased at the resident's wish
column-day = Day
column-ticket = Ticket
column-received = Received ({ $zone })
column-state = State
column-behaviour = Act
column-agency = Agency
column-decided = Decided ({ $zone })
column-reason = Reason
column-took = Time until decided (days)
column-forwarded = Reached Bawaslu ({ $zone })
column-due = Bawaslu's limit ({ $zone })
column-sheet = Sheet
column-name = Column
column-meaning = Meaning
guide-all = All
guide-region = Region
guide-period = Period
guide-purpose = For
guide-made = Made
guide-formula = Apostrophe (')
guide-cut = Number of rows
means-formula = Text that begins with =, +, -, or @ has an apostrophe before it, so that it is not run as a formula when the sheet is saved as CSV.
means-cut = Only the first { $count } reports of this period are in it. Choose a shorter period to have all of them.
means-day = A day in the region's time.
means-all-received = Reports that came in on that day.
means-all-accepted = Reports accepted on that day. Each counts once, with the decision that stands at the end of the period; what was undone does not count.
means-all-rejected = Reports rejected on that day.
means-all-admonished = Reports about contract staff that ended with an admonition on that day.
means-all-escalated = Reports decided on that day to go to Bawaslu.
means-all-withdrawn = Reports withdrawn or erased by their resident before there was a decision.
means-ticket = A random number. It does not lead to the resident.
means-received = When the report was sent.
means-state = The state of the report when this sheet was made.
means-behaviour = The act that the resident chose. It is an allegation and no finding.
means-agency = The agency by the region's list. Empty where fewer than three reports name that agency, where it is not on the list, and where none was given.
means-decided = When the newest decision was made. Empty while there is none.
means-reason = The reason of a rejection. Empty where nothing was rejected.
means-took = Days from sending to the newest decision, with one decimal.
means-forwarded = When it reached Bawaslu. Empty where it has not, or was not passed on.
means-due = Bawaslu's limit by the earliest way to count. Empty where the day of the act is not known.
