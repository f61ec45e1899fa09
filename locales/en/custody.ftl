## Checking the package of a case (lapornetral verify)
verify-about = Package { $ticket }, made { $at }, for: { $purpose }
verify-files-hold = { $count } files are unchanged since they were received.
verify-files-left-out = { $count } files are not included; only their fingerprints (SHA-256) are.
verify-events-hold = { $count } events are whole and in order.
verify-days-hold = The daily fingerprints of { $days } days fit; events 1 to { $count } are covered by them.
verify-no-stamp = There is no time-stamp from outside. When all of this was there, only the sending office says.
verify-stamp-holds = The time-stamp holds: an authority outside says that the daily fingerprint of { $day } was there { $at }.
verify-stamp-unchecked = There is a time-stamp for { $day }, but it was not checked. Give the authority's certificate: --ca FILE.pem
verify-dossier-holds = The document (dossier.pdf) is the one that was made together with this package.
verify-dossier-changed = The document (dossier.pdf) is not the one that was made together with this package, or it is missing.
verify-copies-changed = The copies to look at (copies/) are not those that were made together with this package, or one is missing.
verify-copies = { $count } copies to look at (copies/) were drawn anew from the files as received, so they have other fingerprints; those of the files are in the list.
verify-member-added = { $path } is not listed in the package: it was added later.
verify-member-missing = { $path } is listed, but not in the package.
verify-member-changed = { $path } was changed since the package was made.
verify-listed-twice = The list of contents has a name twice.
verify-file-changed = File { $number } ({ $path }) was changed or is gone.
verify-file-unknown = File { $number } ({ $path }) does not fit the events.
verify-file-missing = A file that was received is not in the list (its SHA-256 begins with { $sha256 }).
verify-event-form = Event { $place } is damaged or was changed; those after it cannot be checked.
verify-event-missing = Event { $place } is missing.
verify-event-loose = Event { $place } does not follow event { $before }: one of them was changed, swapped or removed.
verify-events-end = The last event does not fit the list of contents: there should be { $expected } events, there are { $found }. The last one was changed, or some were removed or added.
verify-ticket = The ticket in the list of contents is not the one in the events.
verify-not-exported = The last event is not the making of this package.
verify-day-changed = The daily fingerprint of { $day } was changed or does not follow the day before.
verify-day-not-covering = The daily fingerprint of { $day } does not cover event { $place } as it says.
verify-stamp-broken = The time-stamp for { $day } does not hold: { $why }
verify-not-zip = This file is not a whole ZIP archive.
verify-not-ours = This archive was not made by LaporNetral, or was packed anew. Ask the sender for the file, not opened and saved again.
verify-twice = Two things in this archive have one name; a right package never has.
verify-no-text = The list of contents or the events are not there, or too large.
verify-damaged = The content of this archive is damaged.
verify-manifest = The list of contents (manifest.json) is damaged or was changed.
verify-fingerprint = Fingerprint of the last event: { $head }
verify-compare = Compare it with the one the sending office gave by another way: whoever rewrites everything gets another one.
verify-whole = THIS PACKAGE IS WHOLE. That is: unchanged since it was received and noted. Whether it is true, this check does not say.
verify-broken = THIS PACKAGE IS NOT WHOLE: { $count } things do not fit.

## What is said inside of the package
package-readme =
    PACKAGE OF CASE { $ticket }
    Made: { $at }
    For: { $purpose }

    What is in it
    - manifest.json: the list of contents, with size and fingerprint (SHA-256) of each file.
    - events.jsonl: every event of this case, one a line; each line holds the fingerprint of the line before.
    - dossier.pdf: the letter with its annexes, if included.
    - copies/: copies to look at, drawn anew without hidden data; what the office covered is covered here.
    - files/: the evidence exactly as received, if included. "photo": sent as a photo and made smaller by the app; "document": sent as a file.
    - stamps/: time-stamps of an authority outside over the daily fingerprints, if there are any.

    Mind
    - Evidence may hold hidden data (place, device). Do not pass it on to anybody who has no right to it; the reporter's identity is protected.
    - Everything in it is an allegation.

    How to check it
    - Run: lapornetral verify FILE.zip (no internet, no keys).
    - Or write a checker of your own from docs/PACKAGE.md.
    - Fingerprint of the last event: { $head }. Compare it with the one the sending office gave by another way.
    - What is proved: unchanged since it was received. Whether it is true is not proved.
