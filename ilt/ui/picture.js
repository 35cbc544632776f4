// Saves the pictures of a screen as one file, with the title, what and who under it, and the legends: as they are drawn here.
const SCALE = 2, MARGIN = 32, GAP = 12;
const BLOCKS = "[data-testid=stHeading], [data-testid=stCaptionContainer], [data-testid=stHtml], .stMarkdownBadge, [data-testid=stVegaLiteChart]";
const ELSEWHERE = "details, [data-testid=stPopover], [class*=st-key-desk_]";

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

const drawChart = async (pen, block, left, top, style) => {
  const drawn = block.querySelector("svg.marks, canvas");
  const box = drawn.getBoundingClientRect();
  let picture = drawn;
  if (drawn.matches("svg")) {
    const copy = drawn.cloneNode(true);
    copy.style.color = getComputedStyle(drawn).color;
    copy.insertAdjacentHTML("afterbegin", `<style>${style}</style>`);
    picture = new Image();
    // Hatching is named by this page's address, which a picture by itself does not have.
    const whole = new XMLSerializer().serializeToString(copy).replaceAll(/url\((&quot;)?[^)#]*#/g, "url($1#");
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(whole)}`;
    await picture.decode();
  }
  pen.drawImage(picture, box.left - left, box.top - top, box.width, box.height);
};

const drawWords = (pen, block, left, top) => {
  for (const one of block.querySelectorAll("span[style]")) {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one), edge = parseFloat(style.borderLeftWidth);
    const around = [box.left - left, box.top - top, box.width, box.height];
    pen.fillStyle = style.backgroundColor;
    pen.fillRect(...around);
    pen.fillStyle = pen.strokeStyle = style.color;
    pen.lineWidth = edge;
    if (edge && parseFloat(style.borderTopWidth)) pen.strokeRect(...around);
    else if (edge) pen.fillRect(around[0], around[1], edge, around[3]);
  }
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode, style = getComputedStyle(text.parentElement);
    if (text.parentElement.closest("style, [data-testid=stIconMaterial]")) continue;
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.fillStyle = style.color;
    pen.globalAlpha = parseFloat(getComputedStyle(block).opacity);
    for (const word of text.data.matchAll(/[^\s\u00a0\u2003]+/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const box = range.getBoundingClientRect(), { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(word[0]);
      pen.fillText(word[0], box.left - left, box.top - top + (box.height - up - down) / 2 + up);
    }
    pen.globalAlpha = 1;
  }
};

const save = async (name) => {
  const blocks = chosen();
  if (!blocks.length) return;
  const boxes = blocks.map((block) => block.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
  const canvas = document.createElement("canvas"), style = await fonts();
  canvas.width = SCALE * (right - left + 2 * MARGIN);
  canvas.height = SCALE * (boxes.reduce((sum, box) => sum + box.height + GAP, 0) - GAP + 2 * MARGIN);
  const pen = canvas.getContext("2d");
  pen.scale(SCALE, SCALE);
  pen.fillStyle = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let y = MARGIN;
  for (const [at, block] of blocks.entries()) {
    await (isChart(block) ? drawChart : drawWords)(pen, block, left - MARGIN, boxes[at].top - y, style);
    y += boxes[at].height + GAP;
  }
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(await new Promise((done) => canvas.toBlob(done, "image/png")));
  link.click();
  URL.revokeObjectURL(link.href);
};

export default function ({ parentElement: root, data }) {
  root.querySelector("button").onclick = () => save(data.name);
}
