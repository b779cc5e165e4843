import { destroys, flag, github, manifest, npm, number, oci, oneOf, pypi, reads, remote, secret, setting, surface, text, writes } from "@/lib/demo/build";
import type { DemoServer } from "@/lib/demo/schema";

const kubernetes: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.github.containers/kubernetes-mcp-server",
    title: "Kubernetes",
    description: "Inspects and changes resources of Kubernetes and OpenShift clusters.",
    version: "0.0.67",
    repository: github("containers/kubernetes-mcp-server"),
    packages: [
      npm("kubernetes-mcp-server", "0.0.67", {
        packageArguments: [{ type: "named", name: "--kubeconfig", description: "Configuration file of the cluster", format: "filepath" }],
      }),
    ],
  }),
  surface: surface(
    reads("namespaces_list", "Lists the namespaces of the cluster."),
    reads("pods_list", "Lists pods in all namespaces.", { labelSelector: text("Only pods with these labels") }),
    reads("pods_log", "Returns the log of a pod.", { name: text("Pod"), namespace: text("Namespace"), tail: number("Only the last lines") }),
    reads("events_list", "Lists recent events of the cluster.", { namespace: text("Only this namespace") }),
    writes("resources_create_or_update", "Applies a resource given as YAML or JSON.", { resource: text("The resource") }),
    destroys("pods_delete", "Deletes a pod.", { name: text("Pod"), namespace: text("Namespace") }),
  ),
};

const grafana: DemoServer = {
  state: "changes_requested",
  reason: "Please pin the image by digest, and say in the description of the token which role the service account needs.",
  manifest: manifest({
    name: "io.github.grafana/mcp-grafana",
    title: "Grafana",
    description: "Searches dashboards, runs Prometheus and Loki queries and follows incidents.",
    version: "0.7.6",
    repository: github("grafana/mcp-grafana"),
    packages: [
      oci("docker.io/grafana/mcp-grafana:0.7.6", {
        environmentVariables: [
          setting("GRAFANA_URL", "Address of Grafana", "http://localhost:3000"),
          secret("GRAFANA_SERVICE_ACCOUNT_TOKEN", "Token of a service account"),
        ],
      }),
    ],
  }),
  surface: surface(
    reads("search_dashboards", "Finds dashboards by title or tag.", { query: text("Words to look for") }),
    reads("list_datasources", "Lists the data sources.", { type: text("Only this type") }),
    reads("query_prometheus", "Runs a PromQL query.", { expr: text("The query"), datasourceUid: text("Data source"), startTime: text("From"), endTime: text("To") }),
    reads("query_loki_logs", "Runs a LogQL query.", { logql: text("The query"), datasourceUid: text("Data source"), limit: number("Most lines") }),
    destroys("update_dashboard", "Creates or replaces a dashboard.", { dashboard: text("Dashboard as JSON"), overwrite: flag("Replace an existing one") }),
  ),
};

const terraform: DemoServer = {
  state: "pending",
  manifest: manifest({
    name: "io.github.hashicorp/terraform-mcp-server",
    title: "Terraform",
    description: "Looks up providers, modules and policies and manages HCP Terraform workspaces.",
    version: "0.3.3",
    repository: github("hashicorp/terraform-mcp-server"),
    packages: [
      oci("docker.io/hashicorp/terraform-mcp-server:0.3.3", {
        environmentVariables: [{ name: "TFE_TOKEN", description: "Token for HCP Terraform", isSecret: true }],
      }),
    ],
  }),
  surface: surface(
    reads("search_providers", "Finds the documentation of a provider's resources.", { provider_name: text("Provider"), service_slug: text("Service") }),
    reads("get_provider_details", "Returns one page of a provider's documentation.", { provider_doc_id: text("Id from the search") }),
    reads("search_modules", "Finds modules by what they build.", { module_query: text("Words to look for") }),
    reads("list_workspaces", "Lists workspaces of an organisation.", { terraform_org_name: text("Organisation") }),
    writes("create_run", "Starts a plan in a workspace.", { workspace_name: text("Workspace"), message: text("Why it is started") }),
  ),
};

const cloudflareDocs: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "com.cloudflare/docs",
    title: "Cloudflare Documentation",
    description: "Searches the developer documentation of Cloudflare.",
    version: "0.4.4",
    repository: github("cloudflare/mcp-server-cloudflare", "apps/docs-vectorize"),
    remotes: [remote("https://docs.mcp.cloudflare.com/mcp")],
  }),
  surface: surface(
    reads("search_cloudflare_documentation", "Finds passages of the documentation by meaning.", { query: text("The question") }),
    reads("migrate_pages_to_workers_guide", "Returns the guide for moving from Pages to Workers."),
  ),
};

const awsDocs: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.github.awslabs/aws-documentation-mcp-server",
    title: "AWS Documentation",
    description: "Searches and reads the documentation of AWS and suggests related pages.",
    version: "1.2.3",
    repository: github("awslabs/mcp", "src/aws-documentation-mcp-server"),
    packages: [
      pypi("awslabs.aws-documentation-mcp-server", "1.2.3", {
        environmentVariables: [{ name: "AWS_DOCUMENTATION_PARTITION", description: "Partition to search", choices: ["aws", "aws-cn"], default: "aws" }],
      }),
    ],
  }),
  surface: surface(
    reads("search_documentation", "Finds pages of the documentation.", { search_phrase: text("Words to look for"), limit: number("Most results") }),
    reads("read_documentation", "Returns a page as Markdown.", { url: text("Page"), start_index: number("Character to start from") }),
    reads("recommend", "Suggests pages that go with a page.", { url: text("Page"), kind: oneOf("Kind", "similar", "next", "popular") }),
  ),
};

export const INFRASTRUCTURE_SERVERS: readonly DemoServer[] = [kubernetes, grafana, terraform, cloudflareDocs, awsDocs];
