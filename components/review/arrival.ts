let expected = false;

/** A decision leads to another page: whoever mounts there next takes the focus. */
export function expectArrival(): void {
  expected = true;
}

/** True once after `expectArrival`. */
export function takeArrival(): boolean {
  const taken = expected;
  expected = false;
  return taken;
}
