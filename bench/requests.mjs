/** What is asked, for the servers that generate.mjs makes. */

const LIST = "/v0.1/servers";
const FACADE = "/nacos/v3/admin/ai/mcp";
const DEEP_PAGE = 600;

async function json(origin, path) {
  const answer = await fetch(origin + path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

/** The path of page 600, or of the last page there is. */
async function deepPage(origin) {
  let path = `${LIST}?limit=30`;
  let page = 1;
  for (; page < DEEP_PAGE; page += 1) {
    const { nextCursor } = (await json(origin, path)).metadata;
    if (nextCursor === undefined) break;
    path = `${LIST}?limit=30&cursor=${nextCursor}`;
  }
  return { name: `list of 30, page ${page}`, path };
}

/** The requests of ARCHITECTURE.md §6, most asked first. */
export async function requestsFor(origin) {
  const { servers } = await json(origin, `${LIST}?limit=100&version=latest`);
  const { name, version } = servers[50].server;
  const updatedAt = Date.parse(servers[50]._meta["io.modelcontextprotocol.registry/official"].updatedAt);
  const server = `${LIST}/${encodeURIComponent(name)}/versions`;
  const latest = await fetch(`${origin}${server}/latest`);
  const { data } = await json(origin, `${FACADE}/list?pageNo=1&pageSize=100`);
  const task = { task_description: "search the tickets of a customer and summarise them", top_k: 5 };
  return [
    { name: "latest", path: `${server}/latest` },
    { name: "latest, 304", path: `${server}/latest`, headers: { "if-none-match": latest.headers.get("etag") } },
    { name: "version", path: `${server}/${encodeURIComponent(version)}` },
    { name: "list of 30, page 1", path: `${LIST}?limit=30` },
    { name: "list of 100", path: `${LIST}?limit=100` },
    await deepPage(origin),
    { name: "list, version=latest", path: `${LIST}?limit=30&version=latest` },
    { name: "list, updated_since", path: `${LIST}?limit=30&updated_since=${new Date(updatedAt - 1000).toISOString()}` },
    { name: "name search, common", path: `${LIST}?search=weather` },
    { name: "name search, rare", path: `${LIST}?search=${name.slice(name.indexOf("/") + 1)}` },
    { name: "name search, no hit", path: `${LIST}?search=no-such-name-anywhere` },
    { name: "task search", path: "/api/v1/search", method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(task) },
    { name: "install plan", path: `/api/v1/servers/${encodeURIComponent(name)}/versions/latest/install-plan` },
    { name: "facade, list of 100", path: `${FACADE}/list?pageNo=1&pageSize=100` },
    { name: "facade, detail", path: `${FACADE}?mcpId=${data.pageItems[0].id}` },
  ];
}
