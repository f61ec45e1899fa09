# Who can see it: private support is a right, and other people's messages are not to be opened.

note-audience-group = Thank you. Support within a closed group is not a breach by itself; <b>staff will judge</b>. Send only what you may see as a member of the group; do not open anybody else's account or phone.
menu-private =
    <b>To support a candidate in private is everybody's right, civil servants included.</b> What matters is support that is shown openly, in public.

    If you received the message yourself and felt asked, led or pressed to support somebody, please go on; staff will judge. Send only what you may see yourself. We take no private messages that were got by opening anybody else's account or phone.

    Do you want to go on?
choice-private-yes = Go on
choice-private-no = Stop here
