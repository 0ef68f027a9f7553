// Pages work without this script. It replaces the list of postings without reloading the page, and
// suggests words while the reader types.
(() => {
  "use strict";
  const form = document.getElementById("search");
  document.documentElement.classList.add("js");
  const answer = document.getElementById("answer-title");
  if (answer) answer.focus();
  if (!form || !window.fetch || !window.AbortController) return;

  const byId = (id) => document.getElementById(id);
  const box = byId("q");
  const results = byId("results");

  // ---- The list ----

  let loading = null;
  let shown = location.href;

  // Returns the address that the form would open, without empty parameters.
  const asked = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value.trim()) query.append(name, value);
    }
    const written = query.toString();
    return form.action.split("?")[0] + (written ? "?" + written : "");
  };

  // Returns a function that finds the element with the focus again in the next answer.
  const focused = () => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    if (at.name && at.value && at.type === "checkbox") {
      return () => [...document.querySelectorAll("#facets input")].find((one) => one.name === at.name && one.value === at.value);
    }
    const holder = at.closest("#facets details[id]");
    if (holder && at.localName === "summary") return () => byId(holder.id)?.querySelector("summary");
    return at.closest("#list, #facets") ? () => byId("heading") : null;
  };

  const swap = (page) => {
    const opened = [...document.querySelectorAll("#facets details[open]")].map((one) => one.id);
    const focus = focused();
    for (const id of ["hidden", "facets", "list"]) {
      byId(id).replaceChildren(...page.getElementById(id).childNodes);
    }
    for (const id of ["heading", "status"]) byId(id).textContent = page.getElementById(id).textContent;
    opened.forEach((id) => byId(id)?.setAttribute("open", ""));
    document.title = page.title;
    focus?.()?.focus({ preventScroll: true });
  };

  const restore = (page) => {
    box.value = page.getElementById("q").value;
  };

  async function show(address, { push, toTop, typed }) {
    loading?.abort();
    const mine = (loading = new AbortController());
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.getElementById("list")) throw new Error(answer.status);
      if (mine !== loading) return;
      if (push) history.pushState(null, "", address);
      shown = location.href;
      swap(page);
      if (!typed) restore(page);
      if (toTop) {
        byId("heading").focus({ preventScroll: true });
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        results.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
      }
    } catch (fault) {
      if (fault.name !== "AbortError") location.assign(address);
      return;
    } finally {
      if (mine === loading) results.removeAttribute("aria-busy");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    show(asked(), { push: true, typed: true });
  });

  byId("facets").addEventListener("change", (event) => {
    if (event.target.name) show(asked(), { push: true, typed: true });
  });

  // Hides the values of a long list that do not contain what the reader types above it.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  byId("facets").addEventListener("input", (event) => {
    if (!event.target.matches(".find")) return;
    const list = event.target.closest("fieldset");
    const typed = folded(event.target.value.trim());
    list.querySelectorAll("li").forEach((one) => (one.hidden = !folded(one.querySelector("bdi").textContent).includes(typed)));
    if (typed) list.querySelector("details").open = true;
  });

  byId("list").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname) return;
    event.preventDefault();
    show(to.href, { push: true, toTop: Boolean(link.closest(".pager")) });
  });

  addEventListener("popstate", () => {
    if (location.href.split("#")[0] !== shown.split("#")[0]) show(location.href, {});
  });

  // Browsers restore the earlier content of a form, but the address decides what the page shows.
  addEventListener("pageshow", (event) => {
    if (event.persisted) return;
    if (document.activeElement !== box) box.value = box.defaultValue;
    document.querySelectorAll("#facets input").forEach((one) => (one.checked = one.defaultChecked));
  });

  // ---- Suggestions: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ ----

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  list.hidden = true;
  box.after(list);
  const state = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const name in state) box.setAttribute(name, state[name]);

  let asking = null;
  let timer = 0;
  let active = -1;
  let proposed = [];

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const activate = (at) => {
    const options = [...list.children];
    active = at < -1 ? options.length - 1 : at >= options.length ? -1 : at;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) {
      box.removeAttribute("aria-activedescendant");
    } else {
      box.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  };

  // A role or a startup is a filter: it finds more postings than its name, and no others.
  const filterBy = (name, value) => {
    const boxes = [...document.querySelectorAll("#facets input")];
    const known = boxes.find((one) => one.name === name && one.value === value);
    if (known) known.checked = true;
    else byId("hidden").append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  };

  const take = (option) => {
    const { text, kind, value } = proposed[[...list.children].indexOf(option)];
    box.value = value ? "" : text;
    if (value) filterBy(kind, value);
    close();
    form.requestSubmit();
  };

  const propose = (suggestions) => {
    proposed = suggestions;
    list.replaceChildren(
      ...suggestions.map(({ text, kind, count }, i) => {
        const option = document.createElement("li");
        option.id = "suggestion-" + i;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const about = document.createElement("small");
        about.textContent = [box.dataset[kind], count.toLocaleString(document.documentElement.lang)].filter(Boolean).join(" · ");
        option.append(Object.assign(document.createElement("span"), { textContent: text }), " ", about);
        return option;
      }),
    );
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = !suggestions.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const typed = box.value.trim();
    if (!typed || typed.length > 100) return close();
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(box.dataset.suggest + "?q=" + encodeURIComponent(typed), { signal: asking.signal });
      if (answer.ok && document.activeElement === box) propose((await answer.json()).suggestions);
    } catch {
      // The reader can go on typing without suggestions.
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) activate(active + (event.key === "ArrowDown" ? 1 : -1));
      else ask();
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      take(list.children[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the field
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  box.addEventListener("blur", close);
})();
