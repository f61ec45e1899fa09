# Sesudah diteruskan: tombol Bawaslu, langkah dan surat, kabar untuk pelapor.

## Keadaan pada kartu
card-registered = 📋 diregistrasi Bawaslu
card-completing = ✏️ diminta dilengkapi Bawaslu
card-referred = 🗂️ pada pejabat kepegawaian
card-examined = ⚖️ dikaji Bawaslu: ada dugaan pelanggaran
card-forwarded = ➡️ diteruskan ke pengawas kepegawaian
card-recommended = 📨 rekomendasi diterima PPK
card-ruled = 🖊️ sudah diputuskan PPK
card-executed = ☑️ keputusan dilaksanakan
card-cleared = ⚪ selesai, tidak ada pelanggaran
card-discontinued = ⚪ dicabut di Bawaslu
card-ended = Selesai: { $day }
card-sanction = Jenis sanksi: { $kind }
# Pada hari pertama belum ada yang dihitung: tanggalnya sudah cukup.
card-waits = ⏳ Menunggu { $who } sejak { $since }{ $days ->
    [0] {""}
   *[other] : { $days } hari kerja
 }
card-limit = Batas menurut aturan: { $due }{ $days ->
    [0] {""}
   *[other] , { $days } hari kerja lagi
 }
card-limit-over = ⚠️ Batas menurut aturan, { $due }, sudah lewat{ $days ->
    [0] {""}
   *[other] {" "}{ $days } hari kerja
 }
card-counted = Hari kerja dihitung { $today }.
card-letter = ✉️ Surat: { $count }, terakhir nomor { $number }
card-letter-day = Tanggal surat: { $day }

## Keadaan untuk pelapor
state-registered = Diregistrasi Bawaslu
state-completing = Diminta dilengkapi oleh Bawaslu
state-referred = Diteruskan ke pejabat kepegawaian
state-examined = Dikaji Bawaslu, ada dugaan pelanggaran
state-forwarded = Diteruskan ke pengawas kepegawaian
state-recommended = Rekomendasi diterima kepala daerah
state-ruled = Diputuskan kepala daerah
state-executed = Keputusan sudah dilaksanakan
state-cleared = Selesai, tidak ditemukan pelanggaran
state-discontinued = Dicabut di Bawaslu
meaning-registered = Bawaslu mencatat laporan ini dan mengkajinya.
meaning-completing = Bawaslu meminta tambahan. Petugas menghubungi Anda di sini bila memerlukan sesuatu dari Anda.
meaning-referred = Badan kepegawaian memeriksanya sendiri, lalu pejabat yang berwenang memutuskan.
meaning-examined = Bawaslu menilai ada dugaan pelanggaran dan meneruskannya kepada lembaga yang berwenang.
meaning-forwarded = Lembaga pengawas kepegawaian memeriksanya dan dapat memberi rekomendasi kepada kepala daerah.
meaning-recommended = Kepala daerah menerima rekomendasi dan wajib menindaklanjutinya.
meaning-ruled = Kepala daerah sudah memutuskan. Badan kepegawaian yang melaksanakannya.
meaning-executed = Keputusan atas laporan ini sudah dilaksanakan. Isinya urusan kepegawaian dan tidak kami sebarkan.
meaning-cleared = Laporan ini sudah diperiksa dan ditutup.
meaning-discontinued = Laporan ini tidak dilanjutkan di Bawaslu karena dicabut.

