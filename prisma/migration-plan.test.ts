import { describe, expect, it } from "vitest";
import { MigrationError, planMigrations, type Migration, type RecordedMigration } from "./migration-plan";

const file = (name: string, checksum = `sum-${name}`): Migration => ({ name, checksum, sql: "select 1" });
const row = (name: string, change: Partial<RecordedMigration> = {}): RecordedMigration => ({
  name,
  checksum: `sum-${name}`,
  finished: true,
  rolledBack: false,
  ...change,
});
const names = (migrations: Migration[]) => migrations.map((migration) => migration.name);

describe("planMigrations", () => {
  it("takes everything for an empty database, oldest first", () => {
    expect(names(planMigrations([file("2"), file("1")], []))).toEqual(["1", "2"]);
  });

  it("takes only what is missing", () => {
    expect(names(planMigrations([file("1"), file("2")], [row("1")]))).toEqual(["2"]);
    expect(planMigrations([file("1")], [row("1")])).toEqual([]);
  });

  it("applies a rolled back migration again, whatever its bytes were", () => {
    const recorded = [row("1", { finished: false, rolledBack: true, checksum: "old" })];
    expect(names(planMigrations([file("1")], recorded))).toEqual(["1"]);
  });

  it("ignores migrations of a newer Gatehouse", () => {
    expect(planMigrations([file("1")], [row("1"), row("2")])).toEqual([]);
  });

  it.each<[string, Migration[], RecordedMigration[], RegExp]>([
    ["an edited migration", [file("1", "other")], [row("1")], /1 was changed/],
    ["a failed migration", [file("1")], [row("1", { finished: false })], /1 failed earlier/],
    ["a late migration", [file("1"), file("2")], [row("2")], /1 is older/],
  ])("refuses %s", (_title, available, recorded, message) => {
    expect(() => planMigrations(available, recorded)).toThrow(MigrationError);
    expect(() => planMigrations(available, recorded)).toThrow(message);
  });
});
