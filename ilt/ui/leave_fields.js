// What is typed counts when its field is left. Whoever turns the page away or loads it anew has left it, too.
if (!window.iltLeaves) {
  window.iltLeaves = true;
  const leave = () => {
    const field = document.activeElement;
    if (field?.closest("[data-testid=stTextArea], [data-testid=stTextInput]")) {
      field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
  };
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  window.addEventListener("beforeunload", leave);
}

