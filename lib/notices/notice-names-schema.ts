/**
 * What people and webhooks are told of: every type with its group, the right without which nobody is told, and whether
 * it leaves the house by webhook. Isomorphic.
 */
export const NOTICE_GROUPS = ["reviews", "submissions", "listings", "requests", "access", "operations"] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** Rights of lib/access/permissions that notices ask for; null: it concerns the recipient alone. */
type Right = "unapproved.read" | "internal.read" | "review.claim" | "reinstatement.confirm" | "request.read" | "target.read" | "robot.manage" | "user.manage" | "webhook.read" | null;

interface NoticeType {
  group: NoticeGroup;
  needs: Right;
  /** Webhooks may be told. What concerns one person, and what is said among reviewers, never leaves by one. */
  webhook: boolean;
  /** An administrator may spare the reviewers of a catalog this. */
  mutable: boolean;
}

function type(group: NoticeGroup, needs: Right, more: Partial<Pick<NoticeType, "webhook" | "mutable">> = {}): NoticeType {
  return { group, needs, webhook: true, mutable: false, ...more };
}

const WITHIN = { webhook: false } as const;
const MUTABLE = { mutable: true } as const;

export const NOTICE_TYPES = {
  submission_received: type("reviews", "review.claim", MUTABLE),
  submissions_imported: type("reviews", "review.claim", MUTABLE),
  review_overdue: type("reviews", "review.claim", MUTABLE),
  review_reopened: type("reviews", "unapproved.read", MUTABLE),
  comment_internal: type("reviews", "internal.read", WITHIN),
  comment_added: type("submissions", "unapproved.read"),
  checks_failed: type("submissions", "unapproved.read"),
  changes_requested: type("submissions", "unapproved.read"),
  review_approved: type("submissions", "unapproved.read"),
  review_rejected: type("submissions", "unapproved.read"),
  review_withdrawn: type("reviews", "unapproved.read", MUTABLE),
  listing_suspended: type("listings", "unapproved.read"),
  reinstatement_proposed: type("listings", "reinstatement.confirm"),
  listing_reinstated: type("listings", "unapproved.read"),
  listing_withdrawn: type("listings", "unapproved.read"),
  listing_expiring: type("listings", "unapproved.read", MUTABLE),
  listing_expired: type("listings", "unapproved.read", MUTABLE),
  request_made: type("requests", "request.read", MUTABLE),
  request_declined: type("requests", null, WITHIN),
  request_fulfilled: type("requests", null, WITHIN),
  roles_changed: type("access", null, WITHIN),
  roles_by_group: type("access", null, WITHIN),
  member_changed: type("access", null, WITHIN),
  member_removed: type("access", null, WITHIN),
  token_expiring: type("access", null, WITHIN),
  admin_kept: type("operations", "user.manage", WITHIN),
  robot_orphaned: type("operations", "robot.manage"),
  target_failing: type("operations", "target.read"),
  webhook_failing: type("operations", "webhook.read", WITHIN),
} as const satisfies Record<string, NoticeType>;

export type NoticeTypeName = keyof typeof NOTICE_TYPES;
export const NOTICE_TYPE_NAMES = Object.keys(NOTICE_TYPES) as [NoticeTypeName, ...NoticeTypeName[]];

/** What webhooks may be told of, and what the reviewers of a catalog may be spared. */
export const WEBHOOK_TYPES = NOTICE_TYPE_NAMES.filter((name) => NOTICE_TYPES[name].webhook);
export const MUTABLE_TYPES = NOTICE_TYPE_NAMES.filter((name) => NOTICE_TYPES[name].mutable);
