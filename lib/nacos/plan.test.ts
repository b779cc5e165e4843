import { describe, expect, it } from "vitest";
import { NEW, OLD } from "@/test/nacos/model";
import { program, remote } from "@/test/nacos/servers";
import type { NacosCapabilities, Observation } from "./client/admin";
import { listedServerSchema, type ObservedServer, observedServerSchema } from "./client/schema";
import type { DesiredState } from "./desired";
import type { ObservedState } from "./observed";
import { type PlanOptions, planServer, type Step } from "./plan";
import type { NacosServerDetail } from "./schema";

const ID = "33333333-3333-5333-8333-333333333333";
const OTHER = "44444444-4444-4444-8444-444444444444";
const NAME = "com-acme-weather";
const SERVICE = `${NAME}::1.0.0`;
const AT = { address: "mcp.acme.example", port: 443 };
const one = program({ id: ID, name: NAME, version: "1.0.0" });
const two = program({ id: ID, name: NAME, version: "2.0.0" });
const far = remote({ id: ID, name: NAME, version: "1.0.0" });

const wanted = (server: NacosServerDetail, approved: string[] = []): DesiredState => ({ state: "present", server, approved: [...approved, server.version ?? ""] });
const gone: DesiredState = { state: "absent", id: ID, name: NAME, refusal: null };
const healthy = { ip: AT.address, port: AT.port, healthy: true, enabled: true, ephemeral: false, clusterName: "DEFAULT" };

/** What is read when `server` stands there with these versions, oldest first. */
function there(server: NacosServerDetail, versions: string[], more: Partial<ObservedState> = {}, edit: Partial<ObservedServer> = {}): ObservedState {
  const allVersions = versions.map((version) => ({ version, release_date: null, is_latest: null }));
  const observed: Observation = { state: "present", server: { ...observedServerSchema.parse(server), allVersions, ...edit } };
  const listed = listedServerSchema.parse({ id: server.id, name: server.name, enabled: true, latestPublishedVersion: server.version, versionDetails: allVersions });
  return { byId: server.id === ID ? observed : { state: "absent" }, byName: observed, listed, services: [], instances: [], ...more };
}
const nothing: ObservedState = { byId: { state: "absent" }, byName: { state: "absent" }, listed: null, services: [], instances: [] };
const withTools = (server: NacosServerDetail, tool: string) => program({ id: server.id, name: NAME, version: server.version ?? "", tool });

function plan(desired: DesiredState, observed: ObservedState, capabilities: NacosCapabilities = OLD, options: Partial<PlanOptions> = {}): { kind?: string; otherId?: string; id?: string; steps?: string[]; drift?: string[] } {
  const result = planServer(desired, observed, { capabilities, replaceForeign: false, onlyRemovals: false, ...options });
  return result.kind === "steps" ? { steps: result.steps.map(words), drift: result.drift } : result;
}
function words(step: Step): string {
  if ("server" in step) return `${step.do} ${step.server.version}`;
  if ("at" in step) return `${step.do} ${step.at.address}:${step.at.port}`;
  if ("service" in step) return `${step.do} ${step.service}`;
  return "version" in step ? `${step.do} ${step.version}` : `${step.do} ${step.id === ID ? "ours" : "theirs"}`;
}

describe("a server that is as it should be", () => {
  it.each([
    ["a program", wanted(one), there(one, ["1.0.0"])],
    ["a remote with its endpoint", wanted(far), there(far, ["1.0.0"], { services: [SERVICE], instances: [healthy] })],
    ["one that was taken away", gone, nothing],
    ["an older version that is approved and cannot be deleted", wanted(two, ["1.0.0"]), there(two, ["1.0.0", "2.0.0"])],
    ["another server's service with a longer name", gone, { ...nothing, services: [`${NAME}-two::1.0.0`] }],
  ])("gets no step: %s", (_case, desired, observed) => {
    expect(plan(desired, observed)).toEqual({ steps: [], drift: [] });
  });
});

