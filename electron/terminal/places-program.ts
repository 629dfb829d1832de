// The words of the command line about where models are reached: endpoints, models, keys, spend.

import type { Command } from 'commander';
import { collect, plainNumber, UsageError, wholeNumber } from './arguments.ts';
import type { Terminal } from './program.ts';

// `endpoints`, `models` and `keys` list without a further word, so they take the options of a list
// themselves; what stands behind a further word belongs to that word.

type Done = (code: number) => void;

export function addPlaces(program: Command, terminal: Terminal, done: Done): void {
  addEndpoints(program, terminal, done);
  addModels(program, terminal, done);
  addKeys(program, terminal, done);
  program
    .command('spend')
    .description('what was spent, by endpoint and month; play money stands apart')
    .option('--month <yyyy-mm>', 'a month other than this one')
    .option('--json', 'as JSON')
    .option('--lang <en|zh>', 'language')
    .action(async options => {
      const { spendCommand } = await import('./spend.ts');
      done(await spendCommand(options, terminal));
    });
}

function addEndpoints(program: Command, terminal: Terminal, done: Done): void {
  const list = async (options: { json?: boolean; lang?: string }): Promise<void> => {
    const { listEndpoints } = await import('./endpoints.ts');
    done(await listEndpoints(options, terminal));
  };
  const endpoints = program
    .command('endpoints')
    .description('where models are reached')
    .enablePositionalOptions()
    .option('--json', 'as JSON')
    .option('--lang <en|zh>', 'language')
    .action(list);
  endpoints
    .command('list')
    .description('known endpoints and your own, and whether a key is set')
    .option('--json', 'as JSON')
    .option('--lang <en|zh>', 'language')
    .action(list);
  withManners(
    endpoints
      .command('add')
      .description('adds an endpoint of your own')
      .argument('<name=dialect[+flavour]:url>'),
  ).action(async (text: string, options) => {
    const { addEndpoint } = await import('./endpoints.ts');
    done(await addEndpoint(text, options, terminal));
  });
  withManners(
    endpoints
      .command('update')
      .description('changes how an endpoint is reached; what is not named stays as it is')
      .argument('<name>')
      .option('--url <url>', 'another base URL; its key is asked for again')
      .option('--dialect <dialect[+flavour]>', 'another dialect')
      .option('--enable', 'allow an endpoint that came with an import')
      .option('--disable', 'send nothing there for now')
      .option(
        '--clear <part>',
        'headers organisation project ca proxy concurrency cap price; repeatable',
        collect,
      ),
  ).action(async (name: string, options) => {
    const { updateEndpoint } = await import('./endpoints.ts');
    done(await updateEndpoint(name, options, terminal));
  });
  endpoints
    .command('remove')
    .description('removes an endpoint of your own, its key and what was kept of it')
    .argument('<name>')
    .action(async (name: string) => {
      const { removeEndpoint } = await import('./endpoints.ts');
      done(await removeEndpoint(name, terminal));
    });
  endpoints
    .command('test')
    .description('sends one short question and says what works; it may cost a little')
    .argument('<name>')
    .argument('[model]', 'the model to ask; without one, the cheapest known')
    .option('--json', 'as JSON')
    .option('--lang <en|zh>', 'language')
    .action(async (name: string, model: string | undefined, options) => {
      const { testCommand } = await import('./endpoints.ts');
      done(await testCommand(name, model, options, terminal));
    });
  endpoints
    .command('discover')
    .description('looks for model servers on the usual ports of this machine')
    .option('--json', 'as JSON')
    .option('--lang <en|zh>', 'language')
    .action(async options => {
      const { discoverCommand } = await import('./endpoints.ts');
      done(await discoverCommand(options, terminal));
    });
}

const withManners = (command: Command): Command =>
  command
    .option('--plain-http', 'allow http:// outside of your own network')
    .option('--header <name: value>', 'sent with every request, never a secret; repeatable', collect)
    .option('--organisation <id>', 'OpenAI-Organization')
    .option('--project <id>', 'OpenAI-Project')
    .option('--ca-file <file>', 'certificates in PEM to trust beside the usual ones')
    .option('--proxy <url>', 'an HTTP proxy, as in http://127.0.0.1:3128')
    .option('--concurrency <n>', 'lanes in flight there at once', wholeNumber('--concurrency', 1, 64))
    .option(
      '--monthly-cap <usd>',
      'send nothing once this much is spent in a month',
      plainNumber('--monthly-cap', 0, 1e6),
    )
    .option('--price <in/out[/cached]>', 'your own price, dollars per million tokens');

function addModels(program: Command, terminal: Terminal, done: Done): void {
  const models = program
    .command('models')
    .description('models that are known: what they can do, what they cost, when they go')
    .enablePositionalOptions()
    .argument('[endpoint]')
    .option('--refresh', 'ask the endpoint for its own list first')
    .option('--json', 'as JSON')
    .option('--lang <en|zh>', 'language')
    .action(async (endpoint: string | undefined, options) => {
      if (options.refresh === true && endpoint === undefined) {
        throw new UsageError('--refresh needs an endpoint: assay models ollama --refresh');
      }
      const { modelsCommand } = await import('./models.ts');
      done(await modelsCommand(endpoint, options, terminal));
    });
  models
    .command('keep')
    .description('keeps a model of your own')
    .argument('<endpoint/model>')
    .option('--context <n>', 'how many tokens it takes', wholeNumber('--context', 1, 100_000_000))
    .option('--output <n>', 'how many tokens it writes at most', wholeNumber('--output', 1, 100_000_000))
    .option('--thinking <none|hidden|summary|raw>', 'what is seen of its thinking')
    .option('--price <in/out[/cached]>', 'your own price, dollars per million tokens')
    .action(async (name: string, options) => {
      const { keepModel } = await import('./models.ts');
      done(await keepModel(name, options, terminal));
    });
  models
    .command('forget')
    .description('forgets a model and a price of your own')
    .argument('<endpoint/model>')
    .action(async (name: string) => {
      const { forgetModel } = await import('./models.ts');
      done(await forgetModel(name, terminal));
    });
}

function addKeys(program: Command, terminal: Terminal, done: Done): void {
  const list = async (options: { lang?: string }): Promise<void> => {
    const { listKeys } = await import('./keys.ts');
    done(await listKeys(options, terminal));
  };
  const keys = program
    .command('keys')
    .description('which endpoints have a key, and from where')
    .enablePositionalOptions()
    .option('--lang <en|zh>', 'language')
    .action(list);
  keys
    .command('list')
    .description('which endpoints have a key, and from where; never the key itself')
    .option('--lang <en|zh>', 'language')
    .action(list);
  keys
    .command('set')
    .description("keeps a key in the system's keyring; it is typed unseen or read from standard input")
    .argument('<endpoint>')
    // A key on the command line would stand in the shell's history and in every list of processes.
    .argument('[nothing-else...]')
    .option('--lang <en|zh>', 'language')
    .action(async (endpoint: string, more: readonly string[], options) => {
      if (more.length > 0) {
        throw new UsageError(
          'A key does not belong on the command line. Type it when asked, or pipe it in: assay keys set openai < key.txt',
        );
      }
      const { setKey } = await import('./keys.ts');
      done(await setKey(endpoint, options, terminal));
    });
  keys
    .command('remove')
    .description('removes a key from where it was kept')
    .argument('<endpoint>')
    .option('--lang <en|zh>', 'language')
    .action(async (endpoint: string, options) => {
      const { removeKey } = await import('./keys.ts');
      done(await removeKey(endpoint, options, terminal));
    });
}
