// Whoever double-clicks what opens a dialog means to open it. The second click would fall on what lies around the dialog,
// which closes it, or on the picture again, which takes back what the first has chosen.
if (!window.iltClicksOnce) {
  window.iltClicksOnce = true;
  const AROUND = "[data-testid=stDialog], [data-testid=stVegaLiteChart]";
  const SOON = 500, NEAR = 5;
  const KINDS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"];
  let last = { x: 0, y: 0, at: -SOON };
  let second = false;
  const once = (event) => {
    const { type, clientX: x, clientY: y, timeStamp: at, target } = event;
    if (type === "pointerdown") {
      second = at - last.at < SOON && Math.hypot(x - last.x, y - last.y) < NEAR;
      last = { x, y, at };
    }
    if ((second || event.detail > 1) && target.closest?.(AROUND) && !target.closest("[role=dialog]")) event.stopImmediatePropagation();
  };
  KINDS.forEach((kind) => window.addEventListener(kind, once, true));
}
