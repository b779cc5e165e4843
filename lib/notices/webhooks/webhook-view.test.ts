import { describe, expect, it } from "vitest";
import { shownOf, shownUrl } from "./webhook-view";

const SECRET = "a secret of an installation, long enough";

describe("shownUrl", () => {
  it.each([
    ["a path that is the credential", "https://hooks.slack.com/services/T000/B000/verysecret"],
    ["a query", "https://receiver.example.com/hook?token=verysecret"],
    ["a user and a password", "https://user:verysecret@receiver.example.com/hook"],
    ["a fragment", "https://receiver.example.com/#verysecret"],
  ])("shows nothing of %s", (_what, url) => {
    expect(shownUrl(url, SECRET)).toMatch(/^https:\/\/(?:hooks\.slack|receiver\.example)\.com\/… #[0-9a-f]{8}$/);
  });

  it("tells two addresses at one host apart, differently in each installation", () => {
    const [one, other] = ["https://receiver.example.com/a", "https://receiver.example.com/b"];
    expect(shownUrl(one, SECRET)).toBe(shownUrl(one, SECRET));
    expect(new Set([shownUrl(one, SECRET), shownUrl(other, SECRET), shownUrl(one, `${SECRET} of another`)]).size).toBe(3);
  });
});

describe("shownOf", () => {
  it("shows no path that an earlier Gatehouse stored", () => {
    expect(shownOf({ shownUrl: "https://receiver.example.com/services/verysecret" })).toBe("https://receiver.example.com/…");
    expect(shownOf({ shownUrl: "https://receiver.example.com:8443/verysecret?…" })).toBe("https://receiver.example.com:8443/…");
  });

  it.each(["https://receiver.example.com/…", "https://receiver.example.com/… #0a1b2c3d"])("leaves %s as it is", (stored) => expect(shownOf({ shownUrl: stored })).toBe(stored));
});
