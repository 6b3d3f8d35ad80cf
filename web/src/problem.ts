/** What the server answers when it refuses (application/problem+json), or what stands for it when nothing came back. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly detail: string,
    readonly fields: { field: string; message: string }[] = [],
  ) {
    super(detail);
  }

  /** Nobody knows whether it arrived: the same request with the same key settles it. */
  get unanswered(): boolean {
    return this.status === 0 || this.status === 503;
  }

  messages(field: string): string[] {
    return this.fields.filter((mistake) => mistake.field === field).map((mistake) => mistake.message);
  }
}

const field_name = (pointer: string) => pointer.replace(/^#?\/?/, '');

export function problem_from(status: number, body: unknown): Problem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const slug = String(told.type ?? '').replace('urn:noroshi:error:', '') || 'unknown';
  const fields = Array.isArray(told.fields) ? (told.fields as { field: string; message: string }[]) : [];
  return new Problem(
    status,
    slug,
    String(told.detail ?? ''),
    fields.map(({ field, message }) => ({ field: field_name(String(field)), message: String(message) })),
  );
}
