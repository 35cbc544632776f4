// The link of the workspace, in this tab alone: the address of the slides is projected and does not hold it.
const NAME = "ilt-workspace";
const TRIES = 5;
const AGAIN = 2000;

// Told again until it was heard: a server that has just started may miss the first time.
export default function ({ data, parentElement: root, setStateValue }) {
  clearInterval(root.iltTelling);
  try {
    if (data.link) sessionStorage.setItem(NAME, data.link);
    const link = sessionStorage.getItem(NAME);
    if (data.known) return undefined;
    let tries = 0;
    const tell = () => {
      tries += 1;
      setStateValue("remembered", { link: link ?? "", tries });
      if (tries === TRIES) clearInterval(root.iltTelling);
    };
    root.iltTelling = setInterval(tell, AGAIN);
    tell();
  } catch {
    setStateValue("remembered", { link: "" }); // a browser that keeps nothing: a refresh leads back to Meeting
  }
  return () => clearInterval(root.iltTelling);
}
