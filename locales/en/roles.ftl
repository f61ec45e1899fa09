# Roles: invitations, the list of roles, linked groups, and opening the way to a formal reporter.
role-moderator = moderator
role-lead = lead of the moderators
role-official = official
role-bawaslu = Bawaslu liaison
role-custodian = custodian of identities
role-admin = admin
role-may-moderator = Moderators decide reports in the group of their region. You are one for as long as you are in that group.
role-may-lead = The lead is reminded when a report has one day left.
role-may-official = Officials get a daily report of figures, without anybody's name, and may write to residents who asked for news (/siaran).
role-may-bawaslu = The Bawaslu liaison gets the reports that are handed over, in Bawaslu's group or, while there is none, in this chat.
role-may-custodian = The custodian may open the chat address of a formal reporter for Bawaslu, with a reason that is noted. Who only informs is never named.
role-may-admin = Admins invite people, take roles back and link groups. They do not see who reported.
role-taken = Thank you. From now on you are <b>{ $role }</b> for { $region }. What you can do here: /bantuan
role-news = { $who } took an invitation and is now { $role } for { $region }. See all: /peran
role-ended = You are no longer { $role } for { $region }. Thank you for your work. You may go on using this bot like everybody else: /bantuan
help-staff-peran = /peran – who has which role, and taking one back
help-staff-undang = /undang – invite somebody, for example /undang official
help-staff-kaitkan = /kaitkan – link a group as that of the moderators; for Bawaslu's group: /kaitkan bawaslu
help-staff-buka = /buka LN-... – open the way to a formal reporter, with a reason

invite-whom = What are they to be?
invite-where = For which region is this { $role } invited?
invite-made = <b>Invitation: { $role } for { $region }.</b> Send this link straight to that person, not into a group. It is for one person, once, within 72 hours; whoever has it can use it.
    { $link }
invite-no-channel = Sorry, that app (Telegram or WhatsApp) is not used here, so the invitation cannot be made. Please invite by the other one.
invite-over = Sorry, this invitation was used, is older than 72 hours, or is not known. Please ask for a new one.
invite-had = You are { $role } here already. The invitation was not used and may be given to somebody else.
invite-custodian = A custodian is invited by the operator alone, from the server, so that no admin can appoint themselves. Please ask the operator.
invite-telegram = This invitation is for a moderator, and their group is on Telegram. Please open it there.
invite-offer = You are invited to be <b>{ $role }</b> for { $region }.
invite-sure = The name that this app shows is kept sealed and seen by admins only. Every change of a role is noted. If you agree, please press the button below.
choice-invited-yes = I agree
invite-join = You are not in the moderators' group yet. Please join it first, and after a minute press <b>I agree</b> again.

roster-head = <b>Roles</b>
roster-line = { $number }. <b>{ $who }</b> – { $role } · { $region } · { $channel } · since { $at }
roster-on-telegram = Telegram
roster-on-whatsapp = WhatsApp
roster-revoke = Take back number { $number }
roster-foot = To invite: /undang. Names are as they were when the role was taken, and seen by admins only.
roster-gone = That role is gone. The newest list: /peran
roster-sure = Take the role of { $role } for { $region } back from { $who }? They will be told.
choice-roster-end = Yes, take it back
roster-ended = The role was taken back.
roster-last = This is the last admin of the region, who cannot be removed from here. Invite another admin first, or ask the operator to take it back.

group-of-moderators = the moderators' group
group-of-bawaslu = Bawaslu's group
group-link-made = <b>Linking { $purpose } for { $region }.</b> Open this link and choose the group. Only you can use it, once, within an hour.
    { $link }
group-link-telegram = Groups can be linked from Telegram only.
group-link-where = For which region? Please write it as well, for example /kaitkan { $region }.
group-link-over = This link was used, is older than an hour, or is not for you. An admin can ask for a new one with /kaitkan in their own chat with the bot, and must open it in their own name (not in that of the group).
group-link-taken = This group is used already, by moderators or by Bawaslu. Please choose another.
group-link-done = From now on this group is <b>{ $purpose }</b> for { $region }.
group-link-moderators = New reports appear here. Those not decided yet: /antrean. All commands: /bantuan. Whoever is in this group can decide reports.
group-link-bawaslu = Reports that are handed over appear here. All commands: /bantuan.
group-link-left = This group is no longer { $purpose } for { $region }; another one has taken its place. The cards in here are not brought up to date any more.

reveal-which = Please write the number of the report, for example /buka LN-XXXX-XXXX.
reveal-unknown = There is no report with that number that can be opened in your region. Please check the number.
reveal-closed-informant = Whoever sent this report only informs, so who they are is never opened.
reveal-closed-nobody = This report was withdrawn or erased, or its resident erased their data. There is no way to them any more.
reveal-begun = <b>Opening the way to a formal reporter, report { $ticket }.</b> Stop at any time with /batal.
question-reveal-reason = For whom, and why? Please write 10 to 300 signs, for example the number of Bawaslu's letter. Write nobody's name: this reason stays in the case for good.
question-reveal-sure = The chat address of the reporter will be sent here as a PDF page, to be given to Bawaslu in a closed envelope. The case notes it with the reason and your name, and the reporter is told (without the reason). Go on?
choice-sure-yes = Yes, open it
choice-sure-no = No
reveal-making = Opening report { $ticket } was noted, and the reporter is told. The page will be here in a moment.
reveal-caption = The way to a formal reporter, report <b>{ $ticket }</b>. Print it, hand it over in a closed envelope, then delete this message and the file.
reveal-stop = Are you sure that you want to cancel this opening?
reveal-stopped = All right, nothing was opened and nothing noted.
reveal-go-on = You are about to open the way to a formal reporter. Let us go on from here, or type /batal to give it up.
actor-custodian = custodian of identities
