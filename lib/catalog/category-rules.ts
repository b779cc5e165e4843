import type { Category } from "@/lib/catalog/category-schema";
import { termsOf } from "@/lib/catalog/tokenizer";

/** Words that speak for the categories a registry begins with. A category made here is found by the words of its own title. */
const WORDS: Readonly<Record<string, string>> = {
  development: "git github gitlab code repository commit branch pull issue debug compiler test lint package build browser devtools playwright sdk ide refactor",
  data: "database sql postgres postgresql mysql sqlite mongodb redis query table schema warehouse bigquery snowflake clickhouse dataset analytics csv elasticsearch vector",
  search: "search web crawl scrape fetch url browse news wikipedia brave tavily",
  files: "file filesystem folder directory document pdf word excel spreadsheet drive markdown note obsidian storage",
  communication: "slack email mail gmail message chat discord telegram teams whatsapp sms notification channel call meeting",
  productivity: "calendar task todo notion jira linear asana trello ticket project reminder schedule time timezone kanban",
  infrastructure: "kubernetes docker container cloud aws azure gcp terraform deploy cluster server serverless lambda cloudflare vercel dns network",
  monitoring: "monitor metric log alert trace observability grafana prometheus sentry datadog incident uptime dashboard",
  security: "security vulnerability secret vault scan identity permission oauth certificate firewall audit compliance threat",
  ai: "memory knowledge graph embedding model llm prompt agent reason think rag inference",
  business: "payment invoice stripe customer crm sales order shop commerce finance stock currency accounting hubspot salesforce",
  media: "image video audio music design figma photo draw diagram speech voice map chart",
};

/** More words of a long list of tools prove no more than these. */
const LEAST_HITS = 2;
const MAX_SUGGESTIONS = 3;

interface Described {
  name: string;
  title: string;
  description: string;
  tools: readonly { name: string }[];
}

/** Categories that the words of a server speak for, best first. Name, title and description count double. Pure. */
export function suggestCategories(server: Described, categories: readonly Category[]): string[] {
  const said = new Set(termsOf(`${server.name} ${server.title} ${server.description}`));
  const tools = new Set(server.tools.flatMap(({ name }) => termsOf(name)));
  const scored = categories.map(({ slug, title }) => {
    const words = new Set(termsOf(WORDS[slug] ?? title));
    const score = [...words].reduce((sum, word) => sum + (said.has(word) ? 2 : tools.has(word) ? 1 : 0), 0);
    return { slug, score };
  });
  const best = scored.filter(({ score }) => score >= LEAST_HITS).sort((a, b) => b.score - a.score);
  return best.slice(0, MAX_SUGGESTIONS).map(({ slug }) => slug);
}
