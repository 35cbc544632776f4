// Where a press leads to a screen that is drawn anew, what had the focus may be gone with it, and the browser would begin
// again at the top of the page. This gives the focus back: to the same thing drawn anew, or else to its neighbor. On slides
// there are no neighbors: an answer that has the focus would look chosen before anybody chose.
const FOCUSABLE = "button, input, select, textarea, summary, a[href], [tabindex='0']";
const DIALOG = "[role=dialog]";
const REGION = `${DIALOG}, [data-testid=stSidebar], [data-testid=stMain], [data-testid=stHeader]`;
const LOOKS = 150;

const regionOf = (element) => element.closest(REGION);
const usable = (element) =>
  element.isConnected && !element.disabled && element.tabIndex >= 0 && !element.closest("[inert]") && element.checkVisibility();
const candidates = (region) => [...region.querySelectorAll(FOCUSABLE)].filter((one) => regionOf(one) === region);
// A field whose key follows from its value is another one after each choice, but with the same label.
const labelOf = (element) =>
  element.matches("input, textarea, select") ? (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent) : "";
const nameOf = (element) => {
  const keyed = element.closest("[class*=st-key-]");
  const key = keyed ? [...keyed.classList].find((name) => name.startsWith("st-key-")) : "";
  return [key, element.tagName, element.getAttribute("aria-label") ?? element.textContent].join("\n");
};

// A place: an element, and what takes the keyboard around it, in the order of the page.
const placeOf = (element) => {
  const region = regionOf(element);
  const around = candidates(region).map((one) => ({ element: one, name: nameOf(one), label: labelOf(one) }));
  const follows = ({ element: one }) => element === one || element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const at = around.findIndex(follows);
  return { element, region, around, at: at < 0 ? around.length : at };
};

const again = ({ region, around, at }) => {
  const now = region.isConnected ? candidates(region).filter(usable) : [];
  const found = ({ element, name, label }) => {
    if (usable(element)) return element;
    const named = now.filter((one) => nameOf(one) === name);
    const labeled = label ? now.filter((one) => labelOf(one) === label) : [];
    return [named, labeled].find((some) => some.length === 1)?.[0];
  };
  const slides = location.pathname.endsWith("/stage");
  for (let far = 0; far <= (slides ? 0 : around.length); far += 1) {
    for (const near of [around[at + far], around[at - far]]) {
      const one = near && found(near);
      if (one) return one;
    }
  }
  return slides ? undefined : now[0];
};

const start = () => {
  let last; // where the visitor was last
  let below; // where they were before a dialog opened
  let cut = false; // whether the place where the visitor was could not be used for want of a server
  let touched = false; // by a finger: a field that gets the focus would open the keyboard of a phone
  const remember = (target) => {
    const element = target.closest?.(FOCUSABLE) ?? target;
    if (!(element instanceof Element) || !regionOf(element)) return; // a list over the page goes back to what opened it
    last = placeOf(element);
    if (!last.region.matches(DIALOG)) below = last;
  };
  const look = () => {
    const app = document.querySelector("[data-testid=stApp]")?.dataset;
    if (app?.testConnectionState !== "CONNECTED") {
      cut ||= last?.element.disabled === true; // while no server is there nothing can be typed: it comes back
      return;
    }
    if (app.testScriptState !== "notRunning" || touched || !last || document.activeElement !== document.body) return;
    if (!last.region.isConnected) {
      again(below ?? last)?.focus({ preventScroll: true });
    } else if (cut || (last.element.matches(FOCUSABLE) && !usable(last.element))) {
      again(last)?.focus({ preventScroll: true });
    }
    cut = false;
  };
  document.addEventListener("focusin", ({ target }) => remember(target), true);
  document.addEventListener("keydown", () => { touched = false; }, true);
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    touched = pointerType === "touch";
    remember(target);
  }, true);
  setInterval(look, LOOKS);
};

export default function () {
  if (!window.iltKeepsFocus) {
    window.iltKeepsFocus = true;
    start();
  }
}
