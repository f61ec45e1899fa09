# Laporan yang sama: dibandingkan, digabung, diputuskan bersama.
same-pair = 🔍 Bandingkan: { $ticket }
toast-pair = Perbandingannya dikirim ke grup ini.
toast-alike = Berlaku juga untuk { $count } laporan yang sama. Semua pelapornya dikabari.
toast-alike-some = Berlaku juga untuk { $count } laporan yang sama. Pelapor yang punya percakapan dengan bot dikabari.
toast-alike-left = Keputusan dicatat. Laporan yang sama dan ikut diputuskan: { $count }. Masih perlu ketukan rekan lain, di kartunya sendiri: { $left }.
pair-head = 🔍 <b>{ $one }</b> dan <b>{ $other }</b>: tentang hal yang sama?
pair-states = { $one } | { $other }
pair-files = Bukti: { $one } | { $other } berkas (berurutan pada gambar)
pair-both = { $what }: <b>{ $value }</b> (sama)
pair-differs = { $what }: { $one } | { $other }
pair-not = Dua laporan itu tidak bisa digabung: nomornya sama, atau salah satunya sudah ditarik atau dihapus.
same-reason-named = disebut petugas
