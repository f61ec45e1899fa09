# Rekap atas permintaan: masa, angka, dan berkasnya (PDF dan lembar Excel).

## Masa
recap-day = { $day }
recap-span = { $first } sampai { $last }
period-misread = Masa itu belum terbaca. Contoh: /rekap minggu lalu, /rekap november, /rekap 1 nov - 15 nov.
period-future = Masa itu belum berjalan. Rekap hanya untuk hari ini atau yang sudah lewat.
period-long = Masa itu lebih dari satu tahun. Silakan pilih masa yang lebih pendek, misalnya /rekap tahun ini.
recap-more = Masa lain: /rekap minggu, /rekap bulan lalu, /rekap 1 nov - 15 nov.
recap-patience = Mohon tunggu sebentar: angka yang diminta sebelumnya masih disusun. Silakan ulangi sesudah itu.

## Angka
recap-scope = Hanya laporan yang ditelaah di grup ini: tentang kantor atau orang yang biasanya menelaah di daerah ini. Laporan lain tidak termasuk.
recap-nothing = <b>Nihil.</b> Tidak ada laporan masuk dan tidak ada keputusan pada masa ini.
recap-row-count = { $what }: <b>{ $count }</b>
recap-row-hours = { $what }: { $count ->
    [0] kurang dari satu jam
   *[other] { $count } jam
}
recap-row-days = { $what }: { $count } hari
recap-row-share = { $what }: { $part } dari { $whole } ({ $percent }%)
recap-value-count = { $count }
recap-value-hours = { $count ->
    [0] kurang dari satu jam
   *[other] { $count } jam
}
recap-value-days = { $count } hari
recap-value-share = { $part } dari { $whole } ({ $percent }%)
figure-received = Masuk
figure-accepted = Diterima
figure-rejected = Ditolak
figure-admonished = Imbauan
figure-escalated = Diteruskan ke Bawaslu
figure-withdrawn = Ditarik pelapor
figure-left = Menunggu keputusan pada akhir masa
figure-late = Di antaranya sudah lewat batas tercepat Bawaslu
figure-forwarded = Sampai di Bawaslu
figure-answered = Sudah dijawab
figure-timely = Sampai sebelum batas tercepat Bawaslu
figure-took-decided = Lama sampai diputuskan (nilai tengah)
figure-took-forwarded = Lama sampai tiba di Bawaslu (nilai tengah)
figure-took-answered = Lama sampai dijawab (nilai tengah)
recap-behaviours = <b>Menurut perbuatan:</b>
recap-agencies = <b>Menurut instansi:</b>
recap-cell = • { $what }: { $count }

## Berkas dan keperluannya
choice-export-pdf = PDF
choice-export-xlsx = Lembar Excel
export-purpose = Untuk keperluan apa berkas ini? Keperluannya dicatat bersama waktu dan peran yang meminta.
purpose-meeting = Rapat
purpose-leaders = Laporan pimpinan
purpose-bawaslu = Permintaan Bawaslu
purpose-other = Lainnya
purpose-weekly = Laporan mingguan
export-other = Silakan salin perintah ini, lalu tulis keperluannya di belakangnya, dengan singkat dan tanpa nama orang:
export-command = <code>/rekap { $first } - { $last } { $kind } untuk</code>
export-making = Berkasnya sedang dibuat dan segera dikirim ke sini.
export-patience = Masih ada berkas yang sedang dibuat untuk Bapak/Ibu. Mohon tunggu sampai berkas itu tiba, lalu minta lagi.
export-caption-day = Rekap { $region }, { $day }. Keperluan: { $purpose }. Angka tanpa nama orang.
export-caption = Rekap { $region }, { $first } sampai { $last }. Keperluan: { $purpose }. Angka tanpa nama orang.
help-staff-rekap = /rekap – melihat angka suatu masa, misalnya /rekap minggu lalu; juga sebagai PDF dan lembar Excel

