import { describe, expect, it } from "vitest";
import { containerEscape } from "@/lib/checks/rules/a001-container-escape";
import { dockerPackage, findingsOfPackage, named, npmPackage, positional } from "@/lib/checks/testing/fixtures";
import type { Argument } from "@/lib/manifest/schema";

describe("A001 container escape", () => {
  it.each<[string, Argument]>([
    ["--privileged", named("--privileged")],
    ["--privileged=true in one word", positional("--privileged=true")],
    ["capability", named("--cap-add", "SYS_ADMIN")],
    ["capability with prefix, lower case", named("--cap-add", "cap_net_admin")],
    ["host pid namespace", named("--pid", "host")],
    ["host network in one word", positional("--network=host")],
    ["unconfined profile", named("--security-opt", "seccomp=unconfined")],
    ["device", named("--device", "/dev/sda")],
    ["root bind", named("-v", "/:/host")],
    ["attached short flag", positional("-v/etc:/etc")],
    ["clustered short flag", positional("-itv /proc:/proc")],
    ["path that only looks harmless", named("-v", "/etc/ssl/../shadow:/s")],
    ["--mount of a system folder", named("--mount", "type=bind,source=/root,target=/r")],
    ["runtime socket", named("--volume", "/var/run/docker.sock:/var/run/docker.sock")],
    ["default of a variable", { type: "named", name: "-v", value: "{src}:/x", variables: { src: { default: "/sys" } } }],
  ])("finds %s once", (_name, argument) => {
    const findings = findingsOfPackage(containerEscape, dockerPackage([argument]));
    expect(findings.map((finding) => finding.pointer)).toEqual(["/packages/0/runtimeArguments/0"]);
  });

  it("finds a flag whose value is the next argument", () => {
    expect(findingsOfPackage(containerEscape, dockerPackage([positional("--ipc"), positional("host")]))).toHaveLength(1);
  });

  it.each<[string, Argument]>([
    ["--privileged=false", positional("--privileged=false")],
    ["a harmless capability", named("--cap-add", "NET_BIND_SERVICE")],
    ["a bridge network", named("--network", "bridge")],
    ["a project folder", named("-v", "/srv/data:/data:ro")],
    ["the time zone", named("-v", "/etc/localtime:/etc/localtime:ro")],
    ["a free variable", named("-v", "{folder}:/data")],
    ["an environment variable", named("-e", "MODE=host")],
  ])("leaves %s alone", (_name, argument) => {
    expect(findingsOfPackage(containerEscape, dockerPackage([argument]))).toEqual([]);
  });

  it("does not read docker flags into the arguments of another runtime", () => {
    expect(findingsOfPackage(containerEscape, npmPackage({ runtimeArguments: [named("--device", "cuda")] }))).toEqual([]);
  });
});
