# News of an office: subscribing (/langganan, /berhenti), and announcements that officials send (/siaran).

## Subscribing
news-one = <b>News from { $office }</b>
news-several = <b>News from the office of your region</b>
news-how = If you subscribe, this bot sends you circulars and reminders about the neutrality of civil servants: a few a month at most, never at night, and nothing else. You can stop at any time: press the button below such news, or type /berhenti.
news-window = On WhatsApp, news only reaches you if you wrote to this bot in the 24 hours before. If you missed it, the latest can be read here: type /langganan.
news-wanted = You have subscribed to news of { $region } since { $since }.
news-begun = All right, you will get circulars and reminders from { $office }. To stop, type /berhenti.
news-ended = All right, you no longer get that news. To subscribe again, type /langganan.
news-none = You are not subscribed to any news. To subscribe, type /langganan; to cancel the report you are filling in, type /batal.
news-closed = There is no news of that region at the moment. Type /langganan to see what there is.
choice-news-on = Subscribe
choice-news-off = Unsubscribe
news-start = 🔔 { $region }
news-end = 🔕 { $region }
choice-news-last = Latest news
command-langganan = News from the office
typed-command-langganan = subscribe, subscription, news, langganan
typed-command-berhenti = unsubscribe, stop, stop news, berhenti

## As subscribers get it
announced-circular = 📢 Circular from { $office }
announced-reminder = 📢 Reminder from { $office }
announced-title = <b>{ $title }</b>
announced-why = <i>You get this because you subscribed to news of { $region }.</i>
few-people = fewer than 3

## Writing an announcement
help-staff-siaran = /siaran – send a circular or a reminder to residents who subscribed to news
announce-where = For which region is this announcement?
announce-nobody = Nobody has subscribed to news of { $region } yet. People can ask for it with /langganan.
announce-busy = Another announcement is still being sent in this region. Please wait until it is done, or stop it first.
question-siaran-kind = <b>An announcement for those who subscribed to news.</b> What would you like to send? Stop at any time with /batal.
choice-kind-circular = Circular
choice-kind-reminder = Reminder
question-siaran-title = <b>Its title?</b> For a circular best with its number and date. At most 150 characters.
question-siaran-text =
    <b>What does it say?</b> At most 3,000 characters, sent exactly as typed. Links are fine, files are not. Please do not name anybody who was reported or who reported.
announcing-stop = Are you sure that you want to cancel this announcement?
announcing-stopped = All right, that announcement is not sent.
announcing-go-on = You are writing an announcement. Please go on from here, or type /batal if you do not want it.
announcing-died = The announcement that was not finished has been deleted, because it was left alone for long. To write again, type /siaran.

## Preview and sending
announce-sure =
    Subscribers will get the announcement as it stands above.

    <b>Subscribers:</b> { $count }
announce-when =
    <b>Begins:</b> { $start }
    <b>Done at about:</b> { $end }

    Between 20.00 and 07.00 nothing is sent. Whoever blocked the bot, or has not written on WhatsApp for 24 hours, is passed over; how many that were is told at the end.
announce-often = ⚠️ There were { $count } announcements in the last 30 days. Subscribers were promised a few a month at most.
announce-at-once = at once
choice-announce-send = Send now
choice-announce-title = Change the title
choice-announce-text = Change the text
choice-announce-drop = Do not send
choice-announce-stop = Stop
announce-old = This button no longer holds. Type /siaran to begin again.
announce-late = That announcement was sent to the end or stopped before.
announce-going = 📢 { $title }: being sent. Sent: { $sent }; subscribers: { $total }.
announce-halted = 📢 { $title }: stopped. Sent: { $sent }; subscribers: { $total }.
announce-over = 📢 { $title }: done. Sent: { $sent }; subscribers: { $total }.
announce-done = The announcement “{ $title }” is done. Sent: { $sent }; passed over (blocked the bot, long silent on WhatsApp, or unsubscribed): { $passed }.
