// Saves the pictures of a screen as one file, with the title, what and who under it, and the legends: as they are drawn here.
const SCALE = 2, MARGIN = 32, GAP = 12;
const BLOCKS = "[data-testid=stHeading], [data-testid=stCaptionContainer], [data-testid=stHtml], .stMarkdownBadge, [data-testid=stVegaLiteChart]";
const ELSEWHERE = "details, [data-testid=stPopover], .st-key-wide_or_click";

const isChart = (block) => block.matches("[data-testid=stVegaLiteChart]");
const isHeading = (block) => block.matches("[data-testid=stHeading]");

// All up to the last picture, and what is said of it below: neither the lists further down nor what only a phone shows.
export const chosen = () => {
  const blocks = [...document.querySelectorAll(`[data-testid=stMain] :is(${BLOCKS})`)]
    .filter((block) => block.checkVisibility() && !block.closest(ELSEWHERE) && block.getBoundingClientRect().height);
  const last = blocks.findLastIndex(isChart);
  const after = blocks.findIndex((block, at) => at > last && (isHeading(block) || block.matches(".stMarkdownBadge")));
  return last < 0 ? [] : blocks.slice(0, after < 0 ? undefined : after);
};

const fonts = async () => {
  const urls = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => /wght-normal\.woff2/.test(name));
  const faces = [...new Set(urls)].map(async (url) => {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return `@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:200 800;src:url(data:font/woff2;base64,${text})}`;
  });
  return (await Promise.all(faces)).join("");
};

const put = (into, name, attributes, text) => {
  const one = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  if (text !== undefined) one.textContent = text;
  into.append(one);
  return one;
};

const at = (box, left, top) => ({ x: box.left - left, y: box.top - top, width: box.width, height: box.height });

const drawChart = (into, block, left, top) => {
  const drawn = block.querySelector("svg.marks, canvas"), place = at(drawn.getBoundingClientRect(), left, top);
  if (drawn.matches("canvas")) {
    put(into, "image", { ...place, href: drawn.toDataURL() });
    return;
  }
  const copy = drawn.cloneNode(true);
  for (const [key, value] of Object.entries(place)) copy.setAttribute(key, value);
  copy.style.color = getComputedStyle(drawn).color;
  into.append(copy);
};

const ruler = document.createElement("canvas").getContext("2d");

const drawWords = (into, block, left, top) => {
  for (const one of block.querySelectorAll("span[style]")) {
    const place = at(one.getBoundingClientRect(), left, top), style = getComputedStyle(one), edge = parseFloat(style.borderLeftWidth);
    const around = edge && parseFloat(style.borderTopWidth) ? { stroke: style.color, "stroke-width": edge } : {};
    put(into, "rect", { ...place, fill: style.backgroundColor, ...around });
    if (edge && !around.stroke) put(into, "rect", { ...place, width: edge, fill: style.color });
  }
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode, style = getComputedStyle(text.parentElement);
    if (text.parentElement.closest("style, [data-testid=stIconMaterial]")) continue;
    ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const looks = {
      fill: style.color, opacity: getComputedStyle(block).opacity,
      "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight,
    };
    for (const word of text.data.matchAll(/[^\s\u00a0\u2003]+/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const box = range.getBoundingClientRect(), { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = ruler.measureText(word[0]);
      put(into, "text", { ...looks, x: box.left - left, y: box.top - top + (box.height - up - down) / 2 + up }, word[0]);
    }
  }
};

// The whole picture as text, and its size.
const drawn = async (blocks) => {
  const boxes = blocks.map((block) => block.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
  const width = right - left + 2 * MARGIN, height = boxes.reduce((sum, box) => sum + box.height + GAP, 0) - GAP + 2 * MARGIN;
  const whole = put(document.createElement("div"), "svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  put(whole, "title", {}, blocks.find(isHeading)?.innerText ?? document.title);
  put(whole, "style", {}, await fonts());
  put(whole, "rect", { width, height, fill: getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor });
  let y = MARGIN;
  for (const [place, block] of blocks.entries()) {
    (isChart(block) ? drawChart : drawWords)(whole, block, left - MARGIN, boxes[place].top - y);
    y += boxes[place].height + GAP;
  }
  // Hatching is named by this page's address, which a picture by itself does not have.
  return { width, height, text: new XMLSerializer().serializeToString(whole).replaceAll(/url\((&quot;)?[^)#]*#/g, "url($1#") };
};

const painted = async ({ width, height, text }) => {
  const picture = new Image(), canvas = document.createElement("canvas");
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  canvas.width = SCALE * width;
  canvas.height = SCALE * height;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};

const save = async (name, kind) => {
  const blocks = chosen();
  if (!blocks.length) return;
  const whole = await drawn(blocks), link = document.createElement("a");
  link.download = `${name}.${kind}`;
  link.href = URL.createObjectURL(kind === "svg" ? new Blob([whole.text], { type: "image/svg+xml" }) : await painted(whole));
  link.click();
  URL.revokeObjectURL(link.href);
};

export default function ({ parentElement: root, data }) {
  for (const button of root.querySelectorAll("button")) button.onclick = () => save(data.name, button.value);
}
