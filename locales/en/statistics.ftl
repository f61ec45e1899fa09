## Public figures: counts only
command-statistik = Public figures
typed-command-statistik = statistics, figures
statistics-region = Which region's figures would you like to see?
statistics-head = <b>Reports in figures: { $region }</b>
    The last { $days } days, until { $day }
statistics-received = Reports received: <b>{ $count }</b>
statistics-few = Reports received: fewer than { $least }
statistics-outcomes = <b>Decisions, and what waits:</b>
statistics-behaviours = <b>What was reported:</b>
statistics-row = • { $what }: { $count }
statistics-accepted = accepted
statistics-rejected = not taken further
statistics-admonished = ended with an admonition
statistics-escalated = passed on to Bawaslu
statistics-withdrawn = withdrawn
statistics-waiting = waiting for a decision
statistics-other = put together
statistics-foot = These figures are worked out once a day. Every report is an allegation and no proof of a breach. Decisions may be about reports that came before these days. Counts under { $least } are not shown by themselves, so that nobody can be recognised.
statistics-later = The figures for { $region } have not been worked out yet. Please try again in a few minutes.
