import { describe, expect, it } from "vitest";
import { asksForPalette, isPlainKey, readKey } from "./shortcut";

const press = { key: "k", keyCode: 75, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, defaultPrevented: false };

describe("readKey", () => {
  it.each([
    ["/", false, { kind: "search" }, false],
    ["?", false, { kind: "help" }, false],
    ["g", false, null, true],
    ["l", true, { kind: "go", key: "l" }, false],
    ["l", false, { kind: "press", key: "l" }, false],
    ["R", false, { kind: "press", key: "Shift+R" }, false],
    [" ", false, { kind: "press", key: "Space" }, false],
    ["x", true, null, false],
    ["Enter", false, null, false],
  ])("reads %s (after g: %s)", (key, prefixed, shortcut, next) => {
    expect(readKey(key, prefixed)).toEqual({ shortcut, prefixed: next });
  });
});

describe("keys", () => {
  it.each([
    ["⌘K", { metaKey: true }, true],
    ["Ctrl K", { ctrlKey: true }, true],
    ["K alone", {}, false],
    ["Ctrl K of an input method", { ctrlKey: true, isComposing: true }, false],
  ])("%s", (_name, change, expected) => {
    expect(asksForPalette({ ...press, ...change })).toBe(expected);
  });

  it.each([
    ["alone", {}, true],
    ["while an input method composes", { isComposing: true }, false],
    ["with the key code of an input method", { keyCode: 229 }, false],
    ["with a modifier", { altKey: true }, false],
    ["held down", { repeat: true }, false],
    ["used by something else", { defaultPrevented: true }, false],
  ])("one character %s", (_name, change, expected) => {
    expect(isPlainKey({ ...press, ...change })).toBe(expected);
  });
});
