// Requests off a bare socket, as far as the truth server needs them: a head, a body of told length, one
// request at a time. Its clients are the instrument and the ones it is measured beside, no strangers.

export interface Request {
  readonly body: string;
  /** When the first byte of it had come. */
  readonly cameMs: number;
}

export class RequestReader {
  private kept = '';
  private cameMs = 0;

  /** The request, once it is whole. */
  take(bytes: Buffer, atMs: number): Request | undefined {
    if (this.kept === '') this.cameMs = atMs;
    // A letter is a byte.
    this.kept += bytes.toString('latin1');
    const headEnd = this.kept.indexOf('\r\n\r\n');
    if (headEnd < 0) return undefined;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(this.kept.slice(0, headEnd + 2))?.[1] ?? 0);
    const bodyAt = headEnd + 4;
    if (this.kept.length < bodyAt + length) return undefined;
    const body = this.kept.slice(bodyAt, bodyAt + length);
    this.kept = this.kept.slice(bodyAt + length);
    return { body, cameMs: this.cameMs };
  }
}
