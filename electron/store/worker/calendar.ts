// The worker's date: its owner's at the start, and from then on as much later as the machine's
// calendar moves. The owner's may be another than the machine's, in tests.

export function calendarFrom(start: number): () => number {
  const ahead = start - Date.now();
  return () => Date.now() + ahead;
}
