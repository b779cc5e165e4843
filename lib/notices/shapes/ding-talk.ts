import { createHmac } from "node:crypto";
import { JSON_HEADERS, refusalByCode, type Shape, textOfMessage } from "./message";

/**
 * A DingTalk robot. Messages of type `link` have plain text only: nothing in them is markup. With a secret the address carries
 * a timestamp in milliseconds and its signature (robot security setting "加签").
 */
export const DING_TALK: Shape = {
  request(message, { url, secrets: [secret] }, now) {
    const { title, url: messageUrl } = message;
    const body = { msgtype: "link", link: { title, text: textOfMessage(message) ?? title, messageUrl, picUrl: "" } };
    return { url: secret === undefined ? url : signedUrl(url, secret, now), headers: { ...JSON_HEADERS }, body: JSON.stringify(body) };
  },
  refusal: (answer) => refusalByCode(answer, "errcode", "errmsg"),
};

function signedUrl(url: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime());
  const signed = new URL(url);
  signed.searchParams.set("timestamp", timestamp);
  signed.searchParams.set("sign", createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"));
  return signed.href;
}