describe("the steps", () => {
  it.each<[string, DesiredState, ObservedState, string[], string[]]>([
    ["create what is missing", wanted(one), nothing, ["create_server 1.0.0"], ["missing"]],
    ["complete half a server by an update", wanted(one), { ...nothing, byId: { state: "half_written" } }, ["update_server 1.0.0"], ["modified"]],
    ["overwrite what cannot be read", wanted(one), { ...nothing, byId: { state: "unreadable" } }, ["update_server 1.0.0"], ["modified"]],
    ["upgrade by adding the version as latest", wanted(two, ["1.0.0"]), there(one, ["1.0.0"]), ["update_server 2.0.0"], ["modified"]],
    ["roll back by delete and create, since the last one added is what readers get", wanted(one, ["2.0.0"]), there(two, ["1.0.0", "2.0.0"]), ["delete_server ours", "create_server 1.0.0"], ["modified"]],
    ["remove a version that a router made latest", wanted(one), there(withTools({ ...one, version: "9.9.9" }, "rug"), ["1.0.0", "9.9.9"]), ["delete_server ours", "create_server 1.0.0"], ["version_added", "modified"]],
    ["remove an older version that is no longer approved", wanted(two), there(two, ["1.0.0", "2.0.0"]), ["delete_server ours", "create_server 2.0.0"], ["version_added"]],
    ["write back approved tools", wanted(one), there(one, ["1.0.0"], {}, { toolSpec: observedServerSchema.parse(withTools(one, "rug")).toolSpec }), ["update_server 1.0.0"], ["tools_modified", "modified"]],
    ["enable what somebody disabled", wanted(one), { ...there(one, ["1.0.0"]), listed: listedServerSchema.parse({ id: ID, name: NAME, enabled: false }) }, ["update_server 1.0.0"], ["disabled"]],
    ["give back the name", wanted(one), { ...there({ ...one, name: "renamed" }, ["1.0.0"]), byName: { state: "absent" }, listed: null }, ["update_server 1.0.0"], ["modified"]],
    ["repeat the update when the list lost it", wanted(one), { ...there(one, ["1.0.0"]), listed: null }, ["update_server 1.0.0"], ["modified"]],
    ["delete, then what it was reached by", gone, there(far, ["1.0.0"], { services: [SERVICE, NAME] }), ["delete_server ours", `remove_service ${SERVICE}`, `remove_service ${NAME}`], ["not_removed"]],
    ["clean up after a deletion that was cut off", gone, { ...nothing, services: [SERVICE] }, [`remove_service ${SERVICE}`], ["leftover"]],
  ])("%s", (_case, desired, observed, steps, drift) => {
    expect(plan(desired, observed)).toEqual({ steps, drift });
  });

  it("make the endpoint before the server, and wait for it", () => {
    expect(plan(wanted(far), nothing)).toEqual({
      steps: [`ensure_service ${SERVICE}`, `disable_health_check ${SERVICE}`, "add_instance mcp.acme.example:443", "await_instance mcp.acme.example:443", "create_server 1.0.0"],
      drift: ["endpoints_lost", "missing"],
    });
  });

  it("make an unhealthy endpoint anew, which nothing else cures, and leave the server alone", () => {
    const lost = there(far, ["1.0.0"], { services: [SERVICE], instances: [{ ...healthy, healthy: false }] }, { backendEndpoints: [] });
    expect(plan(wanted(far), { ...lost, instances: [] }).drift).toEqual(["endpoints_lost"]);
    expect(plan(wanted(far), { ...lost, services: [SERVICE] })).toMatchObject({ steps: expect.arrayContaining(["remove_instance mcp.acme.example:443", "add_instance mcp.acme.example:443"]) as string[] });
  });

  it("remove an endpoint that nobody approved beside ours", () => {
    const second = there(far, ["1.0.0"], { services: [SERVICE], instances: [healthy, { ...healthy, ip: "198.51.100.9" }] });
    expect(plan(wanted(far), second).steps).toEqual(["remove_instance 198.51.100.9:443"]);
  });

  it("remove the old endpoint only after the new version stands", () => {
    const next = remote({ id: ID, name: NAME, version: "2.0.0" });
    const steps = plan(wanted(next), there(far, ["1.0.0"], { services: [SERVICE] }), NEW).steps;
    expect(steps?.slice(-3)).toEqual(["update_server 2.0.0", "delete_version 1.0.0", `remove_service ${SERVICE}`]);
  });

  it.each<[string, DesiredState, ObservedState, string[]]>([
    ["an upgrade leaves one version", wanted(two, ["1.0.0"]), there(one, ["1.0.0"]), ["update_server 2.0.0", "delete_version 1.0.0"]],
    ["a rollback needs no gap", wanted(one, ["2.0.0"]), there(two, ["1.0.0", "2.0.0"]), ["update_server 1.0.0", "delete_version 2.0.0"]],
    ["a version somebody added is deleted alone", wanted(one), there(one, ["0.9.0", "1.0.0"]), ["delete_version 0.9.0"]],
  ])("from 3.2.3 on: %s", (_case, desired, observed, steps) => {
    expect(plan(desired, observed, NEW).steps).toEqual(steps);
  });
});

