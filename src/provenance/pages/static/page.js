// What pages gain where scripts run; every page works without it.
"use strict";

// The dates at which something was said, as a slider.
for (const form of document.querySelectorAll("[data-slider]")) {
  const select = form.querySelector("select");
  const range = document.createElement("input");
  const told = document.createElement("output");
  Object.assign(range, { type: "range", min: 0, max: select.length - 1, value: select.selectedIndex, step: 1 });
  range.id = select.id;
  range.setAttribute("aria-describedby", "as-of-help");
  const tell = () => {
    told.textContent = select.options[range.value].text;
    range.setAttribute("aria-valuetext", told.textContent);
  };
  range.addEventListener("input", tell);
  range.addEventListener("change", () => {
    select.selectedIndex = range.value;
    if (!select.value) select.disabled = true;
    form.requestSubmit();
  });
  select.removeAttribute("id");
  select.hidden = true;
  form.querySelector("button").hidden = true;
  select.after(range, told);
  tell();
}

// Fields that nobody filled in stay out of the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}

// What is to be copied, copied: a button beside each.
const offer = (within) => {
  for (const box of within.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = document.body.dataset.copyText;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(box.textContent);
      } catch {  // a page that was opened from a disk may not
        getSelection().selectAllChildren(box);
        document.execCommand("copy");
      }
      button.textContent = document.body.dataset.copied;
    });
    box.before(button);
  }
};
offer(document);

// A citation opens where it is asked for.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const tools = link.closest(".tools");
  const open = tools.nextElementSibling;
  if (open?.classList.contains("cited")) return open.remove();
  try {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("citations");
    if (!answer.ok || !found) throw new Error("no citation");
    const box = document.createElement("div");
    box.className = "cited";
    box.append(...document.adoptNode(found).children);
    offer(box);
    tools.after(box);
  } catch { location.href = link.href; }
});

// Slash goes to the search field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("q")?.focus();
});

// Says that files have changed since the page was opened.
const opened = document.body.dataset.revision;
if (opened) {
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/-/revision", { cache: "no-store" });
      if (answer.ok && (await answer.text()).trim() !== opened) document.getElementById("changed").hidden = false;
    } catch { /* the server has ended */ }
  };
  setInterval(look, 3000);
  document.addEventListener("visibilitychange", look);
}
