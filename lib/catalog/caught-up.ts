import { slot } from "@/lib/config/slot";

/** What a service needs of the feed tail of its own process. */
export interface FeedFollower {
  /** Resolves when everything committed before the call is applied to this process's read model. */
  catchUp(): Promise<void>;
}

export const feedFollower = slot<FeedFollower>("feedFollower");

/**
 * Waits until this process serves what was just committed: when a suspension's call returns, this process no longer
 * serves the version (governance.md §5.5). A process without a read model (worker, CLI) has nothing to wait for.
 */
export async function servedHere(): Promise<void> {
  await feedFollower.peek()?.catchUp();
}
