// What a bot does not expect to be sent: how each kind is called, and its icon.
export const OTHERS = {
  sticker: { label: "Stiker", icon: "smile" },
  voice: { label: "Pesan suara", icon: "voice" },
  contact: { label: "Kontak", icon: "person" },
  poll: { label: "Jajak pendapat", icon: "poll" },
  video: { label: "Video", icon: "video" },
  location: { label: "Lokasi", icon: "place" },
};
