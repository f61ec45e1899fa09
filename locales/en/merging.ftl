# Reports about the same: compared, joined, decided together.
same-pair = 🔍 Compare: { $ticket }
toast-pair = The comparison is sent to this group.
toast-alike = This holds for { $count } more about the same. All their reporters are told.
toast-alike-some = This holds for { $count } more about the same. Those reporters who have a chat with the bot are told.
toast-alike-left = Decided. About the same and decided as well: { $count }. Still in need of a colleague, on their own cards: { $left }.
pair-head = 🔍 <b>{ $one }</b> and <b>{ $other }</b>: about the same?
pair-states = { $one } | { $other }
pair-files = Evidence: { $one } | { $other } files (in this order in the picture)
pair-both = { $what }: <b>{ $value }</b> (the same)
pair-differs = { $what }: { $one } | { $other }
pair-not = These two cannot be joined: it is one and the same, or one of them was withdrawn or erased.
same-reason-named = named by staff
