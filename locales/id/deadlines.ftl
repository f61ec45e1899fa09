# Batas waktu Bawaslu pada kartu petugas. Lewat batas tidak pernah berarti ditolak.
# Batas tercepat: hari diketahui ikut dihitung. Kartu tidak berubah sendiri setiap hari, jadi disebut kapan dihitung.
limit-bawaslu = ⏱ Batas tercepat Bawaslu: <b>{ $ends }</b> ({ $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }, dihitung { $today })
limit-uncounted = Bila hari diketahui tidak ikut dihitung: { $ends }
limit-over-bawaslu = ⏱ Batas tercepat Bawaslu sudah lewat ({ $ends }).
limit-last = Batas terakhir: <b>{ $ends }</b> ({ $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }, dihitung { $today })
limit-working-pemilu = Hitungan hari kerja (UU 7/2017 Pasal 454): { $ends }
limit-working-pilkada = Sebagian sumber menghitung hari kerja: { $ends }. Pakai yang lebih awal.
limit-late = ⏱ Lewat batas Bawaslu ({ $ends }); masih bisa jalur kepegawaian.
limit-outside = ⏱ Patokan 7 hari di luar masa pemilu/pilkada, batas tercepat: { $ends } ({ $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }, dihitung { $today })
limit-over-outside = ⏱ Patokan 7 hari di luar masa pemilu/pilkada: batas tercepat sudah lewat ({ $ends }).
limit-outside-late = ⏱ Di luar masa pemilu/pilkada. Jalur kepegawaian tetap terbuka.
