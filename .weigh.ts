import { weightOf } from "./bench/page-weight";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
const base = process.argv[2]!;
const s="/servers/io.github.github/github-mcp-server";
const first = await (await fetch(base+"/servers")).text();
const srv = /href="(\/servers\/[^"?\/]+\/[^"?\/]+)"/.exec(first)?.[1] ?? s;
for (const p of ["/sign-in","/","/servers","/servers?q=wheatherr",srv,srv+"/install",srv+"/tools",srv+"/versions",srv+"/security",srv+"/api","/compare?server="+encodeURIComponent(srv.slice(9)),"/docs/api"]) console.log(p, JSON.stringify(await weightOf(base+p,"")));
