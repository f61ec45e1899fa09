# Finding and opening cases in the moderators' group.
group-no-case = There is no report with that number in this group.
group-which-case = Please write the number of the report, for example: { $example }
example-kasus = /kasus LN-7K3M-9QWN
example-gabung = /gabung LN-7K3M-9QWN LN-4T8R-2HVE
example-tanya = /tanya LN-7K3M-9QWN In which room was it?
example-catatan = /catatan LN-7K3M-9QWN looked up in the list of employees
example-samar = /samar LN-7K3M-9QWN 2 kiri-atas
example-surat = /surat LN-7K3M-9QWN bkn 800/123/2026 20 November 2026
example-registrasi = /registrasi LN-7K3M-9QWN 012/LP/PW/XI/2026
group-outsider = That command is for members of the staff group only.
group-erased = { $ticket } was erased because its reporter asked for it.
search-what = Please write what you look for: a name, account, agency, report number, or link. For example: /cari dinas contoh
search-head = <b>Found: { $count } cases</b>
search-head-more = <b>Found more than { $count } cases; these are the newest</b>
search-more = There are more. Please add one word.
search-nothing = Not found in this region. Try a part of the name, or the account.

## Recap
recap-head = <b>Recap of { $region }</b>
recap-today = Today: { $received } received · { $accepted } accepted · { $rejected } rejected · { $admonished } admonished · { $passed } to Bawaslu
recap-week = 7 days: { $received } received · { $accepted } accepted · { $rejected } rejected · { $admonished } admonished · { $passed } to Bawaslu
recap-month = 30 days: { $received } received · { $accepted } accepted · { $rejected } rejected · { $admonished } admonished · { $passed } to Bawaslu
recap-waiting = Waiting for a decision: { $waiting }. Pressing: { $due }, of these past the limit: { $late }.
recap-median = Time until a decision (median of 30 days): { $hours ->
        [0] less than an hour
        [one] one hour
       *[other] { $hours } hours
    }.
recap-median-days = Time until a decision (median of 30 days): { $days } days.
recap-kinds = <b>Confirmed by moderators, 30 days:</b>
recap-kind = • { $count ->
    [one] 1 case
   *[other] { $count } cases
 } { $row }
recap-kind-as = • { $count ->
    [one] 1 case
   *[other] { $count } cases
 } { $row } · { $grade }
recap-kinds-more = • { $count ->
    [one] 1 other case
   *[other] { $count } other cases
 }
recap-twice = <b>Judged twice, 30 days:</b> { $cases ->
    [one] 1 case
   *[other] { $cases } cases
 }, { $equal } of them alike.
recap-kappa = Agreement beyond chance (kappa): { $kappa }%.
recap-verdict = • { $verdict }: { $cases ->
    [one] 1 case
   *[other] { $cases } cases
 }
recap-verdict-kappa = • { $verdict }: { $cases ->
    [one] 1 case
   *[other] { $cases } cases
 }, kappa { $kappa }%
