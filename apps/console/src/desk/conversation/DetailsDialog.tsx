import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { Button, Dialog } from '../../ui';
import type { TicketActs } from '../ticket-acts';
import { Fault, useSubmit } from './ReasonDialog';

/** Subject and tags. */
export function DetailsDialog({ row, acts, onClose }: { row: TicketRow; acts: TicketActs; onClose(): void }) {
  const { t } = useTranslation(['desk', 'common']);
  const known = useBootstrap().tags;
  const list = useId();
  const [subject, setSubject] = useState(row.subject ?? '');
  const [tags, setTags] = useState(row.tags.join(' '));
  const { fault, busy, submit } = useSubmit(async () => {
    const wanted = [...new Set(tags.split(/[\s,，、]+/).filter(Boolean))];
    if (subject.trim() !== (row.subject ?? '')) await acts.setSubject(row, subject.trim());
    if (wanted.join(' ') !== row.tags.join(' ')) await acts.setTags(row, wanted);
  }, onClose);
  return (
    <Dialog title={t('act.details')} onClose={onClose}>
      <form onSubmit={submit}>
        <label className="ui-field">
          <span>{t('details.subject')}</span>
          <input
            className="ui-input"
            autoFocus
            maxLength={300}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        </label>
        <label className="ui-field">
          <span>{t('details.tags')}</span>
          <input className="ui-input" list={list} value={tags} onChange={(event) => setTags(event.target.value)} />
          <small>{t('details.tags_hint')}</small>
        </label>
        <datalist id={list}>
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="main" disabled={busy}>
            {t('common:save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
