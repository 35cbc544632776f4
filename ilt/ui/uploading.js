// Whoever leaves the screen while a file is on its way loses the file, and nothing would say so: it is asked first.
const ON_ITS_WAY = "[data-testid=stFileChipIconSpinner]";
const UPLOADER = "[data-testid=stFileUploader]";

const ask = (event, question) => {
  const pressed = event.target.closest?.("button, a[href]");
  if (!pressed || pressed.closest(UPLOADER) || !document.querySelector(ON_ITS_WAY)) return;
  if (window.confirm(question)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

export default function ({ data }) {
  if (!window.iltAsksWhileUploading) {
    window.iltAsksWhileUploading = true;
    window.addEventListener("click", (event) => ask(event, data), true);
  }
}
