import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelHealth } from '#contract';
import { useRealtime } from '../../app/realtime';
import { useBootstrap } from '../../app/session';
import { useNow } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { ChannelRow } from './ChannelRow';
import { EventFailures } from './EventFailures';
import { FigureRebuild } from './FigureRebuild';
import { byTrouble, channelState, type Tone } from './channel-state';
import './health.css';

/** Changes of state are told; figures such as ages and counts are looked up. */
const EVERY_MS = 10_000;

/** Every channel on one page: does it work, since when, what came and went last, and what is wrong in plain words. */
export function HealthArea() {
  const { t } = useTranslation('health');
  const { inboxes, me } = useBootstrap();
  const list = useAdminList('channelHealth', EVERY_MS);
  const [open, setOpen] = useState<string | null>(null);
  const now = useNow();
  useLookWhenTold();
  const toneOf = (health: ChannelHealth): Tone => channelState(health, now).tone;
  return (
    <>
      <AreaHead title={t('title')} text={t('text')} />
      <ListBody list={list} empty={{ title: t('emptyTitle'), text: t('emptyText') }}>
        {(rows) => (
          <>
            <Summary tones={rows.map(toneOf)} />
            <div className="pc-list" data-testid="channel-health">
              {byTrouble(rows, toneOf).map((health: ChannelHealth) => (
                <ChannelRow
                  key={health.inboxId}
                  health={health}
                  inbox={inboxes.find(({ id }) => id === health.inboxId)}
                  open={open === health.inboxId}
                  onToggle={() => setOpen(open === health.inboxId ? null : health.inboxId)}
                />
              ))}
            </div>
          </>
        )}
      </ListBody>
      {me.role === 'admin' && <EventFailures />}
      {me.role === 'admin' && <FigureRebuild />}
    </>
  );
}

function useLookWhenTold(): void {
  const realtime = useRealtime();
  const client = useQueryClient();
  useEffect(
    () => realtime.onTroubles(() => void client.invalidateQueries({ queryKey: ['admin', 'channelHealth'] })),
    [realtime, client],
  );
}

const TONES = ['bad', 'warn', 'calm', 'off'] as const;

function Summary({ tones }: { tones: readonly Tone[] }) {
  const { t } = useTranslation('health');
  return (
    <p className="he-summary" role="status" data-testid="health-summary">
      {TONES.map((tone) => [tone, tones.filter((one) => one === tone).length] as const)
        .filter(([, count]) => count > 0)
        .map(([tone, count]) => (
          <span key={tone} className={`he-${tone}`}>
            {t(`summary.${tone}`, { count })}
          </span>
        ))}
    </p>
  );
}
