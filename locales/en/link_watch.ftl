# The post behind a link that is watched: what staff read, and one sentence for residents.

## Below the link on the card and in a hand-over
watch-there = ↳ Checked { $at }: still there
watch-gone = ↳ ⚠️ Checked { $at }: <b>no longer there</b>
watch-never = ↳ Checked { $at }: not found at that address
watch-login = ↳ Checked { $at }: opens only after logging in
watch-unknown = ↳ Checked { $at }: not known
watch-renamed = ↳ The title of its page has changed: first “{ $was }”, now “{ $now }”

## News for the moderators' group
watch-news-gone =
    ⚠️ <b>{ $ticket }</b>: the post behind its link is <b>no longer there</b>.
    Checked { $at }; last seen { $seen }. It may have been deleted, or closed by its owner.
watch-news-kept =
    { $count ->
        [one] The evidence file we have received stays kept ({ $count }).
       *[other] The { $count } evidence files we have received stay kept.
    }
watch-news-back = <b>{ $ticket }</b>: the post behind its link can be seen again, checked { $at }.

## For residents
privacy-links = We check a few times over three days whether the post behind the link you send is still there. Its network sees the address of our server, not yours. A short link made with a Share button may hold a code of the account that shared it; copying the address of the post is safer.
