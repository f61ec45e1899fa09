// Line icons on a 24 x 24 grid, drawn for this page.
const PATHS = {
  send: "M4 12 20 4l-4.5 16-4-6.5L4 12Zm7.5 1.5L20 4",
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.5-7.5",
  picture: "M4 5.5h16v13H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01",
  slash: "M5 7h14M5 12h14M5 17h9",
  close: "M6 6l12 12M18 6 6 18",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  down: "M6 9.5l6 6 6-6",
  left: "M14.5 5.5 8 12l6.5 6.5",
  right: "M9.5 5.5 16 12l-6.5 6.5",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6 4.5 11.5 10 17M4.5 11.5H14a6 6 0 0 1 6 6V19",
  edit: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5l-4 1ZM14 7l3 3",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5",
  copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  save: "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14",
  open: "M13 5h6v6M19 5l-8.5 8.5M17 14v5H5V7h5",
  file: "M6.5 3.5h7.5l4 4v13h-11.5zM13.5 3.5V8H18",
  group:
    "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3 19c.5-3.5 2.8-5.2 6-5.2s5.5 1.7 6 5.2M16 11.5a2.7 2.7 0 1 0-1-5.2M17.5 14c2 .6 3.2 2.2 3.5 5",
  shield: "M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6l7-2.5ZM8.8 12l2.2 2.2 4.2-4.4",
  briefcase: "M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.6-4 3.3-6 7.5-6s6.9 2 7.5 6",
  list: "M4.5 6.5h.01M9 6.5h11M4.5 12h.01M9 12h11M4.5 17.5h.01M9 17.5h11",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM6 6l12 12",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  ticks: "M2.5 12.5 7 17l8.5-9M11 16l1 1 9-9.5",
  smile: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 14c1.8 2.4 5.2 2.4 7 0M9 9.5h.01M15 9.5h.01",
  voice: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5v3",
  poll: "M5 20V10M12 20V4M19 20v-7",
  video: "M3.5 6.5h12v11h-12zM15.5 10.5l5-3v9l-5-3",
  phone: "M8 3.5h8v17H8zM11 17.5h2",
  place: "M12 21c4.5-5 6.5-8.3 6.5-11a6.5 6.5 0 0 0-13 0c0 2.7 2 6 6.5 11ZM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
