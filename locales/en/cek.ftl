# "Check first": five short questions before reporting. No judgement; staff judge.

cek-intro = <b>Check first.</b> Five short questions about what happened. No names are asked and the answers are not kept after this talk, so no consent is needed.
cek-progress = <i>Check { $number } of { $total }</i>
cek-beside = The report you are writing is kept; type /lapor to go back to it.
cek-ended = The check is ended and its answers are deleted. To check again: /cek, to report: /lapor
cek-ended-draft = The check is ended. The report you are writing is kept; type /lapor to go on with it.
cek-carried = Your answers of the check are in the report already; on the last page all can be changed.
cek-sources = Based on: <i>{ $sources }</i>
choice-check = Check first

## Questions
question-cek-audience = <b>Who could see it?</b>
question-cek-account = <b>On whose account was it?</b> The account that was followed, liked, commented on, or whose post was shared.
question-cek-event = <b>At what kind of event?</b>
question-cek-status = <b>What is that person?</b>
question-cek-act = <b>What was seen?</b>
question-cek-result = This is a hint and no judgement; staff and Bawaslu judge. Whatever it says, you may report.

## Answers
choice-account-official = Official city/office
choice-account-personal = Candidate's own
choice-account-team = Campaign team's
choice-account-kpu = KPU's account
choice-account-none = On no other account
choice-account-unknown = I do not know
choice-event-campaign = Campaign/declaration
choice-event-routine = Usual office event
choice-event-none = No event
choice-event-unknown = I do not know
choice-status-citizen = Ordinary citizen
choice-act-engage = Like/comment/share
choice-act-post = Posted support
choice-act-photo = Photo with candidate
choice-act-follow = Only follows an account
choice-act-present = Only present/listening
choice-act-support = Present and supporting
choice-act-invite = Asked/led others
choice-act-power = In the team/used office
choice-result-report = Go on to report
choice-result-again = Check another
choice-result-rules = See the rules

## What is said
advice-worth = <b>Worth reporting, as an allegation.</b>
advice-unlikely = <b>Probably no breach of neutrality.</b>
advice-unclear = <b>Not clear; staff will judge.</b>
because-citizen = • These rules bind civil servants, not ordinary citizens. To support a candidate is a citizen's right.
because-outside = • Army, police, village heads and village staff must be neutral under other rules, not those of civil servants. Tell Bawaslu or their own institution; staff here pass it on.
because-power = • To be in a campaign team, or to use an office and its means for a candidate, is among what is forbidden. Some of it may be a matter of criminal law, so best tell Bawaslu at once as well.
because-pressed = • Private talk is a right, but to ask or lead others, above all from a superior, may be another matter. Report it only if you received it yourself.
because-private = • Support in a private talk is everybody's right, civil servants included. What matters is support shown openly in public. Do not open other people's messages.
because-organiser = • KPU organises elections and takes no part in them. To like its page was once declared no problem.
because-official = • Official accounts carry services and government business. To like or follow them is usual for staff, also when the head of region is a candidate.
because-official-campaign = • Official accounts may be followed, but campaigning does not belong there. Staff have to see the post.
because-team = • To like, comment, share, follow or join a campaign team's group or account is among what is forbidden for civil servants.
because-follow-candidate = • The ban on following is written for accounts or groups of campaign teams. For a candidate's own account the printed rules differ, above all once candidates are fixed.
because-follow = • What is forbidden is following accounts or groups of campaign teams. Whose account it is has to be looked at.
because-routine = • To be at an office event or service is a civil servant's work, also when a candidate is there.
because-passive = • To be there without any act of support is seen differently by officials; some ask civil servants not to come at all. What is forbidden is to be there and give support.
because-present = • To be there is not a breach by itself. Staff need to know what event it was and what was done.
because-invite = • To ask, urge or gather people to support a candidate is among what is forbidden, before, during and after the campaign.
because-routine-support = • The office event is usual, but support for a candidate was seen there. Staff have to judge it.
because-support = • To be at a campaign or declaration and to support is among what is forbidden.
because-routine-photo = • A photo together at an office event is usual, unless there are partisan symbols, party attributes or campaign material.
because-group = • In a closed group support does not count as open by itself; some groups are there to gather support. Send only what you may see yourself.
because-unseen = • It matters who could see it: private support is a right, open support may be a breach. Add the link or a screenshot.
because-campaign = • Support for a candidate in a campaign, seen by the public, is among what is forbidden for civil servants.
because-post = • To post support for a candidate openly is among what is forbidden for civil servants.
because-pose = • A finger pose or a photo with a candidate means something only where the context supports the candidate; lists of poses are guidance tied to the numbers of one election.
because-content = • It depends on the post and on whose account it is. Add the link so that it can be seen.
because-unsaid = • The answers are too few for a hint. If in doubt, just report what you saw.
because-pppk = • PPPK are civil servants, part-time ones too, so these rules hold.
because-contract = • Contract staff are no civil servants, but are asked to be neutral too. What follows is usually guidance, by contract and decision of the office. Some are part-time PPPK by now.
because-whose = • Write in the report how you know that this person is a civil servant. False accounts and same names are common.

## Sources
source-skb = joint decree of five bodies (SKB) No. 2/2022 on neutrality
source-pp94 = PP 94/2021 article 5 letter n
source-crime = UU 7/2017 article 280 (3), Pilkada law article 71 (1)
source-private = statement of BKPSDM Surakarta (MerahPutih, 27-9-2023)
source-organiser = a case in Purbalingga, 2018 (Tribunnews Aceh)
source-routine = statement of Surakarta's city secretary (Solopos, 2-11-2023)
source-attending = statements of the home minister (9-7-2024) and of members of Bawaslu, which differ
source-pose = guidance of BKN/Kominfo for the elections of 2024
source-asn = KepmenPANRB 16/2025 (part-time PPPK)
source-contract = SE MenPANRB 01/2023
