/** The text of an address segment; one that is wrongly encoded is taken as it stands and finds nothing. */
export function segmentText(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
