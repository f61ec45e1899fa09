# Reports that came by letter, phone or visit, and that a moderator notes with /tambah.
direct-invite = <b>Note a report that was received directly.</b> What it says is written in your private chat with the bot, not in this group.
direct-link = Open: { $link }
direct-typed = Or send to the bot: /tambah { $word }. Only for whoever asked for it, once, within an hour.
direct-elsewhere = Reports are added from the moderators' group of their region.
direct-nameless = You are writing in the group's name. Please write /tambah in your own, so that it is known who received the report.
direct-over = This link was used before, is older than an hour, or is not for you. Moderators can type /tambah again in their group.
direct-cannot-check = Whether you belong to the moderators' group could not be checked. Please try again in a moment; the link is still good.
direct-left = This link is only for members of the moderators' group of its region. Please join that group first, then open the link again.
direct-way = <b>A direct report for { $region }.</b> How did this report come?
choice-way-letter = By letter
choice-way-phone = By phone
choice-way-visit = In person
direct-begun = Please answer as the reporter told it. Please write the reporter's name, address or number nowhere. Stop at any time with /batal.
direct-stored = Thank you, noted. Report number: <b>{ $ticket }</b>. Its card appears in the moderators' group. If the reporter wants to ask how it goes, give them this number; the bot cannot tell them.
direct-card = 📥 Received directly: { $way } · noted by { $who }
