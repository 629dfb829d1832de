// How the laboratory's answers travel, whatever carries them: both ends of a link are made with this.
//
// A lane goes as one text, and so does what a tokenizer counted of it. The carrier looks at every value of an
// answer for what JSON can't say, and a saved lane is ten thousand events: a large session took longer to
// look through than to read from disk.

/** Beyond the carrier's own kinds of value. */
const textKind = 30;

/** A lane by its timeline, counts by those of each event. */
const isLong = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  (('timeline' in data && Array.isArray(data.timeline)) || ('each' in data && Array.isArray(data.each)));

export const wire = {
  customJsonSerializers: [
    {
      type: textKind,
      condition: isLong,
      serialize: (data: unknown): string => JSON.stringify(data),
      deserialize: (text: unknown): unknown => {
        if (typeof text !== 'string') throw new TypeError('what came is no text');
        return JSON.parse(text);
      },
    },
  ],
};
