# Apa yang tampak dari sebuah tautan: media sosialnya, akunnya, atau situs yang sebenarnya dituju.
link-account = ↳ { $platform }, akun <b>@{ $account }</b>
link-page = ↳ { $platform }, halaman <b>{ $account }</b>
link-group = ↳ { $platform }, grup <b>{ $account }</b>
link-closed = ↳ { $platform }, grup tertutup
link-channel = ↳ { $platform }, saluran
link-invite = ↳ { $platform }, undangan grup
link-number = ↳ { $platform }, nomor { $account }
link-unseen = ↳ { $platform }; nama akunnya tidak tampak pada tautan ini
link-disguise = ↳ ⚠️ Situs yang sebenarnya dituju: <b>{ $host }</b>
