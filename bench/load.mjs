/** How fast one URL is answered under a few connections; a Nacos refuses more than six lists at once. */
import autocannon from "autocannon";

const CONNECTIONS = 4;

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {number} seconds
 * @returns {Promise<{ perSecond: number, p50: number, p99: number, refused: number }>}
 */
export async function loadOf(url, headers, seconds) {
  const { requests, latency, errors, non2xx } = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds });
  return { perSecond: Math.round(requests.average), p50: latency.p50, p99: latency.p99, refused: errors + non2xx };
}
