import { stringify as tomlOf } from "smol-toml";
import { stringify as yamlOf } from "yaml";
import type { ClientFormat, Fragment, JsonObject, Writing } from "./format";

/** A document in the syntax of a client. */
export function documentText(syntax: ClientFormat["syntax"], value: unknown): string {
  if (syntax === "toml") return tomlOf(value);
  if (syntax === "yaml") return yamlOf(value, { lineWidth: 0 }).trimEnd();
  return JSON.stringify(value, null, 2);
}

/** The file with nothing but this server in it. */
export function wholeDocument(client: ClientFormat, writing: Writing, body: JsonObject): JsonObject {
  if (client.document) return client.document(writing, body);
  return client.section.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), { [writing.key]: body });
}

/** What is added to a file that is there already. */
export function fragments(client: ClientFormat, writing: Writing, body: JsonObject): Fragment[] {
  if (client.fragments) return client.fragments(writing, body);
  // A TOML table says itself where it belongs.
  if (client.syntax === "toml") return [{ into: "", code: documentText("toml", wholeDocument(client, writing, body)).trimEnd() }];
  const into = client.section.join(".");
  const code = client.syntax === "yaml" ? documentText("yaml", { [writing.key]: body }) : member(writing.key, body);
  return [{ into, code }];
}

/** One member of a JSON object, without the braces around it. */
export function member(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}`;
}
