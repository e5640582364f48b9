import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { api } from '../app/api';
import { useAgent } from '../app/session';
import '../desk/conversation/conversation.css';
import { Fault, useSubmit } from '../desk/conversation/ReasonDialog';
import { TransferDialog } from '../desk/conversation/TransferDialog';
import { Button, Dialog, toast } from '../ui';
import type { LeadAct } from './StripActs';

interface ActProps {
  row: TicketRow;
  onClose(): void;
}

/** The dialog of an act, with the ticket as it was on the screen when it was chosen. */
export default function LeadDialogs({ act, row, onClose }: ActProps & { act: LeadAct }) {
  if (act === 'take_over') return <TakeOverDialog row={row} onClose={onClose} />;
  if (act === 'whisper') return <WhisperDialog row={row} onClose={onClose} />;
  return <TransferDialog row={row} acts={ASSIGNING} onClose={onClose} />;
}

/** The feed brings the result to the board, as it does to everybody else. */
const ASSIGNING = {
  transfer: async ({ id }: TicketRow, to: { toAgentId: string | null; toTeamId: string | null; reason?: string }) => {
    await api('transfer', { params: { id }, body: to });
  },
};

function TakeOverDialog({ row, onClose }: ActProps) {
  const { t } = useTranslation(['watch', 'common']);
  const holder = useAgent(row.holderId);
  const { fault, busy, submit } = useSubmit(async () => {
    await api('takeOver', { params: { id: row.id }, body: { fromId: row.holderId } });
    toast(t('take_over.done', { number: row.number }));
  }, onClose);
  const about = { name: row.contactName, holder: holder?.name ?? '–' };
  return (
    <Dialog title={t('take_over.title', { number: row.number })} onClose={onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: '0 0 4px' }}>{t(holder ? 'take_over.text' : 'take_over.from_queue', about)}</p>
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="main" disabled={busy} data-testid="take-over-confirm">
            {t('take_over.confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function WhisperDialog({ row, onClose }: ActProps) {
  const { t } = useTranslation(['watch', 'common']);
  const holder = useAgent(row.holderId);
  const [clientId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const { fault, busy, submit } = useSubmit(async () => {
    await api('whisper', { params: { id: row.id }, body: { clientId, text: text.trim() } });
    toast(t('whisper.done', { name: holder?.name ?? '' }));
  }, onClose);
  return (
    <Dialog title={t('whisper.title', { name: holder?.name ?? '–', number: row.number })} onClose={onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: '0 0 8px', color: 'var(--dim)' }}>
          {row.contactName}：{row.lastMessage?.preview ?? row.subject}
        </p>
        <label className="ui-field">
          <span>{t('whisper.hint')}</span>
          <textarea
            className="ui-input"
            rows={3}
            maxLength={2000}
            required
            autoFocus
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              const sends = event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing;
              if (sends && text.trim()) event.currentTarget.form?.requestSubmit();
            }}
            data-testid="whisper-text"
          />
        </label>
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="main" disabled={busy || !text.trim()} data-testid="whisper-send">
            {t('whisper.send')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
