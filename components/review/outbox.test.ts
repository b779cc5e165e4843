import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HELD_FOR_MS, Outbox } from "./outbox";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function held(send = vi.fn(async () => Promise.resolve<string | undefined>("done")), reviewIds = ["r1"]) {
  const outbox = new Outbox();
  outbox.hold({ label: "Approve", reviewIds, text: "why", send });
  return { outbox, send, id: outbox.entries()[0]?.id ?? 0, state: () => outbox.entries().map(({ state }) => state) };
}

describe("a decision that is held", () => {
  it("is sent once, when its time is over", async () => {
    const { outbox, send, state } = held();
    await vi.advanceTimersByTimeAsync(HELD_FOR_MS - 1);
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await outbox.flush({ keepalive: true });
    expect(send).toHaveBeenCalledTimes(1);
    expect(state()).toEqual(["sent"]);
  });

  it("is never sent when it was taken back", async () => {
    const { outbox, send, id, state } = held();
    outbox.takeBack(id);
    await outbox.flush({ keepalive: true });
    await vi.advanceTimersByTimeAsync(2 * HELD_FOR_MS);
    expect(send).not.toHaveBeenCalled();
    expect(state()).toEqual(["taken-back"]);
  });

  it("goes at once when the page goes, and says that it must outlive it", async () => {
    const { outbox, send } = held();
    await outbox.flush({ keepalive: true });
    await vi.advanceTimersByTimeAsync(2 * HELD_FOR_MS);
    expect(send.mock.calls).toEqual([[{ keepalive: true }]]);
  });

  it("cannot be taken back once it is being sent", async () => {
    let answer: (text: string) => void = () => undefined;
    const { outbox, id, state } = held(vi.fn(() => new Promise<string | undefined>((resolve) => (answer = resolve))));
    const sending = outbox.sendNow(id);
    outbox.takeBack(id);
    outbox.dismiss(id);
    expect(state()).toEqual(["sending"]);
    expect(outbox.open()).toHaveLength(1);
    answer("done");
    await sending;
    expect(outbox.entries()[0]).toMatchObject({ state: "sent", outcome: "done" });
  });

  it("stays with what was typed when it cannot be sent", async () => {
    const problem = new Error("stale_review");
    const { outbox, id } = held(vi.fn(() => Promise.reject(problem)));
    expect(await outbox.flush({ keepalive: false })).toBe(false);
    expect(outbox.entries()[0]).toMatchObject({ state: "failed", problem, text: "why" });
    expect(outbox.open()).toEqual([]);
    outbox.dismiss(id);
    expect(outbox.entries()).toEqual([]);
  });

  it("is waited for when it is on its way, and its refusal is told", async () => {
    let refuse: (problem: Error) => void = () => undefined;
    const { outbox, id, send } = held(vi.fn(() => new Promise<string | undefined>((_resolve, reject) => (refuse = reject))));
    void outbox.sendNow(id);
    const flushed = outbox.flush({ keepalive: false });
    refuse(new Error("stale_review"));
    expect(await flushed).toBe(false);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("is the only one about its review until it has ended", async () => {
    const { outbox, id } = held();
    const second = { label: "Reject", reviewIds: ["r0", "r1"], send: () => Promise.resolve(undefined) };
    expect(outbox.hold(second)).toBe(false);
    expect(outbox.isHeld("r1")).toBe(true);
    outbox.takeBack(id);
    expect(outbox.hold(second)).toBe(true);
    expect(outbox.entries()).toMatchObject([{ label: "Reject", state: "waiting" }]);
  });
});
