import { JSON_HEADERS, refusalByCode, type Shape, textOfMessage } from "./message";

/** WeCom takes no longer text. */
const MAX_BYTES = 2_048;

/** A group robot of WeCom. Messages of type `text` have no markup and name nobody; addresses in them become links. */
export const WECOM: Shape = {
  request(message, { url }) {
    const text = textOfMessage(message);
    const link = `\n${message.url}`;
    const words = [message.title, ...(text === null ? [] : [text])].join("\n");
    return { url, headers: { ...JSON_HEADERS }, body: JSON.stringify({ msgtype: "text", text: { content: cut(words, MAX_BYTES - Buffer.byteLength(link)) + link } }) };
  },
  refusal: (answer) => refusalByCode(answer, "errcode", "errmsg"),
};

/** The beginning of a text that fits into `maxBytes` of UTF-8, whole characters only. */
function cut(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let fitting = "";
  for (const character of text) {
    if (Buffer.byteLength(fitting + character) > maxBytes - 3) break;
    fitting += character;
  }
  return `${fitting}…`;
}
