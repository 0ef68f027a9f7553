// Dénicheur, the search box for other sites: <denicheur-search></denicheur-search>
// It has no dependency, defines no global, parses no text as markup and sets no style attribute, so
// it runs under strict content security policies, with trusted types as well. Pages may have changed
// Object.prototype: objects for the browser have no prototype, and requests are XMLHttpRequests.
(() => {
  "use strict";
  const NAME = "denicheur-search";
  if (!window.customElements || customElements.get(NAME)) return; // the page loads this script twice

  // A module has no currentScript.
  const script = document.currentScript
    || [...document.scripts].find(one => /\/embed\/denicheur(-[0-9a-f]+)?\.js$/.test(one.src.split(/[?#]/)[0]));
  const source = script && script.src;
  const HOME = source ? new URL("..", source).href : location.origin + "/";
  const PATIENCE = 5000; // milliseconds to wait for an answer
  const POPOVER = "showPopover" in HTMLElement.prototype;
  const EDGE = 8; // pixels between the list and the edge of the window
  const SIZE = "5"; // postings in the list
  const PAUSE = 150; // milliseconds between the last key and a request for suggestions
  const FILTERS = ["role", "startup", "incubator", "theme", "open", "month", "junior", "contract", "remote", "place", "techno"];
  const KINDS = ["role", "startup", "title"];

  // The texts by language; the server words role families in French alone.
  const TEXTS = {
    __proto__: null,
    fr: {
      label: "Rechercher une offre", button: "Rechercher", suggestions: "Suggestions", searching: "Recherche…",
      role: "métier", startup: "startup", title: "offre", open: "ouverte", closed: "fermée",
      suggested: ["suggestion", "suggestions"], found: ["offre trouvée", "offres trouvées"], none: "Aucune offre trouvée",
      close: ["offre s'en approche", "offres s'en approchent"],
      near: (trade, close) => `Aucune offre pour « ${trade} », mais ${close}.`,
      searched: (found, words) => `${found} pour « ${words} ».`,
      attempt: (found, words) => `${found}. Essayez « ${words} ».`,
      failed: "La recherche ne répond pas pour le moment.", retry: "Réessayer sur la page de recherche",
      all: "Voir toutes les offres trouvées", families: {__proto__: null},
    },
    en: {
      label: "Search for a posting", button: "Search", suggestions: "Suggestions", searching: "Searching…",
      role: "trade", startup: "startup", title: "posting", open: "open", closed: "closed",
      suggested: ["suggestion", "suggestions"], found: ["posting found", "postings found"], none: "No posting found",
      close: ["posting is close to it", "postings are close to it"],
      near: (trade, close) => `No posting for “${trade}”, but ${close}.`,
      searched: (found, words) => `${found} for “${words}”.`,
      attempt: (found, words) => `${found}. Try “${words}”.`,
      failed: "The search does not answer at the moment.", retry: "Try again on the search page",
      all: "See all postings found",
      families: {
        __proto__: null, developpement: "Software development", infrastructure: "Infrastructure and operations", data: "Data", produit: "Product",
        deploiement: "Deployment and growth", support: "Support and user relations", gestion: "Project management and direction",
        intrapreneuriat: "Intrapreneurship", autre: "Another trade",
      },
    },
  };
  const SIGNS = new Map([["&lt;", "<"], ["&gt;", ">"], ["&quot;", '"'], ["&#39;", "'"], ["&amp;", "&"]]);
  const MONTH = {__proto__: null, month: "long", year: "numeric", timeZone: "UTC"};

  const SHEET = new CSSStyleSheet();
  SHEET.replaceSync(`/* denicheur.css */`);

  const make = (tag, part, text, ...attributes) => {
    const element = document.createElement(tag);
    if (part) element.setAttribute("part", part);
    if (text) element.textContent = text;
    for (const [name, value] of attributes) element.setAttribute(name, value);
    return element;
  };

  // English if the nearest element with a language says so; otherwise French, as the postings are.
  const languageAround = element => {
    const around = element.closest("[lang]") || document.documentElement;
    return /^en(-|$)/i.test(around.getAttribute("lang")) ? "en" : "fr";
  };

  const plain = html => html.replace(/&(lt|gt|quot|#39|amp);/g, sign => SIGNS.get(sign));

  // Excerpts are escaped text in which only <mark> is markup.
  const showMarked = (parent, html) =>
    html.split(/<\/?mark>/).forEach((piece, i) =>
      parent.append(i % 2 ? make("mark", "mark", plain(piece)) : plain(piece)));


  // Calls "then" with the answer, or with null if it fails or takes too long, and with the problem if
  // the question is refused; never after an abort.
  const ask = (address, then) => {
    const request = new XMLHttpRequest();
    const given = status => request.status === status ? request.response : null;
    request.onload = () => then(given(200), given(400));
    request.onerror = request.ontimeout = () => then(null, null);
    request.open("GET", address);
    request.responseType = "json";
    request.timeout = PATIENCE;
    request.send();
    return request;
  };

  class DenicheurSearch extends HTMLElement {
    #box; #form; #input; #list; #heard; #status; #results; #more;
    #place = new CSSStyleSheet();
    #follow = () => this.#placeList();
    #ignored = new Set();
    #language = "fr";
    #texts = TEXTS.fr;
    #timer = 0;
    #suggesting = null;
    #searching = null;
    #active = -1;

    connectedCallback() {
      if (!this.shadowRoot) {
        this.#build();
        this.#start();
      }
      this.#adapt();
    }

    disconnectedCallback() {
      this.#quiet();
      if (this.#searching && this.#searching.readyState < 4) {
        this.#searching.abort();
        this.#status.textContent = "";
      }
    }

    #build() {
      this.#language = languageAround(this);
      this.#texts = TEXTS[this.#language];
      const box = this.#box = make("div", "box", "", ["class", "box"], ["lang", this.#language]);
      this.#form = make("form", "form", "", ["role", "search"]);
      const label = make("label", "label", this.getAttribute("label") || this.#texts.label, ["for", "q"]);
      const row = make("div", "row", "", ["class", "row"]);
      const field = make("div", "field", "", ["class", "field"]);
      this.#input = make("input", "input", "", ["id", "q"], ["type", "search"], ["maxlength", "500"],
        ["name", this.getAttribute("name") || "q"], ["placeholder", this.getAttribute("placeholder") || ""],
        ["autocomplete", "off"], ["enterkeyhint", "search"], ["role", "combobox"], ["aria-autocomplete", "list"],
        ["aria-expanded", "false"], ["aria-controls", "list"]);
      this.#list = make("ul", "suggestions", "", ["id", "list"], ["role", "listbox"], ["aria-label", this.#texts.suggestions], ["popover", "manual"], ["hidden", ""]);
      this.#heard = make("span", "", "", ["class", "heard"], ["role", "status"]);
      this.#status = make("p", "status", "", ["role", "status"]);
      this.#results = make("ol", "results", "", ["role", "list"]);
      this.#more = make("p", "more");
      field.append(this.#input, this.#list);
      row.append(field, make("button", "button", this.getAttribute("button") || this.#texts.button, ["type", "submit"]));
      this.#form.append(label, row);
      box.append(this.#form, this.#heard, this.#status, this.#results, this.#more);
      this.#listen();
      // Last, because it hides what the page's author wrote inside the element.
      const root = this.attachShadow({__proto__: null, mode: "open"});
      root.adoptedStyleSheets = [SHEET, this.#place];
      root.append(box);
    }

    #listen() {
      this.#form.addEventListener("submit", event => this.#submit(event));
      this.#input.addEventListener("input", () => this.#type());
      this.#input.addEventListener("keydown", event => this.#press(event));
      this.#input.addEventListener("blur", () => this.#quiet());
      this.#form.addEventListener("focusin", () => this.#adapt());
      this.#list.addEventListener("mousedown", event => event.preventDefault()); // keeps the focus
      this.#list.addEventListener("click", event => this.#choose(event.target.closest("li")));
    }

    // A box that shows its own list takes the words from the address of its page if "name" is set.
    #start() {
      [...this.attributes].filter(({name}) => name.startsWith("filter-") && !FILTERS.includes(name.slice(7)))
        .forEach(({name}) => console.warn(`<${NAME}> ignores ${name}: filters are ${FILTERS.join(", ")}`));
      const name = this.getAttribute("name");
      const words = name && !this.hasAttribute("action") && new URLSearchParams(location.search).get(name);
      if (words) {
        this.#input.value = words;
        this.#search();
      }
    }

    get #server() {
      const given = this.getAttribute("server");
      return given ? given.replace(/\/*$/, "/") : HOME;
    }

    // The server's paths begin with its own if it knows it, as in "/offres/offres/a".
    #at(path) {
      const server = new URL(this.#server, document.baseURI);
      return path.startsWith(server.pathname) ? server.origin + path : this.#server + path.replace(/^\/+/, "");
    }

    // The text around the box is light on dark pages, also if they do not declare "color-scheme".
    #adapt() {
      const rgb = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)/.exec(getComputedStyle(this).color);
      const isLight = rgb && rgb[1] * .3 + rgb[2] * .59 + rgb[3] * .11 > 140;
      this.#box.classList.toggle("dark", Boolean(isLight));
      this.#box.classList.toggle("light", Boolean(rgb && !isLight));
    }

    #filters() {
      return FILTERS.flatMap(name =>
        (this.getAttribute("filter-" + name) || "").split(/\s+/).filter(Boolean).map(value => [name, value]))
        .filter(pair => !this.#ignored.has(pair.join(" ")));
    }

    // Ignores the filter that the server refused, and says so to the page's author. Returns whether to ask again.
    #forgive({parameter, detail}) {
      const same = this.#filters().filter(([name]) => name === parameter);
      const wrong = same.filter(([, value]) => String(detail).endsWith(`got '${value}'`));
      const refused = wrong.length ? wrong : same;
      refused.forEach(([name, value]) => {
        this.#ignored.add(name + " " + value);
        console.warn(`<${NAME}> ignores filter-${name}="${value}": ${detail}`);
      });
      return refused.length > 0;
    }

    // Returns the number of postings to list; says so to the page's author if the wish is no such number.
    #size() {
      const given = (this.getAttribute("size") || SIZE).trim();
      if (/^0*([1-9]\d?|100)$/.test(given)) return given;
      if (!this.#ignored.has("size " + given)) console.warn(`<${NAME}> ignores size="${given}": it must be 1 to 100`);
      this.#ignored.add("size " + given);
      return SIZE;
    }

    #query() {
      return new URLSearchParams([["q", this.#input.value.trim()], ...this.#filters()]);
    }

    #submit(event) {
      this.#quiet();
      const action = this.getAttribute("action");
      if (action === null) {
        event.preventDefault();
        this.#search();
        return;
      }
      this.#form.setAttribute("action", action);
      this.#form.querySelectorAll("[type=hidden]").forEach(input => input.remove());
      // A form replaces the parameters of its action, so the box sends them along.
      const own = [...new URL(action, document.baseURI).searchParams].filter(([name]) => name !== this.#input.name);
      [...own, ...this.#filters()].forEach(([name, value]) =>
        this.#form.append(make("input", "", "", ["type", "hidden"], ["name", name], ["value", value])));
    }

    #type() {
      this.#quiet();
      if (this.#input.value.trim().length > 1) this.#timer = setTimeout(() => this.#suggest(), PAUSE);
    }

    #suggest() {
      const query = this.#query();
      query.set("size", "6");
      this.#suggesting = ask(`${this.#server}api/v1/suggest?${query}`, (answer, problem) =>
        problem && this.#forgive(problem) ? this.#suggest() : this.#offer(answer));
    }

    #offer(answer) {
      const suggestions = (answer && answer.suggestions) || [];
      this.#list.replaceChildren(...suggestions.map((suggestion, i) => {
        const option = make("li", "suggestion", "", ["id", "o" + i], ["role", "option"], ["aria-selected", "false"]);
        option.append(make("span", "", suggestion.text));
        if (KINDS.includes(suggestion.kind)) option.append(make("small", "kind", this.#texts[suggestion.kind]));
        return option;
      }));
      this.#open(suggestions.length > 0);
      this.#heard.textContent = suggestions.length ? this.#several(suggestions.length, this.#texts.suggested) : "";
    }

    #open(open) {
      this.#list.hidden = !open;
      if (POPOVER) this.#lift(open);
      this.#input.setAttribute("aria-expanded", String(open));
      this.#activate(-1);
    }

    // Shows the list above everything else, because a parent of the box may cut off what leaves it.
    #lift(open) {
      if (open) this.#placeList();
      if (open !== this.#list.matches(":popover-open")) this.#list[open ? "showPopover" : "hidePopover"]();
      for (const type of ["scroll", "resize"]) window[open ? "addEventListener" : "removeEventListener"](type, this.#follow, true);
    }

    #placeList() {
      const {left, bottom, width} = this.#input.getBoundingClientRect();
      this.#place.replaceSync(`ul:popover-open{left:${left}px;top:${bottom}px;width:${width}px;`
        + `max-height:min(20em,${Math.max(innerHeight - bottom - EDGE, 100)}px)}`);
    }

    #activate(index) {
      this.#active = index;
      [...this.#list.children].forEach((option, i) => {
        option.setAttribute("aria-selected", String(i === index));
        option.setAttribute("part", i === index ? "suggestion active" : "suggestion");
        if (i === index) option.scrollIntoView({__proto__: null, block: "nearest"});
      });
      if (index < 0) this.#input.removeAttribute("aria-activedescendant");
      else this.#input.setAttribute("aria-activedescendant", "o" + index);
    }

    #press(event) {
      if (event.isComposing) return;
      const count = this.#list.hidden ? 0 : this.#list.children.length;
      const chosen = this.#active >= 0;
      const key = event.key;
      if (key === "ArrowDown" && count) this.#activate((this.#active + 1) % count);
      else if (key === "ArrowDown" && this.#input.value.trim()) this.#suggest();
      else if (key === "ArrowUp" && count) this.#activate(chosen ? (this.#active || count) - 1 : count - 1);
      else if (key === "Home" && chosen) this.#activate(0);
      else if (key === "End" && chosen) this.#activate(count - 1);
      else if (key === "Enter" && chosen) this.#choose(this.#list.children[this.#active]);
      else if (key === "Escape" && count) this.#quiet();
      else return;
      event.preventDefault();
    }

    #choose(option) {
      if (!option) return;
      this.#input.value = option.firstChild.textContent;
      this.#form.requestSubmit();
    }

    // Closes the suggestions and cancels the next ones.
    #quiet() {
      clearTimeout(this.#timer);
      if (this.#suggesting) this.#suggesting.abort();
      this.#heard.textContent = "";
      this.#open(false);
    }

    #search() {
      if (this.#searching) this.#searching.abort();
      this.#status.textContent = this.#texts.searching;
      const query = this.#query();
      const page = this.#server + "?" + query;
      query.set("size", this.#size());
      query.set("facets", "off");
      query.set("sort", "open");
      this.#remember();
      this.#searching = ask(`${this.#server}api/v1/search?${query}`, (answer, problem) =>
        problem && this.#forgive(problem) ? this.#search() : this.#answer(answer, page));
    }

    // Keeps the words in the address of the page, so that they survive a reload.
    #remember() {
      const name = this.getAttribute("name");
      if (!name) return;
      const address = new URL(location.href);
      address.searchParams.set(name, this.#input.value.trim());
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // The page has no address of its own, as in a sandbox.
      }
    }

    #answer(answer, page) {
      const hits = (answer && answer.hits) || [];
      this.#results.replaceChildren(...hits.map(hit => this.#result(hit)));
      if (!answer) {
        this.#status.textContent = this.#texts.failed;
        this.#link(this.#texts.retry, page, "fallback");
      } else {
        this.#status.textContent = this.#summary(answer);
        this.#link(answer.total > hits.length ? this.#texts.all : "", page, "all");
      }
    }

    #summary({total, correction, missingTrade}) {
      if (missingTrade && total) {
        return this.#texts.near(missingTrade, this.#several(total, this.#texts.close));
      }
      const found = total ? this.#several(total, this.#texts.found) : this.#texts.none;
      if (!correction) return found + ".";
      return this.#texts[correction.applied ? "searched" : "attempt"](found, correction.query);
    }

    #several(count, [one, many]) {
      return `${count.toLocaleString(this.#language)} ${count > 1 ? many : one}`;
    }

    #link(text, address, part) {
      this.#more.replaceChildren(...(text ? [make("a", part, text, ["href", address])] : []));
    }

    #result(hit) {
      const item = make("li", "result");
      const title = make("a", "title", "", ["href", this.#at(hit.url)], ["lang", "fr"]);
      if (hit.excerpts.title.length) showMarked(title, hit.excerpts.title[0]);
      else title.textContent = hit.title;
      const facts = [this.#texts.families[hit.role.value] || hit.role.label, hit.startup && hit.startup.label,
        hit.date && new Date(hit.date).toLocaleDateString(this.#language, MONTH), hit.open ? this.#texts.open : this.#texts.closed];
      item.append(title, make("p", hit.open ? "facts" : "facts filled", facts.filter(Boolean).join(" · ")));
      if (hit.excerpts.body.length) {
        const excerpt = make("p", "excerpt", "", ["lang", "fr"]);
        showMarked(excerpt, hit.excerpts.body[0]);
        item.append(excerpt);
      }
      return item;
    }
  }

  customElements.define(NAME, DenicheurSearch);
})();
