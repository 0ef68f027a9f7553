// Makes a site of the Markdown files that readers see, each at its place in the repository. Links stay relative.
import { IdAttributePlugin } from "@11ty/eleventy";
import GithubSlugger from "github-slugger";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const OUTPUT = "target/site-docs";
const PAGES = /^(README|CHANGELOG|SECURITY|docs\/[A-Z-]+)\.md$/;
const SEARCH = process.env.DENICHEUR_DOCS_SEARCH || "http://127.0.0.1:8080";

const address = (file) => (file === "README.md" ? "index.html" : file.replace(/\.md$/, ".html"));
const heading = (text) => (text.match(/^# (.+)$/m) || ["", "Dénicheur"])[1];

/** Leads links between Markdown files to their pages, and drops links to what the site does not have. */
function followPages(markdown, copied) {
  markdown.core.ruler.push("follow-pages", (state) => {
    const folder = dirname(state.env.page.inputPath);
    for (const block of state.tokens.filter((token) => token.type === "inline")) {
      const open = [];
      block.children = block.children.filter((token) => {
        if (token.type === "link_close") return open.pop();
        if (token.type !== "link_open") return true;
        open.push(lead(token, folder, copied));
        return open.at(-1);
      });
    }
  });
}

/** Whether a link leads somewhere within the site or to another host. */
function lead(link, folder, copied) {
  const [path, anchor] = link.attrGet("href").split("#");
  if (path === "" || /^[a-z]+:/.test(path)) return true;
  const target = join(folder, path);
  if (PAGES.test(target)) {
    const name = path.replace(/[^/]+$/, (file) => address(file));
    link.attrSet("href", anchor ? `${name}#${anchor}` : name);
    return true;
  }
  return copied.some((name) => target === name || target.startsWith(`${name}/`)) && statSync(target).isFile();
}

export default function (eleventy) {
  const copied = ["LICENSE", "llms.txt", "docs/pictures", "docs/wordpress", "docs/p99-by-size.svg"].filter((name) => existsSync(name));
  copied.forEach((name) => eleventy.addPassthroughCopy(name));
  eleventy.addPassthroughCopy({ "src/docs/style.css": "style.css" });
  ["src/**", "seeds/**", "target/**", "index/**", "node_modules/**"].forEach((name) => eleventy.ignores.add(name));
  eleventy.addGlobalData("layout", "layout.njk");
  eleventy.addGlobalData("search", SEARCH);
  eleventy.addGlobalData("permalink", () => (data) => address(data.page.inputPath.replace(/^\.\//, "")));
  eleventy.addFilter("heading", heading);
  eleventy.addFilter("root", (url) => (url.startsWith("/docs/") ? "../" : ""));
  eleventy.addFilter("relative", (url, from) => (from.startsWith("/docs/") ? "../" : "") + (url === "/" ? "index.html" : url.slice(1)));
  eleventy.addPlugin(IdAttributePlugin, { slugify: (text) => new GithubSlugger().slug(text), checkDuplicates: false });
  eleventy.amendLibrary("md", (markdown) => followPages(markdown, copied));
  return {
    dir: { input: ".", output: OUTPUT, includes: "src/docs", data: "src/docs/data" },
    templateFormats: ["md"],
    markdownTemplateEngine: false,
  };
}
