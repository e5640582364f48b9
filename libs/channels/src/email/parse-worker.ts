import { parentPort } from 'node:worker_threads';
import { readMail, type MailEnvelope } from './read-mail';

/** The far side of the parser pool: one mail at a time, answered by its job number. */
export interface ParseJob {
  job: number;
  raw: Uint8Array;
  envelope: MailEnvelope;
}

parentPort?.on('message', ({ job, raw, envelope }: ParseJob) => {
  readMail(raw, envelope).then(
    (message) => parentPort!.postMessage({ job, message }),
    (error: unknown) => parentPort!.postMessage({ job, error: error instanceof Error ? error.message : String(error) }),
  );
});
parentPort?.postMessage({ ready: true });
