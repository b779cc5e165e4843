/** So many mails an hour reach a person at once; the daily mail takes what goes beyond. Nobody reads more, and mail servers take a flood amiss. */
export const INSTANT_MAILS_AN_HOUR = 30;

/** A notice that was just added, to be mailed at once. */
export interface InstantNotice {
  id: string;
  recipientId: string;
}

/**
 * Which of the notices that were just added wait for the daily mail: the last ones of whoever got more than `bound` within an
 * hour. Pure.
 *
 * @param counts how many each person got within the hour, with those just added.
 */
export function beyondBound(added: readonly InstantNotice[], counts: ReadonlyMap<string, number>, bound: number): string[] {
  const left = new Map(counts);
  return added.toReversed().flatMap(({ id, recipientId }) => {
    const count = left.get(recipientId) ?? 0;
    left.set(recipientId, count - 1);
    return count > bound ? [id] : [];
  });
}
