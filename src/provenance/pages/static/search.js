// Search in a site: every word must begin a word of a record; names and texts before the rest.
// Scripts that part no words are looked for anywhere.
"use strict";

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const whole = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const box = document.getElementById("found");
const field = document.getElementById("q");
const records = (window.provenanceIndex ?? []).map(([kind, id, text, more, what]) => ({
  kind, id, text, what, first: ` ${words(`${text} ${id}`).join(" ")}`, rest: ` ${words(more).join(" ")}`,
}));

function show() {
  const asked = words(field.value).map((word) => (whole.test(word) ? word : ` ${word}`));
  const hits = [];
  for (const record of asked.length ? records : []) {
    let score = 0;
    for (const word of asked) {
      const here = record.first.includes(word) ? 2 : record.rest.includes(word) ? 1 : 0;
      if (!here) { score = 0; break; }
      score += here;
    }
    if (score) hits.push([score / asked.length - record.first.length / 1e4, record]);
  }
  hits.sort((a, b) => b[0] - a[0]);
  box.replaceChildren(...hits.slice(0, 50).map(([, { kind, id, text, what }]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const told = document.createElement("span");
    link.href = `${kind}/${encodeURIComponent(id)}.html`;
    link.className = "claim";
    link.dir = "auto";
    link.textContent = text;
    told.className = "muted";
    told.textContent = ` ${what}`;
    item.append(link, told);
    return item;
  }));
  document.getElementById("count").textContent = asked.length ? String(hits.length) : "";
}

field.value = new URLSearchParams(location.search).get("q") ?? field.value;
field.addEventListener("input", show);
show();
