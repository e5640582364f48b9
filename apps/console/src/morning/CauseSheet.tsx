import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacklogRow, TicketCause } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Choice, Line, Words } from '../records/Fields';
import { When } from '../records/When';
import { instantAt, wallClock } from '../records/zone-time';
import { Button, LoadingShape, useNow } from '../ui';
import { ActionWords, CauseWords } from './BacklogLine';
import { CAUSES, type CauseDraft, newCause } from './cause-draft';
import styles from './morning.module.css';
import { useCauses } from './use-morning';

/** Whose it is that a ticket is old and what is done about it today, with what was said of it before (DOMAIN B2). */
export function CauseSheet({ backlog, onSaved }: { backlog: BacklogRow; onSaved: () => void }) {
  const { t } = useTranslation('morning');
  const { zone } = useBootstrap().company;
  const client = useQueryClient();
  const now = useNow();
  const [draft, setDraft] = useState(() => newCause(backlog.row.holderId));
  const { busy, refusal, run } = useRefusal();
  const write = (patch: Partial<CauseDraft>) => setDraft((held) => ({ ...held, ...patch }));
  const save = () =>
    run(async () => {
      const until = draft.until ? instantAt(zone, wallClock(zone, new Date(now)).slice(0, 10), draft.until) : null;
      const { clientId, cause, note, responsibleId, action, actorId } = draft;
      const body = { clientId, cause, note, action, responsibleId: responsibleId || null };
      const acted = action ? { actorId: actorId || null, until: until?.toISOString() ?? null } : {};
      await api('nameCause', { params: { id: backlog.row.id }, body: { ...body, ...acted } });
      await client.invalidateQueries({ queryKey: ['morning'] });
      onSaved();
    });
  return (
    <div className={styles.sheet}>
      <p className={styles.said}>{backlog.row.lastMessage?.preview}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CauseFields draft={draft} wrong={refusal?.field ?? null} onWrite={write} />
        {refusal && (
          <p className={styles.refusal} role="alert" data-testid="cause-refusal">
            {refusal.text}
          </p>
        )}
        <Button look="main" type="submit" disabled={busy} data-testid="cause-save">
          {t('save')}
        </Button>
      </form>
      <CauseHistory ticketId={backlog.row.id} />
    </div>
  );
}

interface FieldsProps {
  draft: CauseDraft;
  wrong: string | null;
  onWrite: (patch: Partial<CauseDraft>) => void;
}

function CauseFields({ draft, wrong, onWrite }: FieldsProps) {
  const { t } = useTranslation(['morning', 'desk']);
  const { agents } = useBootstrap();
  const people = [{ value: '', label: t('choose') }, ...agents.map(({ id, name }) => ({ value: id, label: name }))];
  const causes = CAUSES.map((value) => ({ value, label: t(`desk:causes.${value}`) }));
  const note = t(draft.cause === 'other_department' ? 'note_department' : 'note');
  const isSomebody = draft.cause === 'agent' || draft.cause === 'colleague';
  return (
    <>
      <Field label={t('cause')}>
        <Choice label={t('cause')} value={draft.cause} options={causes} onChange={(cause) => onWrite({ cause })} />
      </Field>
      <Field label={t('responsible')} wrong={wrong === 'responsibleId'} quiet={!isSomebody}>
        <Choice
          label={t('responsible')}
          value={draft.responsibleId}
          options={people}
          onChange={(responsibleId) => onWrite({ responsibleId })}
        />
      </Field>
      <Field label={note} wrong={wrong === 'note'}>
        <Words
          label={note}
          placeholder=""
          longest={500}
          value={draft.note}
          onChange={(text) => onWrite({ note: text })}
        />
      </Field>
      <Field label={t('action')} wrong={wrong === 'action'}>
        <Line
          label={t('action')}
          placeholder=""
          longest={300}
          value={draft.action}
          onChange={(action) => onWrite({ action })}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t('actor')} wrong={wrong === 'actorId'}>
          <Choice
            label={t('actor')}
            value={draft.actorId}
            options={people}
            onChange={(actorId) => onWrite({ actorId })}
          />
        </Field>
        <Field label={t('until')} wrong={wrong === 'until'}>
          <Line
            label={t('until')}
            placeholder="18:00"
            longest={5}
            value={draft.until}
            onChange={(until) => onWrite({ until })}
          />
        </Field>
      </div>
    </>
  );
}

function Field({
  label,
  wrong,
  quiet,
  children,
}: {
  label: string;
  wrong?: boolean;
  quiet?: boolean;
  children: React.ReactNode;
}) {
  return (
    <label className={styles.field} data-wrong={wrong || undefined} data-quiet={quiet || undefined}>
      <span>{label}</span>
      {children}
    </label>
  );
}

function CauseHistory({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('morning');
  const { data } = useCauses(ticketId);
  if (!data) return <LoadingShape lines={2} />;
  return (
    <section className={styles.history}>
      <h3>{t('history')}</h3>
      {data.rows.length === 0 && <p className={styles.quiet}>{t('first')}</p>}
      {data.rows.map((cause) => (
        <Said key={cause.id} cause={cause} />
      ))}
    </section>
  );
}

function Said({ cause }: { cause: TicketCause }) {
  const now = useNow();
  const by = useAgent(cause.byId);
  return (
    <p>
      <span className={styles.quiet}>
        <When at={cause.at} now={now} /> {by?.name}
      </span>
      <span>
        <CauseWords cause={cause} />
      </span>
      {cause.action && (
        <span>
          <ActionWords cause={cause} />
        </span>
      )}
    </p>
  );
}
