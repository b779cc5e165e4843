import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/schema";
import { signedIn } from "@/test/fixtures/callers";
import { eventsOf } from "./event-mapper";
import type { EventParams } from "./event-schema";
import type { Facts, RecordedAct } from "./facts";
import { paramsFor } from "./recipients";

const [NAMESPACE, OWNER, LISTING, SAM, PIA, BEN] = ["namespace", "owner", "listing", "sam", "pia", "ben"];
const VERSION = { server: "io.example/weather", version: "1.0.0", catalog: "default" };
const FACTS: Facts = {
  names: new Map([[SAM, "Sam"]]),
  reviews: new Map(),
  listings: new Map([[LISTING, { id: LISTING, namespace: "io.example", ...VERSION }]]),
  comments: new Map(),
  requests: new Map(),
};
const act = (action: string, more: Partial<RecordedAct>): RecordedAct => ({ seq: 7n, at: new Date(0), actorId: SAM, actor: "sam@example.com", action, object: "io.example", objectIds: [], before: null, after: null, reason: "because", ...more });

describe("a suspension and its end", () => {
  const member = signedIn({ id: PIA, name: "Pia" }, ["io.example"]).viewer;
  const guardian = signedIn({ id: BEN, name: "Ben", roles: ["security_reviewer"] }).viewer;
  const both = signedIn({ id: BEN, name: "Ben", roles: ["security_reviewer"] }, ["io.example"]).viewer;
  const all = { actor: "Sam", text: "because", ...VERSION };

  it.each<[string, string, Viewer, EventParams]>([
    ["listing.suspend", "a member is not told who did it", member, { text: "because", ...VERSION }],
    ["listing.suspend", "a security reviewer is told all", guardian, all],
    ["reinstatement.confirm", "a member is told neither who did it nor what reviewers said", member, VERSION],
    ["reinstatement.confirm", "a security reviewer is told all", guardian, all],
    ["reinstatement.confirm", "a security reviewer who is a member is told all", both, all],
    ["listing.withdraw", "a member is told all", member, all],
  ])("%s: %s", (action, _who, person, params) => {
    const [event] = eventsOf(act(action, { objectIds: [LISTING] }), FACTS);
    expect(event && paramsFor(event, person)).toEqual(params);
  });
});

describe("an approval", () => {
  const review = { id: "review", namespace: "io.example", ...VERSION, assigneeId: null, submitterIds: [PIA], participantIds: [SAM], askerIds: [BEN] };
  const approval = (after: object) => eventsOf(act("review.approved", { objectIds: [review.id], after: JSON.stringify({ ...VERSION, ...after }) }), { ...FACTS, reviews: new Map([[review.id, review]]) });

  it("tells the publisher that the version is suspended all the same, and nobody who asked that it is there", () => {
    expect(approval({ suspended: true }).map(({ type, to, params }) => [type, to.people, params.suspended])).toEqual([["review_approved", [PIA], true]]);
  });

  it("tells the publisher why, and those who asked for the server only that it is there", () => {
    const events = approval({});
    expect(events.map(({ params }) => params.suspended)).toEqual([undefined, undefined]);
    expect(events.map(({ type, to, params }) => [type, to.people, params.text])).toEqual([
      ["review_approved", [PIA], "because"],
      ["request_fulfilled", [BEN], undefined],
    ]);
  });
});

describe("membership", () => {
  const told = (action: string, more: Partial<RecordedAct>) => eventsOf(act(action, more), FACTS).map(({ key, type, to, params }) => ({ key, type, people: to.people, params }));

  it.each<[string, string, Partial<RecordedAct>, ReturnType<typeof told>]>([
    ["namespace.member.delete", "tells who is no member any more", { objectIds: [NAMESPACE, PIA], before: '"owner"', reason: null }, [{ key: "audit:7", type: "member_removed", people: [PIA], params: { actor: "Sam", name: "io.example" } }]],
    [
      "namespace.transfer", "tells the new owner and those who left, not why", { objectIds: [NAMESPACE, OWNER, PIA, BEN] },
      [
        { key: "audit:7:owner", type: "member_changed", people: [OWNER], params: { actor: "Sam", name: "io.example", roles: ["owner"] } },
        { key: "audit:7", type: "member_removed", people: [PIA, BEN], params: { actor: "Sam", name: "io.example" } },
      ],
    ],
    ["namespace.transfer", "tells nobody that they left when all stay", { objectIds: [NAMESPACE, OWNER] }, [{ key: "audit:7:owner", type: "member_changed", people: [OWNER], params: { actor: "Sam", name: "io.example", roles: ["owner"] } }]],
  ])("%s %s", (action, _what, more, events) => expect(told(action, more)).toEqual(events));
});

describe("roles of groups", () => {
  const rights = (...roles: string[]) => JSON.stringify({ roles, disabled: false });
  const told = (action: string, more: Partial<RecordedAct>) => eventsOf(act(action, { actorId: null, objectIds: [PIA], object: "pia@example.com", ...more }), FACTS).map(({ type, to, params }) => ({ type, to, params }));
  const toPia = { rights: [], members: false, people: [PIA] };

  it.each<[string, Partial<RecordedAct>, ReturnType<typeof told>]>([
    ["tell the person what they have now, not the reason in the record", { before: rights("auditor"), after: rights("auditor", "reviewer") }, [{ type: "roles_by_group", to: toPia, params: { roles: ["auditor", "reviewer"] } }]],
    ["tell who has none left that they are a viewer", { before: rights("reviewer"), after: rights() }, [{ type: "roles_by_group", to: toPia, params: { roles: ["viewer"] } }]],
    ["tell who lost one by the clock that it was the clock", { before: rights("reviewer"), after: JSON.stringify({ roles: [], disabled: false, cause: "unconfirmed" }) }, [{ type: "roles_by_group", to: toPia, params: { roles: ["viewer"], cause: "unconfirmed" } }]],
    ["tell nobody of what did not change", { before: rights("reviewer"), after: rights("reviewer") }, []],
  ])("%s", (_what, more, events) => expect(told("user.roles_by_group", more)).toEqual(events));

  it.each([
    ["and why", '{"kept":["admin"],"cause":"unlinked"}', { cause: "unlinked" }],
    ["also from entries without a cause", '{"kept":["admin"]}', {}],
  ])("tell administrators of the last of them, who stays one, %s", (_what, after, cause) => {
    expect(told("user.roles_by_group.kept", { after })).toEqual([{ type: "admin_kept", to: { rights: ["user.manage"], members: false, people: [] }, params: { name: "pia@example.com", ...cause } }]);
  });
});
