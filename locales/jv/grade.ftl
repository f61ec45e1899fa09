# Panyuwunan supados gambaripun dipunkintun ugi minangka berkas.
whole-ask = <b>Kersa ngintun ugi gambar ingkang sami minangka berkas?</b> Foto dipunalitaken aplikasi, berkas tetep wetah. Mboten wajib: menawi mboten, monggo dipunlajengaken kemawon.