describe("a name that somebody else's entry has", () => {
  const foreign = there({ ...two, id: OTHER }, ["2.0.0"]);
  it("is a conflict that people decide", () => {
    expect(plan(wanted(one), foreign)).toEqual({ kind: "conflict", otherId: OTHER });
  });
  it("is adopted when it is, word for word, what is approved", () => {
    expect(plan(wanted(two), foreign)).toEqual({ kind: "adopt", id: OTHER });
  });
  it("is freed first when the entry is to be replaced", () => {
    expect(plan(wanted(one), foreign, OLD, { replaceForeign: true }).steps).toEqual(["delete_server theirs", "create_server 1.0.0"]);
  });
  it("never costs the other one anything when ours is taken away", () => {
    expect(plan(gone, { ...foreign, services: [SERVICE] })).toEqual({ steps: [], drift: [] });
  });
});

describe("on a paused target, a server", () => {
  const paused = (desired: DesiredState, observed: ObservedState, capabilities = OLD) => plan(desired, observed, capabilities, { onlyRemovals: true }).steps;
  it.each<[string, DesiredState, ObservedState, string[]]>([
    ["that is not approved any more goes", gone, there(one, ["1.0.0"]), ["delete_server ours"]],
    ["whose older version is approved goes with it where a version cannot go alone", wanted(one), there(two, ["1.0.0", "2.0.0"]), ["delete_server ours"]],
    ["goes with its services", wanted(two), there(far, ["1.0.0"], { services: [SERVICE] }), ["delete_server ours", `remove_service ${SERVICE}`]],
    ["with an unreadable detail is judged by the list", wanted(two), { ...there(one, ["1.0.0"]), byId: { state: "half_written" } }, ["delete_server ours"]],
    ["that is missing is not written", wanted(one), nothing, []],
    ["that waits for an upgrade stays as it is", wanted(two, ["1.0.0"]), there(one, ["1.0.0"]), []],
    ["that was changed there stays as it is", wanted(one), there(withTools(one, "rug"), ["1.0.0"]), []],
    ["of somebody else stays", wanted(one), { ...nothing, listed: there(program({ id: OTHER, name: NAME, version: "9.9.9" }), ["9.9.9"]).listed }, []],
  ])("%s", (_case, desired, observed, steps) => {
    expect(paused(desired, observed)).toEqual(steps);
  });

  it("loses one version alone where Nacos can do that", () => {
    const observed = there(two, ["1.0.0", "2.0.0"], { services: [SERVICE, `${NAME}::2.0.0`] });
    expect(paused(wanted(one), observed, NEW)).toEqual(["delete_version 2.0.0", `remove_service ${NAME}::2.0.0`]);
  });
});
