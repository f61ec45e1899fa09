# Batas waktu Bawaslu pada kartu petugas. Lewat batas tidak pernah berarti ditolak. H-6/H-7: belum pasti apakah hari diketahui ikut dihitung.
limit-bawaslu-one = ⏱ Batas Bawaslu: <b>{ $ends }</b> (H-{ $high })
limit-bawaslu-two = ⏱ Batas Bawaslu: <b>{ $ends }</b> (H-{ $low }/H-{ $high })
limit-bawaslu-last = ⏱ Batas Bawaslu: <b>{ $ends }</b> (H-{ $high }); bila hari diketahui ikut dihitung, sudah lewat
limit-passed = ⏱ Hitungan 7 hari kalender sudah lewat.
limit-working-pemilu = Hitungan hari kerja (UU 7/2017 Pasal 454): { $ends }
limit-working-pilkada = Sebagian sumber menghitung hari kerja: { $ends }. Pakai yang lebih awal.
limit-late = ⏱ Lewat batas Bawaslu ({ $ends }); masih bisa jalur kepegawaian.
limit-outside-one = ⏱ Patokan 7 hari, di luar masa pemilu/pilkada: { $ends } (H-{ $high })
limit-outside-two = ⏱ Patokan 7 hari, di luar masa pemilu/pilkada: { $ends } (H-{ $low }/H-{ $high })
limit-outside-last = ⏱ Patokan 7 hari, di luar masa pemilu/pilkada: { $ends } (H-{ $high })
limit-outside-late = ⏱ Di luar masa pemilu/pilkada. Jalur kepegawaian tetap terbuka.
