import { expect, test } from "../fixtures/test";

const WORDS = {
  en: { card: "Capability links of prod", create: "Create link", label: "Name", url: "URL", copy: "Copy URL", close: "Close", revoke: "Revoke" },
  "zh-CN": { card: "prod 的能力链接", create: "创建链接", label: "名称", url: "URL", copy: "复制URL", close: "关闭", revoke: "吊销" },
} as const;

for (const locale of ["en", "zh-CN"] as const) {
  test(`an admin makes a link, sees its URL once and revokes it, by keyboard alone (${locale})`, async ({ page, context, baseURL, signInAs, expectAccessible }) => {
    const words = WORDS[locale];
    const name = `Gallery of ${locale}`;
    await signInAs("admin");
    await context.addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
    await page.goto("/console/catalogs/prod/links");
    const prod = page.locator("main");

    await prod.getByRole("button", { name: words.create }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel(words.label, { exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog.getByLabel(words.label, { exact: true })).toHaveAttribute("aria-invalid", "true");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    const shown = dialog.getByRole("region", { name: words.url, exact: true });
    const url = await shown.innerText();
    await expect(dialog.getByRole("button", { name: words.copy })).toBeVisible();
    await expectAccessible();
    expect((await page.request.get(`${url.trim()}/v0.1/servers`)).status()).toBe(200);

    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(prod.getByRole("button", { name: words.create })).toBeFocused();
    const row = prod.getByRole("region", { name: words.card }).getByRole("row", { name });
    await expect(row).toBeVisible();
    await expect(page.getByText(url.trim())).toHaveCount(0);

    await row.getByRole("button", { name: words.revoke }).focus();
    await page.keyboard.press("Enter");
    const confirm = page.getByRole("alertdialog");
    await expectAccessible();
    await confirm.getByRole("button", { name: words.revoke }).focus();
    await page.keyboard.press("Enter");
    // An open dialog hides the rest of the page: the row is gone for good only when the dialog is.
    await expect(confirm).toBeHidden();
    await expect(row).toBeHidden();
    expect((await page.request.get(`${url.trim()}/v0.1/servers`)).status()).toBe(404);
  });
}
