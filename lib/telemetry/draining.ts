import { slot } from "@/lib/config/slot";

const flag = slot<boolean>("draining");

/** Whether this process has been told to stop: `/readyz` says so, so that no new clients are sent here. */
export function isDraining(): boolean {
  return flag.peek() === true;
}

export function beginDraining(): void {
  flag.set(true);
}
