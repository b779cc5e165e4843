/** How often a person gets mail, for pages too: it needs no library. */
export const MAIL_RHYTHMS = ["instant", "daily", "none"] as const;
