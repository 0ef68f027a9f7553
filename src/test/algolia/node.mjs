// Asks a server what scripts ask, with two generations of the client; prints the answers as JSON.
// The argument is the server: 127.0.0.1:8080
import { algoliasearch } from "algoliasearch";
import algoliasearch4 from "algoliasearch-v4";

const url = process.argv[2];
const patience = 30_000; // milliseconds; a machine that runs tests may be busy
const timeouts = { connect: patience, read: patience, write: patience };
const five = algoliasearch("denicheur", "public", {
  hosts: [{ url, protocol: "http", accept: "readWrite" }],
  timeouts,
});
const four = algoliasearch4("denicheur", "public", {
  hosts: [{ url, protocol: "http", accept: 3 }],
  timeouts: { connect: 30, read: 30, write: 30 },
});
const index = four.initIndex("jobs");
const answers = {};
const ask = async (name, question) => {
  try {
    answers[name] = await question();
  } catch (e) {
    answers[name] = { error: e.message, status: e.status };
  }
};

await ask("filters", () =>
  five.search({
    requests: [
      { indexName: "jobs", query: "", filters: "open:true AND (roles:design OR roles:support)" },
      { indexName: "jobs_date_desc", query: "", hitsPerPage: 0, facets: ["*"] },
    ],
  }),
);
await ask("legacy", () =>
  five.search([{ indexName: "jobs", params: { query: "infirmière", hitsPerPage: 2 } }]),
);
await ask("single", () =>
  five.searchSingleIndex({
    indexName: "jobs",
    searchParams: {
      query: "infirmière",
      numericFilters: ["date>1600000000"],
      attributesToRetrieve: ["title"],
      getRankingInfo: true,
    },
  }),
);
await ask("facetValues", () =>
  five.searchForFacetValues({
    indexName: "jobs",
    facetName: "startup",
    searchForFacetValuesRequest: { facetQuery: "lap", filters: "open:true" },
  }),
);
await ask("four", () =>
  four.search([
    {
      indexName: "jobs",
      query: "infirmière & co",
      params: { hitsPerPage: 5, facets: ["roles"], facetFilters: [["roles:support", "roles:autre"]] },
    },
  ]),
);
await ask("fourIndex", () => index.search("infirmière", { page: 1 }));
await ask("fourFacet", () => index.searchForFacetValues("startup", "lap"));
const first = answers.legacy.results?.[0].hits[0].objectID;
await ask("object", () => five.getObject({ indexName: "jobs", objectID: first }));
await ask("fourObject", () => index.getObject(first));
await ask("objects", () =>
  five.getObjects({ requests: [{ indexName: "jobs", objectID: first }] }),
);
await ask("missing", () => five.getObject({ indexName: "jobs", objectID: "nulle-part" }));
await ask("refused", () =>
  five.searchSingleIndex({ indexName: "jobs", searchParams: { filters: "salaire:1" } }),
);
await ask("browsed", async () => {
  const ids = [];
  await five.browseObjects({
    indexName: "jobs",
    browseParams: { hitsPerPage: 7 },
    aggregator: (page) => ids.push(...page.hits.map((hit) => hit.objectID)),
  });
  return ids;
});
await ask("fourBrowsed", async () => {
  const ids = [];
  await index.browseObjects({
    hitsPerPage: 7,
    batch: (hits) => ids.push(...hits.map((hit) => hit.objectID)),
  });
  return ids;
});
console.log(JSON.stringify(answers));
