import { github, manifest, npm, number, oci, oneOf, reads, remote, secret, setting, surface, text, writes } from "@/lib/demo/build";
import type { DemoServer } from "@/lib/demo/schema";

const githubServer: DemoServer = {
  state: "prod",
  manifest: manifest({
    name: "io.github.github/github-mcp-server",
    title: "GitHub",
    description: "Works with repositories, issues, pull requests and workflows on GitHub.",
    version: "0.20.1",
    repository: github("github/github-mcp-server"),
    packages: [
      oci("ghcr.io/github/github-mcp-server:0.20.1", {
        environmentVariables: [secret("GITHUB_PERSONAL_ACCESS_TOKEN", "Token with the rights the tools may use")],
      }),
    ],
    remotes: [remote("https://api.githubcopilot.com/mcp/", [{ name: "Authorization", description: "Bearer and a token", isRequired: true, isSecret: true }])],
  }),
  surface: surface(
    reads("search_repositories", "Finds repositories by name, topic or text.", { query: text("GitHub search terms"), perPage: number("Results per page") }),
    reads("get_file_contents", "Returns a file or folder of a repository.", { owner: text("Owner"), repo: text("Repository"), path: text("Path") }),
    reads("list_issues", "Lists issues of a repository.", { owner: text("Owner"), repo: text("Repository"), state: oneOf("State", "OPEN", "CLOSED") }),
    writes("create_issue", "Opens an issue.", { owner: text("Owner"), repo: text("Repository"), title: text("Title"), body: text("Text") }),
    writes("create_pull_request", "Opens a pull request.", { owner: text("Owner"), repo: text("Repository"), head: text("Branch with the change"), base: text("Branch to merge into") }),
    writes("add_issue_comment", "Comments on an issue or pull request.", { owner: text("Owner"), repo: text("Repository"), issue_number: number("Number"), body: text("Text") }),
  ),
};

const playwright: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "com.microsoft/playwright-mcp",
    title: "Playwright",
    description: "Drives a real browser through its accessibility tree, without screenshots.",
    version: "0.0.83",
    repository: github("microsoft/playwright-mcp"),
    packages: [
      npm("@playwright/mcp", "0.0.83", {
        packageArguments: [{ type: "named", name: "--browser", description: "Browser to start", choices: ["chrome", "firefox", "webkit", "msedge"], default: "chrome" }],
      }),
    ],
  }),
  surface: surface(
    writes("browser_navigate", "Opens a page.", { url: text("Address") }),
    reads("browser_snapshot", "Returns the accessibility tree of the open page."),
    writes("browser_click", "Clicks an element of the page.", { element: text("What it is, in words"), ref: text("Reference from the snapshot") }),
    writes("browser_type", "Types into an element.", { element: text("What it is, in words"), ref: text("Reference from the snapshot"), text: text("What to type") }),
    reads("browser_console_messages", "Returns what the page wrote to the console."),
    reads("browser_network_requests", "Lists the requests the page has made."),
  ),
};

const context7: DemoServer = {
  state: "prod",
  manifest: manifest({
    name: "io.github.upstash/context7",
    title: "Context7",
    description: "Current documentation and examples of libraries, for the version in use.",
    version: "4.1.1",
    websiteUrl: "https://context7.com",
    repository: github("upstash/context7"),
    packages: [npm("@upstash/context7-mcp", "4.1.1", { environmentVariables: [{ name: "CONTEXT7_API_KEY", description: "For higher limits", isSecret: true }] })],
    remotes: [remote("https://mcp.context7.com/mcp")],
  }),
  surface: surface(
    reads("resolve-library-id", "Finds the Context7 id of a library by its name.", { libraryName: text("Name of the library") }),
    reads("get-library-docs", "Returns documentation of a library, by topic.", { libraryId: text("Id of the library"), topic: text("What it should be about"), page: number("Page") }),
  ),
};

const sentry: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.sentry/sentry-mcp",
    title: "Sentry",
    description: "Looks up errors, traces and releases in Sentry and helps to find their cause.",
    version: "0.39.0",
    repository: github("getsentry/sentry-mcp"),
    packages: [
      npm("@sentry/mcp-server", "0.39.0", {
        environmentVariables: [secret("SENTRY_ACCESS_TOKEN", "User token"), setting("SENTRY_HOST", "Host of a self-hosted Sentry")],
      }),
    ],
    remotes: [remote("https://mcp.sentry.dev/mcp")],
  }),
  surface: surface(
    reads("find_organizations", "Lists the organisations the user belongs to."),
    reads("search_issues", "Finds grouped errors by a question in words.", { organizationSlug: text("Organisation"), naturalLanguageQuery: text("What to look for") }),
    reads("get_issue_details", "Returns stack trace, tags and context of an issue.", { issueId: text("Issue, such as WEB-42"), organizationSlug: text("Organisation") }),
    writes("update_issue", "Resolves, assigns or ignores an issue.", { issueId: text("Issue"), status: oneOf("New status", "resolved", "ignored", "unresolved") }),
  ),
};

const deepwiki: DemoServer = {
  state: "pending",
  manifest: manifest({
    name: "com.deepwiki/deepwiki",
    title: "DeepWiki",
    description: "Answers questions about public GitHub repositories from generated documentation.",
    version: "1.0.2",
    websiteUrl: "https://deepwiki.com",
    remotes: [remote("https://mcp.deepwiki.com/mcp")],
    repository: github("CognitionAI/deepwiki"),
  }),
  surface: surface(
    reads("read_wiki_structure", "Lists the documentation topics of a repository.", { repoName: text("owner/name") }),
    reads("read_wiki_contents", "Returns the documentation of a repository.", { repoName: text("owner/name") }),
    reads("ask_question", "Answers a question about a repository.", { repoName: text("owner/name"), question: text("The question") }),
  ),
};

export const DEVELOPMENT_SERVERS: readonly DemoServer[] = [githubServer, playwright, context7, sentry, deepwiki];
