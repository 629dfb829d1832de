// A refusal: something the person asked for that cannot be done, for a reason they can act on.
// It crosses the wall as its code and its message; every other error is a bug and stays behind.

export class Refusal extends Error {
  /** `unknown_session`, `unknown_endpoint`, `empty_prompt` ... */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}
