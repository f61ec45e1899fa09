# Two tracks: to inform without a name, or to go to Bawaslu as a formal reporter.

track-which = For which report do you want to become the formal reporter?
track-none = There is no report yet that could be made formal. When you write one, choose <b>Formal reporter</b> where you are asked how it is handed on. To begin: /lapor
track-sure =
    <b>Become the formal reporter of { $ticket }?</b>
    • You give your name and address to Bawaslu yourself, not here. A reporter is an Indonesian citizen with the right to vote.
    • Bawaslu tells a formal reporter what came of it; who informs without a name is not told.
    • Staff here see only which track you chose, not who you are.
    • If Bawaslu needs it for this case, the operator can give the address of your chat to Bawaslu. The reason is noted, and you are told.
    • Bawaslu protects a reporter's identity, but absolute secrecy cannot be promised once a case goes to a hearing or to the police.

    Once chosen, this report does not go back to being information only.
formal-next = As a <b>formal reporter</b> you still hand the report in at Bawaslu yourself. Press the button below to see what to bring and by when.
choice-formal-how = How to hand it in
choice-formal-yes = Yes, formal reporter
track-formal = <b>Report { $ticket } is now on the formal track.</b> It becomes a formal report only when you hand it to Bawaslu yourself. If you do not go, it is still examined as initial information.
track-already = <b>Report { $ticket } is on the formal track already.</b>
track-bring =
    Please go to the office of Bawaslu or Panwascam (the election supervisors of the district) where it happened, and bring:
    • your identity card (KTP);
    • the number of the report, <code>{ $ticket }</code>, or the picture of its receipt;
    • your evidence: screenshots and links, best also on your phone.
track-when = A report can be made until 7 days after you learned of it; elections and regional elections count them differently. Please go as soon as you can, before the office closes.
track-when-known = By the safest way to count, hand it in before <b>{ $ends }</b>. Bawaslu decides how it is counted, so sooner is better.
track-when-late = By our count the 7 days since you learned of it are over. Ask Bawaslu whether it is still taken; what it says can still be examined on the personnel track.
