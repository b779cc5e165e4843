import { describe, expect, it } from "vitest";
import { joinServerName } from "./server-path";

describe("joinServerName", () => {
  it.each([
    ["/api/v1/servers", "/api/v1/servers"],
    ["/api/v1/servers/facets", "/api/v1/servers/facets"],
    ["/api/v1/servers/io.github.acme%2Fweather", "/api/v1/servers/io.github.acme%2Fweather"],
    ["/api/v1/servers/io.github.acme%2fweather/versions/1.0.0", "/api/v1/servers/io.github.acme%2fweather/versions/1.0.0"],
    ["/api/v1/servers/io.github.acme/weather", "/api/v1/servers/io.github.acme%2Fweather"],
    ["/api/v1/servers/io.github.acme/weather/versions/1.0.0/tools", "/api/v1/servers/io.github.acme%2Fweather/versions/1.0.0/tools"],
    ["/api/v1/servers/io.github.acme/versions/versions/1.0.0", "/api/v1/servers/io.github.acme%2Fversions/versions/1.0.0"],
    ["/api/v1/catalogs/prod/listings/io.github.acme/weather/1.0.0/suspend", "/api/v1/catalogs/prod/listings/io.github.acme%2Fweather/1.0.0/suspend"],
    ["/api/v1/catalogs/prod/listings/io.github.acme%2Fweather/1.0.0/suspend", "/api/v1/catalogs/prod/listings/io.github.acme%2Fweather/1.0.0/suspend"],
    ["/api/v1/catalogs/prod/policy", "/api/v1/catalogs/prod/policy"],
    ["/v0.1/servers/io.github.acme/weather/versions", "/v0.1/servers/io.github.acme/weather/versions"],
  ])("%s → %s", (path, expected) => {
    expect(joinServerName(path)).toBe(expected);
  });

  it("changes nothing the second time", () => {
    const once = joinServerName("/api/v1/servers/io.github.acme/weather/versions/1.0.0");
    expect(joinServerName(once)).toBe(once);
  });
});
