# The page with the way to a formal reporter: for Bawaslu, in a closed envelope.

identity-heading = The way to the reporter
identity-note = Report { $ticket }, opened on { $at }
identity-foot = { $ticket } · strictly confidential · for Bawaslu only
identity-ticket = Number of the report
identity-received = Sent by the resident
identity-at = { $at }
identity-channel = Channel
identity-telegram = Telegram
identity-whatsapp = WhatsApp
identity-address = Address of the chat
identity-reason = Reason for opening it
identity-track = This page is made for the formal track only; that it was opened is noted in the case and told to the reporter.
identity-known = This is all we know. Name, address and identity card are given to Bawaslu by the reporter in person; we do not keep them. Who holds that address we have not checked.
identity-keep = Hand it over in a closed envelope, do not copy it, and do not keep it with other papers. What the report says is alleged, not proven.
identity-told = News of report <b>{ $ticket }</b>: the address of your chat was opened by the operator to be given to Bawaslu, as the formal track that you chose allows. The reason is noted in the record of the report. Staff here still do not see who you are.
