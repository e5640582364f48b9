import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { addDays, dayIn, instantAt } from '../../records/zone-time';
import { Button, DayField, Dialog } from '../../ui';
import type { TicketActs } from '../ticket-acts';
import { Fault, useSubmit } from './ReasonDialog';

type Ground = 'satisfied' | 'no_time' | 'lead';

interface ClosingDialogProps {
  row: TicketRow;
  acts: TicketActs;
  onClose(): void;
}

/** Closing in a team that calls back first: on what ground, and in whose words (DOMAIN D1, D10, D11). */
export function ClosingDialog({ row, acts, onClose }: ClosingDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const {
    me,
    company: { zone },
  } = useBootstrap();
  const [ground, setGround] = useState<Ground>('satisfied');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const needsReason = ground !== 'satisfied' || row.window !== null;
  const ready = (!needsReason || reason.trim().length >= 2) && (ground !== 'no_time' || until !== '');
  const { fault, busy, submit } = useSubmit(
    () =>
      acts.setStatus(row, 'closed', null, {
        ...(needsReason ? { reason: reason.trim() } : {}),
        ...(ground === 'lead' ? { ground: { kind: ground } } : {}),
        ...(ground === 'no_time'
          ? { ground: { kind: ground, until: instantAt(zone, until, '00:00').toISOString() } }
          : {}),
      }),
    onClose,
  );
  return (
    <Dialog title={t('act.close')} onClose={onClose}>
      <form onSubmit={submit}>
        <Grounds chosen={ground} lead={me.role !== 'agent'} onChoose={setGround} />
        {ground === 'no_time' && <Until zone={zone} value={until} onChange={setUntil} />}
        {needsReason && <Reason value={reason} onChange={setReason} />}
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="main" disabled={busy || !ready} data-testid="closing-confirm">
            {t('act.close')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Grounds({ chosen, lead, onChoose }: { chosen: Ground; lead: boolean; onChoose(ground: Ground): void }) {
  const { t } = useTranslation('desk');
  const grounds: readonly Ground[] = lead ? ['satisfied', 'no_time', 'lead'] : ['satisfied', 'no_time'];
  return (
    <div className="cv-grounds" role="radiogroup" aria-label={t('closing.ground')}>
      {grounds.map((ground) => (
        <label key={ground} data-on={ground === chosen || undefined}>
          <input
            type="radio"
            name="ground"
            checked={ground === chosen}
            onChange={() => onChoose(ground)}
            data-testid={`ground-${ground}`}
          />
          <b>{t(`closing.${ground}.title`)}</b>
          <span>{t(`closing.${ground}.text`)}</span>
        </label>
      ))}
    </div>
  );
}

function Until({ zone, value, onChange }: { zone: string; value: string; onChange(day: string): void }) {
  const { t } = useTranslation('desk');
  return (
    <div className="ui-field">
      <span>{t('closing.until')}</span>
      <DayField
        label={t('closing.until')}
        value={value}
        min={addDays(dayIn(zone, new Date()), 1)}
        onChange={onChange}
        testId="closing-until"
      />
    </div>
  );
}

function Reason({ value, onChange }: { value: string; onChange(reason: string): void }) {
  const { t } = useTranslation('desk');
  return (
    <label className="ui-field">
      <span>{t('act.reason')}</span>
      <textarea
        className="ui-input"
        rows={2}
        required
        minLength={2}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        data-testid="reason"
      />
    </label>
  );
}
