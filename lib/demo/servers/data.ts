import { destroys, flag, github, manifest, npm, number, oneOf, pypi, reads, remote, secret, surface, text, writes } from "@/lib/demo/build";
import type { DemoServer } from "@/lib/demo/schema";

const postgres: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.github.crystaldba/postgres-mcp",
    title: "Postgres MCP Pro",
    description: "Explains queries, checks the health of a PostgreSQL database and suggests indexes.",
    version: "0.3.0",
    repository: github("crystaldba/postgres-mcp"),
    packages: [
      pypi("postgres-mcp", "0.3.0", {
        packageArguments: [{ type: "named", name: "--access-mode", description: "What the server may do", choices: ["restricted", "unrestricted"], default: "restricted" }],
        environmentVariables: [secret("DATABASE_URI", "Connection string")],
      }),
    ],
  }),
  surface: surface(
    reads("list_schemas", "Lists the schemas of the database."),
    reads("get_object_details", "Describes a table, view or sequence.", { schema_name: text("Schema"), object_name: text("Object") }),
    reads("explain_query", "Shows how the database would run a query.", { sql: text("The query"), analyze: flag("Run it and measure") }),
    reads("analyze_db_health", "Looks for bloat, slow indexes, long transactions and more.", { health_type: text("Which checks") }),
    destroys("execute_sql", "Runs SQL within the access mode.", { sql: text("The statement") }),
  ),
};

const sqlite: DemoServer = {
  state: "suspended",
  reason: "Its source is archived and a known SQL injection in it will not be fixed; use a maintained database server instead.",
  manifest: manifest({
    name: "io.modelcontextprotocol/sqlite",
    title: "SQLite",
    description: "Queries and changes a local SQLite database and keeps a memo of insights.",
    version: "2025.4.25",
    repository: github("modelcontextprotocol/servers-archived", "src/sqlite"),
    packages: [
      pypi("mcp-server-sqlite", "2025.4.25", {
        packageArguments: [{ type: "named", name: "--db-path", description: "Database file", format: "filepath", isRequired: true }],
      }),
    ],
  }),
  surface: surface(
    reads("list_tables", "Lists the tables of the database."),
    reads("describe_table", "Shows the columns of a table.", { table_name: text("Table") }),
    reads("read_query", "Runs a SELECT.", { query: text("The statement") }),
    destroys("write_query", "Runs an INSERT, UPDATE or DELETE.", { query: text("The statement") }),
    writes("append_insight", "Adds a sentence to the memo.", { insight: text("What was learned") }),
  ),
};

const braveSearch: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.github.brave/brave-search-mcp-server",
    title: "Brave Search",
    description: "Searches the web, news, pictures and places through the index of Brave.",
    version: "2.1.4",
    repository: github("brave/brave-search-mcp-server"),
    packages: [npm("@brave/brave-search-mcp-server", "2.1.4", { environmentVariables: [secret("BRAVE_API_KEY", "Key of the search API")] })],
  }),
  surface: surface(
    reads("brave_web_search", "Searches the web.", { query: text("Words to look for"), count: number("Results, at most 20"), country: text("Country code") }),
    reads("brave_news_search", "Searches the news.", { query: text("Words to look for"), freshness: oneOf("How recent", "pd", "pw", "pm", "py") }),
    reads("brave_local_search", "Finds places and businesses.", { query: text("What and where") }),
    reads("brave_image_search", "Finds pictures.", { query: text("Words to look for") }),
  ),
};

const huggingFace: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "co.huggingface/hf-mcp-server",
    title: "Hugging Face",
    description: "Finds models, datasets, papers and Spaces on the Hugging Face Hub.",
    version: "0.3.5",
    websiteUrl: "https://huggingface.co",
    repository: github("huggingface/hf-mcp-server"),
    remotes: [remote("https://huggingface.co/mcp", [{ name: "Authorization", description: "Bearer and a token, for private repositories", isSecret: true }])],
  }),
  surface: surface(
    reads("model_search", "Finds models by task, author or text.", { query: text("Words to look for"), task: text("Task"), limit: number("Most results") }),
    reads("dataset_search", "Finds datasets.", { query: text("Words to look for"), limit: number("Most results") }),
    reads("paper_search", "Finds papers by meaning.", { query: text("The question") }),
    reads("space_search", "Finds Spaces that do what is wanted.", { query: text("What it should do") }),
    reads("hub_repo_details", "Describes a model, dataset or Space.", { repo_ids: text("owner/name") }),
  ),
};

export const DATA_SERVERS: readonly DemoServer[] = [postgres, sqlite, braveSearch, huggingFace];
