// The first screen: what this is and what to try.
import { dialog } from "./dialog.js";
import { el, iconButton } from "./dom.js";

const SEEN = "lapornetral-welcome";
const STEPS = [
  [
    "Melapor sebagai warga",
    "Di kolom warga, tekan “Mulai mengobrol” atau kirim /lapor, lalu ikuti pertanyaannya. Contoh tangkapan layar ada di tombol gambar di samping kotak tulis.",
  ],
  [
    "Memutuskan sebagai moderator",
    "Kartu laporan muncul di grup moderator kotanya, dan hanya di sana. Putuskan dengan tombol di bawah kartu; warga langsung diberi tahu.",
  ],
  ["Menerima sebagai Bawaslu", "Laporan yang diteruskan tiba di kolom Bawaslu kota itu, lengkap dengan berkasnya."],
  [
    "Membaca laporan harian sebagai pejabat",
    "Kolom Pejabat memuat laporan harian: jumlah, yang mendesak, dan satu gambar, tanpa nama siapa pun. Tekan “Besok pagi” untuk yang berikutnya.",
  ],
  ["Berganti peran", "Tambah warga lain, ganti moderator, atau coba sebagai orang luar: tombolnya akan ditolak."],
];

export function welcomeSeen() {
  return localStorage.getItem(SEEN) === "yes";
}

// `begin()` is called when the person starts; closing the card in another way leaves the focus where it was.
export function openWelcome(begin) {
  const start = el("button", { type: "button", class: "button primary wide", text: "Mulai" });
  const shut = iconButton("close", "Tutup panduan", () => box.close(), { class: "welcome-close" });
  const box = dialog(
    "Selamat datang di kotak pasir LaporNetral",
    "welcome",
    el("p", {
      class: "welcome-about",
      text: "Semua orang, akun, dan laporan di sini rekaan, dan tidak ada pesan yang keluar dari komputer ini. Cobalah:",
    }),
    el(
      "ol",
      {},
      STEPS.map(([title, text]) => el("li", {}, el("b", { text: title }), el("span", { text }))),
    ),
    el("p", { class: "welcome-progress", "aria-live": "polite" }),
    start,
    shut,
  );
  box.prepend(el("img", { src: "/static/mark.svg", alt: "", width: 56, height: 56, class: "welcome-mark" }));
  start.addEventListener("click", () => box.close("start"));
  box.addEventListener("close", () => {
    localStorage.setItem(SEEN, "yes");
    if (box.returnValue === "start") begin();
  });
  box.showModal();
  start.focus({ preventScroll: true });
  box.scrollTop = 0; // on a phone opening it has scrolled to the button, past the heading
}

export function showWelcomeProgress(text) {
  const place = document.querySelector(".welcome-progress");
  if (place && place.textContent !== text) place.textContent = text;
}
