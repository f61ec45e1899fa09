## Kata-kata tentang hukum: status kepegawaian di luar ASN
choice-status-tni-polri = TNI/Polri
choice-status-village = Kepala/perangkat desa

## Pada kartu petugas: saran menurut data hukum (docs/LAW.md). Petugas yang menetapkan; warga tidak melihatnya.
suggestion-etik = Saran (petugas menetapkan): <b>kode etik</b> – { $rows }
suggestion-disiplin = Saran (petugas menetapkan): <b>disiplin</b> – { $rows }
suggestion-unsure = Saran (petugas menetapkan): tingkat belum pasti – { $rows }
suggestion-contract = Saran (petugas menetapkan): bukan ASN, pembinaan atau menurut kontrak – { $rows }
suggestion-outside = Saran (petugas menetapkan): di luar SKB ASN, arahkan ke { $route }
suggestion-crime = ⚠️ Mungkin pidana pemilihan, belum terbukti ({ $cite }): beri tahu Bawaslu segera.
suggestion-note = Perhatikan: { $note }
