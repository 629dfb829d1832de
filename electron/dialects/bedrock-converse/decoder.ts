// Reads the decoded events of one Converse stream, or a whole reply. The event's name comes with the
// message, or stands around its payload as the SDKs write it: {"messageStop":{...}}.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { absent, isKnown } from '../../../shared/reading.ts';
import type { Ms } from '../../../shared/units.ts';
import { counted, sumOf, type Counts } from '../counts.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, textField, type Json, type JsonObject } from '../json.ts';
import { finishFrom, JsonDecoder, nothing } from '../json-decoder.ts';
import { factsOf, finite } from '../numbers.ts';
import { refusalIn } from '../refusal.ts';

export const decoder = (order: Order): Decoder => new ConverseDecoder(order);

const finishOf = finishFrom({
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool_calls',
  content_filtered: 'content_filter',
  guardrail_intervened: 'content_filter',
});

const names = [
  'messageStart',
  'contentBlockStart',
  'contentBlockDelta',
  'contentBlockStop',
  'messageStop',
  'metadata',
];

class ConverseDecoder extends JsonDecoder {
  private readonly kind: 'raw' | 'summary';

  constructor(order: Order) {
    super(order);
    this.kind = traitsOf(order.contender).thinkingKind;
  }

  protected read(json: JsonObject, event: string | undefined, at: Ms): Decoded {
    if (isObject(field(json, 'output')) && field(json, 'stopReason') !== undefined)
      return this.whole(json, at);
    const wrapped = Object.keys(json)[0] ?? '';
    const isWrapped = names.includes(wrapped) || isException(wrapped);
    const name = event ?? (isWrapped ? wrapped : '');
    const payload = isWrapped ? field(json, wrapped) : json;
    if (isException(name)) {
      const message = textField(payload, 'message') ?? textField(payload, 'Message') ?? name;
      const type = name.replace(/^(exception|error):/, '');
      return this.trouble({ error: { type, message }, status_code: statusOf(type, payload) });
    }
    if (!names.includes(name)) return this.trouble(json);
    this.hasSpoken = true;
    switch (name) {
      case 'contentBlockStart':
        this.tool(field(field(payload, 'start'), 'toolUse'));
        return nothing;
      case 'contentBlockDelta':
        return { events: this.delta(field(payload, 'delta'), at) };
      case 'messageStop':
        this.expects = 'bill';
        return { events: [this.finish(finishOf(textField(payload, 'stopReason') ?? ''), at)] };
      case 'metadata':
        this.expects = 'close';
        return { events: [...this.closing(payload, at), { type: 'done', at }] };
      default:
        return nothing;
    }
  }

  /** A refusal, whatever it stands in; what is none is not of this dialect. */
  private trouble(told: Json): Decoded {
    const trouble = refusalIn(told);
    if (!trouble) return this.odd();
    this.hasSpoken = true;
    return { events: [], failure: trouble };
  }

  private tool(tool: Json | undefined): void {
    if (isObject(tool)) this.note('tool_calls', textField(tool, 'name')?.slice(0, 100) ?? '');
  }

  private delta(delta: Json | undefined, at: Ms): readonly DialectEvent[] {
    const reasoning = field(delta, 'reasoningContent');
    if (field(reasoning, 'redactedContent') !== undefined) this.note('thinking_redacted', '');
    return [
      ...this.thought(textField(reasoning, 'text'), at, this.kind),
      ...this.text(textField(delta, 'text'), at),
    ];
  }

  private whole(json: JsonObject, at: Ms): Decoded {
    this.hasSpoken = true;
    this.isWhole = true;
    this.expects = 'close';
    const events: DialectEvent[] = [];
    for (const block of list(field(field(field(json, 'output'), 'message'), 'content'))) {
      const reasoning = field(block, 'reasoningContent');
      if (field(reasoning, 'redactedContent') !== undefined) this.note('thinking_redacted', '');
      this.tool(field(block, 'toolUse'));
      events.push(
        ...this.thought(textField(field(reasoning, 'reasoningText'), 'text'), at, this.kind),
        ...this.text(textField(block, 'text'), at),
      );
    }
    events.push(this.finish(finishOf(textField(json, 'stopReason') ?? ''), at));
    return { events: [...events, ...this.closing(json, at), { type: 'done', at }] };
  }

  private closing(told: Json | undefined, at: Ms): readonly DialectEvent[] {
    const usage = field(told, 'usage');
    const events: DialectEvent[] = [];
    if (isObject(usage)) events.push(this.bill(countsOf(usage), { raw: usage }, at));
    const facts = factsOf({
      serverTotalMs: finite(field(field(told, 'metrics'), 'latencyMs')),
      servedSpeed: textField(field(told, 'performanceConfig'), 'latency')?.slice(0, 50),
    });
    if (facts) events.push({ type: 'server', at, facts });
    const tier = textField(field(told, 'serviceTier'), 'type');
    return [...this.servedFrom({ tier }, at), ...events];
  }
}

/** What each exception would have been as a status: inside a stream nothing else says it. */
const statuses: Readonly<Record<string, number>> = {
  throttlingexception: 429,
  serviceunavailableexception: 503,
  validationexception: 400,
  accessdeniedexception: 403,
  resourcenotfoundexception: 404,
  internalserverexception: 500,
  modeltimeoutexception: 408,
};

function statusOf(type: string, payload: Json | undefined): number {
  const known = type.toLowerCase();
  const upstream = finite(field(payload, 'originalStatusCode'));
  return upstream ?? (Object.hasOwn(statuses, known) ? (statuses[known] ?? 0) : 0);
}

/** As the transport names them, or as the SDKs do. */
const isException = (name: string): boolean => /^(exception|error):|(exception|error)$/i.test(name);

/** What is kept for an hour has a price of its own; five minutes are the usual. */
function longWrites(usage: Json): Pick<Counts, 'longWrites'> {
  const told = list(field(usage, 'cacheDetails')).find(detail => textField(detail, 'ttl') === '1h');
  const hour = counted(field(told, 'inputTokens'));
  return isKnown(hour) && hour.value > 0 ? { longWrites: { '1h': hour.value } } : {};
}

function countsOf(usage: Json): Counts {
  const read = field(usage, 'cacheReadInputTokens');
  const written = field(usage, 'cacheWriteInputTokens');
  return {
    input: sumOf(field(usage, 'inputTokens'), read, written),
    cached: counted(read),
    cacheWrite: counted(written),
    ...longWrites(usage),
    output: counted(field(usage, 'outputTokens')),
    reasoning: absent('not_disclosed'),
  };
}
