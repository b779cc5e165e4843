import { curlCommand } from "./curl";
import { exampleOf } from "./example";
import { fieldOf, reachableShapes, resolve, shapeOf } from "./fields";
import type { JsonSchema, OpenApi, OpenApiContent, OpenApiOperation } from "./openapi-schema";
import { type Answer, type Content, type Credential, type DocumentName, type Method, METHODS, type Operation, type OperationGroup, type ReferenceDocument } from "./schema";

interface Source {
  name: DocumentName;
  document: OpenApi;
  /** Where commands send to, such as `https://registry.example.com`. */
  origin: string;
  /** Which paths are shown; the official API serves each one below two prefixes. */
  shows(path: string): boolean;
}

interface Declared {
  path: string;
  method: Method;
  operation: OpenApiOperation;
}

const isMethod = (text: string): text is Method => (METHODS as readonly string[]).includes(text);
const JSON_TYPE = /^application\/(?:.+\+)?json$/;

function declaredOperations({ document, shows }: Source): Declared[] {
  return Object.entries(document.paths)
    .filter(([path]) => shows(path))
    .flatMap(([path, methods]) => Object.entries(methods).flatMap(([method, operation]) => (isMethod(method) ? [{ path, method, operation }] : [])));
}

function credentialOf(operation: OpenApiOperation, document: OpenApi): Credential {
  const ways = operation.security ?? document.security ?? [];
  if (ways.length === 0) return "none";
  if (ways.some((way) => Object.keys(way).length === 0)) return "optional";
  return ways.some((way) => "cookie" in way) ? "required" : "token";
}

/** The schema by which a body is shown: its JSON when it has one. */
function schemaOf(content: OpenApiContent | undefined): JsonSchema | undefined {
  const entries = Object.entries(content ?? {});
  return (entries.find(([type]) => JSON_TYPE.test(type)) ?? entries[0])?.[1].schema;
}

/** A body's own shape is unfolded even when it has a name, unless it is the problem document of every refusal. */
function contentOf(content: OpenApiContent | undefined, shapes: Record<string, JsonSchema>): Content | null {
  const schema = schemaOf(content);
  if (content === undefined || schema === undefined) return null;
  const mediaTypes = Object.keys(content);
  const shown = mediaTypes.includes("application/problem+json") ? schema : resolve(schema, shapes);
  const value = fieldOf("", shown, true);
  return { mediaTypes, value: { ...value, type: shapeOf(schema) ?? value.type } };
}

function urlOf({ path, operation }: Declared, origin: string): string {
  const query: string[] = [];
  let filled = path;
  for (const { name, in: place, required = false, schema } of operation.parameters) {
    // `{name}` in a path is always a server's.
    const value = encodeURIComponent(String(exampleOf(schema, {}, place === "path" && name === "name" ? "serverName" : name)));
    if (place === "path") filled = filled.replace(`{${name}}`, value);
    else if (place === "query" && required) query.push(`${name}=${value}`);
  }
  return `${origin}${filled}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

/** A body that may be any object is a file of the reader's. */
function bodyText(body: JsonSchema, shapes: Record<string, JsonSchema>): string {
  const { properties, example, items, anyOf, oneOf } = resolve(body, shapes);
  const isOpen = properties === undefined && example === undefined && anyOf === undefined && oneOf === undefined && items?.properties === undefined;
  return isOpen ? "@body.json" : JSON.stringify(exampleOf(body, shapes));
}

function curlOf(declared: Declared, { document, origin }: Source, shapes: Record<string, JsonSchema>): string {
  const { method, operation } = declared;
  const body = schemaOf(operation.requestBody?.content);
  const [mediaType = "application/json"] = Object.keys(operation.requestBody?.content ?? {});
  const headers = operation.parameters.filter((parameter) => parameter.in === "header" && parameter.required === true);
  return curlCommand({
    method,
    url: urlOf(declared, origin),
    credential: credentialOf(operation, document),
    headers: headers.map(({ name, schema }) => [name, String(exampleOf(schema, shapes, name))]),
    body: body === undefined ? null : { mediaType, text: bodyText(body, shapes) },
  });
}

/** The answer of the first success as text, when it is JSON. */
function answerExample({ responses }: OpenApiOperation, shapes: Record<string, JsonSchema>): string | null {
  const content = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1].content;
  const schema = content?.["application/json"]?.schema;
  return schema === undefined ? null : JSON.stringify(exampleOf(schema, shapes), null, 2);
}

/** Answers of every status, those that say the same as one. */
function answersOf({ responses }: OpenApiOperation, shapes: Record<string, JsonSchema>): Answer[] {
  const answers: Answer[] = [];
  for (const [status, { description, content }] of Object.entries(responses)) {
    const answer = { statuses: [status], description, content: contentOf(content, shapes) };
    const alike = answers.find((other) => JSON.stringify([other.description, other.content]) === JSON.stringify([description, answer.content]));
    if (alike === undefined) answers.push(answer);
    else alike.statuses.push(status);
  }
  return answers;
}

function operationOf(declared: Declared, source: Source): Operation {
  const { method, path, operation } = declared;
  const shapes = source.document.components?.schemas ?? {};
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    credential: credentialOf(operation, source.document),
    parameters: operation.parameters.map((parameter) => {
      const field = fieldOf(parameter.name, parameter.schema, parameter.required ?? false);
      return { ...field, in: parameter.in, description: parameter.description ?? field.description };
    }),
    body: contentOf(operation.requestBody?.content, shapes),
    answers: answersOf(operation, shapes),
    curl: curlOf(declared, source, shapes),
    example: answerExample(operation, shapes),
  };
}

/** Named shapes that are not unfolded where they are used: those within others, and the problem document. */
function groupOf(tag: string, declared: readonly Declared[], source: Source): OperationGroup {
  const shapes = source.document.components?.schemas ?? {};
  const used = declared.flatMap(({ operation }) => [operation.requestBody?.content, ...Object.values(operation.responses).map(({ content }) => content)]);
  const names = reachableShapes(used.flatMap((content) => schemaOf(content) ?? []), shapes);
  return {
    document: source.name,
    tag,
    operations: declared.map((each) => operationOf(each, source)),
    shapes: names.map((name) => ({ name, value: { ...fieldOf("", shapes[name] ?? {}, true), type: name } })),
  };
}

/** The slug of a tag, as it stands in the address of its page. */
const tagOf = ({ operation }: Declared): string => (operation.tags[0] ?? "").toLowerCase();

/** A document by its tags, in the order they are first met. */
export function outline(source: Source): ReferenceDocument {
  const declared = declaredOperations(source);
  const tags = [...new Set(declared.map(tagOf))];
  return {
    name: source.name,
    description: source.document.info.description,
    groups: tags.map((tag) => groupOf(tag, declared.filter((each) => tagOf(each) === tag), source)),
  };
}

/** The groups with the operations in which every word of `text` occurs: in method, path, name or summary. */
export function narrowed(groups: readonly OperationGroup[], text: string): OperationGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const fits = ({ tag }: OperationGroup, { id, method, path, summary }: Operation): boolean => {
    const searched = `${tag} ${method} ${path} ${id} ${summary}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  };
  return groups.map((group) => ({ ...group, operations: group.operations.filter((each) => fits(group, each)) })).filter(({ operations }) => operations.length > 0);
}
