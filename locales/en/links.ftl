# What can be seen from a link: its network, its account, or the site it really leads to.
link-account = ↳ { $platform }, account <b>@{ $account }</b>
link-page = ↳ { $platform }, page <b>{ $account }</b>
link-group = ↳ { $platform }, group <b>{ $account }</b>
link-closed = ↳ { $platform }, closed group
link-channel = ↳ { $platform }, channel
link-invite = ↳ { $platform }, invitation to a group
link-number = ↳ { $platform }, number { $account }
link-unseen = ↳ { $platform }; this link does not show the account
link-disguise = ↳ ⚠️ The site it really leads to: <b>{ $host }</b>
