import { expect, test } from "vitest";
import { RequestTally } from "./request-tally";

const list = { method: "GET", route: "/v0.1/servers", status: 200, seconds: 0.0001 };

test("counts by method, route and status", () => {
  const tally = new RequestTally();
  for (const status of [200, 304, 200]) tally.observe({ ...list, status });
  tally.observe({ ...list, method: "HEAD" });
  expect([...tally.counts()]).toEqual([
    { labels: { method: "GET", route: "/v0.1/servers", status: "200" }, value: 2 },
    { labels: { method: "GET", route: "/v0.1/servers", status: "304" }, value: 1 },
    { labels: { method: "HEAD", route: "/v0.1/servers", status: "200" }, value: 1 },
  ]);
});

test("writes a histogram whose buckets hold everything at most that slow", () => {
  const tally = new RequestTally();
  for (const seconds of [0.0001, 0.0005, 0.3, 100]) tally.observe({ ...list, seconds });
  const lines = tally.histogram("answer_seconds", "Time to answer").split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "# HELP answer_seconds Time to answer",
    "# TYPE answer_seconds histogram",
    'answer_seconds_bucket{method="GET",route="/v0.1/servers",le="0.0005"} 2',
  ]);
  expect(lines).toContain('answer_seconds_bucket{method="GET",route="/v0.1/servers",le="0.25"} 2');
  expect(lines).toContain('answer_seconds_bucket{method="GET",route="/v0.1/servers",le="0.5"} 3');
  expect(lines).toContain('answer_seconds_bucket{method="GET",route="/v0.1/servers",le="+Inf"} 4');
  expect(lines).toContain('answer_seconds_count{method="GET",route="/v0.1/servers"} 4');
});

test("keeps a label that could break out of its quotes inside them", () => {
  const tally = new RequestTally();
  tally.observe({ ...list, method: 'GE"T\n' });
  expect(tally.histogram("x", "y")).toContain('x_count{method="GE\\"T\\n",route="/v0.1/servers"} 1');
});
