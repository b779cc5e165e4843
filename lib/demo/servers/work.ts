import { github, list, manifest, npm, number, reads, remote, secret, surface, text, writes } from "@/lib/demo/build";
import type { DemoServer } from "@/lib/demo/schema";

const stripe: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "com.stripe/mcp",
    title: "Stripe",
    description: "Works with customers, products, invoices and payments, and searches the documentation.",
    version: "0.3.3",
    repository: github("stripe/agent-toolkit"),
    packages: [npm("@stripe/mcp", "0.3.3", { environmentVariables: [secret("STRIPE_SECRET_KEY", "Restricted key with the rights the tools may use")] })],
    remotes: [remote("https://mcp.stripe.com")],
  }),
  surface: surface(
    reads("list_customers", "Lists customers.", { email: text("Only this address"), limit: number("Most results") }),
    writes("create_customer", "Adds a customer.", { name: text("Name"), email: text("Address") }),
    writes("create_invoice", "Drafts an invoice for a customer.", { customer: text("Customer id"), days_until_due: number("Days to pay") }),
    writes("create_refund", "Pays a payment back, in whole or in part.", { payment_intent: text("Payment id"), amount: number("Amount in the smallest unit") }),
    reads("search_stripe_documentation", "Searches the documentation.", { question: text("The question") }),
  ),
};

const notion: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "com.notion/mcp",
    title: "Notion",
    description: "Searches, reads and writes pages and databases of a Notion workspace.",
    version: "2.5.2",
    websiteUrl: "https://developers.notion.com",
    repository: github("makenotion/notion-mcp-server"),
    packages: [npm("@notionhq/notion-mcp-server", "2.5.2", { environmentVariables: [secret("NOTION_TOKEN", "Token of an internal integration")] })],
    remotes: [remote("https://mcp.notion.com/mcp")],
  }),
  surface: surface(
    reads("notion-search", "Finds pages, databases and people.", { query: text("Words to look for") }),
    reads("notion-fetch", "Returns a page or database.", { id: text("Id or address") }),
    writes("notion-create-pages", "Creates pages.", { pages: list("Pages with properties and content"), parent: text("Where they go") }),
    writes("notion-update-page", "Changes properties or content of a page.", { page_id: text("Page"), command: text("What to change") }),
    writes("notion-create-comment", "Comments on a page.", { page_id: text("Page"), text: text("The comment") }),
  ),
};

const linear: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "app.linear/linear",
    title: "Linear",
    description: "Finds, creates and updates issues, projects and comments in Linear.",
    version: "1.0.1",
    websiteUrl: "https://linear.app/docs/mcp",
    repository: github("linear/linear"),
    remotes: [remote("https://mcp.linear.app/mcp")],
  }),
  surface: surface(
    reads("list_issues", "Lists issues by team, person, state or text.", { query: text("Words to look for"), team: text("Team"), assignee: text("Person") }),
    reads("get_issue", "Returns an issue with its attachments and branch name.", { id: text("Issue, such as ENG-7") }),
    writes("create_issue", "Creates an issue.", { title: text("Title"), team: text("Team"), description: text("Text as Markdown") }),
    writes("update_issue", "Changes an issue.", { id: text("Issue"), state: text("New state"), assignee: text("Person") }),
    writes("create_comment", "Comments on an issue.", { issueId: text("Issue"), body: text("Text as Markdown") }),
  ),
};

const slack: DemoServer = {
  state: "pending",
  manifest: manifest({
    name: "com.slack/mcp",
    title: "Slack",
    description: "Searches channels and messages, reads threads and sends messages.",
    version: "1.0.0",
    websiteUrl: "https://docs.slack.dev",
    repository: github("slackapi/slack-mcp-plugin"),
    remotes: [remote("https://mcp.slack.com/mcp")],
  }),
  surface: surface(
    reads("slack_search_public", "Finds messages in public channels.", { query: text("Words to look for"), limit: number("Most results") }),
    reads("slack_search_channels", "Finds channels by name or purpose.", { query: text("Words to look for") }),
    reads("slack_read_thread", "Returns the messages of a thread.", { channel_id: text("Channel"), message_ts: text("Time stamp of the first message") }),
    writes("slack_send_message", "Sends a message to a channel or person.", { channel_id: text("Channel or person"), message: text("Text") }),
  ),
};

export const WORK_SERVERS: readonly DemoServer[] = [stripe, notion, linear, slack];
