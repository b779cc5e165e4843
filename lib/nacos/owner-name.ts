import { config } from "@/lib/config/config";
import { installationId } from "./target-password";

/** The name under which a target of this installation claims its namespace. */
export function ownerName(targetId: string): string {
  return `gatehouse/${installationId(config().secret)}/${targetId}`;
}
