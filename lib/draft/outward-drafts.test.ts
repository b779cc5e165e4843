import { expect, it } from "vitest";
import { withinRunning } from "./outward-drafts";

/** Starts drafts that go on until `end`. */
function hanging() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { start: (principal: string) => withinRunning(principal, () => ended), end };
}

it("refuses a principal's third draft while two are running, and nobody else's", async () => {
  const { start, end } = hanging();
  const first = [start("pia"), start("pia")];
  await expect(start("pia")).rejects.toMatchObject({ code: "rate_limited", headers: { "Retry-After": "10" } });
  const others = start("sam");
  end();
  await Promise.all([...first, others]);
  await expect(start("pia")).resolves.toBeUndefined();
});

it("refuses the 17th draft of all, and takes it when one has ended or failed", async () => {
  const { start, end } = hanging();
  const all = Array.from({ length: 16 }, (_, index) => start(`principal ${index}`));
  await expect(start("pia")).rejects.toMatchObject({ code: "rate_limited" });
  end();
  await Promise.all(all);
  await expect(withinRunning("pia", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(Promise.all([start("pia"), start("pia")])).resolves.toHaveLength(2);
});
