import {gzipSync} from "node:zlib"; import {readFileSync} from "node:fs";
const base=process.argv[2];const seen={};
for(const p of process.argv.slice(3)){const h=await (await fetch(base+p)).text();
 const tags=(h.match(/<script[^>]+src="[^"]+"[^>]*>/g)??[]);
 const list=[...new Set(tags.map(t=>(/nomodule/i.test(t)?"NOMOD ":"")+/src="([^"]+)"/.exec(t)[1]))];
 console.log("==",p);
 for(const s of list){const f=s.replace("NOMOD ","").replace("/_next/",".next/").split("?")[0];const b=readFileSync(decodeURIComponent(f));console.log(String(b.length).padStart(8),String(gzipSync(b).length).padStart(7),s.slice(0,90), tags.find(t=>t.includes(f.slice(6)))?.replace(/src="[^"]+"/,"").slice(0,60))}}
