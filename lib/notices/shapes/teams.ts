import { JSON_HEADERS, refusalByStatus, type Shape, textOfMessage } from "./message";

/** A workflow of Teams that posts an Adaptive Card. `TextRun`s are shown as they are; a `TextBlock` would read them as Markdown. */
export const TEAMS: Shape = {
  request(message, { url }) {
    const text = textOfMessage(message);
    const content = {
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.4",
      body: [runs(message.title, { weight: "Bolder" }), ...(text === null ? [] : [runs(text)])],
      actions: [{ type: "Action.OpenUrl", title: message.open, url: message.url }],
    };
    return { url, headers: { ...JSON_HEADERS }, body: JSON.stringify({ type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }] }) };
  },
  refusal: refusalByStatus,
};

function runs(text: string, style: Record<string, string> = {}) {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text, ...style }] };
}
