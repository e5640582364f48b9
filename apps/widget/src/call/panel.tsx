import { useEffect, useState } from 'preact/hooks';
import type { VisitorCall } from '#contract';
import type { Phone, PhoneState } from './phone';
import type { CallStrings } from './strings';

interface PanelProps {
  phone: Phone;
  state: PhoneState;
  strings: CallStrings;
}

/** The call of this page, or why there is none. */
export function Panel({ phone, state, strings }: PanelProps) {
  const { call, busy, fault, refused, ours } = state;
  useTick(Boolean(call && !call.endedAt));
  if (!call && !busy && !fault && !refused) return null;
  const problem = fault
    ? strings.faults[fault]
    : refused && (strings.refusals[refused] ?? strings.refusals['internal']!);
  const rings = call && !ours && !call.endedAt;
  return (
    <section
      class={`call${call?.endedAt || problem ? ' over' : ''}`}
      data-testid="widget-call-panel"
      data-state={call?.state ?? 'opening'}
    >
      <div class="lines">
        <b>{title(call, strings)}</b>
        <span role="status">{(call || busy) && !(problem && !call) ? words(state, strings) : null}</span>
        {problem && (
          <p role="alert" data-testid="widget-call-problem">
            {problem}
          </p>
        )}
      </div>
      <div class="acts">
        {rings ? (
          <Choice phone={phone} strings={strings} busy={busy} />
        ) : (
          <Acts phone={phone} state={state} strings={strings} />
        )}
      </div>
    </section>
  );
}

const Choice = ({ phone, strings, busy }: { phone: Phone; strings: CallStrings; busy: boolean }) => (
  <>
    <button onClick={() => void phone.decline()} data-testid="widget-decline">
      {strings.decline}
    </button>
    <button class="go" disabled={busy} onClick={() => void phone.answer()} data-testid="widget-answer">
      {strings.answer}
    </button>
  </>
);

function Acts({ phone, state: { call, standing, busy }, strings }: PanelProps) {
  if (!call || call.endedAt)
    return busy ? null : (
      <button onClick={() => phone.dismiss()} data-testid="widget-call-close">
        {strings.close}
      </button>
    );
  const muted = standing?.muted ?? false;
  return (
    <>
      {call.answeredAt && (
        <button aria-pressed={muted} disabled={!standing} onClick={() => phone.mute(!muted)} data-testid="widget-mute">
          {muted ? strings.unmute : strings.mute}
        </button>
      )}
      <button class="end" onClick={() => void phone.hangUp()} data-testid="widget-hang-up">
        {strings.hangUp}
      </button>
    </>
  );
}

function title(call: VisitorCall | null, strings: CallStrings): string {
  if (!call?.agentName) return strings.agent;
  return call.workNumber ? `${call.agentName} · ${strings.worker(call.workNumber)}` : call.agentName;
}

function words({ call, ours, standing, talkingSince }: PhoneState, strings: CallStrings): string {
  if (!call) return strings.opening;
  if (call.endedAt) return endWords(call, strings);
  if (call.state === 'ringing') return ours ? strings.calling : strings.incoming;
  if (call.state === 'held') return strings.held;
  if (standing?.way !== 'open') return standing?.way === 'mending' ? strings.mending : strings.finding;
  const quality = standing.quality === 'fair' || standing.quality === 'poor' ? ` · ${strings[standing.quality]}` : '';
  return `${strings.talking} ${time((Date.now() - (talkingSince ?? Date.now())) / 1000)}${quality}`;
}

function endWords({ result, hungUpBy, talkSeconds, direction }: VisitorCall, strings: CallStrings): string {
  if (result === 'answered') return strings[hungUpBy === 'system' ? 'broken' : 'ended'](time(talkSeconds ?? 0));
  if (direction === 'outbound') return strings.over;
  return hungUpBy === 'contact' ? strings.cancelled : strings.missed;
}

function time(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function useTick(on: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [on]);
}
