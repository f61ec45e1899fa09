# The words when several regions are served at once. Each region's name and office come from its own file.

## Residents
welcome-several =
    <b>{ $greeting } to LaporNetral.</b>
    Here you can report an <b>alleged</b> breach of neutrality by a civil servant (ASN) in an election, such as a post, a comment or a photo in support of a candidate.

    • Step by step, in about 3 minutes.
    • Officers do not see your name or number.
    • You always hear what became of it.

    Regions served: { $regions }. Your report is read only by the officers of the region you choose.
noted-region = Region: <b>{ $region }</b>. Reports are looked at by { $office }.
misread-region = That region was not understood, or is not served here. Please choose one below, or type its name. For a civil servant elsewhere, please report to the Bawaslu office there; to stop, type cancel.
receipt-office = Looked at by

## Officers
help-region = Region: <b>{ $region }</b>. This group receives reports of this region only.
toast-not-here = That report is not in this group. Each region opens and decides only its own reports.
