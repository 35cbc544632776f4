// A secret that only this browser has, for this address alone: by it the browser finds again what it opened.
const NAME = "ilt-browser";
const SECRET = /^[0-9a-f]{64}$/;

const secret = () => {
  try {
    const known = localStorage.getItem(NAME);
    if (SECRET.test(known ?? "")) return known;
    const made = [...crypto.getRandomValues(new Uint8Array(32))].map((n) => n.toString(16).padStart(2, "0")).join("");
    localStorage.setItem(NAME, made);
    return made;
  } catch {
    return ""; // a browser that keeps nothing has no list
  }
};

// Links of the menus and of screens name no workspace: what they open in a tab of its own would show the sample.
const carry = (event) => {
  const link = event.target.closest?.("a[data-testid$=NavLink], a[data-testid$=DropdownLink]");
  if (!link) return;
  const to = new URL(link.href);
  const workspace = new URLSearchParams(location.search).get("workspace");
  if (workspace) to.searchParams.set("workspace", workspace);
  else to.searchParams.delete("workspace");
  link.href = to;
};
if (!window.iltCarries) {
  window.iltCarries = true;
  for (const before of ["pointerdown", "focusin"]) document.addEventListener(before, carry, true);
}

const TRIES = 5;
const AGAIN = 2000;

// Told again until it was heard: a server that has just started may miss the first time.
export default function ({ data, parentElement: root, setStateValue }) {
  clearInterval(root.iltTelling);
  if (data.known) return undefined;
  const own = secret();
  let tries = 0;
  const tell = () => {
    tries += 1;
    setStateValue("browser", { secret: own, tries });
    if (tries === TRIES) clearInterval(root.iltTelling);
  };
  root.iltTelling = setInterval(tell, AGAIN);
  tell();
  return () => clearInterval(root.iltTelling);
}
