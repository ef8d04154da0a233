/** The answering thread: owns the model and the vector graph that questions are answered with. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { createService, type ServiceOptions } from '../service/service.ts';
import { openStore } from './open-store.ts';
import { startService } from './rpc.ts';
import { throttle } from './throttle.ts';

export interface AnsweringData {
  readonly config: Config;
  readonly options: ServiceOptions;
}

if (parentPort === null) throw new Error('answering-thread.ts runs as a worker thread only.');
const { config, options } = workerData as AnsweringData;
const port = parentPort;
const onDownload = throttle((notice) => port.postMessage({ kind: 'notice', notice }));
await startService(port, async () => createService(await openStore(config), config, { ...options, onDownload }));
