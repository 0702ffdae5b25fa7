/** What runs in a worker thread: performs one task after the other, as the program itself does. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import { performer } from './perform.ts';
import type { Setup, Task } from './task.ts';

// eslint-disable-next-line typescript/no-unsafe-type-assertion -- the program hands over what the thread is made with.
const perform = performer(workerData as Setup);

parentPort?.on('message', (message: Task | 'end') => {
  if (message === 'end') {
    parentPort?.close();
    return;
  }
  void perform(message)
    .catch(failureOf)
    .then((answer) => parentPort?.postMessage(answer));
});
