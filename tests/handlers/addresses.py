"""Addresses as they are shared: (network, account, canonical) -> the ways to write it."""

IG, FB, YT = "https://www.instagram.com/", "https://www.facebook.com/", "https://www.youtube.com/watch?v="
TT, LI, TH = "https://www.tiktok.com/", "https://www.linkedin.com/", "https://www.threads.com/"
CODE, PF, VIDEO = "DAbc_1-2xYz", "pfbid0Kq7Zx9AbCdEf", "dQw4w9WgXcQ"
CHANNEL = "UCabcdefghijklmnopqrstuv"
SEEN: dict[tuple[str, str, str], list[str]] = {
    # Instagram
    ("instagram", "", f"{IG}p/{CODE}"): [
        f"https://www.instagram.com/p/{CODE}/",
        f"http://instagram.com/p/{CODE}",
        f"instagram.com/p/{CODE}",
        f"www.instagram.com/p/{CODE}",
        f"https://m.instagram.com/p/{CODE}/",
        f"HTTPS://WWW.Instagram.COM/p/{CODE}/",
        f"https://www.instagram.com/p/{CODE}/?igsh=MWQ1ZGUxMzBkMA==",
        f"https://www.instagram.com/p/{CODE}/?utm_source=ig_web_copy_link&igshid=abc",
        f"https://www.instagram.com/p/{CODE}/?img_index=3",
        f"https://www.instagram.com/p/{CODE}/c/17900000000000000/",
        f"https://www.instagram.com/p/{CODE}/embed/captioned/",
        f"https://www.instagram.com/p/{CODE}#komentar",
        f"https://www.instagram.com//p//{CODE}//",
        f"https://instagram.com:443/p/{CODE}",
        f"https://www.instagram.com./p/{CODE}",
        f"https://www.instagram.com/reel/{CODE}/?igsh=abc",
        f"https://www.instagram.com/reels/{CODE}/",
        f"https://www.instagram.com/tv/{CODE}/",
        f"https://instagr.am/p/{CODE}/",
        f"https://www.instagram.com/contoh/../p/{CODE}",
        f"https://www.instagram.com/%70/{CODE}/",
        f"https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Fp%2F{CODE}%2F&e=AT0",
        f"https://www.instagram.com/accounts/login/?next=%2Fp%2F{CODE}%2F",
        f"https://www.instagram.com/accounts/login/?next=https%3A%2F%2Fwww.instagram.com%2Freel%2F{CODE}%2F",
        f"https://www.google.com/url?q=https://www.instagram.com/p/{CODE}/&sa=U",
        f"https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.instagram.com%2Fp%2F{CODE}%2F&h=AT1",
    ],
    ("instagram", "contoh.satu", f"{IG}p/{CODE}"): [
        f"https://www.instagram.com/contoh.satu/p/{CODE}/",
        f"https://www.instagram.com/Contoh.Satu/reel/{CODE}/?hl=id",
    ],
    ("instagram", "contoh.satu", f"{IG}contoh.satu"): [
        "https://www.instagram.com/contoh.satu/",
        "https://instagram.com/Contoh.Satu?igsh=abc&utm_source=qr",
        "https://instagram.com/@contoh.satu",
        "https://www.instagram.com/contoh.satu/reels/",
        "https://www.instagram.com/contoh.satu/tagged",
        "https://www.instagram.com/_u/contoh.satu",
        "https://www.instagram.com/stories/contoh.satu/",
    ],
    ("instagram", "contoh.satu", f"{IG}stories/contoh.satu/3500000000000000000"): [
        "https://www.instagram.com/stories/contoh.satu/3500000000000000000/?igsh=x",
        "https://instagram.com/stories/Contoh.Satu/3500000000000000000",
    ],
    ("instagram", "", f"{IG}stories/highlights/17900000000000000"): [
        "https://www.instagram.com/stories/highlights/17900000000000000/",
    ],
    ("instagram", "", f"{IG}share/reel/BAbc123"): ["https://www.instagram.com/share/reel/BAbc123"],
    ("instagram", "", f"{IG}share/BAbc123"): ["https://www.instagram.com/share/BAbc123/?utm_source=x"],
    ("instagram", "", "https://instagram.com"): ["https://www.instagram.com/", "instagram.com"],
    ("instagram", "", "https://instagram.com/explore"): ["https://www.instagram.com/explore/"],
    ("instagram", "", "https://help.instagram.com/contoh"): ["https://help.instagram.com/contoh"],
    # Facebook
    ("facebook", "contoh.satu", f"{FB}contoh.satu/posts/{PF}"): [
        f"https://www.facebook.com/contoh.satu/posts/{PF}",
        f"https://m.facebook.com/contoh.satu/posts/{PF}/?mibextid=abc",
        f"https://mbasic.facebook.com/contoh.satu/posts/{PF}?refid=17&__tn__=-R",
        f"https://web.facebook.com/Contoh.Satu/posts/{PF}?rdid=x",
        f"https://id-id.facebook.com/contoh.satu/posts/{PF}",
        f"https://touch.facebook.com/contoh.satu/posts/{PF}",
        f"https://fb.com/contoh.satu/posts/{PF}",
        f"https://www.facebook.com/contoh.satu/posts/ayo-dukung/{PF}",
        f"https://www.facebook.com/contoh.satu/posts/{PF}?fbclid=IwAR&comment_id=12",
        f"https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fcontoh.satu%2Fposts%2F{PF}",
    ],
    ("facebook", "100001234567890", f"{FB}100001234567890/posts/{PF}"): [
        f"https://m.facebook.com/story.php?story_fbid={PF}&id=100001234567890&mibextid=x",
        f"https://www.facebook.com/permalink.php?id=100001234567890&story_fbid={PF}",
        f"https://www.facebook.com/100001234567890/posts/{PF}",
    ],
    ("facebook", "grup.contoh", f"{FB}groups/grup.contoh/posts/123456"): [
        "https://www.facebook.com/groups/grup.contoh/posts/123456/",
        "https://m.facebook.com/groups/grup.contoh/permalink/123456?comment_id=1",
        "https://www.facebook.com/groups/grup.contoh/?multi_permalinks=123456&ref=share",
    ],
    ("facebook", "987654", f"{FB}groups/987654"): [
        "https://www.facebook.com/groups/987654/?ref=share",
        "https://fb.com/groups/987654/members",
    ],
    ("facebook", "", f"{FB}photo?fbid=123456"): [
        "https://www.facebook.com/photo/?fbid=123456&set=a.1",
        "https://www.facebook.com/photo.php?fbid=123456&id=1000&set=a.1.2.3",
    ],
    ("facebook", "contoh", f"{FB}photo?fbid=123456"): [
        "https://www.facebook.com/contoh/photos/a.1.2.3/123456/?type=3",
        "https://www.facebook.com/contoh/photos/123456",
    ],
    ("facebook", "", f"{FB}watch?v=123456"): [
        "https://www.facebook.com/watch/?v=123456",
        "https://www.facebook.com/watch/live/?ref=x&v=123456",
        "https://www.facebook.com/video.php?v=123456",
    ],
    ("facebook", "contoh", f"{FB}watch?v=123456"): [
        "https://www.facebook.com/contoh/videos/123456/",
        "https://www.facebook.com/contoh/videos/ayo-dukung/123456/?extid=x",
    ],
    ("facebook", "", f"{FB}reel/123456"): ["https://www.facebook.com/reel/123456/?s=single_unit"],
    ("facebook", "", f"{FB}events/123456"): ["https://facebook.com/events/123456/?acontext=x"],
    ("facebook", "", f"{FB}share/p/1AbCdEf"): ["https://www.facebook.com/share/p/1AbCdEf/?mibextid=x"],
    ("facebook", "", f"{FB}share/1AbCdEf"): ["https://www.facebook.com/share/1AbCdEf/"],
    ("facebook", "", "https://fb.watch/aBcDe_1"): ["https://fb.watch/aBcDe_1/?mibextid=x"],
    ("facebook", "contoh.satu", f"{FB}contoh.satu"): [
        "https://www.facebook.com/contoh.satu",
        "facebook.com/Contoh.Satu/?locale=id_ID",
        "https://m.facebook.com/contoh.satu/about",
        "https://www.facebook.com/contoh.satu/photos",
    ],
    ("facebook", "100001234567890", f"{FB}100001234567890"): [
        "https://www.facebook.com/profile.php?id=100001234567890",
        "https://www.facebook.com/profile.php?id=100001234567890&sk=about",
        "https://www.facebook.com/people/Budi-Contoh/100001234567890/",
        "https://www.facebook.com/p/Budi-Contoh-100001234567890/",
    ],
    ("facebook", "", "https://facebook.com/hashtag/contoh"): ["https://www.facebook.com/hashtag/contoh"],
    # X
    ("x", "contoh_satu", "https://x.com/i/status/1700000000000000001"): [
        "https://x.com/contoh_satu/status/1700000000000000001",
        "https://twitter.com/Contoh_Satu/status/1700000000000000001?s=20&t=abc",
        "https://mobile.twitter.com/contoh_satu/statuses/1700000000000000001",
        "https://www.twitter.com/contoh_satu/status/1700000000000000001/photo/1",
        "https://mobile.x.com/contoh_satu/status/1700000000000000001",
    ],
    ("x", "", "https://x.com/i/status/1700000000000000001"): [
        "https://x.com/i/status/1700000000000000001",
        "https://twitter.com/i/web/status/1700000000000000001",
    ],
    ("x", "contoh_satu", "https://x.com/contoh_satu"): [
        "https://x.com/contoh_satu",
        "https://twitter.com/@Contoh_Satu?lang=id",
        "https://x.com/contoh_satu/with_replies",
        "https://twitter.com/intent/user?screen_name=contoh_satu",
    ],
    ("x", "", "https://x.com/i/spaces/1AbC"): ["https://x.com/i/spaces/1AbC?s=20"],
    ("x", "", "https://x.com/search?q=contoh"): ["https://x.com/search?q=contoh"],
    # TikTok
    ("tiktok", "contoh.satu", f"{TT}@/video/7300000000000000001"): [
        "https://www.tiktok.com/@contoh.satu/video/7300000000000000001",
        "https://m.tiktok.com/@Contoh.Satu/video/7300000000000000001?is_from_webapp=1&sender_device=pc",
        "https://www.tiktok.com/@contoh.satu/photo/7300000000000000001?_r=1&_t=8",
    ],
    ("tiktok", "", f"{TT}@/video/7300000000000000001"): [
        "https://m.tiktok.com/v/7300000000000000001.html?u_code=x",
        "https://www.tiktok.com/embed/v2/7300000000000000001",
        "https://www.tiktok.com/@/video/7300000000000000001",
    ],
    ("tiktok", "contoh.satu", f"{TT}@contoh.satu"): [
        "https://www.tiktok.com/@contoh.satu?_t=8&_r=1",
        "tiktok.com/@contoh.satu",
    ],
    ("tiktok", "", f"{TT}t/ZSAbc1234"): ["https://vt.tiktok.com/ZSAbc1234/", "https://www.tiktok.com/t/ZSAbc1234/"],
    # YouTube
    ("youtube", "", f"{YT}{VIDEO}"): [
        f"https://www.youtube.com/watch?v={VIDEO}",
        f"https://m.youtube.com/watch?v={VIDEO}&feature=share",
        f"https://youtube.com/watch?feature=shared&t=12s&v={VIDEO}",
        f"https://www.youtube.com/watch?list=PLabc&v={VIDEO}",
        f"https://youtu.be/{VIDEO}",
        f"https://youtu.be/{VIDEO}?si=abcDEF&t=30",
        f"https://www.youtube.com/shorts/{VIDEO}?si=x",
        f"https://youtube.com/live/{VIDEO}?feature=share",
        f"https://www.youtube.com/embed/{VIDEO}",
        f"https://www.youtube-nocookie.com/embed/{VIDEO}?rel=0",
        f"https://music.youtube.com/watch?v={VIDEO}",
        f"https://www.youtube.com/v/{VIDEO}",
        f"https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fyoutu.be%2F{VIDEO}",
    ],
    ("youtube", "contohsatu", "https://www.youtube.com/@contohsatu"): [
        "https://www.youtube.com/@ContohSatu",
        "https://m.youtube.com/@contohsatu/videos?si=x",
    ],
    ("youtube", CHANNEL, f"https://www.youtube.com/channel/{CHANNEL}"): [
        f"https://www.youtube.com/channel/{CHANNEL}",
        f"https://m.youtube.com/channel/{CHANNEL}/about",
    ],
    ("youtube", "contoh", "https://www.youtube.com/c/contoh"): ["https://www.youtube.com/c/Contoh"],
    ("youtube", "contoh", "https://www.youtube.com/user/contoh"): ["https://www.youtube.com/user/contoh/featured"],
    ("youtube", "", "https://www.youtube.com/playlist?list=PLabc_1"): ["https://youtube.com/playlist?list=PLabc_1&si=x"],
    # Threads
    ("threads", "contoh.satu", f"{TH}t/{CODE}"): [
        f"https://www.threads.net/@contoh.satu/post/{CODE}",
        f"https://www.threads.com/@Contoh.Satu/post/{CODE}?xmt=AQG",
        f"https://threads.net/@contoh.satu/post/{CODE}/media",
    ],
    ("threads", "", f"{TH}t/{CODE}"): [f"https://www.threads.net/t/{CODE}/?igshid=x"],
    ("threads", "contoh.satu", f"{TH}@contoh.satu"): [
        "https://www.threads.net/@contoh.satu",
        "threads.com/@contoh.satu?igshid=x",
    ],
    # Telegram
    ("telegram", "kanal_contoh", "https://t.me/kanal_contoh/12"): [
        "https://t.me/kanal_contoh/12",
        "https://t.me/s/kanal_contoh/12",
        "https://telegram.me/Kanal_Contoh/12?single",
        "https://t.me/kanal_contoh/5/12",
        "t.me/kanal_contoh/12",
        "https://kanal_contoh.t.me/12",
        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fkanal_contoh%2F12&text=x",
    ],
    ("telegram", "kanal_contoh", "https://t.me/kanal_contoh/12?comment=34"): ["https://t.me/kanal_contoh/12?comment=34"],
    ("telegram", "kanal_contoh", "https://t.me/kanal_contoh"): [
        "https://t.me/kanal_contoh",
        "https://telegram.dog/kanal_contoh?start=abc",
        "https://t.me/s/kanal_contoh",
        "https://kanal_contoh.t.me",
    ],
    ("telegram", "", "https://t.me/+AbCdEfGhIjKl1234"): [
        "https://t.me/+AbCdEfGhIjKl1234",
        "https://t.me/joinchat/AbCdEfGhIjKl1234",
        "https://t.me/%2BAbCdEfGhIjKl1234",
    ],
    ("telegram", "", "https://t.me/c/1234567890/55"): [
        "https://t.me/c/1234567890/55",
        "https://t.me/c/1234567890/9/55?single",
    ],
    ("telegram", "6281234567890", "https://t.me/+6281234567890"): ["https://t.me/+6281234567890"],
    ("telegram", "", "https://core.telegram.org/bots"): ["https://core.telegram.org/bots"],
    # WhatsApp
    ("whatsapp", "", "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"): [
        "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv",
        "chat.whatsapp.com/invite/AbCdEfGhIjKlMnOpQrStUv?mode=ac_t",
        "https://web.whatsapp.com/accept?code=AbCdEfGhIjKlMnOpQrStUv",
    ],
    ("whatsapp", "", "https://www.whatsapp.com/channel/0029VaAbCdEfGhIjKlMn12"): [
        "https://whatsapp.com/channel/0029VaAbCdEfGhIjKlMn12",
        "https://www.whatsapp.com/channel/0029VaAbCdEfGhIjKlMn12/",
    ],
    ("whatsapp", "", "https://www.whatsapp.com/channel/0029VaAbCdEfGhIjKlMn12/123"): [
        "https://whatsapp.com/channel/0029VaAbCdEfGhIjKlMn12/123",
    ],
    ("whatsapp", "6281234567890", "https://wa.me/6281234567890"): [
        "https://wa.me/6281234567890",
        "wa.me/+6281234567890?text=halo",
        "https://api.whatsapp.com/send?phone=6281234567890&text=halo",
        "https://api.whatsapp.com/send/?phone=%2B6281234567890",
        "https://web.whatsapp.com/send?phone=+6281234567890",
        "https://wa.me/c/6281234567890",
    ],
    ("whatsapp", "", "https://wa.me/message/ABCDEF"): ["https://wa.me/message/ABCDEF"],
    # LinkedIn
    ("linkedin", "budi-contoh-1a2b", f"{LI}in/budi-contoh-1a2b"): [
        "https://www.linkedin.com/in/budi-contoh-1a2b/",
        "https://id.linkedin.com/in/Budi-Contoh-1a2b?trk=public",
        "https://www.linkedin.com/mwlite/in/budi-contoh-1a2b",
    ],
    ("linkedin", "budi-contoh", f"{LI}feed/update/urn:li:activity:7100000000000000001"): [
        "https://www.linkedin.com/posts/budi-contoh_ayo-dukung-activity-7100000000000000001-AbCd?utm_source=share",
        "https://id.linkedin.com/posts/budi-contoh_x-activity-7100000000000000001",
    ],
    ("linkedin", "", f"{LI}feed/update/urn:li:activity:7100000000000000001"): [
        "https://www.linkedin.com/feed/update/urn:li:activity:7100000000000000001/",
        "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7100000000000000001",
    ],
    ("linkedin", "dinas-contoh", f"{LI}company/dinas-contoh"): ["https://www.linkedin.com/company/dinas-contoh/about/"],
    ("linkedin", "", "https://lnkd.in/gAbC123"): ["https://lnkd.in/gAbC123"],
    # any other site
    ("", "", "https://berita.example/a/b?id=1"): [
        "https://berita.example/a/b?id=1",
        "http://www.berita.example/a/b/?id=1&utm_source=wa&fbclid=x",
        "https://m.berita.example/a//b?fbclid=x&id=1#komentar",
        "berita.example/a/./b?id=1",
    ],
    ("", "", "https://berita.example/%22%3Ehalo%20dunia"): ['https://berita.example/">halo dunia'],
}  # fmt: skip
CASES = [(url, *meant) for meant, urls in SEEN.items() for url in urls]
