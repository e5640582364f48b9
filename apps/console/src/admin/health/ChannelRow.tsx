import { ChevronDown, CircleAlert, CircleCheck, CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChannelHealth, InboxSummary } from '#contract';
import { useTeam } from '../../app/session';
import { ChannelIcon, useNow } from '../../ui';
import { useAgo } from '../pieces/use-ago';
import { ChannelDetail } from './ChannelDetail';
import { channelState, type ChannelState } from './channel-state';
import { useFaultWords } from './use-fault-words';

interface ChannelRowProps {
  health: ChannelHealth;
  /** Unknown for the moment between the making of an inbox and its arrival here. */
  inbox: InboxSummary | undefined;
  open: boolean;
  onToggle(): void;
}

export function ChannelRow({ health, inbox, open, onToggle }: ChannelRowProps) {
  const { t } = useTranslation(['health', 'admin']);
  const team = useTeam(inbox?.teamId);
  const state = channelState(health, useNow());
  return (
    <article className="he-channel" data-testid={`channel-${health.inboxId}`} data-tone={state.tone}>
      <div className={`pc-row he-row ${state.tone === 'off' ? 'off' : ''}`}>
        <span className="ib-channel" style={{ color: inbox?.colour }}>
          {inbox && <ChannelIcon channel={inbox.channel} />}
        </span>
        <div className="pc-cut">
          <button type="button" className="pc-row-title" aria-expanded={open} onClick={onToggle}>
            {inbox?.name ?? '–'}
          </button>
          <div className="pc-small pc-cut">{team?.name ?? t('admin:inboxes.everyTeam')}</div>
        </div>
        <State health={health} state={state} />
        <Passed health={health} />
        <Waiting health={health} />
        <ChevronDown size={16} aria-hidden className={`he-fold ${open ? 'open' : ''}`} />
      </div>
      {open && <ChannelDetail health={health} state={state} />}
    </article>
  );
}

/** State in words with an icon; below it since when, or what is wrong. */
function State({ health, state: { mark, tone, error } }: { health: ChannelHealth; state: ChannelState }) {
  const { t } = useTranslation('health');
  const ago = useAgo();
  const faultWords = useFaultWords();
  const words = mark === 'connected' && health.comesBy === 'desk' ? t('state.here') : t(`state.${mark}`);
  return (
    <div className={`he-state he-${tone}`}>
      <div>
        <StateIcon mark={mark} tone={tone} />
        <b>{words}</b>
        {error && <span className="he-fault">{faultWords(error).plain}</span>}
      </div>
      {health.since && mark !== 'connecting' && (
        <div className="pc-small">{t('since', { ago: ago(health.since) })}</div>
      )}
    </div>
  );
}

function StateIcon({ mark, tone }: Pick<ChannelState, 'mark' | 'tone'>) {
  if (tone === 'bad') return <CircleAlert size={15} aria-hidden />;
  if (tone === 'warn') return <TriangleAlert size={15} aria-hidden />;
  if (mark === 'off') return <CircleSlash size={15} aria-hidden />;
  return mark === 'connected' ? <CircleCheck size={15} aria-hidden /> : <CircleDashed size={15} aria-hidden />;
}

function Passed({ health: { lastInboundAt, lastOutboundAt } }: { health: ChannelHealth }) {
  const { t } = useTranslation('health');
  const ago = useAgo();
  return (
    <dl className="he-facts">
      <dt>{t('lastIn')}</dt>
      <dd>{lastInboundAt ? ago(lastInboundAt) : t('never')}</dd>
      <dt>{t('lastOut')}</dt>
      <dd>{lastOutboundAt ? ago(lastOutboundAt) : t('never')}</dd>
    </dl>
  );
}

/** What did not pass: waiting, failed, unclear, unreadable and refused. Nothing wrong is one quiet word. */
function Waiting({ health: { unsent, failed, unknown, quarantined, refused } }: { health: ChannelHealth }) {
  const { t } = useTranslation('health');
  const ago = useAgo();
  const turnedAway = refused.reduce((sum, { count }) => sum + count, 0);
  const lines = [
    unsent.oldestAt && t('unsent', { count: unsent.count, ago: ago(unsent.oldestAt) }),
    failed > 0 && t('failed', { count: failed }),
    unknown > 0 && t('unknown', { count: unknown }),
    quarantined > 0 && t('quarantined', { count: quarantined }),
    turnedAway > 0 && t('refused', { count: turnedAway }),
  ].filter((line) => typeof line === 'string');
  return (
    <ul className="he-waiting">
      {lines.length === 0 ? (
        <li className="pc-dim">{t('nothingWrong')}</li>
      ) : (
        lines.map((line) => <li key={line}>{line}</li>)
      )}
    </ul>
  );
}
