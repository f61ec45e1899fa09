# Words about reports on the same post.

## For residents
same-witness = 🤝 Thank you, your report helps: others have reported the same, and this is report number { $count } about this post.
same-later = 🤝 Your report <b>{ $ticket }</b> turns out to be about a post that others reported as well: there are { $count } reports. Thank you, your report helps.
same-own = You have already reported this post as <b>{ $ticket }</b>. If you have new evidence, you can add it there. If this is something else, please just go on.
same-carried =
    { $count ->
        [0] All right, evidence goes to <b>{ $ticket }</b>. The new report was not sent.
        [one] All right, your file is added to <b>{ $ticket }</b>. The new report was not sent.
       *[other] All right, your { $count } files are added to <b>{ $ticket }</b>. The new report was not sent.
    }
choice-same = Add evidence there

## Card
card-same-one =
    { $count ->
        [one] 🔗 { $count } reporter · same as { $ticket } ({ $why })
       *[other] 🔗 { $count } reporters · same as { $ticket } ({ $why })
    }
card-same =
    { $more ->
        [0] 🔗 Reporters: { $count } · same as { $ticket } ({ $why }), { $also } ({ $because })
       *[other] 🔗 Reporters: { $count } · same as { $ticket } ({ $why }), { $also } ({ $because }), { $more } more
    }
same-reason-bytes = the very same file
same-reason-link = same link
same-reason-picture = same picture
same-reason-account = same account and day?
same-reason-glimpse = similar picture?
action-merge = 🔗 Same reports…
same-yes = ✔️ Same: { $ticket }
same-no = ✖️ Not: { $ticket }
toast-same = Noted: the same post. What is decided from now on holds for both.
toast-apart = Noted: not the same post.
toast-same-before = Noted like that before.
