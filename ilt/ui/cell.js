// An opened cell stands in the address, so that it can be linked to. But to open or close one is no step to go back to:
// Back leads to the screen before.
const CHOSEN = ["action", "cell"];
const without = (address) => {
  const url = new URL(address, location.href);
  CHOSEN.forEach((name) => url.searchParams.delete(name));
  return url.href;
};

export default function () {
  if (history.iltCells) return;
  history.iltCells = true;
  const push = history.pushState;
  history.pushState = function (state, unused, address) {
    const same = without(address) === without(location.href);
    return (same ? history.replaceState : push).call(history, state, unused, address);
  };
}
