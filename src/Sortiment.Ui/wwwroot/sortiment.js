// Sortiment: small improvements on pages that work without them. Listeners hang on the document, so that they live through
// Blazor's enhanced navigation, which changes the page's content but not the document.

const PREFIX = "sortiment:text:";
const KEPT_DAYS = 30;
const storage = usableStorage();
const served = new WeakMap(); // what each form held when it came
let saving = null;

function usableStorage() {
  try {
    localStorage.setItem("sortiment:probe", "1");
    localStorage.removeItem("sortiment:probe");
    return localStorage;
  } catch {
    return null; // private mode, or forbidden by policy: forms then warn before they are left
  }
}

// ---- autosave: <form data-autosave="proposal-42"> ----

// the seat is part of the key: on a shared machine nobody is shown what somebody else wrote
function storageKey(name) {
  return PREFIX + (document.querySelector("main")?.dataset.acting ?? "-") + ":" + name;
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "file", "password", "submit", "button", "reset"].includes(field.type),
  );
}

// what the form holds or, given, what the server gave it
function textOf(form, given = false) {
  const text = {};
  for (const field of fieldsOf(form)) {
    const values = (text[field.name] ??= []);
    if (field.type === "checkbox" || field.type === "radio") {
      if (given ? field.defaultChecked : field.checked) values.push(field.value);
    } else if (field.type.startsWith("select")) {
      const options = [...field.options];
      const chosen = options.filter((option) => (given ? option.defaultSelected : option.selected));
      if (chosen.length === 0 && field.type === "select-one") chosen.push(...options.slice(0, 1));
      values.push(...chosen.map((option) => option.value));
    } else {
      values.push((given ? field.defaultValue : field.value).replace(/\r\n?/g, "\n"));
    }
  }
  return text;
}

function fill(form, text) {
  const seen = {};
  for (const field of fieldsOf(form)) {
    const values = text[field.name];
    if (!values) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = values.includes(field.value);
    } else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else {
      const index = seen[field.name] ?? 0;
      seen[field.name] = index + 1;
      if (index < values.length) field.value = values[index];
    }
  }
}

// What the server had when the typing began: a field that is still so was not typed in, and is the server's to say next time.
function baseOf(form, key) {
  return stored(key)?.base ?? served.get(form);
}

function same(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}

function save() {
  if (!saving) return;
  clearTimeout(saving.timer);
  const { form, key } = saving;
  saving = null;
  keep(form, key, { at: Date.now(), base: baseOf(form, key), text: textOf(form) });
}

function keep(form, key, copy) {
  try {
    storage.setItem(key, JSON.stringify(copy));
  } catch {
    form.dataset.unsavable = ""; // full: the form is then left with a warning
  }
}

function saveSoon(form) {
  const key = storageKey(form.dataset.autosave);
  if (saving && saving.form !== form) save();
  if (saving) clearTimeout(saving.timer);
  saving = { form, key, timer: setTimeout(save, 250) };
}

function stored(key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    storage.removeItem(key);
    return null;
  }
}

// Rows are one thing: a field of the third row is another's when the second has gone.
function listOf(name) {
  return /\[\d+\]/.test(name) ? name.replace(/\[\d+\].*$/, "[]") : name;
}

// The fields that were typed in, each with its values; all of a copy that does not say what it began from.
function typedIn(kept) {
  const fields = Object.entries(kept.text);
  if (!kept.base) return fields;
  const changed = new Set(
    [...new Set([...Object.keys(kept.text), ...Object.keys(kept.base)])]
      .filter((name) => !same(kept.text[name], kept.base[name]))
      .map(listOf),
  );
  return fields.filter(([name]) => changed.has(listOf(name)));
}

function restore(form) {
  if ("restored" in form.dataset) return;
  form.dataset.restored = "";
  const key = storageKey(form.dataset.autosave);
  // the server shows what was just sent, perhaps with a row more or less: that is the latest, not the browser's copy
  if ("autosaveLatest" in form.dataset) return;
  const server = textOf(form, true);
  served.set(form, server);
  const kept = stored(key);
  if (!kept) return;
  // somebody else may have saved meanwhile: only what was typed here comes back, beside what is saved now
  const typed = typedIn(kept);
  const shown = textOf(form);
  if (typed.every(([name, values]) => same(values, shown[name]))) return;
  const overtaken = typed
    .filter(([name, values]) => kept.base && !same(server[name], kept.base[name]) && !same(server[name], values))
    .map(([name]) => name);
  const text = Object.fromEntries(typed);
  fill(form, text);
  if (redraw(form, text)) return;
  // what others have saved is from now on what the typing begins from
  const base = { ...server, ...Object.fromEntries(typed.map(([name]) => [name, kept.base?.[name]])) };
  keep(form, key, { at: kept.at, base: kept.base && base, text: textOf(form) });
  form.prepend(notice(form, key, overtaken));
}

// Rows that the user added are not there when the form comes anew: the server draws them, from the text.
function redraw(form, text) {
  const button = form.querySelector("button[data-redraw]");
  const present = new Set(fieldsOf(form).map((field) => field.name));
  const missing = Object.entries(text).filter(([name, values]) => values.length > 0 && !present.has(name));
  if (!button || missing.length === 0) return false;
  for (const [name, values] of missing) {
    form.querySelectorAll(`input[type="hidden"][name="${CSS.escape(name)}"]`).forEach((field) => field.remove());
    for (const value of values) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
  }
  form.requestSubmit(button);
  return true;
}

