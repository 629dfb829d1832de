// How the laboratory's answers travel, whatever carries them: both ends of a link are made with this.
//
// A lane goes as one text. The carrier looks at every value of an answer for what JSON can't say, and a
// saved lane is ten thousand events: a large session took longer to look through than to read from disk.

/** Beyond the carrier's own kinds of value. */
const laneKind = 30;

const isLane = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'timeline' in data && Array.isArray(data.timeline);

export const wire = {
  customJsonSerializers: [
    {
      type: laneKind,
      condition: isLane,
      serialize: (lane: unknown): string => JSON.stringify(lane),
      deserialize: (text: unknown): unknown => {
        if (typeof text !== 'string') throw new TypeError('a lane came that is no text');
        return JSON.parse(text);
      },
    },
  ],
};
