import { expect, it } from "vitest";
import { isApiPath } from "./web-server";

it.each([
  ["/v0.1/servers", true],
  ["/openapi.yaml", true],
  ["/openapi.json", true],
  ["/publish", true],
  ["/auth/dns", true],
  ["/servers/com.example%2Fweather/versions/latest", true],
  ["/servers/com.example%2fweather/versions?limit=1", true],
  ["/servers/com.example%2Fweather/status", true],
  ["/servers", false],
  ["/servers?q=weather", false],
  ["/servers/com.example/weather", false],
  ["/servers/com.example/weather/versions", false],
  ["/servers/com.example%2Fweather", false],
  ["/api/v1/servers", true],
  ["/api/auth/session", false],
  ["/", false],
])("%s belongs to the API: %s", (url, expected) => expect(isApiPath(url)).toBe(expected));
