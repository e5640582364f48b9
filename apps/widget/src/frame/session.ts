import type { BodyOf, VisitorSession } from '#contract';
import { codeOf, type Api } from './api';
import type { Memory } from './memory';
import { isFinal, retryInMs } from './outbox';

/** Two tabs that open the chat at the same moment are one visitor: the second waits and finds the first one's token. */
function oneTabAtATime<Result>(name: string, lasting: boolean, work: () => Promise<Result>): Promise<Result> {
  // Where storage is denied so are locks, and there is nothing to share.
  return lasting && navigator.locks ? (navigator.locks.request(name, work) as Promise<Result>) : work();
}

/** Starts or continues the visitor's session; answers whether the desk takes the visitor for a new one. */
export function startSession(api: Api, memory: Memory, facts: Omit<BodyOf<'visitorSession'>, 'token'>, lock: string) {
  return oneTabAtATime(lock, memory.lasting, async (): Promise<{ session: VisitorSession; fresh: boolean }> => {
    const token = memory.get('token');
    const session = await api.session({ token, ...facts }).catch((error: unknown) => {
      if (codeOf(error) !== 'visitor_unknown') throw error;
      return api.session({ token: null, ...facts });
    });
    memory.set('token', session.token);
    return { session, fresh: session.token !== token };
  });
}

/** Repeats `work` until it is done or refused for good. `wake` cuts a pause short. */
export function persistently(work: () => Promise<void>, onFinal: (code: string) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let attempts = 0;
  const once = async () => {
    clearTimeout(timer);
    if (running) return;
    running = true;
    await work().then(
      () => (attempts = 0),
      (error: unknown) => {
        const code = codeOf(error);
        if (isFinal(code)) onFinal(code);
        else timer = setTimeout(run, retryInMs(++attempts, null));
      },
    );
    running = false;
  };
  const run = () => void once();
  return { run, wake: () => void (timer && run()) };
}
