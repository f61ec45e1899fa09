## Files that cannot be used: one sentence, and what can be sent instead
refused-empty = One of your files is empty (0 bytes). Please send it again.
refused-truncated = One of your files was cut off on its way. Please send it again.
refused-broken = One of your files is damaged and cannot be opened. Please send it again, or send a screenshot of it.
refused-too-many-pixels = One of your pictures is too large. Please send an ordinary screenshot.
refused-too-big = One of your files is larger than { $megabytes } MB. Please cut the recording into short parts, or send screenshots of it.
refused-gone = One of your files is no longer available on the chat's server. Please send it again.
refused-locked = One of your PDFs has a password, so it cannot be opened. Please send one without a password, or screenshots of it.
refused-audio = We cannot take voice recordings yet. Please write down what is said, and send a screenshot if there is one.
refused-other-video = We cannot take that kind of video yet. Please send a screen recording as MP4, or screenshots of it.
refused-other-picture = We cannot take that kind of picture yet. Please send the screenshot as a photo, or as a JPG or PNG file.
refused-office = We cannot take Word, Excel and similar files yet. Please save it as a PDF, or send screenshots of it.
refused-archive = We do not open archives (ZIP, RAR and the like). Please send what is in it one by one, as pictures or PDFs.
refused-text = We cannot take text files or web pages yet. Please send a screenshot, or paste the link.
refused-not-picture = One of your files is of a kind we cannot open. Please send the screenshot as a photo, or as a JPG, PNG, PDF or MP4 file.
misread-file-empty = That file is empty (0 bytes), so it was not kept. Please send it again.
misread-file-big = That file is larger than 20 MB, and the bot can take only up to 20 MB. Please cut the recording into short parts, or send screenshots of it.

## Files as they are shown to staff
kind-picture = picture
kind-pdf = PDF
kind-film = screen recording
files-as-pages = PDF: { $shown } of { $pages } pages, as pictures. The file itself is kept as it was received.
files-as-film = A screen recording is shown by one picture. The video is kept as it was received, and not shared in the chat because it may hold data of its sender.