function labelOf(form, name) {
  const field = fieldsOf(form).find((one) => one.name === name);
  const label = ["checkbox", "radio"].includes(field?.type)
    ? field.closest("fieldset")?.querySelector("legend")
    : field?.labels?.[0];
  return label?.textContent.trim();
}

function notice(form, key, overtaken) {
  const box = document.createElement("div");
  box.className = "restored";
  box.setAttribute("role", "status");
  const words = document.createElement("p");
  const fields = overtaken.map((name) => labelOf(form, name)).filter(Boolean);
  words.textContent =
    "Vi har återställt text som inte var sparad." +
    (fields.length === 0
      ? ""
      : ` Någon annan har sparat en ny text sedan du skrev i: ${fields.join(", ")}. Sparar du ersätts den av din.`);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Släng den återställda texten";
  button.addEventListener("click", () => {
    if (saving?.form === form) {
      clearTimeout(saving.timer);
      saving = null;
    }
    storage.removeItem(key);
    form.reset();
    delete form.dataset.dirty;
    box.remove();
    fieldsOf(form)[0]?.focus();
  });
  box.append(words, button);
  return box;
}

function forgetOld() {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  for (const key of Object.keys(storage)) {
    if (key.startsWith(PREFIX) && !(stored(key)?.at > oldest)) storage.removeItem(key);
  }
}

// ---- leaving a form whose text cannot be kept ----

function wouldLose(form) {
  if (!("dirty" in form.dataset) || "submitting" in form.dataset) return false;
  const hasFile = [...form.elements].some((field) => field.type === "file" && field.value);
  return hasFile || !storage || "unsavable" in form.dataset;
}

function losing() {
  return [...document.querySelectorAll("form[data-autosave]")].some(wouldLose);
}

addEventListener("beforeunload", (event) => {
  if (losing()) event.preventDefault();
});

document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.("[data-print]")) {
      event.preventDefault();
      print();
      return;
    }

    // enhanced navigation would pass beforeunload by: go there in the ordinary way instead
    const link = event.target.closest?.("a[href]");
    if (link && losing()) link.setAttribute("data-enhance-nav", "false");
  },
  true,
);

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form;
    if (!form?.matches?.("[data-autosave]")) return;
    form.dataset.dirty = "";
    if (storage) saveSoon(form);
  });
}

addEventListener("pagehide", save);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());

// ---- a form is sent once ----

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if ("submitting" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }

    save();
    form.dataset.submitting = "";
    for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
    // an answer that is a file leaves the page standing
    setTimeout(() => release(form), 10_000);
  },
  true,
);

function buttonsOf(form) {
  return [...form.elements].filter((field) => field.type === "submit");
}

function release(form) {
  delete form.dataset.submitting;
  for (const button of buttonsOf(form)) button.removeAttribute("aria-disabled");
}

addEventListener("pageshow", () => document.querySelectorAll("form[data-submitting]").forEach(release));

// ---- links within the page ----

// enhanced navigation scrolls to the place but leaves the focus behind: skip links and error summaries need it there
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href*='#']");
  if (!link || link.pathname !== location.pathname || link.search !== location.search) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (target) setTimeout(() => target.focus());
});

// ---- addresses without empty filters ----

document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

// ---- parts that change by themselves: <div data-live id="..."> ----

const LIVE_SECONDS = 2;
let watching = null;

function watch() {
  clearTimeout(watching);
  if (document.querySelector("[data-live]")) watching = setTimeout(refresh, LIVE_SECONDS * 1000);
}

async function refresh() {
  const address = location.href;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const text = await answer.text();
    if (!answer.ok || address !== location.href) return watch();
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = page.getElementById(part.id);
      // whoever reads with the keyboard in it is left alone until it is done
      if (!now || (part.contains(document.activeElement) && "live" in now.dataset)) continue;
      part.replaceChildren(...now.childNodes);
      if (!("live" in now.dataset)) delete part.dataset.live;
    }
  } catch {
    // the network was away for a moment: the next round asks again
  }
  watch();
}

// ---- each time a page has come, by load or by enhanced navigation ----

// The address says that something was saved: loaded again, it would take away what was typed since.
function forgetAnswer() {
  const address = new URL(location.href);
  for (const name of ["sparat", "klart"]) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function arrive() {
  document.querySelectorAll("form[data-submitting]").forEach(release);
  if (storage) {
    for (const element of document.querySelectorAll("[data-autosave-clear]")) {
      storage.removeItem(storageKey(element.dataset.autosaveClear));
      forgetAnswer();
    }
    document.querySelectorAll("form[data-autosave]").forEach(restore);
  }
  document.querySelector("[data-error-summary]")?.focus();
  watch();
}

let path = location.pathname;

function arriveEnhanced() {
  const moved = path !== location.pathname;
  path = location.pathname;
  // a new page is read from its heading; a sorted or filtered list keeps the focus where it was
  if (moved && !location.hash) document.querySelector("h1")?.focus({ preventScroll: true });
  arrive();
}

if (storage) forgetOld();
arrive();
window.Blazor?.addEventListener("enhancedload", arriveEnhanced);
