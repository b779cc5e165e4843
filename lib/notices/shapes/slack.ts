import { JSON_HEADERS, refusalByStatus, type Shape, textOfMessage } from "./message";

/**
 * An incoming webhook of Slack: blocks of `plain_text`, in which nothing is markup. The text for notifications is read as
 * markup, where three characters begin everything: links, people and channels.
 */
export const SLACK: Shape = {
  request(message, { url }) {
    const text = textOfMessage(message);
    const blocks = [
      { type: "section", text: plain(message.title) },
      ...(text === null ? [] : [{ type: "section", text: plain(text) }]),
      { type: "actions", elements: [{ type: "button", text: plain(message.open), url: message.url }] },
    ];
    return { url, headers: { ...JSON_HEADERS }, body: JSON.stringify({ text: escaped(message.title), blocks }) };
  },
  refusal: refusalByStatus,
};

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
