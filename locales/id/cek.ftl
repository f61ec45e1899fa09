# "Cek dulu": lima pertanyaan singkat sebelum melapor. Bukan penilaian; petugas yang menilai.

cek-intro = <b>Cek dulu.</b> Lima pertanyaan singkat tentang kejadiannya. Nama siapa pun tidak ditanyakan dan jawabannya tidak disimpan setelah percakapan ini, jadi persetujuan tidak diperlukan.
cek-progress = <i>Cek { $number } dari { $total }</i>
cek-beside = Laporan yang sedang Anda isi tetap tersimpan; ketik /lapor untuk kembali ke sana.
cek-ended = Baik, cek dihentikan dan jawabannya dihapus. Untuk mengulang: /cek, untuk melapor: /lapor
cek-ended-draft = Baik, cek dihentikan. Laporan yang sedang Anda isi tetap tersimpan; ketik /lapor untuk melanjutkannya.
cek-carried = Jawaban Anda saat cek sudah diisikan ke laporan; di halaman akhir semuanya masih bisa diubah.
cek-sources = Dasar: <i>{ $sources }</i>
choice-check = Cek dulu

## Pertanyaan
question-cek-audience = <b>Siapa yang bisa melihatnya?</b>
question-cek-account = <b>Di akun siapa terjadinya?</b> Yaitu akun yang diikuti, disukai, dikomentari, atau dibagikan unggahannya.
question-cek-event = <b>Dalam acara apa?</b>
question-cek-status = <b>Apa status orang itu?</b>
question-cek-act = <b>Apa yang terlihat dilakukan?</b>
question-cek-result = Ini petunjuk, bukan penilaian; yang menilai adalah petugas dan Bawaslu. Apa pun hasilnya, Anda boleh melapor.

## Jawaban
choice-account-official = Akun resmi kota/kantor
choice-account-personal = Akun pribadi calon
choice-account-team = Akun tim pemenangan
choice-account-kpu = Akun KPU
choice-account-none = Tidak di akun lain
choice-account-unknown = Tidak tahu
choice-event-campaign = Kampanye/deklarasi
choice-event-routine = Acara dinas biasa
choice-event-none = Bukan acara
choice-event-unknown = Tidak tahu
choice-status-citizen = Warga biasa
choice-act-engage = Suka/komentar/bagikan
choice-act-post = Mengunggah dukungan
choice-act-photo = Foto bareng calon/simbol
choice-act-follow = Hanya mengikuti akun
choice-act-present = Hanya hadir/mendengar
choice-act-support = Hadir, ikut mendukung
choice-act-invite = Mengajak/mengarahkan
choice-act-power = Jadi tim/pakai jabatan
choice-result-report = Lanjut melapor
choice-result-again = Cek yang lain
choice-result-rules = Lihat aturan

