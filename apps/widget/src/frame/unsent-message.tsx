import { useAround } from './context';
import { Files } from './files';
import { Words } from './message';
import type { Unsent } from './state';
import { errorText } from './strings';

/** A message on its way. Trying again keeps its client id, so that it can't arrive twice (law 3). */
export function UnsentMessage({ unsent }: { unsent: Unsent }) {
  const { chat, strings } = useAround();
  const stuck = unsent.state === 'waiting' || unsent.state === 'refused';
  return (
    <div class={`row mine first ${unsent.state}`} data-testid={`widget-unsent-${unsent.clientId}`}>
      {unsent.text && (
        <div class="bubble">
          <Words text={unsent.text} />
        </div>
      )}
      <Files files={unsent.files} />
      <div class="meta" data-state={unsent.state} role={stuck ? 'alert' : undefined}>
        {stuck ? <span class="why">{whyText(unsent)}</span> : <span>{strings.sending}</span>}
        {stuck && (
          <button class="link-button" data-testid="widget-retry" onClick={() => chat.again(unsent.clientId)}>
            {strings.retry}
          </button>
        )}
        {unsent.state === 'refused' && (
          <button class="link-button" onClick={() => chat.drop(unsent.clientId)}>
            {strings.discard}
          </button>
        )}
      </div>
    </div>
  );

  function whyText({ state, code }: Unsent): string {
    if (state === 'waiting') return code && code !== 'internal' ? errorText(strings, code) : strings.waiting;
    return `${strings.failed} · ${errorText(strings, code ?? 'internal')}`;
  }
}
