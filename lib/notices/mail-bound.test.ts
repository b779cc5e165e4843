import { expect, it } from "vitest";
import { beyondBound } from "./mail-bound";

const added = ["ada", "ben", "ada", "ada"].map((recipientId, place) => ({ id: `${recipientId} ${place}`, recipientId }));

it.each<[string, [string, number][], number, string[]]>([
  ["nobody beyond the bound", [["ada", 3], ["ben", 1]], 3, []],
  ["the last ones of a call", [["ada", 3], ["ben", 1]], 1, ["ada 3", "ada 2"]],
  ["what came before them counts too", [["ada", 5], ["ben", 2]], 3, ["ada 3", "ada 2"]],
  ["no more than were added, however many there were", [["ada", 90], ["ben", 1]], 3, ["ada 3", "ada 2", "ada 0"]],
])("the daily mail takes %s", (_case, counts, bound, ids) => expect(beyondBound(added, new Map(counts), bound)).toEqual(ids));
