# Commands typed without a slash, parted by commas.

typed-command-lapor = report, make a report, lapor
typed-command-cek = check, check first, cek
typed-command-aturan = rules, see the rules, aturan
typed-command-status = status, my reports
typed-command-jadi_pelapor = formal reporter, become formal reporter
typed-command-privasi = privacy, my data, privasi
typed-command-bantuan = help, menu, bantuan
