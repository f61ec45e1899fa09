## Kata-kata tentang hukum: status kepegawaian di luar ASN
choice-status-tni-polri = TNI/Polri
choice-status-village = Kepala/perangkat desa
