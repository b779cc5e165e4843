import { Webhook } from "standardwebhooks";
import { JSON_HEADERS, type Message, refusalByStatus, type Shape } from "./message";

/**
 * CloudEvents 1.0, structured JSON, signed as Standard Webhooks says: any library for either reads it. After a rotation the
 * header carries a signature for each secret that is still valid.
 */
export const CLOUD_EVENTS: Shape = {
  request(message, { url, secrets }, now) {
    const body = JSON.stringify(cloudEvent(message));
    const signatures = secrets.map((secret) => new Webhook(secret).sign(message.id, now, body));
    return {
      url,
      headers: {
        "Content-Type": "application/cloudevents+json; charset=utf-8",
        "webhook-id": message.id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        ...(signatures.length > 0 && { "webhook-signature": signatures.join(" ") }),
      },
      body,
    };
  },
  refusal: refusalByStatus,
};

/** The event as data: ids and names to act on, and the sentence for people. */
function cloudEvent({ id, type, at, params, title, url, source }: Message): Record<string, unknown> {
  const { server, version } = params;
  const subject = server === undefined ? params.name : version === undefined ? server : `${server}@${version}`;
  return {
    specversion: "1.0",
    id,
    source,
    type: `dev.gatehouse.${type}`,
    ...(subject !== undefined && subject !== "" && { subject }),
    time: at.toISOString(),
    datacontenttype: JSON_HEADERS["Content-Type"],
    data: { ...params, title, url },
  };
}