## Hasil
advice-worth = <b>Layak dilaporkan sebagai dugaan.</b>
advice-unlikely = <b>Kemungkinan bukan pelanggaran netralitas.</b>
advice-unclear = <b>Belum jelas; petugas yang akan menilai.</b>
because-citizen = • Aturan netralitas ini mengikat pegawai negeri, bukan warga biasa. Mendukung calon adalah hak warga.
because-outside = • TNI, Polri, kepala desa, dan perangkat desa wajib netral menurut aturan lain, di luar aturan ASN. Laporkan langsung ke Bawaslu, atau ke instansinya; bila lewat sini, petugas mengarahkannya.
because-power = • Menjadi tim pemenangan, atau memakai jabatan dan fasilitas kantor untuk calon, termasuk yang dilarang. Sebagian bisa menyangkut pidana pemilu, jadi sebaiknya segera disampaikan juga ke Bawaslu.
because-pressed = • Percakapan pribadi adalah hak, tetapi ajakan atau arahan kepada orang lain, apalagi dari atasan, bisa lain soal. Sampaikan hanya bila Anda sendiri penerimanya.
because-private = • Dukungan dalam percakapan pribadi adalah hak setiap orang, juga ASN. Yang dipersoalkan adalah dukungan yang ditunjukkan secara terbuka di ruang publik. Jangan membuka pesan milik orang lain.
because-organiser = • KPU adalah penyelenggara, bukan peserta pemilu. Menyukai halamannya pernah dinyatakan bukan masalah.
because-official = • Akun resmi pemerintah memuat layanan dan kegiatan pemerintahan. Menyukai atau mengikutinya adalah hal biasa bagi pegawai, juga bila kepala daerahnya menjadi calon.
because-official-campaign = • Akun resmi boleh diikuti, tetapi isi kampanye tidak semestinya ada di sana. Petugas perlu melihat unggahannya.
because-team = • Suka, komentar, bagikan, mengikuti, atau bergabung dalam grup atau akun tim pemenangan termasuk yang dilarang bagi ASN.
because-follow-candidate = • Larangan mengikuti tertulis untuk akun atau grup tim pemenangan. Untuk akun pribadi calon, bunyi aturan yang dicetak berbeda-beda, terutama setelah calon ditetapkan.
because-follow = • Yang dilarang adalah mengikuti akun atau grup tim pemenangan. Akun siapa itu, perlu diperiksa.
because-routine = • Hadir dalam acara dinas atau pelayanan adalah tugas pegawai, juga bila calon ada di sana.
because-passive = • Hadir saja, tanpa tindakan mendukung, dipandang berbeda oleh para pejabat; sebagian meminta ASN tidak datang sama sekali. Yang dilarang adalah hadir dan memberi dukungan.
because-present = • Hadir saja belum tentu melanggar. Petugas perlu tahu acara apa itu dan apa yang dilakukan di sana.
because-invite = • Mengajak, mengimbau, atau mengumpulkan orang untuk mendukung calon termasuk yang dilarang, sebelum, selama, dan sesudah masa kampanye.
because-routine-support = • Acara dinas itu biasa, tetapi di dalamnya terlihat dukungan kepada calon. Petugas perlu menilainya.
because-support = • Hadir di kampanye atau deklarasi dan ikut mendukung termasuk yang dilarang.
because-routine-photo = • Foto bersama di acara dinas adalah hal biasa, kecuali ada simbol keberpihakan, atribut partai, atau alat peraga.
because-group = • Di grup tertutup, dukungan tidak otomatis dinilai terbuka; sebagian grup memang dipakai untuk menggalang dukungan. Kirim hanya yang memang boleh Anda lihat sendiri.
because-unseen = • Penting siapa yang bisa melihatnya: dukungan pribadi adalah hak, dukungan terbuka bisa melanggar. Sertakan tautan atau tangkapan layarnya.
because-campaign = • Dukungan kepada calon dalam kampanye, yang terlihat oleh umum, termasuk yang dilarang bagi ASN.
because-post = • Mengunggah dukungan kepada calon secara terbuka termasuk yang dilarang bagi ASN.
because-pose = • Pose jari atau foto bersama calon baru bermakna bila konteksnya mendukung calon; daftar pose hanyalah panduan yang terikat pada nomor urut suatu pemilihan.
because-content = • Tergantung isi unggahannya dan akun siapa yang memuatnya. Sertakan tautannya supaya bisa dilihat.
because-unsaid = • Jawabannya belum cukup untuk memberi petunjuk. Bila ragu, laporkan saja apa yang Anda lihat.
because-pppk = • PPPK adalah ASN, juga yang paruh waktu, jadi aturan ini berlaku.
because-contract = • Tenaga kontrak bukan ASN, tetapi juga diminta netral. Tindak lanjutnya biasanya pembinaan, menurut kontrak dan keputusan instansi. Sebagian kini sudah diangkat menjadi PPPK paruh waktu.
because-whose = • Tulis dalam laporan bagaimana Anda tahu ia pegawai negeri. Akun palsu dan nama yang sama sering terjadi.

## Dasar
source-skb = SKB lima lembaga No. 2/2022 tentang netralitas ASN
source-pp94 = PP 94/2021 Pasal 5 huruf n
source-crime = UU 7/2017 Pasal 280 ayat (3), UU Pilkada Pasal 71 ayat (1)
source-private = keterangan BKPSDM Kota Surakarta (MerahPutih, 27-9-2023)
source-organiser = kejadian di Purbalingga, 2018 (Tribunnews Aceh)
source-routine = keterangan Sekda Kota Surakarta (Solopos, 2-11-2023)
source-attending = keterangan Mendagri (9-7-2024) dan anggota Bawaslu, yang tidak sama
source-pose = panduan BKN/Kominfo untuk pemilihan 2024
source-asn = KepmenPANRB 16/2025 (PPPK paruh waktu)
source-contract = SE MenPANRB 01/2023
