import path from "node:path";
import { z } from "zod";
import { success } from "@/test/gatehouse/governance-steps";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { type Outcome, runClient } from "./run-client";

/** Set by the test script; empty where there is no Python. */
export const PROGRAM = process.env["SCHEMATHESIS"] ?? "";

const FOLDER = path.join(import.meta.dirname, "schemathesis");
const DOCUMENTS = { registry: "/openapi.json", product: "/api/v1/openapi.json" } as const;
/** No answer is a server error, and each is as the document has it. */
const CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance", "response_headers_conformance"];
/** It would end the session that asks. */
const EXCLUDED = "endOtherSessions";
const SEED = "1";

export type Asker = "nobody" | "an admin's token" | "an admin's session" | "a reviewer's session";

/** How far a run goes. */
export interface Bounds {
  document: keyof typeof DOCUMENTS;
  asker: Asker;
  /** `coverage` tries each boundary of each parameter, `fuzzing` draws at random. */
  phases: string;
  /** Random requests for an operation. */
  examples: number;
  /** Only operations whose path matches. */
  paths?: string;
}

const reviewsSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const serversSchema = z.object({ items: z.array(z.object({ server: z.string() })) });

/** A Gatehouse with the demo's content that is asked everything its OpenAPI documents allow, and what they forbid. */
export class NegativeTests {
  private constructor(
    readonly gatehouse: RunningGatehouse,
    private readonly headers: Record<Asker, Record<string, string>>,
    private readonly known: string,
  ) {}

  static async start(): Promise<NegativeTests> {
    const gatehouse = await startGatehouse({ env: { GATEHOUSE_RATE_WRITES_PER_MINUTE: "0", GATEHOUSE_RATE_DRAFTS_PER_MINUTE: "0", GATEHOUSE_TRUSTED_PROXIES: "1", LOG_LEVEL: "error" } });
    try {
      return await NegativeTests.of(gatehouse);
    } catch (error) {
      await gatehouse.stop();
      throw error;
    }
  }

  private static async of(gatehouse: RunningGatehouse): Promise<NegativeTests> {
    const { admin, ada } = gatehouse.people;
    const [adminSession, reviewer] = await Promise.all([admin, ada].map(({ email, password }) => gatehouse.signIn(email, password)));
    if (adminSession === undefined || reviewer === undefined) throw new Error("two people sign in");
    const reviews = await success(adminSession.fetch("/api/v1/reviews?limit=20"), reviewsSchema);
    const servers = (await success(adminSession.fetch("/api/v1/servers?limit=20"), serversSchema)).items.map(({ server }) => server);
    const known = { id: reviews.items.map(({ id }) => id), name: servers, serverName: servers, slug: ["default"], version: ["latest", "1.0.0", "1.0.1"] };
    const origin = { Origin: gatehouse.baseUrl };
    const headers: Record<Asker, Record<string, string>> = {
      nobody: {},
      "an admin's token": { Authorization: `Bearer ${gatehouse.bootstrapToken}` },
      "an admin's session": { Cookie: adminSession.cookie(), ...origin },
      "a reviewer's session": { Cookie: reviewer.cookie(), ...origin },
    };
    return new NegativeTests(gatehouse, headers, JSON.stringify(known));
  }

  /** Runs Schemathesis; `output` is what it found, with a curl command for each failure. */
  async run({ document, asker, phases, examples, paths = "." }: Bounds): Promise<Outcome> {
    const { baseUrl } = this.gatehouse;
    const bounds = ["--phases", phases, "--max-examples", String(examples), "--seed", SEED, "--generation-database", "none", "--continue-on-failure"];
    const selection = ["--include-path-regex", paths, "--exclude-operation-id", EXCLUDED];
    const identity = Object.entries(this.headers[asker]).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    // How hard it is to draw a request that the document forbids says nothing of our answers.
    const limits = ["--suppress-health-check", "filter_too_much", "--request-timeout", "20", "--warnings", "off", "--no-color"];
    const command = [PROGRAM, "run", baseUrl + DOCUMENTS[document], "--url", baseUrl, "--checks", CHECKS.join(","), ...bounds, ...selection, ...identity, ...limits];
    return runClient(command, { cwd: FOLDER, env: { GATEHOUSE_KNOWN: this.known, PYTHONDONTWRITEBYTECODE: "1" } });
  }

  stop(): Promise<void> {
    return this.gatehouse.stop();
  }
}

/** How many requests were made. */
export const requestsOf = (output: string): number => Number(/(\d+) generated/.exec(output)?.[1] ?? 0);
