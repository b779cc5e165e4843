import { posix } from "node:path";
import { flagsOf, packageWords, runsInContainer, runtimeWords, type Flag } from "@/lib/checks/launch";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import type { Package } from "@/lib/manifest/schema";

const DANGEROUS_CAPABILITIES = new Set([
  "ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "SYSLOG", "NET_ADMIN", "DAC_READ_SEARCH", "DAC_OVERRIDE", "BPF", "PERFMON",
]);
const NAMESPACE_FLAGS = new Set(["--pid", "--net", "--network", "--ipc", "--uts", "--userns", "--cgroupns"]);
const MOUNT_FLAGS = new Set(["-v", "--volume", "--mount"]);
const RUNTIME_SOCKETS = ["docker.sock", "containerd.sock", "podman.sock", "crio.sock", "docker_engine"];
const HOST_FOLDERS = ["/etc", "/proc", "/sys", "/root", "/var/run", "/run", "/boot", "/dev"];
/** Read by nearly every program and secret to none; mounting one of them is common and harmless. */
const HARMLESS_ETC = ["/etc/localtime", "/etc/timezone", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/hosts", "/etc/resolv.conf"];

const isAtOrBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Host side of `-v source:target` or `--mount type=bind,source=…`. */
function mountSource({ name, value }: Flag): string {
  if (name !== "--mount") return value.split(":")[0] ?? "";
  const source = value.split(",").find((part) => part.startsWith("source=") || part.startsWith("src="));
  return source?.slice(source.indexOf("=") + 1) ?? "";
}

function mountReason(flag: Flag): string | null {
  const source = mountSource(flag);
  if (!source.startsWith("/")) return null;
  const path = posix.normalize(source).replace(/(?<=.)\/$/, "");
  if (path === "/") return "mounts the whole file system of the host";
  if (HARMLESS_ETC.some((folder) => isAtOrBelow(path, folder))) return null;
  return HOST_FOLDERS.some((folder) => isAtOrBelow(path, folder)) ? "mounts a system folder of the host" : null;
}

function isolationReason({ name, value }: Flag): string | null {
  const lower = value.toLowerCase();
  if (name === "--privileged") return lower === "false" ? null : "switches the isolation of the container off";
  if (name === "--cap-add") {
    const capabilities = value.toUpperCase().split(",").map((capability) => capability.replace(/^CAP_/, ""));
    return capabilities.some((capability) => DANGEROUS_CAPABILITIES.has(capability)) ? "adds a capability that reaches the host" : null;
  }
  if (NAMESPACE_FLAGS.has(name)) return lower === "host" ? "shares a namespace with the host" : null;
  if (name === "--security-opt") return /unconfined|label[=:]disable/.test(lower) ? "switches a kernel protection off" : null;
  return name === "--device" || name === "--device-cgroup-rule" ? "hands a device of the host to the container" : null;
}

function evaluatePackage(pkg: Package, index: number): RawFinding[] {
  const inContainer = runsInContainer(pkg);
  const found = (pointer: string, what: string, evidence: string): RawFinding => ({
    pointer,
    message: `This argument ${what}, so the server can leave its container.`,
    evidence,
  });
  const runtime = inContainer ? runtimeWords(pkg, index) : [];
  const flags = flagsOf(runtime).flatMap((flag) => {
    const reason = isolationReason(flag) ?? (MOUNT_FLAGS.has(flag.name) ? mountReason(flag) : null);
    return reason === null ? [] : [found(flag.pointer, reason, flag.value === "" ? flag.name : `${flag.name} ${flag.value}`)];
  });
  const known = new Set(flags.map((finding) => finding.pointer));
  const sockets = [...runtime, ...packageWords(pkg, index)]
    .filter((word) => RUNTIME_SOCKETS.some((socket) => word.text.includes(socket)) && !known.has(word.pointer))
    .map((word) => found(word.pointer, "reaches the control socket of the container runtime", word.text));
  return [...flags, ...sockets];
}

/** A001: arguments that let a containerised server reach the host. */
export const containerEscape: Rule = {
  id: "A001",
  version: 1,
  title: "Container escape",
  severity: "critical",
  subject: "manifest",
  references: ["MCP02", "CWE-250"],
  explanation: "A container is trusted because it is isolated. These flags, mounts and sockets remove that isolation on the machine of whoever installs the server.",
  evaluate: ({ manifest }) => (manifest.packages ?? []).flatMap(evaluatePackage),
};
