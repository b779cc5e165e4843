/**
 * The review that comes after this one in a queue; at its end the first one that is left. Those with a decision on its way
 * are done. Null when none is left.
 */
export function nextInQueue(ids: readonly string[], present: string, isDone: (id: string) => boolean): string | null {
  const at = ids.indexOf(present);
  const inOrder = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  return inOrder.find((id) => id !== present && !isDone(id)) ?? null;
}
