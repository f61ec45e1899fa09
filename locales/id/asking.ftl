# Petugas bertanya kepada pelapor, dan pelapor menjawab.

## Kartu dan menunya
action-ask = ❓ Tanya pelapor…
ask-behaviour = Minta: jenis dugaan
ask-audience = Minta: terlihat siapa
ask-link = Minta: tautan
ask-evidence = Minta: bukti
ask-name = Minta: nama
ask-status = Minta: status
ask-agency = Minta: instansi
ask-happened = Minta: tgl kejadian
ask-known = Minta: tgl diketahui
ask-story = Minta: uraian
ask-track = Minta: jadi pelapor
asking-own = ✍️ Tulis pertanyaan sendiri
asking-close = Tutup percakapan
asking-waits = ❓ Menunggu jawaban pelapor: { $what } · sampai { $until }
asking-late = ⌛ Tidak dijawab pelapor dalam 3 hari: { $what }
asked-behaviour = jenis dugaan
asked-audience = terlihat oleh siapa
asked-link = tautan
asked-evidence = bukti
asked-name = nama terlapor
asked-status = status pegawai
asked-agency = instansi
asked-happened = tanggal kejadian
asked-known = tanggal diketahui
asked-story = uraian
asked-track = menjadi pelapor resmi
asked-words = pertanyaan petugas

## Jawaban atas ketukan
toast-asked = Ditanyakan kepada pelapor. Jawabannya muncul di bawah kartu.
toast-ask-before = Sudah ditanyakan oleh { $who }, belum dijawab.
toast-ask-nobody = Pelapor tidak bisa ditanya: tidak ada percakapan dengannya.
toast-ask-own = Balas kartu ini dengan pesan yang diawali tanda tanya, misalnya “? Di ruang mana kejadiannya”. Atau ketik: /tanya { $ticket } lalu pertanyaannya.
toast-wrote = Disampaikan kepada pelapor.
toast-talk-over = Percakapan dengan pelapor sudah ditutup. Mulai lagi dengan pertanyaan: awali dengan tanda tanya.
toast-talk-closed = Percakapan ditutup. Keputusan tetap bisa diambil.
asking-empty = Tulis pertanyaannya sesudah nomor laporan, misalnya: /tanya { $ticket } Di ruang mana kejadiannya?

## Di bawah kartu
answer-head = 💬 <b>{ $ticket }</b>: jawaban pelapor
answer-none = 🤷 <b>{ $ticket }</b>: pelapor tidak tahu jawabannya.
answer-late = ⌛ <b>{ $ticket }</b>: pelapor tidak menjawab dalam 3 hari. Laporan kembali ke antrean; keputusan tetap di tangan petugas.
answer-question = Ditanya: { $what }
answer-own = Ditanya: <i>{ $words }</i>
answer-given = Dijawab: <b>{ $value }</b>
answer-words = Pelapor menulis: { $words }
answer-files = Berkas baru: { $count }. Tekan Lihat bukti pada kartu.
answer-foot = Balasan atas pesan ini dibaca pelapor. Catatan untuk rekan: balas kartunya.

## Untuk warga
ask-head = <b>Petugas bertanya tentang laporan { $ticket }</b>
ask-reminder = <b>Petugas masih menunggu jawaban Anda tentang laporan { $ticket }</b>
ask-own = <i>{ $words }</i>
ask-foot = Tekan Jawab, lalu tulis jawabannya. Jika tidak tahu, katakan saja; laporan tetap diperiksa. Petugas tidak mengetahui siapa Anda; jangan menulis nama atau nomor Anda sendiri.
ask-wrote = <b>Petugas menulis tentang laporan { $ticket }</b>
choice-answer-now = Jawab
choice-answer-later = Nanti saja
choice-answer-unknown = Saya tidak tahu
choice-answer-write = Tulis ke petugas
choice-words-done = Selesai
question-words = Silakan tulis jawaban Anda. Tangkapan layar atau berkas juga boleh; jika hanya berkas, tekan Selesai sesudahnya.
answer-thanks = Terima kasih, jawaban Anda untuk laporan <b>{ $ticket }</b> sudah disampaikan kepada petugas, tanpa identitas Anda.
answer-unknown = Baik, kami sampaikan bahwa Anda tidak tahu. Laporan <b>{ $ticket }</b> tetap diperiksa. Terima kasih.
answer-later = Baik. Pertanyaan tentang laporan <b>{ $ticket }</b> bisa dijawab kapan saja lewat /status. Kami ingatkan satu kali.
answer-later-last = Baik. Pertanyaan tentang laporan <b>{ $ticket }</b> bisa dijawab kapan saja lewat /status.
answer-more = Ingin menyampaikan hal lain tentang laporan <b>{ $ticket }</b> kepada petugas? Tekan Tulis ke petugas, lalu tulis. Untuk laporan baru: /lapor
answer-over = Pertanyaan tentang laporan { $ticket } sudah dijawab atau ditutup. Terima kasih.
answer-waits = Baik, pertanyaan tentang laporan <b>{ $ticket }</b> menunggu. Mari selesaikan dahulu isian ini, sesudah itu kami tanyakan lagi.
menu-cancel-answer = Yakin tidak jadi menjawab? Yang baru Anda kirim tidak disampaikan; laporan { $ticket } tetap seperti semula.
cancelled-answer = Baik, tidak ada yang disampaikan. Laporan { $ticket } tetap seperti semula; pertanyaan petugas masih bisa dijawab lewat /status.
resume-answer = Anda sedang menjawab pertanyaan petugas tentang laporan { $ticket }. Mari lanjutkan dari sini, atau ketik /batal bila tidak jadi.
nudge-answer = Jawaban Anda untuk laporan { $ticket } belum terkirim. Bila tidak dilanjutkan, berkas yang belum dikirim dihapus pada <b>{ $day }</b>. Laporannya tetap ada. Jika tidak jadi: /batal
draft-died-answer = Jawaban yang tidak dilanjutkan selama 14 hari sudah dihapus. Laporan Anda tetap ada: /status
