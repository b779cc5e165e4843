import { afterAll, beforeAll, expect, it } from "vitest";
import { type Action, PERMISSIONS, type Resource } from "@/lib/access/permissions";
import type { NamespaceRole, TokenScope } from "@/lib/access/schema";
import { CALLS, type PermissionCall } from "@/test/access/permission-calls";
import { type Actor, givenActors, givenWorld, type World } from "@/test/access/permission-world";
import { type Answer, StoryServer } from "./http-api";

/**
 * The permission table, cell by cell, over HTTP (issue 7): for each action and everybody who asks, what the table's data says is what
 * the API does. A new action without a call does not compile.
 */
let world: World;
let actors: Actor[];

beforeAll(async () => {
  world = await givenWorld(await StoryServer.start());
  actors = await givenActors(world);
});
afterAll(() => world.server.stop());

interface Rule {
  roles: readonly string[];
  namespaceRoles: readonly NamespaceRole[];
  personOnly: boolean;
  scope: TokenScope;
  needs: readonly (keyof Resource)[];
}

/** A binding reaches what it names; what is not told of a thing it reaches only where the rule does not need it. */
function reaches(bound: readonly string[], name: string | undefined, isNeeded: boolean): boolean {
  return bound.length === 0 || (name === undefined ? !isNeeded : bound.includes(name));
}

/** What the data of the table says, worked out here once more: nothing of `can` is asked. */
function says(rule: Rule, { facts }: Actor, { namespace, catalog }: Resource): boolean {
  if (facts === null) return false;
  const { roles, namespaces, isPerson, token } = facts;
  const member = namespace === undefined ? undefined : namespaces[namespace];
  const holds = rule.roles.some((role) => (roles as readonly string[]).includes(role)) || (member !== undefined && rule.namespaceRoles.includes(member));
  if (!holds || (rule.personOnly && !isPerson)) return false;
  if (token === null) return true;
  const carries = token.scopes.includes(rule.scope) || token.scopes.includes("admin");
  return carries && reaches(token.namespaces, namespace, rule.needs.includes("namespace")) && reaches(token.catalogs, catalog, rule.needs.includes("catalog"));
}

const passes = ({ status }: Answer) => status !== 401 && status !== 403 && status !== 404;

it.each(Object.keys(PERMISSIONS) as Action[])("%s is done by those whom the table names, and by nobody else", async (action) => {
  const asked: PermissionCall = CALLS[action];
  const wrong: string[] = [];
  for (const [nth, { call, prepare, isAllowed = passes }] of [asked, ...(asked.also ?? [])].entries()) {
    for (const actor of actors) {
      await prepare?.(world);
      const answer = await call(actor.client, world);
      const expected = says(PERMISSIONS[action], actor, asked.of);
      if (answer.status >= 500 || isAllowed(answer, world) !== expected) wrong.push(`${actor.name}, call ${nth + 1}: ${expected ? "may" : "may not"}, but got ${answer.status} ${answer.text.slice(0, 160)}`);
    }
  }
  expect(wrong).toEqual([]);
});
