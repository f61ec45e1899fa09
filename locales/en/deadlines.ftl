# Bawaslu's time limit on the moderators' card. Late never means rejected.
# First limit: the day of knowing counts. A card does not change by itself every day, so it says when it was counted.
limit-bawaslu = ⏱ First limit for Bawaslu: <b>{ $ends }</b> ({ $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 }, counted on { $today })
limit-uncounted = If the day of knowing does not count: { $ends }
limit-over-bawaslu = ⏱ First limit for Bawaslu: it has passed ({ $ends }).
limit-last = Last limit: <b>{ $ends }</b> ({ $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 }, counted on { $today })
limit-working-pemilu = Counted in working days (UU 7/2017 Article 454): { $ends }
limit-working-pilkada = Some sources count working days: { $ends }. Go by the earlier one.
limit-late = ⏱ Past the limit for Bawaslu ({ $ends }); the personnel track is still open.
limit-outside = ⏱ Seven days, for orientation, outside any election, first limit: { $ends } ({ $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
 }, counted on { $today })
limit-over-outside = ⏱ Seven days, for orientation, outside any election: the first limit has passed ({ $ends }).
limit-outside-late = ⏱ Outside any election. The personnel track stays open.
