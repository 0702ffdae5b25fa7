/** Draws one chart of somebody else's in a process of its own, which may be stopped at any moment. */
import { Worker } from 'node:worker_threads';
import { renderForeign } from '../charts/foreign.ts';
import { openFonts } from '../fonts.ts';
import { defaultTheme } from '../layout/theme.ts';
import { LIMITS } from '../problems/limits.ts';
import { errorOf, must } from '../problems/must.ts';
import { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { measureWith } from '../text/measure.ts';
import type { Reply, SentProblem, ToChild, ToParent } from './messages.ts';

// A heap limit counts no buffers, and a busy process can't look at itself: a thread of its own does. It
// also ends what outlives its parent.
const WATCHDOG = `
const { memoryUsage, kill, pid } = require('node:process');
const end = performance.now() + ${LIMITS.chartSeconds * 2 * 1000};
setInterval(() => {
  if (memoryUsage.rss() > ${LIMITS.chartMegabytes * 1_000_000} || performance.now() > end) kill(pid, 'SIGKILL');
}, 20);
`;

const waiting = new Map<number, (reply: Reply) => void>();

process.on('disconnect', () => process.exit(1));
process.on('message', (message: ToChild) => {
  if (message.kind === 'draw') run(message).catch(fail);
  else waiting.get(message.id)?.(message);
});
new Worker(WATCHDOG, { eval: true }).unref();
send({ kind: 'ready' });

async function run({ path, text, lint }: Extract<ToChild, { kind: 'draw' }>): Promise<void> {
  const source: Source = { path, text };
  const problems = new Problems();
  const fonts = openFonts(defaultTheme);
  const has = (codePoint: number) => fonts.faceFor(codePoint, 'sans') !== undefined;
  const tools = { measure: measureWith(fonts), load, has, lint };
  const chart = await renderForeign(source, tools, problems);
  send({ kind: 'done', chart, problems: problems.all.map(sent) }, () => process.exit(0));
}

function fail(error: unknown): void {
  send({ kind: 'fault', stack: must(errorOf(error).stack, 'stack of an error') }, () =>
    process.exit(1),
  );
}

function sent({ span, ...rest }: Problems['all'][number]): SentProblem {
  return span === undefined ? rest : { ...rest, at: { start: span.start, end: span.end } };
}

/** Only the program reads files: this process asks for them by their path. */
function load(path: string): Promise<Uint8Array> {
  const id = waiting.size;
  return new Promise((resolve, reject) => {
    waiting.set(id, (reply) => {
      if (reply.kind === 'loaded') resolve(reply.bytes);
      else reject(new Error(reply.why));
    });
    send({ kind: 'load', id, path });
  });
}

function send(message: ToParent, sent: () => void = () => undefined): void {
  process.send?.(message, undefined, undefined, sent);
}
