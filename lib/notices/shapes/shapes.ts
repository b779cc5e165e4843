import type { WebhookFormat } from "../webhooks/webhook-names-schema";
import { CLOUD_EVENTS } from "./cloud-events";
import { DING_TALK } from "./ding-talk";
import { FEISHU } from "./feishu";
import type { Shape } from "./message";
import { SLACK } from "./slack";
import { TEAMS } from "./teams";
import { WECOM } from "./wecom";

/** How each product is spoken to. */
export const SHAPES: Record<WebhookFormat, Shape> = { cloudevents: CLOUD_EVENTS, dingtalk: DING_TALK, feishu: FEISHU, wecom: WECOM, slack: SLACK, teams: TEAMS };
