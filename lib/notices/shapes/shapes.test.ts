import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { WEBHOOK_FORMATS } from "@/lib/notices/webhooks/webhook-names-schema";
import type { Message } from "./message";
import { SHAPES } from "./shapes";

const NOW = new Date("2026-11-30T08:00:00.000Z");
const HOSTILE = "<!channel> *bold* [x](https://evil.example) `code` & <@U1> @all";
const MESSAGE: Message = {
  id: "audit:7",
  type: "review_rejected",
  at: new Date("2026-11-30T07:59:00.000Z"),
  params: { actor: "Ada", server: "io.example/weather", version: "1.0.0", catalog: "default", text: HOSTILE },
  title: `Ada rejected io.example/weather ${HOSTILE}`,
  open: "Open in Gatehouse",
  url: "https://gatehouse.example.com/console/reviews/1",
  source: "https://gatehouse.example.com",
};
const send = (format: keyof typeof SHAPES, secrets: string[] = [], url = "https://chat.example.com/robot?access_token=abc") => {
  const { body, ...request } = SHAPES[format].request(MESSAGE, { url, secrets }, NOW);
  return { ...request, body: JSON.parse(body) as Record<string, unknown> };
};

describe("each product is spoken to in its own shape, with elements in which nothing is markup", () => {
  it("DingTalk: a link, signed in the address", () => {
    const { url, body } = send("dingtalk", ["SECret"]);
    expect(body).toEqual({ msgtype: "link", link: { title: MESSAGE.title, text: HOSTILE, messageUrl: MESSAGE.url, picUrl: "" } });
    const timestamp = String(NOW.getTime());
    const sign = createHmac("sha256", "SECret").update(`${timestamp}\nSECret`).digest("base64");
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ access_token: "abc", timestamp, sign });
    expect(send("dingtalk").url).toBe("https://chat.example.com/robot?access_token=abc");
  });

  it("Feishu: a card of plain text, signed in the body", () => {
    const { url, body } = send("feishu", ["SECret"]);
    expect(url).toBe("https://chat.example.com/robot?access_token=abc");
    expect(body).toEqual({
      timestamp: "1796025600",
      sign: createHmac("sha256", "1796025600\nSECret").update("").digest("base64"),
      msg_type: "interactive",
      card: {
        config: { wide_screen_mode: true },
        header: { title: { tag: "plain_text", content: MESSAGE.title } },
        elements: [
          { tag: "div", text: { tag: "plain_text", content: HOSTILE } },
          { tag: "action", actions: [{ tag: "button", type: "primary", text: { tag: "plain_text", content: MESSAGE.open }, url: MESSAGE.url }] },
        ],
      },
    });
    expect(send("feishu").body).not.toHaveProperty("sign");
  });

  it("WeCom: text, at most 2048 bytes, with its link whole", () => {
    expect(send("wecom").body).toEqual({ msgtype: "text", text: { content: `${MESSAGE.title}\n${HOSTILE}\n${MESSAGE.url}` } });
    const { body } = SHAPES.wecom.request({ ...MESSAGE, title: "天".repeat(2_000) }, { url: "https://chat.example.com", secrets: [] }, NOW);
    const { content } = (JSON.parse(body) as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048);
    expect(content.endsWith(`天…\n${MESSAGE.url}`)).toBe(true);
  });

  it("Slack: blocks of plain text, and a text for notifications that names nobody", () => {
    expect(send("slack").body).toEqual({
      text: "Ada rejected io.example/weather &lt;!channel&gt; *bold* [x](https://evil.example) `code` &amp; &lt;@U1&gt; @all",
      blocks: [
        { type: "section", text: { type: "plain_text", text: MESSAGE.title, emoji: false } },
        { type: "section", text: { type: "plain_text", text: HOSTILE, emoji: false } },
        { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: MESSAGE.open, emoji: false }, url: MESSAGE.url }] },
      ],
    });
  });

  it("Teams: an Adaptive Card of text runs", () => {
    expect(send("teams").body).toEqual({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          contentUrl: null,
          content: {
            $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
            type: "AdaptiveCard",
            version: "1.4",
            body: [
              { type: "RichTextBlock", inlines: [{ type: "TextRun", text: MESSAGE.title, weight: "Bolder" }] },
              { type: "RichTextBlock", inlines: [{ type: "TextRun", text: HOSTILE }] },
            ],
            actions: [{ type: "Action.OpenUrl", title: MESSAGE.open, url: MESSAGE.url }],
          },
        },
      ],
    });
  });

  it("CloudEvents: structured JSON with what happened as data", () => {
    const { headers, body } = send("cloudevents");
    expect(headers).toEqual({ "Content-Type": "application/cloudevents+json; charset=utf-8", "webhook-id": "audit:7", "webhook-timestamp": "1796025600" });
    expect(body).toEqual({
      ...{ specversion: "1.0", id: "audit:7", source: MESSAGE.source, type: "dev.gatehouse.review_rejected", subject: "io.example/weather@1.0.0", time: "2026-11-30T07:59:00.000Z" },
      datacontenttype: "application/json",
      data: { ...MESSAGE.params, title: MESSAGE.title, url: MESSAGE.url },
    });
  });

  it.each(WEBHOOK_FORMATS)("%s: no signing secret is ever in what is sent", (format) => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
    const { url, headers, body } = SHAPES[format].request(MESSAGE, { url: "https://chat.example.com", secrets: [secret] }, NOW);
    expect(url + JSON.stringify(headers) + body).not.toContain(secret.slice(6));
  });
});

describe("a product says whether it took a message", () => {
  it.each([
    ["dingtalk", 200, '{"errcode":0,"errmsg":"ok"}', null],
    ["dingtalk", 200, '{"errcode":130101,"errmsg":"send too fast"}', "answered errcode 130101: send too fast"],
    ["wecom", 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', "answered errcode 93000: invalid webhook url"],
    ["feishu", 200, '{"code":19021,"msg":"sign match fail"}', "answered code 19021: sign match fail"],
    ["feishu", 200, "<html>", "answered something that is no JSON"],
    ["slack", 200, "ok", null],
    ["teams", 202, "", null],
    ["cloudevents", 301, "", "answered 301"],
  ] as const)("%s answering %d %s", (format, status, text, refusal) => expect(SHAPES[format].refusal({ status, text })).toBe(refusal));
});
