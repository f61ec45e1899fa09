## Memeriksa paket kasus (lapornetral verify)
verify-about = Paket { $ticket }, dibuat { $at }, untuk: { $purpose }
verify-files-hold = { $count } berkas tidak berubah sejak diterima.
verify-files-left-out = { $count } berkas tidak disertakan; yang ada hanya sidik jarinya (SHA-256).
verify-events-hold = { $count } catatan kejadian utuh dan berurutan.
verify-days-hold = Sidik harian dari { $days } hari cocok; catatan no. 1 sampai { $count } tercakup di dalamnya.
verify-no-stamp = Tidak ada cap waktu dari lembaga luar. Kapan semua ini sudah ada, hanya kantor pengirim yang mengatakannya.
verify-stamp-holds = Cap waktu sah: menurut lembaga luar, sidik harian { $day } sudah ada pada { $at }.
verify-stamp-unchecked = Cap waktu untuk { $day } ada, tetapi belum diperiksa. Sertakan sertifikat lembaganya: --ca BERKAS.pem
verify-dossier-holds = Surat (dossier.pdf) adalah surat yang dibuat bersama paket ini.
verify-dossier-changed = Surat (dossier.pdf) bukan surat yang dibuat bersama paket ini, atau hilang.
verify-copies-changed = Salinan untuk dilihat (copies/) bukan yang dibuat bersama paket ini, atau ada yang hilang.
verify-copies = { $count } salinan untuk dilihat (copies/) digambar ulang dari berkas aslinya, jadi sidiknya lain; sidik aslinya ada dalam daftar.
verify-member-added = { $path } tidak tercatat dalam paket: ditambahkan kemudian.
verify-member-missing = { $path } tercatat, tetapi tidak ada dalam paket.
verify-member-changed = { $path } berubah sejak paket dibuat.
verify-listed-twice = Daftar isi paket menyebut satu nama dua kali.
verify-file-changed = Berkas no. { $number } ({ $path }) berubah atau hilang.
verify-file-unknown = Berkas no. { $number } ({ $path }) tidak cocok dengan catatan kejadian.
verify-file-missing = Satu berkas yang tercatat diterima tidak ada dalam daftar (SHA-256 diawali { $sha256 }).
verify-event-form = Catatan no. { $place } rusak atau diubah; catatan sesudahnya tidak dapat diperiksa.
verify-event-missing = Catatan no. { $place } hilang.
verify-event-loose = Catatan no. { $place } tidak menyambung ke no. { $before }: salah satunya diubah, ditukar, atau dihapus.
verify-events-end = Catatan terakhir tidak cocok dengan daftar isi: seharusnya { $expected } catatan, ada { $found }. Yang terakhir diubah, atau ada yang dihapus atau ditambahkan.
verify-ticket = Nomor laporan pada daftar isi bukan nomor yang ada dalam catatan kejadian.
verify-not-exported = Catatan terakhir bukan pembuatan paket ini.
verify-day-changed = Sidik harian { $day } diubah atau tidak menyambung ke hari sebelumnya.
verify-day-not-covering = Sidik harian { $day } tidak mencakup catatan no. { $place } seperti yang dinyatakan.
verify-stamp-broken = Cap waktu untuk { $day } tidak sah: { $why }
verify-not-zip = Berkas ini bukan arsip ZIP yang utuh.
verify-not-ours = Arsip ini tidak dibuat oleh LaporNetral, atau sudah dikemas ulang. Mintalah berkas dari pengirimnya tanpa dibuka dan disimpan kembali.
verify-twice = Dua isi arsip ini bernama sama; paket yang benar tidak pernah demikian.
verify-no-text = Daftar isi atau catatan kejadian tidak ada, atau terlalu besar.
verify-damaged = Isi arsip ini rusak.
verify-manifest = Daftar isi paket (manifest.json) rusak atau diubah.
verify-fingerprint = Sidik catatan terakhir: { $head }
verify-compare = Cocokkan sidik ini dengan yang diberikan kantor pengirim melalui jalan lain: siapa yang menulis ulang semuanya akan mendapat sidik lain.
verify-whole = PAKET INI UTUH. Artinya: tidak berubah sejak diterima dan dicatat. Apakah isinya benar, tidak dikatakan oleh pemeriksaan ini.
verify-broken = PAKET INI TIDAK UTUH: { $count } hal tidak cocok.

## Keterangan di dalam paket
package-readme =
    PAKET KASUS { $ticket }
    Dibuat: { $at }
    Untuk: { $purpose }

    Isi paket
    - manifest.json: daftar isi, ukuran, dan sidik jari (SHA-256) setiap berkas.
    - events.jsonl: catatan setiap kejadian pada kasus ini, satu baris satu kejadian; setiap baris memuat sidik jari baris sebelumnya.
    - dossier.pdf: surat penerusan dengan lampirannya, bila disertakan.
    - copies/: salinan untuk dilihat, digambar ulang tanpa data tersembunyi; bagian yang disamarkan petugas tertutup di sini.
    - files/: berkas bukti persis seperti yang diterima, bila disertakan. "photo": dikirim sebagai foto dan dikecilkan aplikasi; "document": dikirim sebagai berkas.
    - stamps/: cap waktu dari lembaga luar atas sidik harian, bila ada.

    Perhatian
    - Berkas bukti dapat memuat data tersembunyi (lokasi, perangkat). Jangan diteruskan kepada yang tidak berhak; identitas pelapor dilindungi.
    - Semua isi adalah dugaan.

    Cara memeriksa
    - Jalankan: lapornetral verify NAMA-BERKAS.zip (tanpa internet, tanpa kunci).
    - Atau tulis pemeriksa sendiri menurut docs/PACKAGE.md.
    - Sidik catatan terakhir: { $head }. Cocokkan dengan yang diberikan kantor pengirim melalui jalan lain.
    - Yang dibuktikan: tidak berubah sejak diterima. Apakah isinya benar, tidak dibuktikan.