## Kabar untuk pelapor
after-register = <b>Laporan { $ticket } sudah diregistrasi.</b> { $who } mencatatnya pada { $day }.
after-request = <b>Laporan { $ticket } diminta dilengkapi.</b> { $who } memintanya pada { $day }.
after-complete = <b>Kelengkapan laporan { $ticket } sudah disampaikan.</b> { $who } menerimanya pada { $day }.
after-refer = <b>Laporan { $ticket } sudah diteruskan.</b> { $who } yang memeriksanya sejak { $day }.
after-examine = <b>Laporan { $ticket } selesai dikaji.</b> { $who } menilai ada dugaan pelanggaran ({ $day }).
after-forward = <b>Laporan { $ticket } sudah diteruskan.</b> { $who } yang memeriksanya sejak { $day }.
after-recommend = <b>Rekomendasi atas laporan { $ticket } sudah keluar.</b> { $who } menerimanya pada { $day }.
after-rule = <b>Laporan { $ticket } sudah diputuskan.</b> { $who } memutuskan pada { $day }.
after-execute = <b>Keputusan atas laporan { $ticket } sudah dilaksanakan.</b> { $who } melaksanakannya pada { $day }.
after-clear = <b>Laporan { $ticket } ditutup.</b> Tidak ditemukan pelanggaran. Tercatat dari { $who } pada { $day }.
after-discontinue = <b>Laporan { $ticket } tidak dilanjutkan.</b> Laporan dicabut di { $who } pada { $day }.
after-correct = <b>Kabar kami tentang laporan { $ticket } keliru, mohon maaf.</b> Yang benar: laporan masih pada { $who }, tercatat sejak { $day }.
after-recall = <b>Kabar kami tentang laporan { $ticket } keliru, mohon maaf.</b> Yang benar: laporan sudah diterima dan masih kami tangani.
after-items = Yang diminta: { $items }.
then-accepted = Selanjutnya { $who } menindaklanjutinya.
then-escalated = Selanjutnya { $who } menyatakan menerimanya.
then-acknowledged = Selanjutnya { $who } memeriksa kelengkapannya.
then-registered = Selanjutnya { $who } mengkajinya.
then-completing = Petugas menghubungi Anda di sini bila memerlukan sesuatu dari Anda. { $who } melanjutkan setelah lengkap.
then-referred = Selanjutnya { $who } memeriksanya, lalu pejabat yang berwenang memutuskan.
then-examined = Selanjutnya { $who } meneruskannya kepada lembaga yang berwenang.
then-forwarded = Selanjutnya { $who } memeriksa dan dapat memberi rekomendasi kepada kepala daerah.
then-recommended = Selanjutnya { $who } menjatuhkan keputusan.
then-ruled = Selanjutnya { $who } melaksanakan keputusan itu.
end-executed = Dengan ini laporan Anda selesai ditangani. Terima kasih atas kepedulian Anda.
end-cleared = Dengan ini laporan Anda selesai diperiksa. Terima kasih; bila ada kejadian lain, silakan melapor lagi.
end-discontinued = Bila ini keliru, silakan menghubungi kantor Bawaslu setempat.
limit-in-working-days = Menurut aturan dijalankan dalam { $days } hari kerja, paling lambat { $due }.
limit-in-days = Menurut aturan dijalankan dalam { $days } hari, paling lambat { $due }.
limit-over = Batas menurut aturan, { $due }, sudah lewat{ $days ->
    [0] {""}
   *[other] {" "}{ $days } hari kerja
 }.

## Perjalanan laporan
timeline-head = <b>Perjalanan laporan</b>
timeline-sent = ✓ Anda kirim: { $day }
timeline-done = ✓ { $what }: { $day }
timeline-now = ➤ Menunggu { $who }{ $days ->
    [0] , belum satu hari kerja
   *[other] : { $days } hari kerja
 }
timeline-next = ○ Berikutnya: { $what }
coming-examined = Hasil kajian Bawaslu

## Tombol
action-step = ➡️ Langkah berikut…
action-letters = ✉️ Lihat surat
step-register = 📋 Diregistrasi…
step-request = ✏️ Perlu dilengkapi…
step-complete = ✅ Sudah lengkap
step-result = ⚖️ Hasil…
step-refer = Diteruskan ke PPK
step-examine = Ada dugaan pelanggaran
step-forward = Diteruskan
step-recommend = Rekomendasi diterima
step-rule = Diputuskan PPK
step-execute = Dilaksanakan…
step-executed = Dilaksanakan
step-clear = Tidak ada pelanggaran
step-discontinue = Dicabut
step-correct = Koreksi langkah
step-recall = Koreksi langkah
step-without-letter = Tanpa surat, hari ini
sure-examine = Ya, ada dugaan pelanggaran
sure-clear = Ya, tidak ada pelanggaran
sure-discontinue = Ya, laporan dicabut
request-open = ☐ { $item }
request-asked = ☑ { $item }
register-numberless = Tanpa nomor
sanction-moral = Sanksi moral (etik)
sanction-moderate = Disiplin sedang
sanction-severe = Disiplin berat
sanction-dismissal = Diberhentikan (PTDH)
sanction-contract = Menurut kontrak
sanction-other = Lainnya

## Jawaban dan pertanyaan
after-news = { $ticket }, menurut { $who }: { $state }
after-answered = <b>{ $ticket }</b>: { $state }
after-noted = Dicatat { $at }.
after-number = Nomor: { $number }
after-day = Tanggal surat: { $day }
register-ask = Nomor registrasi <b>{ $ticket }</b>? Mohon balas pesan ini dengan nomornya, boleh dengan tanggal dan berkas surat.
step-ask = <b>{ $ticket }</b>: { $step }. Mohon balas pesan ini dengan nomor dan tanggal suratnya, boleh dengan berkasnya. Tanpa surat, tekan tombol di bawah.
toast-step = Dicatat: { $state }. Pelapor dikabari.
toast-step-before = Tidak berubah. Keadaan laporan sekarang: { $state }.
toast-asked-before = Itu sudah diminta sebelumnya.
toast-letters = Mengirim { $count } surat…
letter-how =
    Contoh: /surat { $ticket } bkn 800/123/2026 20 November 2026
    Jenis surat: pengantar (ke PPK), registrasi, kajian, bkn, rekomendasi, keputusan, sanksi, tutup, cabut, atau lain. Berkasnya boleh dilampirkan.
letter-too-early = { $ticket } belum diteruskan ke Bawaslu, jadi suratnya belum bisa dicatat.
letter-noted = Surat { $ticket } dicatat.
letter-caption = Surat { $ticket }, nomor { $number }
letter-no-number = Tidak ada nomor atau berkas di pesan itu, jadi tidak ada yang dicatat.
