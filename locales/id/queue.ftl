# Antrean di grup petugas: daftar kasus dan papan saat banyak laporan masuk.
board-head = <b>📥 { $waiting } laporan menunggu keputusan</b>; { $held } kartunya belum ditampilkan agar grup tidak penuh.
board-soon = ⏱ { $soon } jatuh tempo paling lambat besok (batas tercepat).
board-late = { $late } sudah lewat batas Bawaslu; jalur kepegawaian tetap terbuka.
board-how = Kartu berikutnya muncul saat Bapak/Ibu memintanya, atau sendiri setelah kartu yang ada diputuskan.
board-over = 📥 Semua kartu sudah ditampilkan. { $waiting } laporan menunggu keputusan.
queue-next = Kartu berikutnya
queue-first = Yang paling mendesak
queue-show = Lihat antrean
queue-all = 📋 Semua ({ $count })
queue-head = <b>Antrean</b>: { $count } laporan menunggu keputusan
queue-held = { $held } kartunya belum ditampilkan di grup.
queue-due = ⏱ Segera ({ $count })
queue-list-due = <b>Jatuh tempo dalam tiga hari, atau sudah lewat</b>: { $count }
queue-counted = <i>Sisa hari sampai batas Bawaslu. Batas tercepat: hitungan paling aman. Batas terakhir: hitungan paling longgar.</i>
queue-list-all = <b>Menunggu keputusan</b>: { $count }
queue-asked = 💬 Menunggu pelapor ({ $count })
queue-list-asked = <b>Menunggu jawaban pelapor</b>: { $count }
queue-mine = 🙋 Saya pegang ({ $count })
queue-list-mine = <b>Yang Bapak/Ibu pegang</b>: { $count }
queue-unclaimed = 👐 Belum dipegang ({ $count })
queue-list-unclaimed = <b>Belum dipegang siapa pun</b>: { $count }
queue-row = { $number }. <b>{ $ticket }</b> · { $left } · { $name } · { $agency }
queue-row-early = { $number }. <b>{ $ticket }</b> · { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 } · { $name } · { $agency }
queue-row-last = { $number }. <b>{ $ticket }</b> · batas tercepat lewat, batas terakhir { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 } · { $name } · { $agency }
queue-row-decided-early = { $number }. <b>{ $ticket }</b> · { $left } · { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 } · { $name } · { $agency }
queue-row-decided-last = { $number }. <b>{ $ticket }</b> · { $left } · batas tercepat lewat, batas terakhir { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 } · { $name } · { $agency }
queue-left-over = lewat batas
queue-left-unknown = batas belum diketahui
queue-nothing = Nihil.
queue-open = { $ticket }
queue-before = ‹ Sebelumnya
queue-after = Berikutnya ({ $page }/{ $pages }) ›
queue-home = Ke antrean
queue-opens = { $ticket } ditampilkan di bawah.
queue-nothing-held = Semua kartu sudah ditampilkan. Daftarnya ada di /antrean.
queue-empty = Tidak ada laporan yang menunggu keputusan.

## Pengingat
reminder-head = <b>⏱ { $count } kasus mendekati batas Bawaslu</b> (batas tercepat)
reminder-closing = <b>⏱ Loket Bawaslu segera tutup untuk beberapa hari; { $count } kasus mendekati batas</b> (batas tercepat)
reminder-more = Dan { $count } kasus lain, lihat /antrean.
reminder-lead = <b>⏱ { $region }: { $count } kasus belum sampai ke Bawaslu dan batasnya tinggal paling lama satu hari kerja</b> (batas tercepat)
reminder-lead-row = { $ticket } · { $left }
reminder-lead-row-early = { $ticket } · { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }
reminder-lead-row-last = { $ticket } · batas tercepat lewat, batas terakhir { $days ->
    [0] hari ini
    [1] besok
   *[other] { $days } hari lagi
 }
reminder-more-lead = Dan { $count } kasus lain.
