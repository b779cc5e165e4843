/** Whether the queue beside a review is folded away; a cookie, as the look and the language are. */
export const QUEUE_PANE_COOKIE = "queue-pane";

export const isQueuePaneOpen = (cookie: string | undefined): boolean => cookie !== "closed";
