const offset_ms = 9 * 60 * 60 * 1000; // Japan has no summer time

/** The month in Japan: "2026-11". */
export const japan_month = (at: number) => new Date(at + offset_ms).toISOString().slice(0, 7);

/** This month and those before it, newest first. */
export function months_before(newest: string, how_many: number): string[] {
  const first = Number(newest.slice(0, 4)) * 12 + Number(newest.slice(5)) - 1;
  return Array.from({ length: how_many }, (_, back) => {
    const month = first - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
