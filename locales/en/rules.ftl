# The rules in ten cards, the circulars, and how to report directly. The articles come from the law as data.

rules-head = <b>Neutrality of civil servants in ten cards.</b> Choose one. This is a summary; staff and Bawaslu judge what happened.
rules-beside = The report you are writing is kept; type /lapor to go on with it.
rules-more = There are also circulars, and ways to report directly without this office.
choice-rule-list = List of rules
choice-rule-before = ‹ Before
choice-rule-after = Next ›
choice-rule-who = Who must be neutral
choice-rule-private = Private and allowed
choice-rule-engage = Like, comment, follow
choice-rule-campaign = Campaign on the net
choice-rule-photo = Photos and poses
choice-rule-banner = Banners
choice-rule-attend = Being at a campaign
choice-rule-rally = Asking and leading
choice-rule-team = Teams and parties
choice-rule-facility = Means and decisions
choice-rule-circulars = Circulars
choice-rule-direct = Report directly

## Cards
rule-who =
    <b>1. Who must be neutral</b>
    Must: civil servants (ASN), that is PNS and PPPK, part-time PPPK too. Contract staff (TKPK/PPNPN) are none, but are asked to be neutral as well.
    Not ruled here: army, police, village heads and staff (other rules; tell Bawaslu), and ordinary citizens.
    Example: a teacher who is PPPK is bound like a teacher who is PNS.
rule-private =
    <b>2. What is private and allowed</b>
    Allowed: to have a choice, to vote, to talk in private, and to work at office events, also when a candidate is there.
    Not allowed: to show support openly in public.
    Example: a private message to one's family is a right; a post of support that everybody can see may be a breach.
rule-engage =
    <b>3. Like, comment, share, follow</b>
    Not allowed: to like, comment on, share, join or follow groups or accounts of a campaign team.
    Allowed: to follow official government accounts and those of KPU. A candidate's own account: staff judge.
    Example: sharing a post of a campaign team's account with the public.
rule-campaign =
    <b>4. Campaigning on social media</b>
    Not allowed: to spread appeals, programmes or campaign pictures of a candidate or a future one.
    Allowed: to spread neutral information, such as the day of voting.
    Example: a status with a candidate's number and an appeal to vote.
rule-photo =
    <b>5. Photos and poses</b>
    Not allowed: to post for the public a photo with a candidate or the team, with partisan symbols, party attributes or campaign material.
    Allowed: photos at office events without partisan symbols. Lists of finger poses are guidance for one election, and the context decides.
    Example: a photo in uniform before a candidate's banner, showing the candidate's number.
rule-banner =
    <b>6. Banners</b>
    Not allowed: to put up banners or other campaign material of a candidate or a future one.
    Allowed: to put up official notices, such as those of KPU.
    Example: a candidate's banner put on the fence of an official residence by the civil servant living there.
rule-attend =
    <b>7. Being at a campaign or declaration</b>
    Not allowed: to be there and give support, such as wearing attributes or cheering. The campaign of a husband or wife: not without unpaid leave (CLTN).
    Not agreed: being there only to listen; some officials allow it, some ask civil servants not to come. Staff judge.
    Example: on the stage of a declaration in a candidate's shirt.
rule-rally =
    <b>8. Asking and leading</b>
    Not allowed: meetings, invitations, appeals, calls or gifts that lead to taking sides, or mobilising other staff; before, during and after the campaign.
    Allowed: neutral information, such as asking people to go and vote without naming a candidate.
    Example: a superior asks staff in a meeting to vote for a candidate.
rule-team =
    <b>9. Campaign teams, parties, support by ID cards</b>
    Not allowed: to be an adviser, in the campaign team or a consultant; to be a member or officer of a party; to collect ID cards in support; to approach parties as a future candidate without unpaid leave (CLTN).
    Allowed: to explain government policy where invited for that.
    Example: a civil servant's name on the list of a campaign team. This may be a matter of criminal law as well; tell Bawaslu at once.
rule-facility =
    <b>10. Means, office and decisions</b>
    Not allowed: to use state facilities for a campaign, or to make decisions for or against a party or candidate.
    Allowed: to serve all citizens, whomever they choose.
    Example: an office car carries campaign material. This may be a matter of criminal law as well; tell Bawaslu at once.
rule-rests-on = Based on: <i>{ $decree }; { $articles }</i>

## Circulars
rule-circulars = <b>Circulars</b> remind and prevent; what is judged by are laws, government regulations and the joint decree (SKB).
rule-circular = • <b>{ $title }</b>: { $about }
rule-circular-dated = • <b>{ $title }</b> ({ $day }): { $about }
rule-no-circulars = No circular of this region is recorded here yet.

## Reporting directly
rule-direct = <b>To report directly, without this office</b>
rule-direct-bawaslu = • <b>{ $office }</b> or Panwascam (the election supervisors of the district) where it happened. Open { $hours } local time.
rule-direct-address = Address: { $address }
rule-direct-limit = Go there with your identity card (KTP) and the evidence. The limit is 7 days after you learned of it, so please go as soon as you can.
rule-direct-others =
    • <b>SigapLapor</b>: Bawaslu's online service to report and to follow what becomes of it; Bawaslu tells you where it is.
    • <b>BKN</b>: sbt.bkn.go.id, choose Pelaporan Publik, then Netralitas. It needs the reported person's NIP or NIK. What became of it: Cek Status Laporan.
    • <b>SP4N-LAPOR!</b>: also when NIP and NIK are not known. Choose <b>Anonim</b> so that your name is not shown, and <b>Rahasia</b> so that the public does not see the report.

## Where this office may be the wrong one to judge
bypass-told = <b>The reported person seems to be the head of region, or to work in the office that looks at reports.</b> So this office may be the wrong one to judge. We take your report all the same, and its card says so. You can also, and maybe better, report directly:
bypass-elsewhere = <b>The reported person seems to be the head of region, or to work in the office that looks at reports.</b> So the staff of this office do not open your report; it goes to others who were named for that. You can also report directly:
card-conflict = ⚠️ There may be a conflict of interest: the reported person seems to be the head of region, or to work in the office that looks at this. Consider handing it over to Bawaslu.
