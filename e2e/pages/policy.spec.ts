import { expect, test } from "../fixtures/test";

declare global {
  interface Window {
    slippedIn?: boolean;
    violations?: string[];
  }
}

test("a page's policy lets in no script without the nonce of its answer", async ({ page, request }) => {
  const nonces = await Promise.all(
    [1, 2].map(async () => /'nonce-([^']+)'/.exec((await request.get("/servers")).headers()["content-security-policy"] ?? "")?.[1]),
  );
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);

  await page.goto("/servers");
  const blocked = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective), { once: true }));
    const text = document.createElement("div");
    text.innerHTML = '<img src="/nothing.png" alt="" onerror="window.slippedIn = true">';
    document.body.append(text);
    return violation;
  });
  expect(blocked).toBe("script-src-attr");
  expect(await page.evaluate(() => window.slippedIn)).toBeUndefined();
});

test("links that open a client are no violation", async ({ page }) => {
  await page.goto("/servers");
  const violations = await page.evaluate(async () => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations?.push(event.violatedDirective));
    for (const href of ["vscode:mcp/install?%7B%7D", "cursor://anysphere.cursor-deeplink/mcp/install?name=x", "lmstudio://add_mcp?name=x", "goose://extension?id=x"]) {
      const link = document.createElement("a");
      link.href = href;
      document.body.append(link);
      link.click();
    }
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    return window.violations;
  });
  expect(violations).toEqual([]);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
