// Thinking that comes twice: in a field of its own and between tags in the content. Whichever
// speaks first is heard; the other is dropped as far as it says the same.

export class OneVoice {
  private readonly said = { field: '', tags: '' };
  private first: 'field' | 'tags' | undefined;

  /** True where this piece has been told by the other voice already, or is about to be. */
  isEcho(voice: 'field' | 'tags', text: string): boolean {
    this.first ??= voice;
    this.said[voice] += text;
    if (voice === this.first) return false;
    const heard = this.said[this.first].trim();
    const echo = this.said[voice].trim();
    return heard.startsWith(echo) || echo.startsWith(heard);
  }
}
