import { liteClient } from "algoliasearch/lite";
import React from "react";
import { createRoot } from "react-dom/client";
import {
  Configure,
  Highlight,
  Index,
  InfiniteHits,
  Hits,
  InstantSearch,
  RefinementList,
  SearchBox,
} from "react-instantsearch";

const server = new URLSearchParams(location.search).get("server") || "127.0.0.1:8080";
const searchClient = liteClient("denicheur", "public", {
  hosts: [{ url: server, protocol: "http", accept: "readWrite" }],
  timeouts: { connect: 5000, read: 10000, write: 10000 }, // milliseconds
});

const Item = ({ hit }) => <Highlight hit={hit} attribute="title" />;

createRoot(document.getElementById("app")).render(
  <InstantSearch indexName="jobs" searchClient={searchClient} insights={false}>
    <Configure hitsPerPage={5} />
    <SearchBox />
    <div id="roles">
      <RefinementList attribute="roles" operator="and" />
    </div>
    <div id="hits">
      <InfiniteHits hitComponent={Item} />
    </div>
    <Index indexName="jobs_date_desc">
      <Configure hitsPerPage={2} />
      <div id="newest">
        <Hits hitComponent={Item} />
      </div>
    </Index>
  </InstantSearch>,
);
