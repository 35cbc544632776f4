// Shows what was being typed in fields that are gone by now, to be copied (`leave_fields.js` remembers it). It may be asked
// to draw several times, each time on an empty place.
export default ({ parentElement, data: { words, number } }) => {
  if (window.iltUnsaved?.number !== number) {
    const texts = [...(window.iltTyping?.values() ?? [])].map(({ text }) => text.trim()).filter(Boolean);
    window.iltUnsaved = { number, texts };
  }
  const place = parentElement.querySelector(".unsaved");
  const { texts } = window.iltUnsaved;
  if (!texts.length || !place || place.childElementCount) return;
  const label = place.appendChild(document.createElement("label"));
  label.textContent = words;
  const field = label.appendChild(document.createElement("textarea"));
  [field.readOnly, field.rows, field.value] = [true, 4, texts.join("\n\n")];
};
