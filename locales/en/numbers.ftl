# Employee numbers in answers. Only the last four digits are shown; never required, never in the way.
number-pns = ↳ Employee number { $number }: looks like an NIP (PNS)
number-pppk = ↳ Employee number { $number }: looks like an NI PPPK
number-unknown = ↳ Employee number { $number }
number-odd = ↳ Employee number { $number }: unusual, perhaps mistyped
number-length = ↳ Employee number { $number }: { $count } digits instead of 18; perhaps mistyped
