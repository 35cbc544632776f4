// What is presented fills the screen: a layout of 800 by 450 pixels, so that its 15 are 24 at 1280. Keys lead on.
const PHONE = 768, WIDE = 800, HIGH = 450, STEP = 0.8;
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const TURN = { ArrowDown: 1, " ": 1, ArrowUp: -1 };

const fit = () => document.documentElement.style.setProperty("--present", Math.max(1, Math.min(innerWidth / WIDE, innerHeight / HIGH)));

export default function ({ parentElement: root, data, setTriggerValue }) {
  const find = (name) => root.querySelector(`.${name}`);
  const main = document.querySelector("[data-testid=stMain]");
  const go = (where) => data[where] && setTriggerValue("go", data[where]);
  const leave = () => setTriggerValue("leave", true);
  const turn = (by) => {
    const at = data.at + by;
    if (data.pages < 2) main?.scrollBy(0, by * STEP * main.clientHeight);
    else if (at >= 1 && at <= data.pages) setTriggerValue("turn", at);
  };
  // A remote has two keys: through the pages of a screen first, then to the next one, and back to the last page.
  const lead = (by) => {
    const at = data.at + by;
    if (data.pages > 1 && at >= 1 && at <= data.pages) turn(by);
    else if (by > 0) go("next");
    else if (data.back) setTriggerValue("end", data.back);
  };
  const choose = (area) => setTriggerValue("area", area);

  for (const where of ["back", "next"]) {
    find(where).disabled = !data[where];
    find(where).onclick = () => go(where);
  }
  find("pages").hidden = data.pages < 2;
  for (const [name, by, end] of [["up", -1, 1], ["down", 1, data.pages]]) {
    find(name).disabled = data.at === end;
    find(name).onclick = () => turn(by);
  }
  find("turned").textContent = data.turned;
  find("leave").onclick = leave;
  find("where").textContent = `${data.name} · ${data.place}`;
  find("mark").textContent = data.mark;
  find("areas").replaceChildren(
    ...(data.areas.length ? ["Area"] : []),
    ...data.areas.map((area, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = area;
      button.setAttribute("aria-keyshortcuts", at);
      button.setAttribute("aria-pressed", area === data.area);
      button.onclick = () => choose(area);
      return button;
    }),
  );

  // A phone scrolls: it has all that a screen has, and no slides of it.
  if (innerWidth <= PHONE) setTimeout(leave);
  fit();
  const shown = `${data.page} ${data.at}`;
  if (window.iltPresented !== shown) main?.scrollTo(0, 0);
  window.iltPresented = shown;
  root.iltHeard?.abort();
  root.iltHeard = new AbortController();
  const { signal } = root.iltHeard;
  window.addEventListener("resize", fit, { signal });
  document.addEventListener(
    "keydown",
    (event) => {
      const other = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (other || document.querySelector("[role=dialog], [role=menu]")) return;
      const from = event.composedPath()[0];
      if (event.key === "Escape") leave();
      else if (KEYS[event.key]) lead(KEYS[event.key]);
      else if (data.areas[event.key]) choose(data.areas[event.key]);
      else if (TURN[event.key] && !(event.key === " " && from.closest?.("button, a"))) turn(TURN[event.key]);
      else return;
      event.preventDefault();
    },
    { signal },
  );
  return () => root.iltHeard?.abort();
}
