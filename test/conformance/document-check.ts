import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { SHARED_DIR } from "@/test/shared-dir";

interface Document {
  paths: Record<string, Record<string, { responses?: Record<string, { content?: Record<string, { schema?: object }> }> }>>;
}

/** Holds answers against an OpenAPI document. */
export class DocumentCheck {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  private constructor(private readonly document: Document) {
    // `example`, `discriminator` and the like are no keywords of JSON Schema.
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, "document");
  }

  /** The official document, whose paths begin with `/v0.1`. */
  static official(): DocumentCheck {
    const text = readFileSync(join(SHARED_DIR, "data/official/openapi/openapi.v1.7.0.yaml"), "utf8");
    const { $id: _id, ...document } = parse(text) as Document & { $id?: string };
    return new DocumentCheck(document);
  }

  static of(document: unknown): DocumentCheck {
    return new DocumentCheck(document as Document);
  }

  /**
   * What is wrong with an answer, in words; empty when it fits. `undocumented` when the document does not know this
   * operation or has no shape for this status.
   */
  faults(method: string, path: string, status: number, body: unknown): string[] | "undocumented" {
    const pointer = this.pointer(method, path.split("?")[0] ?? "", status);
    if (pointer === null) return "undocumented";
    const validate = this.compiled.get(pointer) ?? this.ajv.compile({ $ref: `document#${pointer}` });
    this.compiled.set(pointer, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  }

  private pointer(method: string, path: string, status: number): string | null {
    const verb = (method === "HEAD" ? "GET" : method).toLowerCase();
    const template = Object.keys(this.document.paths).find((candidate) => this.document.paths[candidate]?.[verb] !== undefined && fits(candidate, path));
    if (template === undefined) return null;
    const content = this.document.paths[template]?.[verb]?.responses?.[String(status)]?.content;
    const [type, shape] = Object.entries(content ?? {})[0] ?? [];
    if (type === undefined || shape?.schema === undefined) return null;
    const steps = ["paths", template, verb, "responses", String(status), "content", type, "schema"];
    return `/${steps.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  }
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split("/"), path.split("/")];
  return wanted.length === given.length && wanted.every((segment, index) => segment.startsWith("{") || segment === given[index]);
}
