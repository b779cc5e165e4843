import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ShortKeys } from "@/lib/catalog/short-key-schema";
import type { Preview } from "@/lib/submission/preview-schema";
import { as, type Client, giveNamespace, manifest, type Person, StoryServer, submitted, vote } from "./http-api";

let server: StoryServer;
let pia: Person, ada: Person, outsider: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  const admin = await server.person("admin");
  [pia, ada, outsider] = await Promise.all([server.person(), server.person("reviewer"), server.person()]);
  await giveNamespace(admin, "com.acme", pia);
  await giveNamespace(admin, "com.other", outsider);
});
afterAll(() => server.stop());

const ask = (client: Client, name: string, more = "") => client.call("GET", `/api/v1/short-keys?server=${encodeURIComponent(name)}${more}`);
const publish = (document: object, query: string) => pia.call("POST", `/api/v1/submissions${query}`, document);

describe("the short key of a server, before and after it is submitted", () => {
  it("is chosen with the submission, shown by a preview, and the server's once it is listed", async () => {
    const document = manifest("com.acme/weather");
    expect(as<ShortKeys>(await ask(pia, "com.acme/weather"))).toEqual({ server: "com.acme/weather", items: [{ catalog: "default", key: "weather", fixed: false }], refusal: null });
    expect(as<ShortKeys>(await ask(pia, "com.acme/weather", "&catalog=default&shortKey=forecast")).items).toEqual([{ catalog: "default", key: "forecast", fixed: false }]);
    const preview = as<Preview>(await pia.call("POST", "/api/v1/previews", { manifest: JSON.stringify(document), catalog: "default", shortKey: "forecast" }));
    expect(preview.install.shortKey).toBe("forecast");
    as(await vote(ada, await submitted(pia, document, "?shortKey=forecast")));
    expect(as<ShortKeys>(await ask(pia, "com.acme/weather")).items).toEqual([{ catalog: "default", key: "forecast", fixed: true }]);
  });

  it("is refused with the field: another one than it has, and one that another server has", async () => {
    const fixed = await publish(manifest("com.acme/weather", "2.0.0"), "?shortKey=weather");
    expect(fixed).toMatchObject({ status: 409, body: { code: "short_key_fixed", errors: [{ path: "shortKey", code: "short_key_fixed" }] } });
    const taken = await publish(manifest("com.acme/second"), "?shortKey=forecast");
    expect(taken).toMatchObject({ status: 409, body: { code: "short_key_taken", errors: [{ path: "shortKey", message: expect.stringContaining('"second"') as string }] } });
  });

  it.each(["", "Weather", "a_b", "-a", "workspace", "x".repeat(25)])("is no such text: %j", async (key) => {
    const refused = { status: 400, body: { code: "invalid_request", errors: [{ path: "shortKey" }] } };
    expect(await publish(manifest("com.acme/third"), `?shortKey=${key}`)).toMatchObject(refused);
    expect(await ask(pia, "com.acme/third", `&shortKey=${key}`)).toMatchObject(refused);
  });

  it("is nothing that the official publish takes", async () => {
    const { token } = as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
    as(await server.bearer(token).call("POST", "/v0.1/publish?shortKey=elsewhere", manifest("com.acme/official")));
    expect(as<ShortKeys>(await ask(pia, "com.acme/official")).items).toEqual([{ catalog: "default", key: "official", fixed: false }]);
  });

  it("is told to whoever may publish it, by a token of that scope too, and to nobody else", async () => {
    const tokenOf = async (scope: string) => server.bearer(as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: [scope] }), 201).token);
    expect(await ask(await tokenOf("publish"), "com.acme/weather")).toMatchObject({ status: 200 });
    expect(await ask(await tokenOf("read"), "com.acme/weather")).toMatchObject({ status: 403 });
    expect(await ask(server.anyone, "com.acme/weather")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await ask(outsider, "com.acme/weather")).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});
