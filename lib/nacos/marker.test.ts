import { describe, expect, it } from "vitest";
import { ModelNacos } from "@/test/nacos/model";
import { NacosError } from "./client/errors";
import { judgeMarker, readClaim, releaseClaim, writeClaim } from "./marker";

const own = { owner: "gatehouse/a", generation: 7 };
const text = (owner: string, generation: number) => JSON.stringify({ owner, generation });

describe("the marker of a namespace", () => {
  it.each([
    ["ours of now", text("gatehouse/a", 7), "ours"],
    ["ours of before a crash", text("gatehouse/a", 6), "ours"],
    ["another copy of this installation", text("gatehouse/a", 8), "foreign"],
    ["a restored backup of this installation wrote less", text("gatehouse/a", 5), "foreign"],
    ["another registry", text("gatehouse/b", 7), "foreign"],
    ["no marker of ours at all", "{}", "foreign"],
    ["no JSON", "x", "foreign"],
  ])("is read as %s", (_case, content, kind) => {
    expect(judgeMarker(content, own).kind).toBe(kind);
  });

  it("is given to one of two registries that come at once", async () => {
    const nacos = new ModelNacos();
    const note = async () => undefined;
    const claims = await Promise.all([writeClaim(nacos, { owner: "a", generation: 0 }, false, note), writeClaim(nacos, { owner: "b", generation: 0 }, false, note)]);
    expect(claims.map(({ kind }) => kind).sort()).toEqual(["foreign", "ours"]);
  });

  it("stays ours however often writing it anew is refused", async () => {
    const nacos = new ModelNacos();
    let generation = 0;
    const note = async (next: number) => void (generation = next);
    const renew = (admin: Pick<ModelNacos, "readConfig" | "publishConfig">) => writeClaim(admin, { owner: "a", generation }, false, note);
    await renew(nacos);
    const readOnly = { readConfig: nacos.readConfig.bind(nacos), publishConfig: () => Promise.reject(new NacosError("auth_denied", { message: "no right", denial: "rights" })) };
    for (const _again of [1, 2, 3]) await expect(renew(readOnly)).rejects.toMatchObject({ code: "auth_denied" });
    expect(await renew(nacos)).toEqual({ kind: "ours" });
  });

  it("is given back by its owner only", async () => {
    const nacos = new ModelNacos();
    await writeClaim(nacos, { owner: "a", generation: 0 }, false, async () => undefined);
    await releaseClaim(nacos, { owner: "b", generation: 1 });
    expect((await readClaim(nacos, { owner: "b", generation: 0 })).kind).toBe("foreign");
    await releaseClaim(nacos, { owner: "a", generation: 1 });
    expect((await readClaim(nacos, { owner: "b", generation: 0 })).kind).toBe("ours");
  });

  it("is taken over only by word of a person", async () => {
    const nacos = new ModelNacos();
    const note = async () => undefined;
    await writeClaim(nacos, { owner: "a", generation: 0 }, false, note);
    expect((await writeClaim(nacos, { owner: "b", generation: 0 }, false, note)).kind).toBe("foreign");
    expect((await writeClaim(nacos, { owner: "b", generation: 0 }, true, note)).kind).toBe("ours");
    expect((await readClaim(nacos, { owner: "a", generation: 1 })).kind).toBe("foreign");
  });
});
