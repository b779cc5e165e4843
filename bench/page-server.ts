/** How long the server takes for a page: from the request to the last byte of the document, on one connection. */
import { percentile } from "./decisions";

/** Code is compiled while it runs: the first requests say nothing. */
const WARM_UP = 15;

async function timeOf(url: string, cookie: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie, "accept-encoding": "identity" }, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - began;
}

/** Milliseconds, and how many times as long as `frame`, which is asked in turns with it. */
export async function serverTimes(url: string, frame: string, cookie: string, requests: number) {
  for (let count = 0; count < WARM_UP; count += 1) await timeOf(url, cookie);
  const times: number[] = [];
  const frames: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    times.push(await timeOf(url, cookie));
    frames.push(await timeOf(frame, ""));
  }
  const ratio = percentile(times.map((time) => time * 100), 0.5) / percentile(frames.map((time) => time * 100), 0.5);
  return { "p50 ms": percentile(times, 0.5), "p95 ms": percentile(times, 0.95), "× frame": Number(ratio.toFixed(1)) };
}
