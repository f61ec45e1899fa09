# Kata-kata tentang laporan mengenai unggahan yang sama.

## Untuk warga
same-witness = 🤝 Terima kasih, laporan Anda ikut membantu: warga lain juga melaporkan hal yang sama, dan ini laporan ke-{ $count } tentang unggahan ini.
same-later = 🤝 Laporan Anda <b>{ $ticket }</b> ternyata tentang unggahan yang juga dilaporkan warga lain: sudah ada { $count } laporan. Terima kasih, laporan Anda ikut membantu.
same-own = Unggahan ini sudah Anda laporkan sebagai <b>{ $ticket }</b>. Kalau ada bukti baru, boleh ditambahkan ke sana. Kalau ini hal lain, silakan lanjutkan saja.
same-carried =
    { $count ->
        [0] Baik, bukti ditambahkan ke <b>{ $ticket }</b>. Laporan baru yang tadi tidak dikirim.
       *[other] Baik, { $count } bukti tadi ditambahkan ke <b>{ $ticket }</b>. Laporan baru yang tadi tidak dikirim.
    }
choice-same = Tambah bukti ke sana

## Kartu
card-same-one = 🔗 { $count } pelapor · sama dengan { $ticket } ({ $why })
card-same =
    { $more ->
        [0] 🔗 { $count } pelapor · sama dengan { $ticket } ({ $why }), { $also } ({ $because })
       *[other] 🔗 { $count } pelapor · sama dengan { $ticket } ({ $why }), { $also } ({ $because }), { $more } lagi
    }
same-reason-bytes = berkas sama persis
same-reason-link = tautan sama
same-reason-picture = gambar sama
same-reason-account = akun dan hari sama?
same-reason-glimpse = gambar mirip?
action-merge = 🔗 Laporan yang sama…
same-yes = ✔️ Sama: { $ticket }
same-no = ✖️ Bukan: { $ticket }
toast-same = Dicatat: unggahan yang sama. Keputusan berikutnya berlaku untuk keduanya.
toast-apart = Dicatat: bukan unggahan yang sama.
toast-same-before = Sudah dicatat begitu.
