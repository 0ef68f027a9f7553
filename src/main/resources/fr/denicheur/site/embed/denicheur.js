// Dénicheur, the search box for other sites: <denicheur-search></denicheur-search>
// It has no dependency, defines no global, parses no text as markup and sets no style attribute, so
// it runs under strict content security policies, with trusted types as well. Pages may have changed
// Object.prototype: objects for the browser have no prototype, and requests are XMLHttpRequests.
(() => {
  "use strict";
  const NAME = "denicheur-search";
  if (!window.customElements || customElements.get(NAME)) return; // the page loads this script twice

  const source = document.currentScript && document.currentScript.src;
  const HOME = source ? new URL("..", source).href : location.origin + "/";
  const PATIENCE = 5000; // milliseconds to wait for an answer
  const PAUSE = 150; // milliseconds between the last key and a request for suggestions
  const FILTERS = ["role", "startup", "open", "month", "junior", "contract", "remote", "place", "techno"];
  const KINDS = new Map([["role", "métier"], ["startup", "startup"], ["title", "offre"]]);
  const SIGNS = new Map([["&lt;", "<"], ["&gt;", ">"], ["&quot;", '"'], ["&#39;", "'"], ["&amp;", "&"]]);
  const MONTH = new Intl.DateTimeFormat("fr", {__proto__: null, month: "long", year: "numeric", timeZone: "UTC"});

  const SHEET = new CSSStyleSheet();
  SHEET.replaceSync(`
:host{display:block}
:host([hidden]),[hidden]{display:none!important}
*{box-sizing:border-box;margin:0;padding:0}
.box{all:initial;display:block;color:inherit;color-scheme:inherit;font:inherit;font-family:var(--denicheur-font,inherit);line-height:1.5;direction:inherit}
label{display:block;margin-bottom:.25em;font-weight:bold}
.row{display:flex;flex-wrap:wrap;gap:.5em}
.field{position:relative;flex:1 1 12em}
input,button,ul{font:inherit;line-height:1.5;border:1px solid var(--denicheur-border,currentColor);border-radius:var(--denicheur-radius,.25em)}
input,ul{width:100%;color:var(--denicheur-color,CanvasText);background:var(--denicheur-background,Canvas)}
input,button{padding:.5em .75em;min-height:2.75em}
::placeholder{color:inherit;opacity:.75}
button{cursor:pointer;color:var(--denicheur-accent-text,Canvas);background:var(--denicheur-accent,CanvasText)}
a{color:var(--denicheur-link,inherit)}
:focus-visible{outline:3px solid var(--denicheur-focus,currentColor);outline-offset:2px}
ul{position:absolute;z-index:1000;top:100%;left:0;margin-top:.25em;max-height:20em;overflow:auto;list-style:none}
ul li{display:flex;justify-content:space-between;gap:1em;padding:.5em .75em;cursor:pointer}
ul li[aria-selected=true],ul li:hover{color:var(--denicheur-accent-text,Canvas);background:var(--denicheur-accent,CanvasText)}
li,p,a{overflow-wrap:anywhere}
p:not(:empty){margin-top:.75em}
ol{list-style:none}
ol li{margin-top:1em}
ol p:not(:empty){margin-top:.125em}
ol a{font-weight:bold}
mark{color:#000;background:var(--denicheur-mark,#ffe566)}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`);

  const make = (tag, part, text, ...attributes) => {
    const element = document.createElement(tag);
    if (part) element.setAttribute("part", part);
    if (text) element.textContent = text;
    for (const [name, value] of attributes) element.setAttribute(name, value);
    return element;
  };

  const plain = html => html.replace(/&(lt|gt|quot|#39|amp);/g, sign => SIGNS.get(sign));

  // Excerpts are escaped text in which only <mark> is markup.
  const showMarked = (parent, html) =>
    html.split(/<\/?mark>/).forEach((piece, i) =>
      parent.append(i % 2 ? make("mark", "mark", plain(piece)) : plain(piece)));

  const several = (count, one, many) => `${count.toLocaleString("fr")} ${count > 1 ? many : one}`;

  // Calls "then" with the answer, or with null if it fails or takes too long; never after an abort.
  const ask = (address, then) => {
    const request = new XMLHttpRequest();
    request.onload = () => then(request.status === 200 ? request.response : null);
    request.onerror = request.ontimeout = () => then(null);
    request.open("GET", address);
    request.responseType = "json";
    request.timeout = PATIENCE;
    request.send();
    return request;
  };

  class DenicheurSearch extends HTMLElement {
    #form; #input; #list; #heard; #status; #results; #more;
    #timer = 0;
    #suggesting = null;
    #searching = null;
    #active = -1;

    connectedCallback() {
      if (!this.shadowRoot) {
        this.#build();
        this.#start();
      }
    }

    disconnectedCallback() {
      this.#quiet();
      if (this.#searching && this.#searching.readyState < 4) {
        this.#searching.abort();
        this.#status.textContent = "";
      }
    }

    #build() {
      const box = make("div", "box", "", ["class", "box"], ["lang", "fr"]);
      this.#form = make("form", "form", "", ["role", "search"]);
      const label = make("label", "label", this.getAttribute("label") || "Rechercher une offre", ["for", "q"]);
      const row = make("div", "row", "", ["class", "row"]);
      const field = make("div", "field", "", ["class", "field"]);
      this.#input = make("input", "input", "", ["id", "q"], ["type", "search"], ["maxlength", "500"],
        ["name", this.getAttribute("name") || "q"], ["placeholder", this.getAttribute("placeholder") || ""],
        ["autocomplete", "off"], ["enterkeyhint", "search"], ["role", "combobox"], ["aria-autocomplete", "list"],
        ["aria-expanded", "false"], ["aria-controls", "list"]);
      this.#list = make("ul", "suggestions", "", ["id", "list"], ["role", "listbox"], ["aria-label", "Suggestions"], ["hidden", ""]);
      this.#heard = make("span", "", "", ["class", "heard"], ["role", "status"]);
      this.#status = make("p", "status", "", ["role", "status"]);
      this.#results = make("ol", "results", "", ["role", "list"]);
      this.#more = make("p", "more");
      field.append(this.#input, this.#list);
      row.append(field, make("button", "button", this.getAttribute("button") || "Rechercher", ["type", "submit"]));
      this.#form.append(label, row);
      box.append(this.#form, this.#heard, this.#status, this.#results, this.#more);
      this.#listen();
      // Last, because it hides what the page's author wrote inside the element.
      const root = this.attachShadow({__proto__: null, mode: "open"});
      root.adoptedStyleSheets = [SHEET];
      root.append(box);
    }

    #listen() {
      this.#form.addEventListener("submit", event => this.#submit(event));
      this.#input.addEventListener("input", () => this.#type());
      this.#input.addEventListener("keydown", event => this.#press(event));
      this.#input.addEventListener("blur", () => this.#quiet());
      this.#list.addEventListener("mousedown", event => event.preventDefault()); // keeps the focus
      this.#list.addEventListener("click", event => this.#choose(event.target.closest("li")));
    }

    // A box that shows its own list takes the words from the address of its page if "name" is set.
    #start() {
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

    #filters() {
      return FILTERS.flatMap(name =>
        (this.getAttribute("filter-" + name) || "").split(/\s+/).filter(Boolean).map(value => [name, value]));
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
      this.#filters().forEach(([name, value]) =>
        this.#form.append(make("input", "", "", ["type", "hidden"], ["name", name], ["value", value])));
    }

    #type() {
      this.#quiet();
      if (this.#input.value.trim().length > 1) this.#timer = setTimeout(() => this.#suggest(), PAUSE);
    }

    #suggest() {
      const query = new URLSearchParams([["q", this.#input.value.trim()], ["size", "6"]]);
      this.#suggesting = ask(`${this.#server}api/v1/suggest?${query}`, answer => this.#offer(answer));
    }

    #offer(answer) {
      const suggestions = (answer && answer.suggestions) || [];
      this.#list.replaceChildren(...suggestions.map((suggestion, i) => {
        const option = make("li", "suggestion", "", ["id", "o" + i], ["role", "option"], ["aria-selected", "false"]);
        option.append(make("span", "", suggestion.text));
        if (KINDS.has(suggestion.kind)) option.append(make("small", "kind", KINDS.get(suggestion.kind)));
        return option;
      }));
      this.#open(suggestions.length > 0);
      this.#heard.textContent = suggestions.length ? several(suggestions.length, "suggestion", "suggestions") : "";
    }

    #open(open) {
      this.#list.hidden = !open;
      this.#input.setAttribute("aria-expanded", String(open));
      this.#activate(-1);
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
      this.#status.textContent = "Recherche…";
      const query = this.#query();
      const page = this.#server + "?" + query;
      query.set("size", this.getAttribute("size") || "5");
      query.set("facets", "off");
      query.set("sort", "open");
      this.#searching = ask(`${this.#server}api/v1/search?${query}`, answer => this.#answer(answer, page));
    }

    #answer(answer, page) {
      const hits = (answer && answer.hits) || [];
      this.#results.replaceChildren(...hits.map(hit => this.#result(hit)));
      if (!answer) {
        this.#status.textContent = "La recherche ne répond pas pour le moment.";
        this.#link("Réessayer sur la page de recherche", page, "fallback");
      } else {
        this.#status.textContent = this.#summary(answer);
        this.#link(answer.total > hits.length ? "Voir toutes les offres trouvées" : "", page, "all");
      }
    }

    #summary({total, correction, missingTrade}) {
      if (missingTrade && total) {
        return `Aucune offre pour « ${missingTrade} », mais ${several(total, "offre s'en approche", "offres s'en approchent")}.`;
      }
      const found = total ? several(total, "offre trouvée", "offres trouvées") : "Aucune offre trouvée";
      if (!correction) return found + ".";
      return correction.applied ? `${found} pour « ${correction.query} ».` : `${found}. Essayez « ${correction.query} ».`;
    }

    #link(text, address, part) {
      this.#more.replaceChildren(...(text ? [make("a", part, text, ["href", address])] : []));
    }

    #result(hit) {
      const item = make("li", "result");
      const title = make("a", "title", "", ["href", this.#server + hit.url.replace(/^\/+/, "")]);
      if (hit.excerpts.title.length) showMarked(title, hit.excerpts.title[0]);
      else title.textContent = hit.title;
      const facts = [hit.role.label, hit.startup && hit.startup.label, hit.date && MONTH.format(new Date(hit.date)),
        hit.open ? "ouverte" : "fermée"];
      item.append(title, make("p", hit.open ? "facts" : "facts filled", facts.filter(Boolean).join(" · ")));
      if (hit.excerpts.body.length) {
        const excerpt = make("p", "excerpt");
        showMarked(excerpt, hit.excerpts.body[0]);
        item.append(excerpt);
      }
      return item;
    }
  }

  customElements.define(NAME, DenicheurSearch);
})();
