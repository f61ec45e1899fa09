# Tanggal yang bisa berarti hari lain: ditanyakan dahulu.
menu-doubt = Maksudnya <b>{ $day }</b>, benar? Jika bukan, tulis tanggalnya dengan lengkap, misalnya 27/9/2026.
choice-doubt-yes = Ya, benar
choice-doubt-no = Bukan
