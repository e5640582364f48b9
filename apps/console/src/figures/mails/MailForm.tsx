import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureMail, Figures } from '#contract';
import { api } from '../../app/api';
import { useRefusal } from '../../promises/use-refusal';
import { Choice, Line, Switch } from '../../records/Fields';
import { SmallButton } from '../../records/SmallButton';
import { toast } from '../../ui';
import { BYS } from '../linked-query';
import { FigureChoice } from './FigureChoice';
import type { MailDraft } from './mail-draft';
import styles from './mails.module.css';
import { RecipientChoice } from './RecipientChoice';
import { TeamField } from './TeamField';
import { useFigureMailsAgain } from './use-figure-mails';
import { WhenFields } from './WhenFields';

interface Props {
  mail: FigureMail | null;
  first: MailDraft;
  meanings: Figures['meanings'];
  onDone: () => void;
}
const SPANS = ['yesterday', 'last_week', 'last_month'] as const;
const LOCALES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const;

/** What is mailed, to whom, when and in which language. */
export function MailForm({ mail, first, meanings, onDone }: Props) {
  const { t } = useTranslation(['figure-mails', 'figures']);
  const [draft, setDraft] = useState(first);
  const set = (part: Partial<MailDraft>) => setDraft({ ...draft, ...part });
  const { busy, refusal, save } = useSaving(mail, onDone);
  const bys = BYS.map((value) => ({ value, label: t(`figures:by.${value}`) }));
  const spans = SPANS.map((value) => ({ value, label: t(`spans.${value}`) }));
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <Part label={t('name')}>
        <Line label={t('name')} longest={80} value={draft.name} onChange={(name) => set({ name })} />
      </Part>
      <Part label={t('span')}>
        <Switch label={t('span')} options={spans} value={draft.span} onChange={(span) => set({ span })} />
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={draft.compares}
            onChange={({ target }) => set({ compares: target.checked })}
          />
          {t('compares')}
        </label>
      </Part>
      <Part label={t('figures:rows')}>
        <Choice label={t('figures:rows')} options={bys} value={draft.by} onChange={(by) => set({ by })} />
        <TeamField value={draft.teamId} onChange={(teamId) => set({ teamId })} />
      </Part>
      <FigureChoice meanings={meanings} value={draft.figures} onChange={(figures) => set({ figures })} />
      <RecipientChoice value={draft.recipientIds} onChange={(recipientIds) => set({ recipientIds })} />
      <WhenFields draft={draft} onChange={set} />
      <Part label={t('language')}>
        <Switch label={t('language')} options={LOCALES} value={draft.locale} onChange={(locale) => set({ locale })} />
      </Part>
      {refusal && <p role="alert">{refusal}</p>}
      <div className={styles.acts}>
        <SmallButton
          tone="main"
          label={t('save')}
          testId="figure-mail-save"
          disabled={busy || draft.name.trim() === ''}
          onClick={() => save(draft)}
        />
        <SmallButton label={t('back')} onClick={onDone} />
      </div>
    </form>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <span>{label}</span>
      {children}
    </div>
  );
}

function useSaving(mail: FigureMail | null, onDone: () => void) {
  const { t } = useTranslation('figure-mails');
  const again = useFigureMailsAgain();
  const { busy, refusal, run } = useRefusal();
  const [clientId] = useState(() => crypto.randomUUID() as string);
  const save = (draft: MailDraft) =>
    void run(async () => {
      if (mail) await api('changeFigureMail', { params: { id: mail.id }, body: { ...draft, version: mail.version } });
      else await api('planFigureMail', { body: { ...draft, clientId } });
      toast(t('saved'));
      again();
      onDone();
    });
  return { busy, refusal: refusal?.text, save };
}
