// What is typed counts when its field is left. Whoever turns the page away or loads it anew has left it, too. What no server
// heard, because it was restarted or out of reach for long, is typed again into the field that the next one draws. Where it
// draws none, as of a dialog that is closed now, it is shown once more, to be copied.
if (!window.iltLeaves) {
  window.iltLeaves = true;
  const FIELDS = "[data-testid=stTextArea], [data-testid=stTextInput]";
  const SENT = 3000; // a server that went away so soon after a field was left may not have heard it
  const HELD = 20000; // a server that is there again has drawn its fields by then
  const RUN = 5000; // a run of the script that is not seen within so long was short
  const LOOKS = 300;
  const DRAWS = 4000; // a field that a new server has not drawn by then is not there any more
  const leave = (field = document.activeElement) => {
    if (field?.closest(FIELDS)) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  window.addEventListener("beforeunload", () => leave());

  const keyOf = (field) => {
    const own = field.closest?.(FIELDS)?.closest("[class*=st-key-]");
    return own ? [...own.classList].find((name) => name.startsWith("st-key-")) : "";
  };
  const typing = window.iltTyping = new Map(); // by the key of a field: what was typed in it, and perhaps not heard
  const lost = new Map(); // of these, what no server may have heard: what the field showed, and what was typed
  let shown = ""; // what the field showed when it was entered, or saved
  let away = false; // whether no server is there
  let back = 0; // since when it is there again
  let ran = true; // whether it has run the script since: what comes with its first run is no change to it
  document.addEventListener("focusin", ({ target }) => { shown = target.value; }, true);
  document.addEventListener("input", ({ target, isTrusted }) => {
    const key = isTrusted && keyOf(target);
    if (!key) return;
    typing.set(key, { shown, text: target.value });
    lost.delete(key);
  }, true);
  document.addEventListener("focusout", ({ target }) => {
    const [key, own] = [keyOf(target), typing.get(keyOf(target))];
    shown = target.value;
    setTimeout(() => !away && typing.get(key) === own && typing.delete(key), SENT);
  }, true);
  const type = (field, { shown: before, text }) => {
    const others = field.value && field.value !== before ? `${field.value} ` : ""; // of who wrote there meanwhile
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, others + text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    leave(field);
    return { shown: before, text: others + text };
  };
  const fieldOf = (key) => document.querySelector(`.${CSS.escape(key)} :is(textarea, input)`);
  const showGone = () => {
    const gone = [...lost].filter(([key, own]) => !own.shows && own.text.trim() && !fieldOf(key)).map(([, own]) => own);
    if (!gone.length) return;
    gone.forEach((own) => { own.shows = true; });
    const box = document.body.appendChild(document.createElement("div"));
    box.style.cssText = `position: fixed; right: 16px; bottom: 16px; z-index: 1000000; width: min(26rem, calc(100vw - 32px));
      box-sizing: border-box; padding: 12px; border: 1px solid; border-radius: 4px; color-scheme: light dark;
      background: Canvas; color: CanvasText; font: 15px / 1.4 sans-serif`;
    const label = box.appendChild(document.createElement("label"));
    label.textContent = "NOT_SAVED";
    const text = label.appendChild(document.createElement("textarea"));
    [text.readOnly, text.rows, text.value] = [true, 4, gone.map((own) => own.text.trim()).join("\n\n")];
    text.style.cssText = "display: block; box-sizing: border-box; width: 100%; margin: 4px 0 8px; font: inherit";
    const close = box.appendChild(document.createElement("button"));
    close.textContent = "CLOSE";
    close.onclick = () => box.remove();
  };
  setInterval(() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app?.dataset.testConnectionState !== "CONNECTED") {
      for (const [key, own] of typing) lost.set(key, own);
      typing.clear();
      away = true;
      return;
    }
    if (away) [back, ran] = [performance.now(), false];
    away = false;
    ran ||= app.dataset.testScriptState !== "notRunning" || performance.now() - back > RUN;
    if (!ran || app.dataset.testScriptState !== "notRunning") return;
    if (performance.now() - back > DRAWS) showGone();
    for (const [key, own] of lost) {
      const field = fieldOf(key);
      if (!field || field.disabled) continue;
      if (field.value.trim() !== own.text.trim()) lost.set(key, type(field, own));
      else if (own.since === undefined) {
        own.since = performance.now();
        leave(field); // what stayed in its field was not said to the new server either
      } else if (performance.now() - own.since > HELD) lost.delete(key);
    }
  }, LOOKS);
}
