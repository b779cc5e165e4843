/** The first start of a test run (scripts/test-parts.mjs): what it made, the other parts copy. */
import { ensureDemoData } from "@/test/gatehouse/demo-data";

await ensureDemoData();
