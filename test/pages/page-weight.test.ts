import { expect, it } from "vitest";
import { clientModules, pagesBelow } from "./client-modules";

/** What no page begins with: each is a tenth of a page's script, and is fetched when somebody acts. */
const HEAVY = /^(?:zod|yaml|smol-toml|diff|@base-ui\/|@simplewebauthn\/)/;
/** Reading the catalog waits for none of what forms need either. */
const OF_FORMS = /^@tanstack\//;

const pagesOf = (folder: string) => pagesBelow(folder).filter((file) => /(?:page|layout)\.tsx$/.test(file));

/** `file imports package` for all that these packages add to what a page begins with. */
function brought(page: string, heavy: RegExp): string[] {
  return clientModules([page], { later: false }).flatMap(({ file, packages }) => packages.filter((name) => heavy.test(name)).map((name) => `${file} imports ${name}`));
}

it.each(["app/layout.tsx", ...pagesOf("app")])("%s sends no heavy package before it is used", (page) => {
  expect(brought(page, HEAVY)).toEqual([]);
});

it.each(["app/layout.tsx", ...pagesOf("app/(catalog)")])("%s sends nothing that only forms need", (page) => {
  expect(brought(page, OF_FORMS)).toEqual([]);
});

it("sees what a page runs, at once and later", () => {
  const files = (later: boolean) => clientModules(["app/layout.tsx"], { later }).map(({ file }) => file);
  expect(files(false)).toContain("components/palette/command-center.tsx");
  expect(files(false)).not.toContain("components/palette/palette.tsx");
  expect(files(true)).toContain("components/palette/palette.tsx");
});
