import { expect, it } from "vitest";
import { clientModules, pagesBelow } from "./client-modules";

/** What reading the catalog must not wait for: each is a tenth of a page's script, and is fetched when somebody acts. */
const HEAVY = /^(?:zod|yaml|smol-toml|@tanstack\/|@base-ui\/)/;

it.each(["app/layout.tsx", ...pagesBelow("app/(catalog)").filter((file) => /(?:page|layout)\.tsx$/.test(file))])("%s sends no heavy package before it is used", (page) => {
  const heavy = clientModules([page], { later: false }).flatMap(({ file, packages }) => packages.filter((name) => HEAVY.test(name)).map((name) => `${file} imports ${name}`));
  expect(heavy).toEqual([]);
});

it("sees what a page runs, at once and later", () => {
  const files = (later: boolean) => clientModules(["app/layout.tsx"], { later }).map(({ file }) => file);
  expect(files(false)).toContain("components/palette/command-center.tsx");
  expect(files(false)).not.toContain("components/palette/palette.tsx");
  expect(files(true)).toContain("components/palette/palette.tsx");
});
