## Words about the law: statuses outside of the civil service
choice-status-tni-polri = Army/police (TNI/Polri)
choice-status-village = Village head/staff

## On the staff's card: what the law's data suggests (docs/LAW.md). Staff decide; residents do not see it.
suggestion-etik = Suggestion (staff decide): <b>code of ethics</b> – { $rows }
suggestion-disiplin = Suggestion (staff decide): <b>discipline</b> – { $rows }
suggestion-unsure = Suggestion (staff decide): class not certain – { $rows }
suggestion-contract = Suggestion (staff decide): not ASN, guidance or as the contract says – { $rows }
suggestion-outside = Suggestion (staff decide): outside of the ASN decree, direct it to { $route }
suggestion-crime = ⚠️ Possibly an election crime, not proven ({ $cite }): tell Bawaslu at once.
suggestion-note = Look at: { $note }
