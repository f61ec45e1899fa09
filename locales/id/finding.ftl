# Mencari dan membuka kasus di grup petugas.
group-no-case = Tidak ada laporan dengan nomor itu di grup ini.
group-which-case = Mohon tulis nomor laporannya, misalnya: /{ $command } LN-7K3M-9QWX
group-outsider = Perintah itu hanya untuk anggota grup petugas.
group-erased = { $ticket } sudah dihapus atas permintaan pelapor.
