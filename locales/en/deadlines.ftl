# Bawaslu's time limit on the moderators' card. Late never means rejected. H-6/H-7: it is not sure whether the day of knowing counts.
limit-bawaslu-one = ⏱ Limit for Bawaslu: <b>{ $ends }</b> (H-{ $high })
limit-bawaslu-two = ⏱ Limit for Bawaslu: <b>{ $ends }</b> (H-{ $low }/H-{ $high })
limit-bawaslu-last = ⏱ Limit for Bawaslu: <b>{ $ends }</b> (H-{ $high }); if the day of knowing counts, it has passed
limit-passed = ⏱ Counted as 7 calendar days, it has passed.
limit-working-pemilu = Counted in working days (UU 7/2017 Article 454): { $ends }
limit-working-pilkada = Some sources count working days: { $ends }. Go by the earlier one.
limit-late = ⏱ Past the limit for Bawaslu ({ $ends }); the personnel track is still open.
limit-outside-one = ⏱ Seven days, for orientation, outside any election: { $ends } (H-{ $high })
limit-outside-two = ⏱ Seven days, for orientation, outside any election: { $ends } (H-{ $low }/H-{ $high })
limit-outside-last = ⏱ Seven days, for orientation, outside any election: { $ends } (H-{ $high })
limit-outside-late = ⏱ Outside any election. The personnel track stays open.
