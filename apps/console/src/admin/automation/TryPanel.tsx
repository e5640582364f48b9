import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationPast, AutomationTrial } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { shortTime } from '../../desk/times';
import { useAttempt } from '../pieces/use-attempt';
import { bodyOf, type RuleDraft } from './rule-draft';

interface TryProps {
  draft: RuleDraft;
  ruleId: string | null;
}

/** What the rule as it stands here would have done, without doing any of it. */
export function TryPanel({ draft, ruleId }: TryProps) {
  const { t } = useTranslation(['automation', 'errors']);
  const { attempt, busy, error } = useAttempt();
  const [past, setPast] = useState<AutomationPast | null>(null);
  const [trial, setTrial] = useState<AutomationTrial | null>(null);
  const [number, setNumber] = useState<number | null>(null);
  const { on: _, ...asked } = bodyOf(draft);
  const body = { ...asked, name: asked.name || t('unnamed'), ruleId };
  const look = () => attempt(async () => setPast(await api('automationPast', { body })));
  const tryOn = (ticket: number) =>
    attempt(async () => setTrial(await api('automationTrial', { body: { ...body, number: ticket } })));
  return (
    <section className="au-try">
      <h2>{t('try.title')}</h2>
      <p className="pc-hint">{t('try.hint')}</p>
      <div className="au-line">
        <Button loading={busy} onClick={() => void look()} data-testid="automation-past">
          {t('try.past')}
        </Button>
        <InputNumber
          min={1}
          precision={0}
          controls={false}
          prefix="#"
          value={number}
          placeholder={t('try.number')}
          aria-label={t('try.number')}
          onChange={setNumber}
        />
        <Button disabled={number === null || busy} onClick={() => void tryOn(number!)} data-testid="automation-trial">
          {t('try.ticket')}
        </Button>
      </div>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {trial && <Trial trial={trial} />}
      {past && <Past past={past} onTry={(ticket) => void tryOn(ticket)} />}
    </section>
  );
}

function Past({ past, onTry }: { past: AutomationPast; onTry(number: number): void }) {
  const { t, i18n } = useTranslation('automation');
  const { zone } = useBootstrap().company;
  return (
    <div className="au-past" data-testid="automation-hits">
      <p>
        <b>{t('try.hits', { n: past.hitCount })}</b>{' '}
        {t(past.more ? 'try.looked_more' : 'try.looked', { n: past.looked })}
      </p>
      {past.unmet.length > 0 && (
        <p className="pc-hint">
          {t('try.unmet')}{' '}
          {past.unmet
            .map(({ condition, count }) => t('try.unmet_of', { field: t(`field.${condition}`), n: count }))
            .join(t('semicolon'))}
        </p>
      )}
      <ul>
        {past.hits.map((hit) => (
          <li key={`${hit.ticketId} ${hit.at}`}>
            <button type="button" onClick={() => onTry(hit.ticketNumber)}>
              #{hit.ticketNumber}
            </button>{' '}
            {hit.contactName} <time>{shortTime(hit.at, i18n.language, zone)}</time>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Trial({ trial }: { trial: AutomationTrial }) {
  const { t } = useTranslation(['automation', 'errors', 'desk']);
  const about = { number: trial.ticketNumber, name: trial.contactName };
  return (
    <div className="au-trial" data-testid="automation-trial-answer">
      {trial.refusal ? (
        <p className="pc-fault">
          {t('try.refused', about)} {t(`errors:${trial.refusal.code}`, trial.refusal.detail)}
        </p>
      ) : trial.unmet.length > 0 ? (
        <p>
          {t('try.not_met', about)} {trial.unmet.map((field) => t(`field.${field}`)).join(t('semicolon'))}
        </p>
      ) : (
        <p>
          <b>{t('try.would', about)}</b>{' '}
          {trial.acts
            .map(
              ({ act, withheld }) => t(`desk:history.rule_acts.${act}`) + (withheld ? t(`withheld.${withheld}`) : ''),
            )
            .join(t('comma'))}
        </p>
      )}
      {trial.reply !== null && <blockquote>{trial.reply}</blockquote>}
      {trial.note !== null && <blockquote className="au-note">{trial.note}</blockquote>}
    </div>
  );
}
