# Kata-kata meja petugas: pegang kasus, catatan, empat mata, penilaian ganda, penetapan, imbauan.

## Pada kartu
card-held = ✋ <b>Dipegang: { $who }</b>
card-proposed = 🤝 <b>Diusulkan { $who }: { $verdict }.</b> Perlu ketukan petugas kedua.
card-judged-once = 👥 <b>Perlu penilaian kedua.</b> Sudah menilai: { $who }. Hasilnya baru terlihat sesudah yang kedua.
card-judged-apart = 👥 <b>Penilaian berbeda.</b> { $who }: { $first }; { $other }: { $second }. Mohon diputuskan bersama.
card-classified = 🏷 Ditetapkan: { $row }
card-classified-as = 🏷 Ditetapkan: { $row } · { $grade }
card-remark = 📝 { $who }: <i>{ $text }</i> ({ $count } catatan)
card-admonished = 🟣 diberi imbauan
verdict-accept = terima
verdict-escalate = teruskan ke Bawaslu
verdict-admonish = imbauan
verdict-not-asn = tolak (bukan ASN)
verdict-private = tolak (sikap pribadi)
verdict-routine = tolak (acara dinas biasa)
verdict-no-evidence = tolak (bukti belum cukup)
verdict-unreadable = tolak (tidak terbaca)
verdict-duplicate = tolak (sudah dilaporkan)
verdict-outside-region = tolak (di luar daerah)
verdict-not-neutrality = tolak (bukan soal netralitas)
verdict-abuse = tolak (tidak sungguh-sungguh)
class-sedang = hukuman sedang
class-berat = hukuman berat
class-none = tanpa tingkat hukuman

## Tombol
desk-claim = ✋ Pegang
desk-release = 👐 Lepas
desk-more = ☰ Lainnya…
desk-recuse = 🙅 Saya tidak netral di kasus ini
desk-classify = 🏷 Tetapkan jenisnya…
desk-remarks = 📝 Catatan: { $count }
classify-ask = ❓ Termasuk tingkat hukuman apa?
choose-class-sedang = Hukuman sedang
choose-class-berat = Hukuman berat
choose-class-none = Tanpa tingkat
classify-all = Jenis lain…
classify-E = Kode etik (E)…
classify-D = Disiplin (D)…
classify-N = Hanya di PP 94/2021 (N)…
action-admonish = 🟣 Beri imbauan

## Jawaban atas ketukan
toast-claimed = Bapak/Ibu memegang kasus ini. Setelah 30 menit tanpa kegiatan, kasus lepas lagi.
toast-released = Kasus ini tidak dipegang. Rekan lain bisa mengambilnya.
toast-held = Sedang dipegang { $who }. Mohon minta beliau melepasnya, atau tunggu.
toast-claim-first = Mohon pegang kasus ini dulu, baru memutuskan.
toast-recused = Dicatat: Bapak/Ibu tidak ikut dalam kasus ini. Terima kasih sudah terbuka.
toast-own = Laporan ini Bapak/Ibu kirim sendiri, jadi rekan lain yang memutuskannya. Pesan ini hanya terlihat oleh Bapak/Ibu.
toast-own-alike = Bapak/Ibu ikut melaporkan hal yang sama, jadi rekan lain yang memutuskannya. Pesan ini hanya terlihat oleh Bapak/Ibu.
toast-recused-before = Bapak/Ibu sudah menyatakan tidak netral di kasus ini, jadi rekan lain yang menanganinya.
toast-proposed = Usul Bapak/Ibu tercatat. Petugas lain perlu menekan tombol yang sama.
toast-proposed-before = Usul Bapak/Ibu sudah tercatat. Masih perlu ketukan petugas lain.
toast-judged = Penilaian Bapak/Ibu dicatat. Kasus ini sampel: rekan lain menilai dulu tanpa melihat hasil Bapak/Ibu.
toast-judged-before = Bapak/Ibu sudah menilai kasus ini. Sekarang giliran rekan lain.
toast-judged-apart = Penilaian berbeda dari rekan Bapak/Ibu. Mohon dibicarakan, lalu putuskan bersama.
toast-classified = Penetapan dicatat.
toast-no-remarks = Belum ada catatan. Balas kartu ini dengan kata-kata, atau tulis /catatan LN-… isi catatan.
toast-admonish = Imbauan dicatat. Pelapor dikabari; konsep surat ada di bawah kartu.

## Catatan antarpetugas
remarks-head = <b>Catatan petugas untuk { $ticket }</b> (tidak terlihat oleh pelapor)
remark-one = { $who }, { $at }: { $text }
remark-kept = 📝 Catatan untuk { $ticket } disimpan. Pelapor tidak melihatnya.
remark-empty = Catatan untuk { $ticket } masih kosong. Contoh: /catatan { $ticket } sudah dicek di daftar pegawai

## Imbauan: untuk pelapor
state-admonished = Selesai dengan imbauan
meaning-admonished = Terlapor bukan ASN menurut status kerjanya, jadi sanksi ASN tidak berlaku. Instansinya diminta mengingatkan terlapor agar netral.
told-admonish = <b>Laporan { $ticket } selesai dengan imbauan.</b>
told-admonish-next = Menurut status kerjanya terlapor bukan ASN, jadi sanksi ASN tidak berlaku. Instansinya diminta mengingatkan terlapor agar netral. Terima kasih atas kepedulian Anda.

## Imbauan: konsep surat
letter-head = <b>Konsep surat imbauan { $ticket }</b> ({ $staff }), untuk disalin:
letter-to =
    Yth. pimpinan { $agency }
    Hal: imbauan menjaga netralitas, atas nama { $name }
letter-about = Dengan hormat, kami menerima informasi warga tentang dugaan berikut: { $behaviour }, pada { $day }. Hal ini masih dugaan dan belum terbukti.
letter-rule = Pegawai non-ASN yang bekerja pada instansi pemerintah diminta menjaga netralitas seperti ASN (SE MenPANRB 01/2023).
letter-ask = Karena itu kami mohon yang bersangkutan diingatkan secara tertulis agar tidak menunjukkan keberpihakan, dan hasilnya disampaikan kepada kami. Keputusan selanjutnya, menurut kontrak kerja, ada pada instansi.
letter-foot = Demikian disampaikan. Atas perhatiannya kami ucapkan terima kasih. { $office }
