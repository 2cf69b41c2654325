// What a form gains where scripts run: findings while somebody types, names to choose from, and
// words marked in the text beside it. Whatever is typed is kept by the server as a draft.
"use strict";

const form = document.querySelector("form[data-edit]");
const kept = document.getElementById("kept");
let waiting = 0;
let asked = 0;

async function look() {
  const number = ++asked;
  const body = new URLSearchParams(new FormData(form));
  body.set("do", "look");
  try {
    let answer = await fetch(form.action, { method: "POST", body });
    let page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=form-token]")?.value;
    if (answer.status === 403 && token) {  // the server was begun anew
      form.elements["form-token"].value = token;
      body.set("form-token", token);
      answer = await fetch(form.action, { method: "POST", body });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    }
    if (!answer.ok) throw new Error(String(answer.status));
    if (number !== asked) return true;
    for (const id of ["outcome", ...[...form.querySelectorAll("[data-doubts]")].map((box) => box.id)]) {
      const now = document.getElementById(id);
      const then = page.getElementById(id);
      if (now && then) now.replaceChildren(...document.adoptNode(then).childNodes);
    }
    place(page.querySelector(".editing aside"));
    kept.textContent = kept.dataset.kept;
    return true;
  } catch { kept.textContent = kept.dataset.lost; }
  return false;
}

// Nothing is sent to a server that does not answer: the page would give way to the browser's own.
let answers = false;
form.addEventListener("submit", async (event) => {
  if (answers) return;
  event.preventDefault();
  const button = event.submitter;
  answers = await look();
  if (answers) form.requestSubmit(button);
  answers = false;
});

// The text of the source that was chosen takes its place beside the form.
function place(then) {
  const now = document.querySelector(".editing aside");
  if (now?.textContent === then?.textContent) return;
  now?.remove();
  if (then) form.after(document.adoptNode(then));
  readable();
  form.parentElement.classList.toggle("beside", Boolean(then?.querySelector(".document")));
}

// Who made a missing record in another tab comes back to where it is no longer missing.
window.addEventListener("focus", () => {
  if (form.querySelector("[data-doubts] > *")) look();
});

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 500);
});

// A choice takes the place of what was typed.
form.addEventListener("click", (event) => {
  const choice = event.target.closest("button.choice");
  if (!choice) return;
  const field = form.elements[choice.dataset.field];
  const { given, word } = choice.dataset;
  field.value = given && field.value.includes(given) ? field.value.replace(given, () => word) : word;
  choice.closest(".offers")?.replaceChildren();
  field.focus();
  look();
});

// Names of records that fit the line that is being typed.
const list = document.createElement("datalist");
list.id = "offered";
document.body.append(list);
form.addEventListener("input", async (event) => {
  const kind = event.target.dataset.offers;
  if (!kind) return;
  const text = event.target.value.split("\n").at(-1).trim();
  if (!text) return;
  try {
    const answer = await fetch(`/-/names?${new URLSearchParams({ kind, q: text })}`);
    const found = await answer.json();
    if (event.target.tagName !== "INPUT") return propose(event.target, text, found);
    list.replaceChildren(...found.map(([id, name]) => {
      const option = document.createElement("option");
      option.value = id;
      option.label = name;
      return option;
    }));
    event.target.setAttribute("list", "offered");
  } catch { /* nothing is offered */ }
});

// A field of several lines takes no list of its own: what fits its last line stands below it.
function propose(field, given, found) {
  const box = field.parentElement.querySelector(".offers") ?? document.createElement("div");
  box.className = "offers";
  field.after(box);
  if (field.value.split("\n").at(-1).trim() !== given) return;
  box.replaceChildren(...found.filter(([id]) => id !== given).slice(0, 5).map(([id, name]) => {
    const button = document.createElement("button");
    const told = document.createElement("span");
    Object.assign(button, { type: "button", className: "choice", textContent: `${id} ` });
    Object.assign(button.dataset, { field: field.name, given, word: id });
    Object.assign(told, { className: "muted", dir: "auto", textContent: name });
    button.append(told);
    return button;
  }));
}

// The text has a caret, so that the arrow keys mark words in it too; nothing is typed into it.
function readable() {
  const text = document.querySelector(".editing aside .document");
  if (!text || !form.elements.quote) return;
  const whole = text.cloneNode(true);
  const told = { contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-readonly": "true", inputmode: "none", spellcheck: "false" };
  for (const [name, value] of Object.entries(told)) text.setAttribute(name, value);
  text.addEventListener("beforeinput", (event) => event.preventDefault());
  text.addEventListener("input", () => text.replaceChildren(...whole.cloneNode(true).childNodes));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    quote(text);
  });
}
readable();

document.addEventListener("mouseup", (event) => {
  const text = event.target.closest?.(".editing aside .document");
  if (text) quote(text);
});

// Words marked in the text: the quotation and its line, or page, are filled in.
function quote(text) {
  const marked = getSelection();
  const words = String(marked).trim().replace(/\s+/g, " ");
  if (!words || !form.elements.quote || !text.contains(marked.anchorNode)) return;
  const before = document.createRange();
  const { startContainer, startOffset } = marked.getRangeAt(0);
  before.setStart(text, 0);
  before.setEnd(startContainer, startOffset);
  const read = before.toString() + /^\s*/.exec(String(marked))[0];
  const place = text.textContent.includes("\f")
    ? `p. ${read.split("\f").length}` : String(read.split("\n").length);
  const add = (field, value) => {
    const lines = field.value.split("\n").filter(Boolean);
    if (!lines.includes(value)) field.value = [...lines, value].join("\n");
    field.rows = field.value.split("\n").length;
  };
  add(form.elements.quote, words);
  add(form.elements.at, place);
  look();
}
