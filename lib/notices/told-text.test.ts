import { describe, expect, it } from "vitest";
import { toldText } from "./told-text";

describe("toldText", () => {
  it.each([
    ["one line", "a\r\nBcc: x\n\nb", "a Bcc: x b"],
    ["nothing invisible", "pay\u200Bload \u202Eevil", "payload evil"],
    ["no token of ours", "use gth_pat_Abc123_XyZ now", "use […] now"],
    ["no secret of a webhook", "whsec_AAECAwQF+/= leaked", "[…] leaked"],
    ["no token of a provider", "ghp_0123456789abcdefghijABCDEFGHIJ0123456789 twice ghp_0123456789abcdefghijABCDEFGHIJ0123456789", "[…] twice […]"],
  ])("leaves %s", (_what, text, told) => expect(toldText(text)).toBe(told));

  it("cuts what is long", () => expect(toldText("x".repeat(9_000))).toHaveLength(500));
});