## Surat rekap (PDF)
paper-title = Rekapitulasi laporan dugaan pelanggaran netralitas ASN
paper-maker = Disusun dari catatan LaporNetral
paper-about = Hal
paper-period = Masa
paper-purpose = Keperluan
paper-greeting = Dengan hormat,
paper-opening = Bersama ini kami sampaikan rekapitulasi laporan warga tentang dugaan pelanggaran netralitas Aparatur Sipil Negara (ASN) di { $region }. Angka dihitung dari catatan kejadian setiap laporan, pada { $at }.
paper-part-totals = Laporan dan keputusan
paper-part-pace = Penerusan dan lama penanganan
paper-part-agreed = Kesepakatan petugas
paper-part-behaviours = Menurut perbuatan
paper-part-agencies = Menurut instansi
paper-part-days = Menurut hari
paper-part-months = Menurut bulan
paper-head-days = Hari
paper-head-months = Bulan
paper-sum = Jumlah
paper-head-escalated = Ke Bawaslu
paper-head-withdrawn = Ditarik
paper-none = Nihil.
paper-few = Perincian tidak ditampilkan bila jumlahnya kurang dari tiga, supaya tidak ada orang yang dapat dikenali.
paper-small = Yang kurang dari tiga digabung atau tidak ditampilkan.
paper-agreed = { $cases } laporan dinilai dua petugas tanpa saling melihat; { $equal } di antaranya dinilai sama.
paper-kappa = Kesepakatan di luar kebetulan (kappa Cohen): { $percent }%.
paper-decisions = Setiap laporan dihitung satu kali, menurut keputusan yang berlaku pada akhir masa. Laporan adalah dugaan, belum terbukti.
paper-closing = Demikian disampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.
paper-sign = Nama, jabatan, dan tanda tangan
paper-foot = Rekap { $region } · angka tanpa nama orang

## Lembar Excel
sheet-days = Rekap
sheet-cases = Laporan
sheet-guide = Keterangan
sheet-erased = dihapus atas permintaan pelapor
column-day = Hari
column-ticket = Nomor laporan
column-received = Masuk ({ $zone })
column-state = Keadaan
column-behaviour = Perbuatan
column-agency = Instansi
column-decided = Diputuskan ({ $zone })
column-reason = Alasan
column-took = Lama sampai diputuskan (hari)
column-forwarded = Sampai di Bawaslu ({ $zone })
column-due = Batas Bawaslu ({ $zone })
column-sheet = Lembar
column-name = Kolom
column-meaning = Arti
guide-all = Umum
guide-region = Daerah
guide-period = Masa
guide-purpose = Keperluan
guide-made = Dibuat
guide-formula = Tanda petik tunggal (')
guide-cut = Jumlah baris
means-formula = Teks yang diawali =, +, -, atau @ diberi tanda petik tunggal di depannya, supaya tidak dijalankan sebagai rumus bila lembar disimpan sebagai CSV.
means-cut = Hanya { $count } laporan pertama pada masa ini yang dimuat. Pilih masa yang lebih pendek untuk memuat semuanya.
means-day = Hari menurut waktu daerah.
means-all-received = Laporan yang masuk pada hari itu.
means-all-accepted = Laporan yang diterima pada hari itu. Setiap laporan dihitung satu kali, menurut keputusan yang berlaku pada akhir masa; yang dibatalkan tidak dihitung.
means-all-rejected = Laporan yang ditolak pada hari itu.
means-all-admonished = Laporan tentang tenaga kontrak yang selesai dengan imbauan pada hari itu.
means-all-escalated = Laporan yang pada hari itu diputuskan untuk diteruskan ke Bawaslu.
means-all-withdrawn = Laporan yang ditarik atau dihapus pelapornya sebelum ada keputusan.
means-ticket = Nomor acak. Nomor ini tidak menunjuk kepada pelapor.
means-received = Waktu laporan dikirim.
means-state = Keadaan laporan pada saat lembar ini dibuat.
means-behaviour = Perbuatan yang dipilih pelapor. Ini dugaan, bukan penetapan.
means-agency = Instansi terlapor menurut daftar daerah. Kosong bila instansi itu disebut dalam kurang dari tiga laporan, tidak ada di daftar, atau tidak diisi.
means-decided = Waktu keputusan terakhir. Kosong bila belum diputuskan.
means-reason = Alasan penolakan. Kosong bila tidak ditolak.
means-took = Hari dari laporan dikirim sampai keputusan terakhir, dengan satu angka di belakang koma.
means-forwarded = Waktu laporan sampai di Bawaslu. Kosong bila belum sampai atau tidak diteruskan.
means-due = Batas waktu Bawaslu menurut hitungan yang paling awal. Kosong bila tanggal kejadiannya tidak diketahui.
