/** When a browser with an empty cache shows a page, as the browser itself says. */
import type { Browser, Page } from "@playwright/test";
import { percentile } from "./decisions";

interface Marks {
  lcp: number;
  cls: number;
}
declare global {
  interface Window {
    benchMarks: Marks;
  }
}

interface Timings extends Marks {
  ttfb: number;
  fcp: number;
}

/** Long enough for what moves after the load to have moved. */
const SETTLE_MS = 300;

/** Runs in the page, before anything of it. */
function watch(): void {
  window.benchMarks = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.benchMarks.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) window.benchMarks.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

function read(page: Page): Promise<Timings> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return { ttfb: navigation?.responseStart ?? 0, fcp: paint?.startTime ?? 0, ...window.benchMarks };
  });
}

async function visit(browser: Browser, url: string, cookie: string): Promise<Timings> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const { origin } = new URL(url);
    await context.addCookies(cookie.split("; ").filter(Boolean).map((pair) => ({ url: origin, name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) })));
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(SETTLE_MS);
    return await read(page);
  } finally {
    await context.close();
  }
}

/** Medians, in ms; CLS has no unit, and the worst one counts. */
export async function timingsOf(browser: Browser, url: string, cookie: string, visits: number) {
  const all: Timings[] = [];
  for (let count = 0; count < visits; count += 1) all.push(await visit(browser, url, cookie));
  const median = (of: (timings: Timings) => number) => percentile(all.map(of), 0.5);
  return { "TTFB ms": median(({ ttfb }) => ttfb), "FCP ms": median(({ fcp }) => fcp), "LCP ms": median(({ lcp }) => lcp), CLS: Number(Math.max(...all.map(({ cls }) => cls)).toFixed(3)) };
}
