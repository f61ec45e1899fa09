# Commands typed without a slash, parted by commas.

typed-command-lapor = report, make a report, lapor
typed-command-cek = check, check first, cek
typed-command-aturan = rules, see the rules, aturan
typed-command-status = status, my reports, withdraw my report, add evidence, any news
typed-command-jadi_pelapor = formal reporter, become formal reporter
typed-command-privasi = privacy, my data, privasi
typed-command-hapus = delete my data, erase my data, delete my report, i want to delete my data
typed-command-bantuan = help, menu, bantuan
