# Completeness: what is still missing of Bawaslu's formal and material requirements.

## Review page
complete = Complete for Bawaslu: <b>{ $met } of { $total }</b>. You can send the report all the same.
complete-all = Complete for Bawaslu: <b>{ $met } of { $total }</b>.
lacks-reporter = • Name and address of the reporter: only for a formal reporter, who gives them to Bawaslu in person.
lacks-subject = • The name of the reported person is missing.
lacks-known = • The day you learned of it: it decides how long a report can be made.
lacks-happened = • The day it happened is missing.
lacks-place = • Where it happened: write it in the story, or give the link to the post.
lacks-story = • What happened: tell briefly what could be seen.
lacks-evidence = • Evidence: send a screenshot or a link.

## Card
card-complete = Complete: { $met }/{ $total }
card-incomplete = Complete: { $met }/{ $total } · missing: { $lacking }
lacking-reporter = reporter's name and address
lacking-subject = name of the reported person
lacking-known = day it became known
lacking-happened = day it happened
lacking-place = place
lacking-story = story
lacking-evidence = evidence
