import { flag, github, list, manifest, number, pypi, reads, surface, text, writes } from "@/lib/demo/build";
import type { DemoServer } from "@/lib/demo/schema";

const REPOSITORY = "modelcontextprotocol/servers";

const fetchServer: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.modelcontextprotocol/fetch",
    title: "Fetch",
    description: "Fetches a web page and hands it over as Markdown, in pieces if it is long.",
    version: "2026.10.24",
    repository: github(REPOSITORY, "src/fetch"),
    packages: [
      pypi("mcp-server-fetch", "2026.10.24", {
        packageArguments: [{ type: "named", name: "--user-agent", description: "How the server introduces itself to web sites" }],
      }),
    ],
  }),
  surface: surface(
    reads("fetch", "Fetches a URL and returns its content as Markdown.", {
      url: text("Page to fetch"),
      max_length: number("Most characters to return"),
      start_index: number("Character to start from"),
      raw: flag("Return the page as it is"),
    }),
    reads("fetch_headers", "Asks for the headers of a URL without its content.", { url: text("Page to ask for") }),
  ),
};

const git: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.modelcontextprotocol/git",
    title: "Git",
    description: "Looks into a local Git repository, stages changes and commits them.",
    version: "2026.10.19",
    repository: github(REPOSITORY, "src/git"),
    packages: [
      pypi("mcp-server-git", "2026.10.19", {
        packageArguments: [{ type: "named", name: "--repository", description: "Repository to work in", format: "filepath", isRequired: true }],
      }),
    ],
  }),
  surface: surface(
    reads("git_status", "Shows what is changed and what is staged.", { repo_path: text("Repository") }),
    reads("git_diff", "Shows the differences between the work tree and a branch or commit.", { repo_path: text("Repository"), target: text("Branch or commit") }),
    reads("git_log", "Lists commits, newest first.", { repo_path: text("Repository"), max_count: number("Most commits to list") }),
    writes("git_add", "Stages files.", { repo_path: text("Repository"), files: list("Files to stage") }),
    writes("git_commit", "Commits what is staged.", { repo_path: text("Repository"), message: text("Commit message") }),
    writes("git_create_branch", "Creates a branch.", { repo_path: text("Repository"), branch_name: text("Name"), base_branch: text("Where it starts") }),
  ),
};

const time: DemoServer = {
  state: "prod",
  manifest: manifest({
    name: "io.modelcontextprotocol/time",
    title: "Time",
    description: "Tells the time anywhere and converts between time zones.",
    version: "2026.10.19",
    repository: github(REPOSITORY, "src/time"),
    packages: [
      pypi("mcp-server-time", "2026.10.19", {
        packageArguments: [{ type: "named", name: "--local-timezone", description: "IANA time zone to take as local", placeholder: "Europe/Berlin" }],
      }),
    ],
  }),
  surface: surface(
    reads("get_current_time", "Returns the time now in a time zone.", { timezone: text("IANA name, such as Asia/Tokyo") }),
    reads("convert_time", "Converts a time of day from one zone to another.", {
      time: text("Time as HH:MM"),
      source_timezone: text("Zone it is given in"),
      target_timezone: text("Zone it is wanted in"),
    }),
  ),
};

export const REFERENCE_PYTHON_SERVERS: readonly DemoServer[] = [fetchServer, git, time];
