import { describe, expect, test } from "vitest";
import { openApiSchema } from "./openapi-schema";
import { narrowed, outline } from "./outline";
import type { Operation } from "./schema";

const document = openApiSchema.parse({
  info: { title: "Pets", version: "1", description: "About <b>pets</b>." },
  security: [{ bearer: [] }, { cookie: [] }],
  components: {
    schemas: {
      Pet: { type: "object", properties: { name: { type: "string", maxLength: 9 }, parent: { $ref: "#/components/schemas/Pet" } }, required: ["name"] },
      Problem: { type: "object", properties: { detail: { type: "string" } } },
    },
  },
  paths: {
    "/pets/{name}": {
      get: {
        operationId: "getPet",
        summary: "Get a pet",
        tags: ["Pets"],
        security: [{}, { bearer: [] }],
        parameters: [{ name: "name", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: { description: "The pet", content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
          404: { description: "The reason", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
          429: { description: "The reason", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
        },
      },
    },
    "/pets": {
      post: {
        operationId: "createPet",
        summary: "Make a pet",
        tags: ["pets"],
        parameters: [{ name: "dry", in: "query", required: true, schema: { type: "boolean" } }],
        requestBody: { content: { "application/json": { schema: { type: "object", properties: { word: { type: "string", example: "it's" } }, required: ["word"] } } } },
        responses: { 204: { description: "Done" } },
      },
    },
    "/old/pets": { get: { operationId: "oldPets", summary: "Old", tags: ["pets"], responses: {} } },
  },
});

const made = outline({ name: "product", document, origin: "https://registry.example.com", shows: (path) => path.startsWith("/pets") });
const [group] = made.groups;
const operation = (id: string): Operation | undefined => group?.operations.find((each) => each.id === id);

describe("the outline of a document", () => {
  test("has one group for a tag, however it is written, and leaves out paths that are not shown", () => {
    expect(made.groups.map(({ tag, operations }) => [tag, operations.map(({ id }) => id)])).toEqual([["pets", ["getPet", "createPet"]]]);
  });

  test("unfolds the shape of an answer and leaves shapes within as names, so that recursion ends", () => {
    const [answer] = operation("getPet")?.answers ?? [];
    expect(answer?.content?.value.fields).toMatchObject([
      { name: "name", type: "string", required: true, rules: ["length ≤ 9"], shape: null },
      { name: "parent", type: "Pet", required: false, fields: [], shape: "Pet" },
    ]);
    expect(group?.shapes.map(({ name }) => name)).toEqual(["Pet", "Problem"]);
  });

  test("says once what several refusals have in common", () => {
    expect(operation("getPet")?.answers.map(({ statuses }) => statuses)).toEqual([["200"], ["404", "429"]]);
  });

  test("gives a command that fills required parameters and is one word for the shell, whatever it holds", () => {
    expect(operation("getPet")?.curl).toBe("curl 'https://registry.example.com/pets/com.example%2Fweather'");
    expect(operation("createPet")?.curl.split(" \\\n  ")).toEqual([
      "curl -X POST 'https://registry.example.com/pets?dry=true'",
      '-H "Authorization: Bearer $TOKEN"',
      "-H 'Content-Type: application/json'",
      `-d '{"word":"it'\\''s"}'`,
    ]);
  });

  test("tells who must prove themselves", () => {
    expect(group?.operations.map(({ credential }) => credential)).toEqual(["optional", "required"]);
  });

  test("gives an example with what is required only", () => {
    expect(operation("getPet")?.example).toBe(JSON.stringify({ name: "text" }, null, 2));
    expect(operation("createPet")?.example).toBeNull();
  });
});

describe("the filter", () => {
  test.each([
    ["", ["getPet", "createPet"]],
    ["make PET", ["createPet"]],
    ["get {name}", ["getPet"]],
    ["cat", []],
  ])("%j finds %j", (text, expected) => {
    expect(narrowed(made.groups, text).flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(expected);
  });
});
