import { createHmac } from "node:crypto";
import { JSON_HEADERS, refusalByCode, type Shape, textOfMessage } from "./message";

/**
 * A custom bot of Feishu or Lark: a card of `plain_text` elements, in which nothing is markup. With a secret the body carries a
 * timestamp in seconds and its signature, whose key is the text and whose message is empty.
 */
export const FEISHU: Shape = {
  request(message, { url, secrets: [secret] }, now) {
    const text = textOfMessage(message);
    const card = {
      config: { wide_screen_mode: true },
      header: { title: plain(message.title) },
      elements: [
        ...(text === null ? [] : [{ tag: "div", text: plain(text) }]),
        { tag: "action", actions: [{ tag: "button", type: "primary", text: plain(message.open), url: message.url }] },
      ],
    };
    return { url, headers: { ...JSON_HEADERS }, body: JSON.stringify({ ...(secret !== undefined && signature(secret, now)), msg_type: "interactive", card }) };
  },
  refusal: (answer) => refusalByCode(answer, "code", "msg"),
};

const plain = (content: string) => ({ tag: "plain_text", content });

function signature(secret: string, now: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64") };
}
