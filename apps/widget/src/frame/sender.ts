import type { VisitorSay, VisitorSayAck } from '#contract';
import { askedSeconds, codeOf, Refusal } from './api';
import { afterFailure, nextToSend, retryInMs } from './outbox';
import type { Unsent } from './state';
import type { Store } from './store';

interface Ways {
  /** False while there is no session to send in. */
  ready(): boolean;
  bySocket: ((request: VisitorSay) => Promise<VisitorSayAck>) | null;
  byHttp(request: VisitorSay): Promise<VisitorSayAck>;
  onVisitorUnknown(): void;
}

/** Sends what is unsent, one after another, by the socket when it is live and by HTTP when it is not. */
export function createSender(store: Store, ways: () => Ways) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pump = () => {
    const one = nextToSend(store.state().unsent);
    if (!one || !ways().ready()) return;
    clearTimeout(timer);
    store.dispatch({ type: 'sending', clientId: one.clientId });
    void send(one).then(pumpUnlessWaiting);
  };
  const pumpUnlessWaiting = () => {
    if (nextToSend(store.state().unsent)?.state === 'queued') pump();
  };
  const send = async (one: Unsent) => {
    const { bySocket, byHttp } = ways();
    const request = { clientId: one.clientId, text: one.text, attachmentIds: one.files.map((file) => file.id) };
    try {
      // After a try by socket that was not answered in time, HTTP: the line may be open in name only.
      const answer = await (bySocket && one.code !== 'timeout' ? bySocket(request) : byHttp(request));
      if (!answer.ok) throw new Refusal(answer.code, answer.detail);
      store.dispatch({ type: 'confirmed', clientId: one.clientId, message: answer.message });
    } catch (error) {
      failed(one, error);
    }
  };
  const failed = (one: Unsent, error: unknown) => {
    const code = codeOf(error);
    const attempts = one.attempts + 1;
    store.dispatch({ type: afterFailure({ ...one, attempts }, code), clientId: one.clientId, code });
    if (code === 'visitor_unknown') return ways().onVisitorUnknown();
    timer = setTimeout(pump, retryInMs(attempts, askedSeconds(error)));
  };
  return { pump };
}
