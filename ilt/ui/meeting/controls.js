// Back, Next, the map and the time of a meeting. Every press has a number of its own, and the last ones are sent
// together: however quickly they follow each other, the server counts each of them once.
const presses = (window.iltPresses ??= {
  window: [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join(""),
  count: 0,
  log: [],
});
const REMEMBERED = 100;
const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" };
const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox], [role=listbox]";

const clock = (seconds) => {
  const whole = Math.abs(Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

export default function ({ parentElement: root, data, setStateValue, setTriggerValue }) {
  const find = (name) => root.querySelector(`.${name}`);
  const since = performance.now();
  const press = (wish) => {
    presses.count += 1;
    presses.log.push([presses.count, wish]);
    presses.log.splice(0, presses.log.length - REMEMBERED);
    setStateValue("presses", { window: presses.window, log: [...presses.log] });
  };

  find("back").onclick = () => press("back");
  find("next").onclick = () => press("next");
  find("back").disabled = data.at === 0;
  find("next").disabled = data.at === data.of - 1;
  find("where").textContent = `${data.name} · ${data.at + 1} of ${data.of}`;

  find("write").hidden = !data.write;
  // No link: the browser would show its address, and so the key, in a corner of what is projected.
  find("write").onclick = () => window.open(data.write, "_blank", "noopener");

  const leave = () => setTriggerValue("leave", true);
  for (const name of ["leave", "away"]) {
    find(name).hidden = !data.leaves;
    find(name).onclick = leave;
  }

  const map = find("map");
  find("open").onclick = () => map.showModal();
  find("shut").onclick = () => map.close();
  find("steps").replaceChildren(
    ...data.steps.map((step) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${step.name} · ${clock(step.seconds)}`;
      if (step.key === data.step) button.setAttribute("aria-current", "step");
      button.onclick = () => {
        map.close();
        press(step.slide);
      };
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  find("line").replaceChildren(
    ...data.steps.map((step) => {
      const bar = document.createElement("span");
      bar.style.flexGrow = step.seconds;
      bar.className = step.past ? "past" : step.key === data.step ? "now" : "";
      return bar;
    }),
  );

  const showTime = () => {
    const left = data.left - (data.begun ? (performance.now() - since) / 1000 : 0);
    find("time").textContent = left < 0 ? `${clock(-left)} over` : `${clock(left)} left`;
  };
  showTime();
  clearInterval(root.iltTick);
  root.iltTick = setInterval(showTime, 1000);

  root.iltKeys?.abort();
  root.iltKeys = new AbortController();
  document.addEventListener(
    "keydown",
    (event) => {
      const from = event.composedPath()[0];
      const wish = KEYS[event.key];
      const other = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat;
      if (other || map.open || from.closest?.(WRITING)) return;
      if (event.key === "m" || event.key === "M") map.showModal();
      // Escape also closes what is open above the slide.
      if (event.key === "Escape" && data.leaves && !document.querySelector("[role=dialog], [role=menu]")) leave();
      if (!wish) return;
      event.preventDefault();
      press(wish);
    },
    { signal: root.iltKeys.signal },
  );
  return () => {
    clearInterval(root.iltTick);
    root.iltKeys?.abort();
  };
}
