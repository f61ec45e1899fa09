# How files were sent: what is known from that, and the request for the whole file.

## Below the number of files, in a hand-over and on the receipt
grade-whole = sent as a file
grade-shrunk = made smaller by the app
grade-unknown = way of sending not known
grade-all-whole = ↳ sent as a file
grade-all-shrunk = ↳ made smaller by the app
grade-mixed = ↳ { $whole } sent as a file, { $shrunk } made smaller by the app
grade-legend = “Sent as a file”: the chat app passed it on without making it smaller. “Made smaller by the app”: sent as a photo, so the chat app shrank it before it reached us. Neither has changed since we received it.

## What residents are asked
whole-ask = <b>Could you send the same picture as a file as well?</b> The app shrinks photos; a file stays whole. You do not have to: if not, just go on.
whole-how-telegram = How: 📎 → <b>File</b> → <b>Gallery</b>, then choose the picture.
whole-how-whatsapp = How: 📎 or + → <b>Document</b>, then choose the picture.
