// The kind of page that an address leads to: names and numbers stand for all of theirs.
export function kind({ pathname, searchParams }) {
  const path = pathname
    .replace(/^\/@[^/@]+@[^/]+/, "/@remote")
    .replace(/^\/@[^/]+/, (own) => (own === "/@remote" ? own : "/@name"))
    .replace(/\/tags?\/[^/]+/, "/tags/tag")
    .replace(/\/tagged\/[^/]+/, "/tagged/tag")
    .replace(/\/(invite|instances)\/[^/]+/, "/$1/one")
    .replace(/\/c?\d+(?=\/|$)/g, "/1");
  const asked = [...searchParams.keys()].filter((key) => !/^(max|min|since)_id$|^page$/.test(key));
  return asked.length ? `${path}?${[...new Set(asked)].sort().join("&")}` : path;
}
