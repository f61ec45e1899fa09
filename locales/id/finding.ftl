# Mencari dan membuka kasus di grup petugas.
group-no-case = Tidak ada laporan dengan nomor itu di grup ini.
group-which-case = Mohon tulis nomor laporannya, misalnya: { $example }
example-kasus = /kasus LN-7K3M-9QWN
example-gabung = /gabung LN-7K3M-9QWN LN-4T8R-2HVE
example-tanya = /tanya LN-7K3M-9QWN Di ruang mana kejadiannya?
example-catatan = /catatan LN-7K3M-9QWN sudah dicek di daftar pegawai
example-samar = /samar LN-7K3M-9QWN 2 kiri-atas
example-surat = /surat LN-7K3M-9QWN bkn 800/123/2026 20 November 2026
example-registrasi = /registrasi LN-7K3M-9QWN 012/LP/PW/XI/2026
group-outsider = Perintah itu hanya untuk anggota grup petugas.
group-erased = { $ticket } sudah dihapus atas permintaan pelapor.
search-what = Mohon tulis apa yang dicari: nama, akun, instansi, nomor laporan, atau tautan. Misalnya: /cari dinas contoh
search-head = <b>Ditemukan: { $count } kasus</b>
search-head-more = <b>Ditemukan lebih dari { $count } kasus; ini yang terbaru</b>
search-more = Masih ada yang lain. Mohon persempit dengan satu kata lagi.
search-nothing = Tidak ditemukan di daerah ini. Coba sebagian nama, atau nama akunnya.

## Rekap
recap-head = <b>Rekap { $region }</b>
recap-today = Hari ini: { $received } masuk · { $accepted } diterima · { $rejected } ditolak · { $admonished } imbauan · { $passed } ke Bawaslu
recap-week = 7 hari: { $received } masuk · { $accepted } diterima · { $rejected } ditolak · { $admonished } imbauan · { $passed } ke Bawaslu
recap-month = 30 hari: { $received } masuk · { $accepted } diterima · { $rejected } ditolak · { $admonished } imbauan · { $passed } ke Bawaslu
recap-waiting = Menunggu keputusan: { $waiting }. Perlu segera: { $due }, di antaranya lewat batas: { $late }.
recap-median = Lama sampai diputuskan (nilai tengah 30 hari): { $hours ->
        [0] kurang dari satu jam
       *[other] { $hours } jam
    }.
recap-median-days = Lama sampai diputuskan (nilai tengah 30 hari): { $days } hari.
recap-kinds = <b>Ditetapkan petugas, 30 hari:</b>
recap-kind = • { $count } kasus { $row }
recap-kind-as = • { $count } kasus { $row } · { $grade }
recap-kinds-more = • { $count } kasus lain
recap-twice = <b>Dinilai dua kali, 30 hari:</b> { $cases } kasus, { $equal } di antaranya sama.
recap-kappa = Kesepakatan di luar kebetulan (kappa): { $kappa }%.
recap-verdict = • { $verdict }: { $cases } kasus
recap-verdict-kappa = • { $verdict }: { $cases } kasus, kappa { $kappa }%
